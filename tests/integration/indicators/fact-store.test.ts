import * as fc from 'fast-check'
import { beforeAll, expect, test } from 'vitest'
import * as z from 'zod'
import { readAs, type Tx, writeAs } from '@/lib/db'
import { newId } from '@/lib/ids'
import { at, type FactName, factNames } from '@/lib/indicators/fact-columns'
import { type FactStore, withFacts } from '@/lib/indicators/fact-store'
import { columnOrder, FactTable } from '@/lib/indicators/fact-table'
import { factLines } from '@/lib/indicators/facts'
import { intentions } from '@/lib/indicators/intentions'
import { dashboard, readDashboard, readFigures } from '@/lib/indicators/queries'
import { ORIGIN, plantWorld, type World } from '@/tests/integration/indicators/world'
import { leader, staff } from '@/tests/support/factories'

// The facts in memory follow the ledger. Here every kind of link and value changes, and what was followed is compared
// with what a fresh reading of the database says.

let world: World
beforeAll(async () => {
  world = await plantWorld(23)
})

/** Every row of a table with the numbers it holds, in any order. */
function linesOf(name: FactName, table: FactTable) {
  const columns = columnOrder(name).map((column) => table.column(column))
  const line = (row: number) => [table.rootOf(row), ...columns.map((column) => at(column, row))].join(',')
  return Array.from({ length: table.size }, (_, row) => line(row)).toSorted()
}

const allLines = ({ tables }: Pick<FactStore, 'tables'>) =>
  Object.fromEntries(factNames.map((name) => [name, linesOf(name, tables[name])]))

const textRow = z.tuple([z.object({ lines: z.string().nullable() })])

/** What this transaction reads from the beginning; with the kept dictionary, so that equal words are equal numbers. */
async function freshLines(tx: Tx, { dictionary }: FactStore) {
  const fresh: Record<string, string[]> = {}
  for (const name of factNames) {
    const [{ lines }] = textRow.parse(await tx.$queryRaw(factLines(name)))
    const table = new FactTable(name, dictionary)
    for (const line of (lines ?? '').split('\n')) if (line) table.append(line.split(','))
    fresh[name] = linesOf(name, table)
  }
  return fresh
}

const compare = () =>
  readFigures(leader(), async (tx) => {
    const followed = await withFacts(tx, (facts) => ({ facts, lines: allLines(facts) }))
    expect(followed.lines).toEqual(await freshLines(tx, followed.facts))
  })

type Change = (tx: Tx, pick: (length: number) => number) => Promise<unknown>

const picked = <Row>(rows: readonly Row[], pick: (length: number) => number): Row => {
  const row = rows[pick(rows.length)]
  if (row === undefined) throw new Error('an empty world')
  return row
}
const oneOf = <Value>(...values: [Value, ...Value[]]) => ({
  by: (pick: (length: number) => number) => picked(values, pick),
})
const someDay = (pick: (length: number) => number) => new Date(Date.UTC(2020, pick(48), 1 + pick(28)))
const modes = oneOf('PROJECT_COOPERATION' as const, 'OTHER' as const, 'TRANSFER_LICENSE' as const)
const voiding = (pick: (length: number) => number) =>
  pick(2) === 0 ? { voidedAt: null, voidReason: null } : { voidedAt: new Date(), voidReason: '测试作废原因' }

const changes: Record<string, Change> = {
  'an organization moves': (tx, pick) =>
    tx.organization.updateMany({
      where: { id: picked(world.organizations, pick).id },
      data: {
        township: oneOf<string | null>('130682001', '130682100', null).by(pick),
        regionCode: oneOf('110000', '130100', '130682').by(pick),
        industryCode: oneOf<string | null>('C26', 'A01', null).by(pick),
      },
    }),
  'an organization is another kind of thing': (tx, pick) =>
    tx.organization.updateMany({
      where: { id: picked(world.organizations, pick).id },
      data: {
        kind: oneOf('ENTERPRISE' as const, 'UNIVERSITY' as const, 'OTHER' as const).by(pick),
        isLocal: pick(2) === 0,
      },
    }),
  'an agreement is corrected': (tx, pick) =>
    tx.agreement.updateMany({
      where: { id: picked(world.agreements, pick).id },
      data: {
        signedOn: someDay(pick),
        status: oneOf('EFFECTIVE' as const, 'SUBMITTED' as const, 'TERMINATED' as const).by(pick),
        terminatedOn: oneOf<Date | null>(null, someDay(pick)).by(pick),
        kind: oneOf('PROJECT' as const, 'STRATEGIC' as const).by(pick),
        mode: modes.by(pick),
        partnerId: picked(world.organizations, pick).id,
        enterpriseId: picked(world.organizations, pick).id,
        originEventId: oneOf<string | null>(null, picked(world.events, pick).id).by(pick),
      },
    }),
  'an agreement is voided or restored': (tx, pick) =>
    tx.agreement.updateMany({ where: { id: picked(world.agreements, pick).id }, data: voiding(pick) }),
  'a project passes to another agreement': (tx, pick) =>
    tx.project.updateMany({
      where: { id: picked(world.projects, pick).id },
      data: {
        agreementId: picked(world.agreements, pick).id,
        enterpriseId: picked(world.organizations, pick).id,
        mode: modes.by(pick),
        landedOn: someDay(pick),
        landingEvidence: 'SITE_PHOTO',
        status: oneOf('SIGNED' as const, 'ACCEPTED' as const, 'TERMINATED' as const, 'PLANNED' as const).by(
          pick,
        ),
        acceptedOn: someDay(pick),
      },
    }),
  'a project is voided or restored': (tx, pick) =>
    tx.project.updateMany({ where: { id: picked(world.projects, pick).id }, data: voiding(pick) }),
  'a party of an agreement is replaced': async (tx, pick) => {
    const agreementId = picked(world.agreements, pick).id
    await tx.agreementParty.deleteMany({ where: { agreementId, position: 0 } })
    const organizationId = picked(world.organizations, pick).id
    await tx.agreementParty.deleteMany({ where: { agreementId, organizationId } })
    await tx.agreementParty.createMany({
      data: [{ id: newId(), agreementId, organizationId, name: '新', role: 'PARTY_A', position: 0 }],
    })
  },
  'a party of a project is replaced': async (tx, pick) => {
    const projectId = picked(world.projects, pick).id
    const organizationId = picked(world.organizations, pick).id
    await tx.projectParty.deleteMany({ where: { projectId } })
    await tx.projectParty.createMany({
      data: [{ id: newId(), projectId, organizationId, name: '新', role: 'LEAD', position: 0 }],
    })
  },
  'an intention changes': (tx, pick) =>
    tx.intention.updateMany({
      where: { id: picked(world.intentions, pick).id, status: { not: 'CONVERTED' } },
      data: {
        enterpriseId: picked(world.organizations, pick).id,
        partnerId: oneOf<string | null>(null, picked(world.organizations, pick).id).by(pick),
        reachedOn: someDay(pick),
        status: oneOf('INVALID' as const, 'FOLLOWING' as const).by(pick),
      },
    }),
  'a contract changes sides': (tx, pick) => {
    const [seller, buyer] = [picked(world.organizations, pick), picked(world.organizations, pick)]
    if (seller === buyer) return Promise.resolve()
    return tx.technologyContract.updateMany({
      where: { id: picked(world.contracts, pick).id },
      data: {
        sellerId: seller.id,
        buyerId: buyer.id,
        agreementId: oneOf<string | null>(null, picked(world.agreements, pick).id).by(pick),
        projectId: oneOf<string | null>(null, picked(world.projects, pick).id).by(pick),
        totalFen: 900_000_000n + BigInt(pick(1000)),
        cancelledOn: someDay(pick),
      },
    })
  },
  'a patent changes': (tx, pick) =>
    tx.patent.updateMany({
      where: { id: picked(world.patents, pick).id },
      data: {
        projectId: oneOf<string | null>(null, picked(world.projects, pick).id).by(pick),
        isJoint: pick(2) === 0,
        ...voiding(pick),
      },
    }),
  'a holder of a patent is replaced': async (tx, pick) => {
    const patentId = picked(world.patents, pick).id
    await tx.patentHolder.deleteMany({ where: { patentId } })
    await tx.patentHolder.createMany({
      data: [
        {
          id: newId(),
          patentId,
          organizationId: picked(world.organizations, pick).id,
          name: '新',
          position: 0,
        },
      ],
    })
  },
  'an achievement changes': (tx, pick) =>
    tx.achievement.updateMany({
      where: { id: picked(world.achievements, pick).id },
      data: {
        projectId: oneOf<string | null>(null, picked(world.projects, pick).id).by(pick),
        ...voiding(pick),
      },
    }),
  'an owner of an achievement is replaced': async (tx, pick) => {
    const achievementId = picked(world.achievements, pick).id
    await tx.achievementOwner.deleteMany({ where: { achievementId } })
    await tx.achievementOwner.createMany({
      data: [
        {
          id: newId(),
          achievementId,
          organizationId: picked(world.organizations, pick).id,
          name: '新',
          position: 0,
        },
      ],
    })
  },
}

/** Numbers below a length, all from one seed. */
function picker(seed: number) {
  let state = seed
  return (length: number) => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648
    return Math.floor((state / 2_147_483_648) * length)
  }
}

test.each(Object.entries(changes))('%s, and the facts follow', async (_, change) => {
  await compare()
  for (let seed = 1; seed <= 12; seed++) {
    await writeAs(staff(), { action: 'test.change' }, (tx) => change(tx, picker(seed * 7919)))
    if (seed % 3 === 0) await compare()
  }
  await compare()
})

test('any mixture of changes is followed', () =>
  fc.assert(
    fc.asyncProperty(
      fc.array(fc.tuple(fc.constantFrom(...Object.values(changes)), fc.integer({ min: 1, max: 1_000_000 })), {
        minLength: 1,
        maxLength: 8,
      }),
      async (mixture) => {
        for (const [change, seed] of mixture)
          await writeAs(staff(), { action: 'test.change' }, (tx) => change(tx, picker(seed)))
        await compare()
      },
    ),
    { numRuns: 25 },
  ))

test('the first conference moves, and cumulative figures begin there', async () => {
  const scope = { from: '2022-01-01', asOf: '2022-12-31' }
  expect((await readDashboard(leader(), scope)).origin).toBe(ORIGIN)
  await writeAs(staff(), { action: 'test.change' }, (tx) =>
    tx.event.updateMany({
      where: { id: world.events[0]?.id ?? '' },
      data: { heldOn: new Date('2020-11-13') },
    }),
  )
  expect((await readDashboard(leader(), scope)).origin).toBe('2020-11-13')
})

test('a figure asked for after a commit includes it, with many writing and reading at once', async () => {
  const scope = { from: '2022-01-01', asOf: '2022-10-19' }
  const enterprise = world.organizations[0]
  if (!enterprise) throw new Error('an empty world')
  const count = async () => (await readDashboard(leader(), scope)).figures[intentions.id]?.now.count ?? 0n
  const before = await count()
  let [begun, committed] = [0, 0]

  const register = async (number: number) => {
    begun += 1
    await writeAs(staff(), { action: 'test.register' }, (tx) =>
      tx.intention.createMany({
        data: [
          {
            id: newId(),
            code: `YX-concurrent-${number}`,
            title: '同时登记',
            sortKey: 'x',
            participantIds: [enterprise.id],
            enterpriseId: enterprise.id,
            enterpriseName: enterprise.name,
            reachedOn: new Date('2022-05-01'),
            status: 'FOLLOWING',
          },
        ],
      }),
    )
    committed += 1
  }
  const look = async () => {
    const least = committed
    const seen = Number((await count()) - before)
    expect(seen).toBeGreaterThanOrEqual(least)
    expect(seen).toBeLessThanOrEqual(begun)
  }
  const writer = async (first: number) => {
    for (let number = first; number < first + 15; number++) {
      await register(number)
      await look()
    }
  }
  const reader = async () => {
    for (let round = 0; round < 20; round++) await look()
  }
  await Promise.all([writer(0), writer(100), writer(200), reader(), reader(), reader()])

  expect(Number((await count()) - before)).toBe(45)
})

test('a transaction of its own changes counts them, and leaves nothing of them behind', async () => {
  const scope = { from: '2022-01-01', asOf: '2022-10-19' }
  const before = await readDashboard(leader(), scope)
  await writeAs(staff(), { action: 'test.void' }, async (tx) => {
    await tx.intention.updateMany({
      where: { voidedAt: null },
      data: { voidedAt: new Date(), voidReason: '测试作废原因' },
    })
    expect((await dashboard(tx, scope)).figures[intentions.id]?.now.count).toBe(0n)
    throw new Error('rolled back')
  }).catch((error: Error) => expect(error.message).toBe('rolled back'))

  expect(await readAs(leader(), (tx) => dashboard(tx, scope))).toEqual(before)
})

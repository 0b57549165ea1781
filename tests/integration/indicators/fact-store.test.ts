import * as fc from 'fast-check'
import { beforeAll, expect, test } from 'vitest'
import * as z from 'zod'
import { readAs, type Tx, writeAs } from '@/lib/db'
import { newId } from '@/lib/ids'
import { factNames } from '@/lib/indicators/fact-columns'
import { withFacts } from '@/lib/indicators/fact-store'
import { factLines } from '@/lib/indicators/facts'
import { intentions } from '@/lib/indicators/intentions'
import { type DashboardScope, dashboard, readFigures } from '@/lib/indicators/queries'
import { changes, picker } from '@/tests/integration/indicators/changes'
import { allLines } from '@/tests/integration/indicators/lines'
import { ORIGIN, plantWorld, type World } from '@/tests/integration/indicators/world'
import { leader, staff } from '@/tests/support/factories'

const readDashboard = (actor: ReturnType<typeof leader>, scope: DashboardScope) =>
  readFigures(actor, (tx) => dashboard(tx, scope))

// The facts in memory follow the ledger. Here every kind of link and value changes, and what was followed is compared
// with what a fresh reading of the database says.

let world: World
beforeAll(async () => {
  world = await plantWorld(23)
})

const textRow = z.tuple([z.object({ lines: z.string().nullable() })])

/** What this transaction reads from the beginning. */
async function freshLines(tx: Tx) {
  const fresh: Record<string, string[]> = {}
  for (const name of factNames) {
    const [{ lines }] = textRow.parse(await tx.$queryRaw(factLines(name)))
    fresh[name] = (lines ?? '').split('\n').filter(Boolean).toSorted()
  }
  return fresh
}

const compare = () =>
  readFigures(leader(), async (tx) => {
    expect(await withFacts(tx, allLines)).toEqual(await freshLines(tx))
  })

test.each(Object.entries(changes))('%s, and the facts follow', async (_, change) => {
  await compare()
  for (let seed = 1; seed <= 12; seed++) {
    await writeAs(staff(), { action: 'test.change' }, (tx) => change(tx, picker(seed * 7919), world))
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
          await writeAs(staff(), { action: 'test.change' }, (tx) => change(tx, picker(seed), world))
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

import { setTimeout as rest } from 'node:timers/promises'
import { beforeAll, expect, test } from 'vitest'
import { writeAs } from '@/lib/db'
import { withFacts } from '@/lib/indicators/fact-store'
import { readFigures } from '@/lib/indicators/queries'
import { mergeOrganizations, undoMerge } from '@/lib/organizations/merge'
import { allLines } from '@/tests/integration/indicators/lines'
import { plantWorld, type World } from '@/tests/integration/indicators/world'
import { leader, staff } from '@/tests/support/factories'

let world: World
beforeAll(async () => {
  world = await plantWorld(77)
})

/** An instant that no transaction shares. */
async function instant() {
  await rest(2)
  const now = new Date()
  await rest(2)
  return now
}

const factsNow = () => readFigures(leader(), (tx) => withFacts(tx, allLines))
const factsKnownBefore = (until: Date) => readFigures(leader(), (tx) => withFacts(tx, allLines, until))

/** Two of a kind that no record has on its two sides. */
function pairs(isEnterprise: boolean) {
  const some = world.organizations.filter(({ kind }) =>
    isEnterprise ? kind === 'ENTERPRISE' : kind === 'UNIVERSITY' || kind === 'INSTITUTE',
  )
  const facing = (a: string, b: string) =>
    [
      ...world.agreements.map((row) => [row.enterpriseId, row.partnerId]),
      ...world.contracts.map((row) => [row.sellerId, row.buyerId]),
      ...world.intentions.map((row) => [row.enterpriseId, row.partnerId]),
    ].some((sides) => sides.includes(a) && sides.includes(b))
  return some.flatMap((one, at) =>
    some.slice(at + 1).flatMap((other) => (facing(one.id, other.id) ? [] : [[one, other]])),
  )
}

test.each([
  ['enterprises', true],
  ['institutions', false],
] as const)(
  '%s: after a merge the figures of before are still to be had, and undoing gives them back',
  async (_, isEnterprise) => {
    const [winner, loser] = pairs(isEnterprise)[3] ?? []
    if (!winner || !loser) throw new Error('nobody to merge')
    const clerk = staff()
    const before = await factsNow()
    const then = await instant()
    const { id } = await mergeOrganizations(clerk, {
      winnerId: winner.id,
      loserId: loser.id,
      reason: '同一单位登记了两次',
      aliasKind: 'COLLOQUIAL',
    })
    const merged = await factsNow()
    expect(merged).not.toEqual(before)
    expect(JSON.stringify(merged)).not.toContain(loser.id)
    expect(await factsKnownBefore(then)).toEqual(before)

    const between = await instant()
    await undoMerge(clerk, id, { reason: '核实后是两家单位' })
    expect(await factsNow()).toEqual(before)
    expect(await factsKnownBefore(between)).toEqual(merged)
    expect(await factsKnownBefore(then)).toEqual(before)
  },
)

test('the ledger says of every moved row that it was a merge, and why', async () => {
  const [winner, loser] = pairs(true)[5] ?? []
  if (!winner || !loser) throw new Error('nobody to merge')
  const clerk = staff()
  const reason = '同一单位登记了两次'
  const input = { winnerId: winner.id, loserId: loser.id, reason, aliasKind: 'COLLOQUIAL' }
  const { id } = await mergeOrganizations(clerk, input)
  const rows = await writeAs(clerk, { action: 'test.read' }, (tx) =>
    tx.change.findMany({ where: { batchId: id } }),
  )
  expect(rows.length).toBeGreaterThan(3)
  for (const row of rows)
    expect(row).toMatchObject({ action: 'organization.merge', reason, actorId: clerk.userId })
})

import { expect, test } from 'vitest'
import { createContract } from '@/lib/contracts/commands'
import { readAs, type Tx, writeAs } from '@/lib/db'
import { Conflict } from '@/lib/errors'
import { mergeOrganizations } from '@/lib/organizations/merge'
import { asOwner } from '@/tests/support/db'
import { contractForm, organization, staff } from '@/tests/support/factories'

// Two people at the same moment: one merges an organization, the other writes a record that names it.

const clerk = staff()

/** A transaction that does its work and then waits to be told to end. */
function open(work: (tx: Tx) => Promise<unknown>) {
  let end = () => {}
  const told = new Promise<void>((resolve) => {
    end = resolve
  })
  let begun = () => {}
  const done = new Promise<void>((resolve) => {
    begun = resolve
  })
  const finished = writeAs(clerk, { action: 'test' }, async (tx) => {
    await work(tx)
    begun()
    await told
  })
  finished.catch(begun)
  return { done, end, finished }
}

const parties = () =>
  writeAs(clerk, { action: 'test' }, async (tx) => ({
    winner: (await organization(tx)).id,
    loser: (await organization(tx)).id,
    partner: (await organization(tx, 'UNIVERSITY')).id,
  }))

const merging = (winnerId: string, loserId: string) => ({
  ...{ winnerId, loserId, reason: '同一单位登记了两次', aliasKind: 'MISSPELLING' },
})

const buyersOf = (partner: string) =>
  readAs(clerk, (tx) =>
    tx.technologyContract.findMany({ where: { sellerId: partner }, select: { buyerId: true } }),
  )

const contract = (tx: Tx, enterpriseId: string, partnerId: string) =>
  contractForm(tx, { enterpriseId, partnerId }).then((form) => createContract(clerk, form, tx))

test('a record written before the merge ends goes with it to the winner', async () => {
  const { winner, loser, partner } = await parties()
  const writer = open((tx) => contract(tx, loser, partner))
  await writer.done
  const merge = mergeOrganizations(clerk, merging(winner, loser))
  const first = await Promise.race([merge, new Promise((resolve) => setTimeout(resolve, 300, 'waits'))])
  expect(first).toBe('waits')
  writer.end()
  await writer.finished
  await merge
  expect(await buyersOf(partner)).toEqual([{ buyerId: winner }])
})

test('a record that chose the organization before, and is written after the merge, is refused with a sentence', async () => {
  const { winner, loser, partner } = await parties()
  const merge = open((tx) => mergeOrganizations(clerk, merging(winner, loser), tx))
  await merge.done
  const late = writeAs(clerk, { action: 'test' }, (tx) => contract(tx, loser, partner))
  const outcome = late.then(
    () => 'written',
    (error: unknown) => error,
  )
  const first = await Promise.race([outcome, new Promise((resolve) => setTimeout(resolve, 300, 'waits'))])
  expect(first).toBe('waits')
  merge.end()
  await merge.finished
  const error = await outcome
  expect(error).toBeInstanceOf(Conflict)
  expect(String(error)).toContain('刚刚被合并到其他单位')
  expect(await buyersOf(partner)).toEqual([])
})

test('every table that names organizations refuses what was merged', async () => {
  const missing = await asOwner(async (client) => {
    const { rows } = await client.query(
      `SELECT DISTINCT "table" AS name FROM organization_references() AS ref
        WHERE NOT "isArray" AND 2 <> (SELECT count(*) FROM pg_trigger
                WHERE tgrelid = format('%I', ref."table")::regclass AND tgname IN ('refuse_merged_insert', 'refuse_merged_update')
                  AND (ref."column" = 'mergedIntoId' OR ref."column" = ANY(string_to_array(encode(tgargs, 'escape'), '\\000'))))`,
    )
    return rows.map(({ name }) => name)
  })
  expect(missing).toEqual([])
})

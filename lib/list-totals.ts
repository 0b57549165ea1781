import 'server-only'

import { type Actor, isMember } from '@/lib/auth/actor'
import type { Tx } from '@/lib/db'
import { cachedUntilChange } from '@/lib/ledger/unchanged'

/**
 * Totals of a list: counting a hundred thousand rows takes longer than showing twenty of them, so the result is kept
 * until the ledger holds a change to one of the tables. Members' totals are counted each time: few rows, and a cache
 * must never know of two organizations.
 */
export function cachedTotals<Totals>(
  tx: Tx,
  actor: Actor,
  tables: readonly string[],
  where: object,
  count: () => Promise<Totals>,
): Promise<Totals> {
  if (isMember(actor)) return count()
  return cachedUntilChange(tx, `totals:${totalsKey(tables, where)}`, tables, count)
}

/** Which rows a count is of, as text. */
export function totalsKey(tables: readonly string[], where: object): string {
  return JSON.stringify([tables, where], (_, value) => (typeof value === 'bigint' ? `${value}n` : value))
}

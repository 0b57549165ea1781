import 'server-only'

import { type Actor, isMember } from '@/lib/auth/actor'
import type { Tx } from '@/lib/db'
import type { LedgerTable } from '@/lib/ledger/unchanged'
import { type Day, listDays, type SomeDays, startOf } from '@/lib/list-days'
import { cachedTotals, totalsKey } from '@/lib/list-totals'
import { directionOf, inOrder, type Page, type Sort, type SortDirection, sliceOf } from '@/lib/lists'

export type Totals = { total: number; sums: bigint[] }

/** Which rows to read: `from` begins the page on a day of the list's own order, `reversed` reads from its end. */
export type Rows = {
  skip: number
  take: number
  direction: SortDirection
  reversed: boolean
  from: Date | null
}

type Request<Row> = {
  tx: Tx
  actor: Actor
  filter: Page & { sort: Sort<string>; q?: string | undefined }
  where: object
  /** The date the list stands in by itself; days are counted by it. */
  column: string
  table: LedgerTable
  /** Tables that conditions of the filter may ask. */
  others?: readonly LedgerTable[]
  totals: () => Promise<Totals>
  days: (only?: SomeDays) => Promise<Day[]>
  rows: (which: Rows) => Promise<Row[]>
}

/**
 * One page of a long list and its totals. By the list's own date any page costs the same: where it begins is known from
 * the count of each day. By another column it is counted from the nearer end. Searches find few rows and never the same
 * ones twice; members see few; both are counted as they are.
 */
export async function listPage<Row>(request: Request<Row>): Promise<Totals & { rows: Row[]; page: number }> {
  const { tx, actor, filter, where, column, table, others = [] } = request
  const days =
    isMember(actor) || filter.q
      ? null
      : await listDays(tx, { key: totalsKey([table, column], where), table, others, column }, request.days)
  const { total, sums } =
    days ?? (await cachedTotals(tx, actor, [table, ...others], where, () => request.totals()))
  const slice = sliceOf(filter, total)
  const skip = (slice.page - 1) * filter.pageSize
  const direction = filter.sort.direction
  const start =
    days && filter.sort.key === column && skip > 0 ? startOf(days, direction, skip, slice.take) : null
  if (start) {
    const rows = await request.rows({ ...start, take: slice.take, direction, reversed: false })
    return { rows, total, sums, page: slice.page }
  }
  const rows = await request.rows({
    skip: slice.skip,
    take: slice.take,
    direction: directionOf(direction, slice),
    reversed: slice.reversed,
    from: null,
  })
  return { rows: inOrder(slice, rows), total, sums, page: slice.page }
}

/** The part of a `where` that begins a page on a day, in the list's direction. */
export function fromDay<Column extends string>(column: Column, { from, direction }: Rows) {
  if (!from) return {}
  const bound = direction === 'desc' ? { lte: from } : { gte: from }
  return { [column]: bound } as Record<Column, typeof bound>
}

/** The part of a `where` that keeps some days of a date that every row has. */
export function onDays<Column extends string>(column: Column, only: SomeDays | undefined) {
  return only ? ({ [column]: { in: only.days } } as Record<Column, { in: Date[] }>) : {}
}

/** The same for a date that may be missing. */
export function onDaysOrNone<Column extends string>(column: Column, only: SomeDays | undefined) {
  if (!only) return {}
  const none = only.orNone ? [{ [column]: null } as Record<Column, null>] : []
  return { OR: [onDays(column, only), ...none] }
}

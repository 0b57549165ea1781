import 'server-only'

import * as z from 'zod'
import type { Tx } from '@/lib/db'
import { seesAllOf, snapshotColumns, unseenBy, xmaxOf } from '@/lib/ledger/snapshot'
import type { LedgerTable } from '@/lib/ledger/unchanged'

/** The rows of a list that stand on one day of its order (null: on none), and the sums of their amounts in 分. */
export type Day = { day: Date | null; count: number; sums: bigint[] }

/** Which days to count anew. */
export type SomeDays = { days: Date[]; orNone: boolean }

/** What a list holds, day by day, newest day first after those without a day: the order of a list by its own date. */
export type Days = { days: readonly Day[]; total: number; sums: bigint[] }

/**
 * A list of a hundred thousand rows counted day by day, kept from request to request. After a change only the days are
 * counted anew on which a changed record stood before or stands now: the ledger holds both. So totals after a change cost
 * a few rows, and how far down any page begins is known without walking there.
 *
 * Exact for the same reasons as lib/ledger/unchanged.ts: what is kept belongs to a snapshot, and every change that the
 * present snapshot sees and that one did not see is in the ledger. A row that did not change between the two has its old
 * day, count and amount. Conditions on other tables (`others`) make a change there a reason to count everything again.
 *
 * Null for a transaction that may not use what is kept: it sees its own changes, its actor does not read all, or it began
 * before what is kept.
 */
export async function listDays(
  tx: Tx,
  list: { key: string; table: LedgerTable; others: readonly LedgerTable[]; column: string },
  count: (only?: SomeDays) => Promise<Day[]>,
): Promise<Days | null> {
  const entry = entries.get(list.key)
  const now = await look(tx, entry, list)
  if (!now.fit || (entry?.database === now.database && !now.newer)) return null
  const kept = entry?.database === now.database && !now.tooMuch ? await entry.days.catch(() => null) : null
  if (!kept) return keep(list.key, now, count().then(ordered))
  if (now.days.length === 0) return keep(list.key, now, Promise.resolve(kept))
  const only = {
    days: now.days.filter((day) => day !== null).map((day) => new Date(`${day}T00:00:00Z`)),
    orNone: now.days.includes(null),
  }
  return keep(
    list.key,
    now,
    count(only).then((fresh) => ordered([...kept.days.filter(({ day }) => !isAmong(day, only)), ...fresh])),
  )
}

type Entry = { database: string; snapshot: string; days: Promise<Days> }

/** A list by a rare filter is quickly counted; each of these holds a count for every day of many years. */
const LIMIT = 60
const entries = new Map<string, Entry>()

/** More changes than this since the list was last asked for: counting everything is cheaper than looking at each. */
const MANY = 500

const lookRow = z.tuple([
  z.object({
    snapshot: z.string(),
    database: z.string(),
    fit: z.boolean(),
    newer: z.boolean(),
    tooMuch: z.boolean(),
    days: z.array(z.string().nullable()),
  }),
])
type Look = z.output<typeof lookRow>[0]

/** One round trip: the present snapshot, and what has changed since the kept one. */
async function look(
  tx: Tx,
  entry: Entry | undefined,
  { table, others, column }: { table: LedgerTable; others: readonly LedgerTable[]; column: string },
): Promise<Look> {
  if (!entry) {
    const first = await tx.$queryRaw`
      SELECT ${snapshotColumns}, true AS newer, true AS "tooMuch", '{}'::text[] AS days`
    return lookRow.parse(first)[0]
  }
  const kept = entry.snapshot
  // newest first and limited, so that the index on txid is read from its end whatever the statistics say
  const rows = await tx.$queryRaw`
    WITH changes AS MATERIALIZED (
      SELECT change."tableName", change."before" ->> ${column}::text AS day_before, change."after" ->> ${column}::text AS day_after,
             change."op"
        FROM "Change" AS change WHERE ${unseenBy(kept, [table, ...others])} ORDER BY change."txid" DESC LIMIT ${MANY})
    SELECT ${snapshotColumns}, ${seesAllOf(kept)} AS newer,
           (SELECT count(*) >= ${MANY} OR bool_or("tableName" <> ${table}) IS TRUE FROM changes) AS "tooMuch",
           ARRAY(SELECT day_before FROM changes WHERE "op" <> 'INSERT' UNION SELECT day_after FROM changes WHERE "op" <> 'DELETE') AS days`
  return lookRow.parse(rows)[0]
}

/** Also while it is being counted, so that many who ask at once cause one count. */
function keep(key: string, now: Look, days: Promise<Days>): Promise<Days> {
  const present = entries.get(key)
  // A transaction that began long ago counts for itself and leaves the newer count alone.
  if (present?.database === now.database && xmaxOf(present.snapshot) > xmaxOf(now.snapshot)) return days
  const entry: Entry = { database: now.database, snapshot: now.snapshot, days }
  entries.delete(key)
  entries.set(key, entry)
  const [oldest] = entries.keys()
  if (entries.size > LIMIT && oldest !== undefined) entries.delete(oldest)
  days.catch(() => {
    if (entries.get(key) === entry) entries.delete(key)
  })
  return days
}

function isAmong(day: Date | null, { days, orNone }: SomeDays) {
  return day === null ? orNone : days.some((one) => one.getTime() === day.getTime())
}

function ordered(days: Day[]): Days {
  const sorted = days.toSorted((a, b) => instantOf(b.day) - instantOf(a.day))
  return {
    days: sorted,
    total: sorted.reduce((sum, { count }) => sum + count, 0),
    sums: sorted.reduce<bigint[]>((sums, day) => day.sums.map((sum, at) => sum + (sums[at] ?? 0n)), []),
  }
}

/** Like PostgreSQL's descending order: what has no day comes before every day. */
const instantOf = (day: Date | null) => day?.getTime() ?? Number.MAX_SAFE_INTEGER

/** Where a page of the list begins: the day to start from, and how many rows of that day (or of all) come before it. */
export type Start = { from: Date | null; skip: number }

/**
 * Null when the page is best counted from the nearer end of the whole list: among the rows without a day, or where the
 * page is not within the rows that have one.
 */
export function startOf({ days }: Days, direction: 'asc' | 'desc', skip: number, take: number): Start | null {
  const inOrder = direction === 'desc' ? days : days.toReversed()
  let before = 0
  for (const { day, count } of inOrder) {
    if (before + count > skip) {
      const none = days[0]?.day === null ? days[0].count : 0
      const dated = days.reduce((sum, one) => sum + one.count, 0) - none
      if (day === null || (direction === 'asc' && skip + take > dated)) return null
      return { from: day, skip: skip - before }
    }
    before += count
  }
  return null
}

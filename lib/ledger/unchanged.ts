import 'server-only'

import * as z from 'zod'
import { type Actor, isMember } from '@/lib/auth/actor'
import { type Tx, withoutActor } from '@/lib/db'
import { Prisma } from '@/lib/generated/prisma/client'
import { seesAllOf, serverIdentity, snapshotColumns, unseenBy, xmaxOf } from '@/lib/ledger/snapshot'

/**
 * Keeps what was computed from the database until the ledger holds a change to one of the tables it was computed from.
 * Exact, not "fresh enough", and without any cost to those who write. Why it is right:
 *
 * 1. A value is a function of the rows its transaction's snapshot S0 sees. Under REPEATABLE READ that is one snapshot
 *    from the first statement to the last, and `pg_current_snapshot()` names it.
 * 2. Every change of a business table writes its row of "Change", with `txid` the number of the writing transaction, in
 *    that same transaction: seen by exactly the snapshots that see the change.
 * 3. So the value is also that of the present snapshot S1 if no row of "Change" on those tables is seen by S1 and not by
 *    S0 (nothing was added), and if S1 sees everything that S0 saw (nothing is too new). The second matters: a page whose
 *    snapshot is older than the kept value must not show one figure from its own future.
 * 4. A writer that was under way when S0 was taken is listed in S0 as running, hence not seen by it; once it has
 *    committed, S1 sees its "Change" rows, whose txid is at least S0's xmin, and the value is computed anew. Numbers of
 *    transactions are given at the first write and not at the commit: that is why the test is `pg_visible_in_snapshot`
 *    and not "greater than the last one seen".
 *
 * A transaction may be unfit for it: see snapshot.ts.
 * Such a transaction computes for itself and leaves nothing behind.
 *
 * Not covered, because the ledger does not see it: rows changed with the triggers switched off while the portal runs.
 */
export async function cachedUntilChange<Value>(
  tx: Tx,
  key: string,
  tables: readonly string[],
  compute: () => Promise<Value>,
): Promise<Value> {
  const name = nameOf(key, tables)
  for (let attempt = 0; ; attempt++) {
    const entry = entries.get(name)
    const now = await look(tx, entry, tables)
    if (!now.fit) return compute()
    if (entry && now.unchanged && entry.database === now.database) {
      const kept = await entry.value.then(
        (value) => ({ value: value as Value }),
        () => null, // the transaction that was computing it failed; that says nothing about ours
      )
      if (kept) {
        advance(entry, now)
        touch(name, entry)
        return kept.value
      }
      drop(name, entry)
    }
    // While we looked, somebody else may have begun to compute just what we need.
    if (entries.get(name) !== entry && attempt < 3) continue
    return keep(name, now, compute)
  }
}

/**
 * The same without a transaction, where there is something kept and it still holds: one statement instead of five, for what
 * every page shows. Null when it has to be computed. What is kept belongs to those who read everything, and no policy
 * stands in the way here: callers ask for nobody else.
 */
export async function keptUnlessChanged<Value>(
  actor: Actor,
  key: string,
  tables: readonly string[],
): Promise<Value | null> {
  if (isMember(actor)) throw new Error('what is kept belongs to those who read everything')
  const name = nameOf(key, tables)
  const entry = entries.get(name)
  if (!entry) return null
  const { snapshot, database } = entry
  const rows = await withoutActor().$queryRaw`
    SELECT ${serverIdentity} AS database, pg_current_snapshot()::text AS snapshot,
           unchanged_since(${snapshot}::text::pg_snapshot, ${[...tables]}::text[]) AS unchanged`
  const [now] = heldRow.parse(rows)
  if (!now.unchanged || now.database !== database) return null
  const value = (await entry.value.catch(() => null)) as Value | null
  if (value !== null) {
    advance(entry, now)
    touch(name, entry)
  }
  return value
}

/** The tables belong to the value: the same key asked of others is another value. */
function nameOf(key: string, tables: readonly string[]) {
  const unknown = tables.find((table) => !recorded.has(table))
  if (unknown !== undefined)
    throw new Error(`"${unknown}" is not in the ledger: its changes would go unnoticed`)
  return `${key}\n${tables.join(',')}`
}

/** Every table whose changes the ledger records (prisma/migrations, keep_ledger); held to it by a contract test. */
export const ledgerTables = [
  'Organization',
  'OrganizationAlias',
  'OrganizationMerge',
  'NameRejection',
  'EventSeries',
  'Event',
  'Intention',
  'Agreement',
  'AgreementParty',
  'Project',
  'ProjectParty',
  'Milestone',
  'ProgressReport',
  'FundFlow',
  'TechnologyContract',
  'Patent',
  'PatentHolder',
  'Achievement',
  'AchievementOwner',
  'AchievementPatent',
  'Snapshot',
  'BriefingTemplate',
  'Briefing',
  'PeriodLock',
  'Target',
  'ExternalFigure',
  'ExternalRanking',
] as const

export type LedgerTable = (typeof ledgerTables)[number]

const recorded: ReadonlySet<string> = new Set(ledgerTables)

type Entry = {
  /** For which database, as long as it runs: numbers of transactions mean nothing in another one. */
  database: string
  /** A snapshot in which the value is right; moves forward as later ones are found to agree. */
  snapshot: string
  /** Also while it is being computed, so that many who ask at once cause one computation. */
  value: Promise<unknown>
}

const LIMIT = 500

/** The least recently used first. */
const entries = new Map<string, Entry>()

const lookRow = z.tuple([
  z.object({ snapshot: z.string(), database: z.string(), fit: z.boolean(), unchanged: z.boolean() }),
])
type Look = z.output<typeof lookRow>[0]

const heldRow = z.tuple([z.object({ snapshot: z.string(), database: z.string(), unchanged: z.boolean() })])

/** One round trip: the present snapshot, whether it may use kept values, and whether it agrees with the entry's. */
async function look(tx: Tx, entry: Entry | undefined, tables: readonly string[]): Promise<Look> {
  const kept = entry?.snapshot
  const unchanged =
    kept === undefined
      ? Prisma.sql`false`
      : // newest first and limited, so that the index on txid is read from its end whatever the statistics say
        Prisma.sql`${seesAllOf(kept)}
          AND (SELECT change."txid" FROM "Change" AS change WHERE ${unseenBy(kept, tables)}
                ORDER BY change."txid" DESC LIMIT 1) IS NULL`
  const rows = await tx.$queryRaw`SELECT ${snapshotColumns}, ${unchanged} AS unchanged`
  return lookRow.parse(rows)[0]
}

function keep<Value>(name: string, now: Look, compute: () => Promise<Value>): Promise<Value> {
  const value = compute()
  const present = entries.get(name)
  // A transaction that began long ago computes for itself and leaves the newer value alone.
  if (present?.database === now.database && xmaxOf(present.snapshot) > xmaxOf(now.snapshot)) return value
  const entry: Entry = { database: now.database, snapshot: now.snapshot, value }
  touch(name, entry)
  value.catch(() => drop(name, entry))
  return value
}

/** The value was found right in a later snapshot: counting changes from there keeps the search in "Change" short. */
function advance(entry: Entry, now: { snapshot: string }) {
  if (xmaxOf(now.snapshot) > xmaxOf(entry.snapshot)) entry.snapshot = now.snapshot
}

function touch(name: string, entry: Entry) {
  entries.delete(name)
  entries.set(name, entry)
  if (entries.size > LIMIT) for (const oldest of entries.keys()) return entries.delete(oldest)
}

function drop(name: string, entry: Entry) {
  if (entries.get(name) === entry) entries.delete(name)
}

import 'server-only'

import * as z from 'zod'
import type { Day } from '@/lib/dates'
import type { Tx } from '@/lib/db'
import { Prisma } from '@/lib/generated/prisma/client'
import { type FactName, factNames } from '@/lib/indicators/fact-columns'
import { type Changed, changedRoots } from '@/lib/indicators/fact-roots'
import { Dictionary, FactTable, linesOf } from '@/lib/indicators/fact-table'
import { factLines, factTables, originQuery } from '@/lib/indicators/facts'
import { knownBefore } from '@/lib/indicators/known-at'
import { seesAllOf, snapshotColumns, unseenBy } from '@/lib/ledger/snapshot'
import { perProcess } from '@/lib/per-process'

/**
 * The facts in the memory of this process, so that counting a hundred thousand of them in thirteen ways costs no reading.
 * What they are is said once, in SQL (facts.ts); after a change only the facts it reaches are read again.
 *
 * Exact for the same reason as lib/ledger/unchanged.ts: the ledger says which rows the present snapshot sees and the kept
 * one did not. A transaction with an older snapshot than the facts' is told to begin anew (`SnapshotPassed`); one whose
 * snapshot is of no use to others (a command, a test) reads everything for itself.
 */
export type FactStore = {
  readonly tables: Readonly<Record<FactName, FactTable>>
  readonly dictionary: Dictionary
  /** Where cumulative figures begin; null before any conference is registered. */
  readonly origin: Day | null
}

/** Somebody has read later facts since this transaction began; a new transaction is later than they are. */
export class SnapshotPassed extends Error {}

type Kept = { database: string; snapshot: string; store: FactStore }

/** Facts as known before an instant, by its milliseconds; the least recently asked for first. */
type Past = Map<number, Kept>

type Memory = { kept?: Kept; past: Past; last: Promise<unknown> }

const memory = perProcess('facts', (): Memory => ({ past: new Map(), last: Promise.resolve() }))

/** More changed records than this are read sooner from the beginning. */
const MOST_CHANGED = 20_000

/**
 * Gives `work` the facts this transaction sees, or those of them that were known before an instant. It must not wait for
 * anything: the facts move on with the next caller.
 */
export async function withFacts<Result>(
  tx: Tx,
  work: (facts: FactStore) => Result,
  until?: Date,
): Promise<Result> {
  const turn = memory.last.then(async () => {
    const present = await storeOf(tx)
    return work(until === undefined ? present : await pastStoreOf(tx, present, until))
  })
  memory.last = turn.catch(() => undefined)
  return turn
}

/** What was known then stays what was known then, unless a transaction that began before it commits only now. */
async function pastStoreOf(tx: Tx, present: FactStore, until: Date): Promise<FactStore> {
  const name = until.getTime()
  const known = memory.past.get(name)
  const now = await lookBack(tx, known?.snapshot, until)
  const valid = known && known.database === now.database && now.fit && now.unchanged
  const store = valid ? known.store : await knownBefore(tx, present, until)
  if (now.fit) {
    memory.past.delete(name)
    memory.past.set(name, { database: now.database, snapshot: now.snapshot, store })
    if (memory.past.size > MOST_PASTS)
      for (const oldest of memory.past.keys()) {
        memory.past.delete(oldest)
        break
      }
  }
  return store
}

/** Each holds all facts once more. */
const MOST_PASTS = 8

const lookBackRow = z.tuple([
  z.object({ snapshot: z.string(), database: z.string(), fit: z.boolean(), unchanged: z.boolean() }),
])

async function lookBack(tx: Tx, snapshot: string | undefined, until: Date) {
  const unchanged =
    snapshot === undefined
      ? Prisma.sql`false`
      : Prisma.sql`${seesAllOf(snapshot)} AND NOT EXISTS (
          SELECT FROM "Change" AS change WHERE ${unseenBy(snapshot, factTables)} AND change."at" < ${until}::timestamptz)`
  return lookBackRow.parse(await tx.$queryRaw`SELECT ${snapshotColumns}, ${unchanged} AS unchanged`)[0]
}

async function storeOf(tx: Tx): Promise<FactStore> {
  const now = await look(tx)
  if (!now.fit) return load(tx)
  const { kept } = memory
  if (kept && kept.database === now.database) {
    if (!now.later) throw new SnapshotPassed()
    if (now.changes.length === 0) return kept.store
    if (now.changes.length < MOST_CHANGED) {
      const store = await follow(tx, kept.store, now.changes)
      memory.kept = { database: now.database, snapshot: now.snapshot, store }
      return store
    }
  }
  const store = await load(tx)
  memory.kept = { database: now.database, snapshot: now.snapshot, store }
  return store
}

const lookRow = z.tuple([
  z.object({
    snapshot: z.string(),
    database: z.string(),
    fit: z.boolean(),
    later: z.boolean(),
    changes: z.array(z.tuple([z.string(), z.string()])),
  }),
])

async function look(tx: Tx) {
  const rows =
    await tx.$queryRaw`SELECT ${snapshotColumns}, ${memory.kept ? sinceThen(memory.kept.snapshot) : nothingKept}`
  return lookRow.parse(rows)[0]
}

const nothingKept = Prisma.sql`false AS later, '[]'::json AS changes`

const sinceThen = (snapshot: string) => Prisma.sql`
  ${seesAllOf(snapshot)} AS later,
  (SELECT coalesce(json_agg(json_build_array(seen."subjectTable", seen."subjectId")), '[]')
     FROM (SELECT DISTINCT change."subjectTable", change."subjectId" FROM "Change" AS change
            WHERE ${unseenBy(snapshot, factTables)} LIMIT ${MOST_CHANGED}) AS seen) AS changes`

async function load(tx: Tx): Promise<FactStore> {
  const dictionary = new Dictionary()
  const tables = {} as Record<FactName, FactTable>
  for (const name of factNames) {
    tables[name] = new FactTable(name, dictionary)
    await appendAll(tables[name], await readLines(tx, factLines(name)))
  }
  return { tables, dictionary, origin: await readOrigin(tx) }
}

/** Reads what the changed records reach; nothing of the store is touched before all of it is there. */
async function follow(tx: Tx, store: FactStore, changes: readonly [string, string][]): Promise<FactStore> {
  const changed = changedBy(changes)
  const replaced: { table: FactTable; roots: string[]; lines: string }[] = []
  for (const name of factNames) {
    const roots = await changedRoots(tx, name, changed)
    if (roots.length === 0) continue
    replaced.push({ table: store.tables[name], roots, lines: await readLines(tx, factLines(name, roots)) })
  }
  const events = changes.some(([table]) => table === 'Event' || table === 'EventSeries')
  const origin = events ? await readOrigin(tx) : store.origin
  for (const { table, roots, lines } of replaced) {
    table.removeRoots(new Set(roots))
    table.appendLines(lines)
  }
  return { ...store, origin }
}

function changedBy(changes: readonly [string, string][]): Changed {
  const changed = new Map<string, string[]>()
  for (const [table, id] of changes) {
    const ids = changed.get(table)
    if (ids) ids.push(id)
    else changed.set(table, [id])
  }
  return Object.fromEntries(changed)
}

const linesRow = z.tuple([z.object({ lines: z.string().nullable() })])

async function readLines(tx: Tx, statement: Prisma.Sql): Promise<string> {
  return linesRow.parse(await tx.$queryRaw(statement))[0].lines ?? ''
}

/** Lets other requests be answered in between: a large register takes a second. */
async function appendAll(table: FactTable, lines: string) {
  let sinceRest = 0
  for (const line of linesOf(lines)) {
    table.append(line)
    if (++sinceRest % LINES_AT_ONCE === 0) await new Promise(setImmediate)
  }
}

const LINES_AT_ONCE = 2_000

const originRow = z.array(z.object({ day: z.string() })).max(1)

async function readOrigin(tx: Tx): Promise<Day | null> {
  return originRow.parse(await tx.$queryRaw(originQuery))[0]?.day ?? null
}

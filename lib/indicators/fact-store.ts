import 'server-only'

import * as z from 'zod'
import type { Day } from '@/lib/dates'
import type { Tx } from '@/lib/db'
import { Prisma } from '@/lib/generated/prisma/client'
import { type FactName, factNames } from '@/lib/indicators/fact-columns'
import { type Changed, ownRootsOf, rootsReached, type Subject } from '@/lib/indicators/fact-roots'
import { Dictionary, FactTable } from '@/lib/indicators/fact-table'
import { factLines, factTables, originQuery } from '@/lib/indicators/facts'
import { seesAllOf, snapshotColumns, unseenBy } from '@/lib/ledger/snapshot'

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

/** One per process, also when the server's start and its pages are bundled apart. */
const held = globalThis as unknown as { luodiFacts?: { kept?: Kept; last: Promise<unknown> } }
held.luodiFacts ??= { last: Promise.resolve() }
const memory = held.luodiFacts

/** More changed records than this are read sooner from the beginning. */
const MOST_CHANGED = 20_000

/**
 * Gives `work` the facts this transaction sees. It must not wait for anything: the facts move on with the next caller.
 */
export async function withFacts<Result>(tx: Tx, work: (facts: FactStore) => Result): Promise<Result> {
  const turn = memory.last.then(async () => work(await storeOf(tx)))
  memory.last = turn.catch(() => undefined)
  return turn
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
    append(table, lines)
  }
  return { ...store, origin }
}

function changedBy(changes: readonly [string, string][]): Changed {
  const changed: Partial<Record<string, string[]>> = {}
  for (const [table, id] of changes) changed[table] = [...(changed[table] ?? []), id]
  return changed satisfies Partial<Record<string, string[]>> as Partial<Record<Subject, string[]>>
}

const rootList = z.array(z.object({ id: z.string() }))

async function changedRoots(tx: Tx, name: FactName, changed: Changed): Promise<string[]> {
  const reached = rootsReached(name, changed)
  const others = reached ? rootList.parse(await tx.$queryRaw(reached)) : []
  return [...new Set([...ownRootsOf(name, changed), ...others.map(({ id }) => id)])]
}

const linesRow = z.tuple([z.object({ lines: z.string().nullable() })])

async function readLines(tx: Tx, statement: Prisma.Sql): Promise<string> {
  return linesRow.parse(await tx.$queryRaw(statement))[0].lines ?? ''
}

function append(table: FactTable, lines: string) {
  for (const line of linesOf(lines)) table.append(line.split(','))
}

/** Lets other requests be answered in between: a large register takes a second. */
async function appendAll(table: FactTable, lines: string) {
  let sinceRest = 0
  for (const line of linesOf(lines)) {
    table.append(line.split(','))
    if (++sinceRest % LINES_AT_ONCE === 0) await new Promise(setImmediate)
  }
}

const LINES_AT_ONCE = 2_000

function* linesOf(text: string) {
  for (let start = 0; start < text.length; ) {
    const end = text.indexOf('\n', start)
    yield text.slice(start, end === -1 ? text.length : end)
    start = end === -1 ? text.length : end + 1
  }
}

const originRow = z.array(z.object({ day: z.string() })).max(1)

async function readOrigin(tx: Tx): Promise<Day | null> {
  return originRow.parse(await tx.$queryRaw(originQuery))[0]?.day ?? null
}

import { v7 } from 'uuid'
import type { Day } from '@/lib/dates'
import type { Role } from '@/lib/generated/prisma/enums'
import { type RecordTable, recordTypes } from '@/lib/record-types'
import { searchColumns } from '@/lib/search/pinyin'
import type { Instant } from './days'
import { Random } from './random'

/** Who did something: stands in the ledger. */
export type Author = { id: string; role: Role }

export type Value = string | number | boolean | null | readonly string[]
export type Row = { id: string; [column: string]: Value }

/** What gives a record its human code and makes it findable: besides its title the names and numbers on it. */
export type Naming = { year: number; title: string; names: string[]; codes: string[] }

export type Act = {
  at: Instant
  /** Nobody: the set-up itself. */
  by: Author | null
  action: string
  /** May name a record whose code is given only when the history is written down in order. */
  reason?: string | (() => string)
  /** Would have happened, had the record not ended before. */
  isLost?: boolean
}

type Write =
  | { op: 'insert'; table: string; row: Row; naming?: Naming }
  | { op: 'update'; table: string; id: string; patch: Record<string, Value | (() => Value)> }

type Entry = Act & { writes: Write[] }

/** One write as the database replays it. */
export type Step = {
  seq: number
  at: Instant
  userId: string
  role: string
  action: string
  reason: string
  request: string
  op: 'insert' | 'update'
  table: string
  id: string
  image: Record<string, Value>
}

/**
 * What people did, act by act, to be replayed in the order of their instants with their authors: the ledger then holds
 * a past. Everything may be told up to the end of its life; what would happen on or after `today` is left out, so that
 * whatever is under way today is found under way.
 */
export class History {
  private readonly entries: Entry[] = []
  private readonly numbers = new Map<string, number>()

  constructor(readonly today: Day) {}

  /** Records one act: everything written in it carries the same instant, author and reason. */
  act(act: Act, write: (writer: Writer) => void): void {
    const writes: Write[] = []
    write(new Writer(writes, (table) => this.newId(table, act.at)))
    if (!act.isLost) this.entries.push({ ...act, writes })
  }

  isPast(at: Instant): boolean {
    return at < this.today
  }

  /** In the order of the instants, with codes given and search columns filled. */
  steps(): { steps: Step[]; counters: { prefix: string; year: number; last: number }[] } {
    const codes = new Codes()
    const steps: Step[] = []
    const past = this.entries.filter(({ at }) => this.isPast(at)).sort((a, b) => compare(a.at, b.at))
    past.forEach((entry, index) => {
      for (const write of entry.writes) {
        if (write.op === 'insert' && write.naming) name(write.table, write.row, write.naming, codes)
        steps.push({
          seq: steps.length,
          at: entry.at,
          userId: entry.by?.id ?? '',
          role: entry.by?.role ?? 'SYSTEM',
          action: entry.action,
          reason: settled(entry.reason ?? ''),
          request: `demo-${String(index + 1).padStart(6, '0')}`,
          op: write.op,
          table: write.table,
          id: write.op === 'insert' ? write.row.id : write.id,
          image: write.op === 'insert' ? write.row : evaluated(write.patch),
        })
      }
    })
    return { steps, counters: codes.counters() }
  }

  /** Sorted by its instant like any other id, and the same on every machine. */
  private newId(table: string, at: Instant): string {
    const number = (this.numbers.get(table) ?? 0) + 1
    this.numbers.set(table, number)
    return v7({ msecs: Date.parse(at), random: new Random(`${table}#${number}`).bytes(16) })
  }
}

/** Inserts hand back the row, so that later acts can refer to its id and its code. */
export class Writer {
  constructor(
    private readonly writes: Write[],
    private readonly newId: (table: string) => string,
  ) {}

  insert(table: string, columns: Record<string, Value>, naming?: Naming): Row {
    const row: Row = { id: this.newId(table), ...columns }
    this.writes.push({ op: 'insert', table, row, naming })
    return row
  }

  update(table: string, row: Row, patch: Record<string, Value | (() => Value)>): void {
    this.writes.push({ op: 'update', table, id: row.id, patch })
  }
}

/** XM-2022-0031: numbers per kind and year, in the order of entry, as next_code() gives them. */
class Codes {
  private readonly given = new Map<string, { prefix: string; year: number; last: number }>()

  next(table: string, year: number): string {
    const prefix = prefixes[table]
    if (!prefix) throw new Error(`${table} has no codes`)
    const counter = this.given.get(`${prefix}-${year}`) ?? { prefix, year, last: 0 }
    counter.last += 1
    this.given.set(`${prefix}-${year}`, counter)
    return `${prefix}-${year}-${String(counter.last).padStart(4, '0')}`
  }

  counters() {
    return [...this.given.values()]
  }
}

const prefixes: Record<string, string> = Object.fromEntries(
  Object.values(recordTypes).map(({ table, prefix }: { table: RecordTable; prefix: string }) => [
    table,
    prefix,
  ]),
)

function name(table: string, row: Row, { year, title, names, codes }: Naming, given: Codes) {
  const code = given.next(table, year)
  const { searchText, sortKey } = searchColumns({ texts: [title, code, ...codes], sortBy: title })
  Object.assign(row, { code, searchText: [searchText, ...names.map(wordsOf)].join(' '), sortKey })
}

/** Names of organizations stand on many records; reading them in pinyin is most of the work. */
function wordsOf(name: string): string {
  const words = known.get(name) ?? searchColumns({ texts: [name], sortBy: '' }).searchText
  known.set(name, words)
  return words
}

const known = new Map<string, string>()

function evaluated(patch: Record<string, Value | (() => Value)>): Record<string, Value> {
  return Object.fromEntries(Object.entries(patch).map(([column, value]) => [column, settled(value)]))
}

function settled<T extends Value>(value: T | (() => T)): T {
  return typeof value === 'function' ? value() : value
}

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)

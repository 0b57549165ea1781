import type { Day } from '@/lib/dates'
import {
  at,
  type DayNumber,
  type FactDay,
  type FactName,
  type Facts,
  NEVER,
  type Numbers,
} from '@/lib/indicators/fact-columns'
import type { Dictionary, FactTable } from '@/lib/indicators/fact-table'
import type { RecordType } from '@/lib/record-types'

/** What people read about a figure, and where its records are. */
type Description = {
  /** In addresses and `data-indicator`; never changes. */
  id: string
  name: string
  unit: string
  /** CUM since the first conference · FLOW of a period · STOCK on a day · RATIO (coverage.md §0). */
  kind: 'CUM' | 'FLOW' | 'STOCK' | 'RATIO'
  /** count of records · sum of 分 · share: records that amount to 1 among all. */
  measure: 'count' | 'fen' | 'share'
  /** What the two numbers of a share count, for the words about them. */
  share?: { part: string; whole: string; unit: string }
  /** 口径 */
  definition: string
  /** Which date decides, as people call it. */
  decidingDate: string
  /** Since when it is defined so, and who approved it. A changed definition is a new version. */
  version: { no: number; effectiveFrom: Day; approvedBy: string }
  /** What a record is, and where it is opened. */
  record: { type: RecordType; href: string }
  /** What the records can be counted by: each has at most one value, so the parts add up to the whole. */
  dimensions: readonly Dimension[]
  /** An organization stands in several facts and counts once, by its earliest day. Otherwise each fact is a record. */
  distinct?: 'enterprise' | 'partner'
}

export type Dimension =
  | 'month'
  | 'mode'
  | 'industry'
  | 'township'
  | 'region'
  | 'enterprise'
  | 'partner'
  | 'event'

/** A column lies between two numbers, both included. A row counts when all conditions of its figure hold. */
export type Condition = { column: Numbers; low: number; high: number }
/** What it amounts to: pieces, or 分. */
export type Amount = (row: number) => number

/** The days of a scope. `origin` is the first conference; before any is registered it lies before every day. */
export type Period = { origin: DayNumber; from: DayNumber; asOf: DayNumber }

/**
 * A figure is facts plus a measure: which of them count in a period, and what each amounts to. The value, the list
 * behind it, its breakdowns, an export and a briefing are all made from this one definition, so they cannot differ.
 * A new figure is one file and one line in registry.ts.
 */
type Definition<Name extends FactName> = Description & {
  /** A relation of facts.ts. */
  facts: Name
  /** The column whose day decides. */
  decidedOn: FactDay<Name>
  counts: (facts: Facts<Name>, period: Period, code: (text: string) => number) => readonly Condition[]
  /** 1 when it says nothing. The table is for what an organization amounts to by all its rows together. */
  amount?: (facts: Facts<Name>, period: Period, table: FactTable) => Amount
}

/** A figure whose relation is no longer part of its type. */
export type Indicator = Description & {
  facts: FactName
  decidedOn: string
  counts: (table: FactTable, period: Period, dictionary: Dictionary) => readonly Condition[]
  amount?: (table: FactTable, period: Period) => Amount
}

export function defineIndicator<Name extends FactName>(definition: Definition<Name>): Indicator {
  // The table of a relation has the columns that fact-columns.ts lists for it.
  const columns = (table: FactTable) => table.columns as Facts<Name>
  const { counts, amount, ...description } = definition
  return {
    ...description,
    counts: (table, period, dictionary) => counts(columns(table), period, (text) => dictionary.find(text)),
    ...(amount && { amount: (table, period) => amount(columns(table), period, table) }),
  }
}

/** The columns that decide whether a row of this table counts, by name. */
export function decidingColumns(indicator: Indicator, table: FactTable, dictionary: Dictionary): string[] {
  const asked = indicator.counts(table, { origin: 0, from: 0, asOf: 0 }, dictionary)
  return Object.entries(table.columns).flatMap(([name, column]) =>
    name === indicator.decidedOn || asked.some((condition) => condition.column === column) ? [name] : [],
  )
}

/** Between the first conference and the cut-off. */
export function sinceOrigin(column: Numbers, { origin, asOf }: Period): Condition {
  return { column, low: origin, high: asOf }
}

export function inPeriod(column: Numbers, { from, asOf }: Period): Condition {
  return { column, low: from, high: asOf }
}

/** On the cut-off or before it. */
export function upTo(column: Numbers, { asOf }: Period): Condition {
  return { column, low: -NEVER, high: asOf }
}

/** On the cut-off or later, or not at all. */
export function notBefore(column: Numbers, { asOf }: Period): Condition {
  return { column, low: asOf, high: NEVER }
}

/** Later than the cut-off, or not at all. */
export function after(column: Numbers, { asOf }: Period): Condition {
  return { column, low: asOf + 1, high: NEVER }
}

/** Earlier than the cut-off. */
export function before(column: Numbers, { asOf }: Period): Condition {
  return { column, low: -NEVER, high: asOf - 1 }
}

/** Since the first conference, and long enough ago for a year to have passed. */
export function sinceOriginForAYear(column: Numbers, { origin, asOf }: Period): Condition {
  return { column, low: origin, high: asOf - DAYS_OF_A_YEAR }
}

export const DAYS_OF_A_YEAR = 365

export function equal(column: Numbers, wanted: number): Condition {
  return { column, low: wanted, high: wanted }
}

export function holds({ column, low, high }: Condition, row: number): boolean {
  const number = at(column, row)
  return number >= low && number <= high
}

import { type Day, dateOf, dayOf } from '@/lib/dates'
import { at, type DayNumber, NEVER, type Numbers } from '@/lib/indicators/fact-columns'
import type { FactStore } from '@/lib/indicators/fact-store'
import type { Dictionary, FactTable } from '@/lib/indicators/fact-table'
import {
  type Amount,
  type Condition,
  type Dimension,
  equal,
  type Indicator,
  type Period,
} from '@/lib/indicators/indicator'
import type { Filters, Scope } from '@/lib/indicators/scope'
import { ExactSum, type Group, type Totals } from '@/lib/indicators/sums'

/**
 * The records that make a figure up in a scope, as rows of a table. Everything that is said of the figure is said of
 * these: how many, their sum, their groups, their list.
 */
export type Contribution = {
  indicator: Indicator
  table: FactTable
  rows: Int32Array
  /** The day each is decided by. */
  days: Numbers
  /** What each amounts to; null where each is one. */
  amount: Amount | null
}

export function contributionTo(indicator: Indicator, scope: Scope, facts: FactStore): Contribution {
  const table = facts.tables[indicator.facts]
  const period = periodOf(scope, facts.origin)
  const days = table.column(indicator.decidedOn)
  const counting = matching(table.size, [
    ...indicator.counts(table, period, facts.dictionary),
    ...exactFilters(scope, table, facts.dictionary),
  ])
  const inProvince = provinceFilter(scope, table, facts.dictionary)
  const passing = inProvince ? counting.filter(inProvince) : counting
  const records = indicator.distinct
    ? earliest(passing, days, table.column(indicator.distinct), facts.dictionary.size)
    : passing
  const inMonth = monthFilter(scope, days)
  return {
    indicator,
    table,
    days,
    rows: inMonth ? records.filter(inMonth) : records,
    amount: indicator.amount?.(table, period) ?? null,
  }
}

/** The rows for which all conditions hold. Each condition is one pass over what the ones before it left. */
function matching(size: number, conditions: readonly Condition[]): Int32Array {
  const rows = new Int32Array(size)
  let found = size
  conditions.forEach(({ column, low, high }, index) => {
    let kept = 0
    for (let place = 0; place < found; place++) {
      const row = index === 0 ? place : at(rows, place)
      const number = at(column, row)
      if (number >= low && number <= high) rows[kept++] = row
    }
    found = kept
  })
  return rows.subarray(0, found)
}

/** One row for each organization, that of its first day. */
function earliest(rows: Int32Array, days: Numbers, organizations: Numbers, texts: number): Int32Array {
  const first = new Int32Array(texts).fill(-1)
  for (const row of rows) {
    const organization = at(organizations, row)
    const known = at(first, organization)
    if (known === -1 || at(days, row) < at(days, known)) first[organization] = row
  }
  return first.filter((row) => row !== -1)
}

/** A fact without a value for a filter in force is left out. */
function exactFilters(filters: Filters, table: FactTable, dictionary: Dictionary): Condition[] {
  const { mode, industry, township, enterprise, partner, event } = filters
  return Object.entries({ mode, industry, township, enterprise, partner, event }).flatMap(([name, text]) =>
    text === undefined ? [] : [equal(table.column(name), dictionary.find(text))],
  )
}

type Filter = (row: number) => boolean

function provinceFilter({ province }: Filters, table: FactTable, dictionary: Dictionary): Filter | null {
  if (province === undefined) return null
  const regions = table.column('region')
  const wanted = regionsOf(province, dictionary)
  return (row) => wanted.has(at(regions, row))
}

/** The numbers of all regions of a province. */
function regionsOf(province: string, dictionary: Dictionary): ReadonlySet<number> {
  const numbers = new Set<number>()
  for (let number = 1; number < dictionary.size; number++) {
    const text = dictionary.textOf(number) ?? ''
    if (/^\d{6}$/.test(text) && text.startsWith(province.slice(0, 2))) numbers.add(number)
  }
  return numbers
}

function monthFilter({ month }: Filters, days: Numbers): Filter | null {
  if (month === undefined) return null
  const wanted = monthNumber(dayNumber(`${month}-01`))
  return (row) => monthNumber(at(days, row)) === wanted
}

export function totalsOf({ rows, amount }: Contribution): Totals {
  const count = BigInt(rows.length)
  if (amount === null) return { count, sum: count }
  const sum = new ExactSum()
  for (const row of rows) sum.add(amount(row))
  return { count, sum: sum.value }
}

/**
 * The totals of each group, largest first, months in order. Organizations have their id for a key and no name yet.
 * `top` keeps that many, and none of those that state nothing.
 */
export function groupsOf(
  contribution: Contribution,
  dimension: Dimension,
  { dictionary }: FactStore,
  top?: number,
): Group[] {
  const { table, rows, days, amount } = contribution
  const column = dimension === 'month' ? null : table.column(dimension)
  // Plain loops: calling a function for each of a hundred thousand rows takes longer than counting them.
  const keys = new Int32Array(rows.length)
  for (let place = 0; place < rows.length; place++) {
    const row = at(rows, place)
    keys[place] = column ? at(column, row) : monthNumber(at(days, row))
  }
  const counts = new Int32Array(column ? dictionary.size : MONTHS)
  for (let place = 0; place < keys.length; place++) {
    const key = at(keys, place)
    counts[key] = at(counts, key) + 1
  }
  const sums = amount === null ? null : sumsOf(keys, rows, amount)
  const text = column ? (key: number) => dictionary.textOf(key) : monthText
  const groups: { key: string | null; count: number; sum: bigint | null }[] = []
  for (let key = top === undefined ? 0 : 1; key < counts.length; key++) {
    const count = at(counts, key)
    if (count > 0) groups.push({ key: text(key), count, sum: sums?.get(key)?.value ?? null })
  }
  groups.sort(
    (a, b) =>
      (column ? compare(b.sum ?? b.count, a.sum ?? a.count) || b.count - a.count : 0) ||
      compare(a.key ?? LAST, b.key ?? LAST),
  )
  return groups.slice(0, top).map(({ key, count, sum }) => ({
    key,
    name: null,
    count: BigInt(count),
    sum: sum ?? BigInt(count),
  }))
}

/** Up to the year 9999, as far as a day is written with ten characters. */
const MONTHS = 12 * 10_000

function sumsOf(keys: Int32Array, rows: Int32Array, amount: Amount): Map<number, ExactSum> {
  const sums = new Map<number, ExactSum>()
  for (let place = 0; place < rows.length; place++) {
    const key = at(keys, place)
    const sum = sums.get(key) ?? new ExactSum()
    sums.set(key, sum)
    sum.add(amount(at(rows, place)))
  }
  return sums
}

const compare = <Value extends bigint | number | string>(a: Value, b: Value) => (a < b ? -1 : a > b ? 1 : 0)
/** After every code, as the database sorts what is not stated. */
const LAST = '\uffff'

export function periodOf({ from, asOf }: Pick<Scope, 'from' | 'asOf'>, origin: Day | null): Period {
  return {
    origin: origin === null ? -NEVER : dayNumber(origin),
    from: dayNumber(from),
    asOf: dayNumber(asOf),
  }
}

const MS_PER_DAY = 86_400_000

function dayNumber(day: Day): DayNumber {
  return dateOf(day).getTime() / MS_PER_DAY
}

export function dayText(day: DayNumber): Day {
  return dayOf(new Date(day * MS_PER_DAY))
}

/** Months since the year 0, by arithmetic: dates would be made for every row. */
function monthNumber(day: DayNumber): number {
  // Days since 0000-03-01, so that a leap day ends its year; 400 years have 146 097 days, five months from March 153.
  const days = day + 719_468
  const era = Math.floor(days / 146_097)
  const ofEra = days - era * 146_097
  const year = Math.floor(
    (ofEra - Math.floor(ofEra / 1460) + Math.floor(ofEra / 36_524) - Math.floor(ofEra / 146_096)) / 365,
  )
  const ofYear = ofEra - (365 * year + Math.floor(year / 4) - Math.floor(year / 100))
  const sinceMarch = Math.floor((5 * ofYear + 2) / 153)
  return (era * 400 + year) * 12 + 2 + sinceMarch
}

function monthText(number: number): string {
  return `${Math.floor(number / 12)}-${String((number % 12) + 1).padStart(2, '0')}`
}

import { type Day, dateOf, dayOf } from '@/lib/dates'
import { at, type DayNumber, NEVER, type Numbers } from '@/lib/indicators/fact-columns'
import type { FactStore } from '@/lib/indicators/fact-store'
import type { FactTable } from '@/lib/indicators/fact-table'
import type { Condition, Dimension, Indicator, Period } from '@/lib/indicators/indicator'
import type { Filters, Scope } from '@/lib/indicators/scope'
import { ExactSum, type Group, type Totals } from '@/lib/indicators/sums'

/**
 * The records that make a figure up in a scope. Everything that is said of the figure is said of these: how many, their
 * sum, their groups, their list. `rows` are rows of the table, `days` the day each is decided by, `measures` what it amounts to.
 */
export type Contribution = {
  indicator: Indicator
  table: FactTable
  rows: number[]
  days: DayNumber[]
  measures: number[]
}

export function contributionTo(indicator: Indicator, scope: Scope, facts: FactStore): Contribution {
  const table = facts.tables[indicator.facts]
  const period = periodOf(scope, facts.origin)
  const counts = indicator.counts(table, period, facts.dictionary)
  const passes = filterOf(scope, table, facts)
  const amount = indicator.amount(table, period)
  const days = table.column(indicator.decidedOn)
  const found: Contribution = { indicator, table, rows: [], days: [], measures: [] }
  const rows = indicator.distinct
    ? earliest(table, days, table.column(indicator.distinct), facts.dictionary.size, counts, passes)
    : matching(table.size, counts, passes)
  const inMonth = monthFilter(scope, days)
  for (const row of rows) {
    if (inMonth && !inMonth(row)) continue
    found.rows.push(row)
    found.days.push(at(days, row))
    found.measures.push(amount(row))
  }
  return found
}

function matching(size: number, counts: Condition, passes: Condition | null): number[] {
  const rows: number[] = []
  for (let row = 0; row < size; row++) if (counts(row) && (passes === null || passes(row))) rows.push(row)
  return rows
}

/** One row for each organization, that of its first day. */
function earliest(
  table: FactTable,
  days: Numbers,
  organizations: Numbers,
  texts: number,
  counts: Condition,
  passes: Condition | null,
): number[] {
  const first = new Int32Array(texts).fill(-1)
  const found: number[] = []
  for (const row of matching(table.size, counts, passes)) {
    const organization = at(organizations, row)
    const known = at(first, organization)
    if (known === -1) found.push(organization)
    if (known === -1 || at(days, row) < at(days, known)) first[organization] = row
  }
  return found.map((organization) => at(first, organization))
}

/** The filters of a scope; null when there are none. A fact without a value for a filter in force is left out. */
function filterOf(filters: Filters, table: FactTable, { dictionary }: FactStore): Condition | null {
  const { mode, industry, township, province, enterprise, partner, event } = filters
  const exact = Object.entries({ mode, industry, township, enterprise, partner, event }).flatMap(
    ([name, text]) =>
      text === undefined ? [] : [{ column: table.column(name), wanted: dictionary.find(text) }],
  )
  const regions = table.column('region')
  const inProvince = province === undefined ? null : regionsOf(province, dictionary)
  if (exact.length === 0 && !inProvince) return null
  return (row) =>
    exact.every(({ column, wanted }) => at(column, row) === wanted) &&
    (inProvince === null || inProvince.has(at(regions, row)))
}

/** The numbers of all regions of a province. */
function regionsOf(province: string, dictionary: FactStore['dictionary']): ReadonlySet<number> {
  const numbers = new Set<number>()
  for (let number = 1; number < dictionary.size; number++) {
    const text = dictionary.textOf(number) ?? ''
    if (/^\d{6}$/.test(text) && text.startsWith(province.slice(0, 2))) numbers.add(number)
  }
  return numbers
}

function monthFilter({ month }: Filters, days: Numbers): Condition | null {
  if (month === undefined) return null
  const wanted = monthNumber(dayNumber(`${month}-01`))
  return (row) => monthNumber(at(days, row)) === wanted
}

export function totalsOf({ rows, measures }: Contribution): Totals {
  const sum = new ExactSum()
  for (const measure of measures) sum.add(measure)
  return { count: BigInt(rows.length), sum: sum.value }
}

/** The totals of each group, largest first, months in order. Organizations have their id for a key and no name yet. */
export function groupsOf(
  contribution: Contribution,
  dimension: Dimension,
  { dictionary }: FactStore,
): Group[] {
  const { table, rows, days, measures } = contribution
  const column = dimension === 'month' ? null : table.column(dimension)
  const groups = new Map<number, { count: number; sum: ExactSum }>()
  rows.forEach((row, index) => {
    const key = column ? at(column, row) : monthNumber(days[index] ?? NEVER)
    let group = groups.get(key)
    if (!group) {
      group = { count: 0, sum: new ExactSum() }
      groups.set(key, group)
    }
    group.count++
    group.sum.add(measures[index] ?? 0)
  })
  const named = [...groups].map(
    ([key, { count, sum }]): Group => ({
      key: column ? dictionary.textOf(key) : monthText(key),
      name: null,
      count: BigInt(count),
      sum: sum.value,
    }),
  )
  return named.toSorted(column ? largestFirst : (a, b) => byKey(a, b))
}

const largestFirst = (a: Group, b: Group) => compare(b.sum, a.sum) || compare(b.count, a.count) || byKey(a, b)
const byKey = (a: Group, b: Group) => compare(a.key ?? LAST, b.key ?? LAST)
const compare = <Value extends bigint | string>(a: Value, b: Value) => (a < b ? -1 : a > b ? 1 : 0)
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

/** Months since the year 0. The days of one month are looked up once. */
function monthNumber(day: DayNumber): number {
  const known = months.get(day)
  if (known !== undefined) return known
  const [year = 0, month = 1] = dayText(day).split('-').map(Number)
  months.set(day, year * 12 + month - 1)
  return year * 12 + month - 1
}

const months = new Map<DayNumber, number>()

function monthText(number: number): string {
  return `${Math.floor(number / 12)}-${String((number % 12) + 1).padStart(2, '0')}`
}

import 'server-only'

import type { Day } from '@/lib/dates'
import { Prisma } from '@/lib/generated/prisma/client'
import { type Facts, factsNamed } from '@/lib/indicators/facts'
import type { Filters, Scope } from '@/lib/indicators/scope'
import type { RecordType } from '@/lib/record-types'

/**
 * A figure is a relation plus a measure: which facts count in a scope, and what each amounts to. The value, the list
 * behind it, its breakdowns, an export and a briefing are all made from this one definition, so they cannot differ.
 * A new figure is one file and one line in registry.ts.
 */
export type Indicator = {
  /** In addresses and `data-indicator`; never changes. */
  id: string
  name: string
  unit: string
  /** CUM since the first conference · FLOW of a period · STOCK on a day · RATIO (coverage.md §0). */
  kind: 'CUM' | 'FLOW' | 'STOCK' | 'RATIO'
  /** count of records · sum of 分 · share: records that amount to 1 among all. */
  measure: 'count' | 'fen' | 'share'
  /** 口径 */
  definition: string
  /** Which date decides, as people call it. */
  decidingDate: string
  version: { no: number; effectiveFrom: Day }
  /** What a record is, and where it is opened. */
  record: { type: RecordType; href: string }
  /** What the records can be counted by: each has at most one value, so the parts add up to the whole. */
  dimensions: readonly Dimension[]

  /** A relation of facts.ts; the conditions below speak of its rows as `fact`. */
  facts: Facts
  /** A record stands in several facts and counts once, by its earliest day. Otherwise each fact is a record. */
  distinct?: true
  /** The column whose day decides. */
  decidedOn: Prisma.Sql
  /** Whether a fact counts. */
  counts: (scope: DatedScope) => Prisma.Sql
  /** What it amounts to: 1 when it says nothing. */
  amount?: (scope: DatedScope) => Prisma.Sql
}

export type Dimension = 'month' | 'mode' | 'industry' | 'township' | 'region' | 'enterprise' | 'partner'

/** A scope with the day from which cumulative figures count; null, before any conference is registered, counts all. */
export type DatedScope = Scope & { origin: Day | null }

/** `day` lies between the first conference and the cut-off. */
export function sinceOrigin(day: Prisma.Sql, { origin, asOf }: DatedScope): Prisma.Sql {
  return Prisma.sql`${day} BETWEEN ${origin ?? '-infinity'}::date AND ${asOf}::date`
}

/** `day` lies in the period. */
export function inPeriod(day: Prisma.Sql, { from, asOf }: DatedScope): Prisma.Sql {
  return Prisma.sql`${day} BETWEEN ${from}::date AND ${asOf}::date`
}

/**
 * One row per contributing record: id, decided_on, measure, and the dimensions the figure has. Belongs into a statement
 * that begins with `withFacts`.
 */
export function rowsOf(indicator: Indicator, scope: DatedScope): Prisma.Sql {
  const { facts, distinct, decidedOn } = indicator
  const shown = dimensionColumns.map(({ name, dimension, type }) => ({
    name,
    value: indicator.dimensions.includes(dimension) ? Prisma.sql`fact.${name}` : null,
    absent: Prisma.sql`NULL::${type}`,
  }))
  const day = distinct ? Prisma.sql`min(${decidedOn})` : decidedOn
  const columns = Prisma.join(
    shown.map(({ name, value, absent }) => Prisma.sql`${value ?? absent} AS ${name}`),
  )
  const grouped = Prisma.join([Prisma.sql`fact.id`, ...shown.flatMap(({ value }) => value ?? [])])
  const selected = Prisma.sql`
    SELECT fact.id, ${day} AS decided_on, ${amountOf(indicator, scope)} AS measure, ${columns}
      FROM ${factsNamed(facts)} AS fact
     WHERE ${counting(indicator, scope)}`
  return distinct
    ? Prisma.sql`${selected} GROUP BY ${grouped} HAVING ${inMonth(scope, day)}`
    : Prisma.sql`${selected} AND ${inMonth(scope, day)}`
}

/** Whether a fact counts and passes the filters. */
export function counting(indicator: Indicator, scope: DatedScope): Prisma.Sql {
  return Prisma.sql`${indicator.counts(scope)} ${matching(scope)}`
}

export function amountOf({ amount }: Indicator, scope: DatedScope): Prisma.Sql {
  return amount ? amount(scope) : Prisma.sql`1::bigint`
}

const dimensionColumns: readonly { name: Prisma.Sql; dimension: Dimension; type: Prisma.Sql }[] = [
  { name: Prisma.sql`mode`, dimension: 'mode', type: Prisma.sql`text` },
  { name: Prisma.sql`industry`, dimension: 'industry', type: Prisma.sql`text` },
  { name: Prisma.sql`township`, dimension: 'township', type: Prisma.sql`text` },
  { name: Prisma.sql`region`, dimension: 'region', type: Prisma.sql`text` },
  { name: Prisma.sql`enterprise_id`, dimension: 'enterprise', type: Prisma.sql`uuid` },
  { name: Prisma.sql`partner_id`, dimension: 'partner', type: Prisma.sql`uuid` },
]

/** The filters of a scope, as further conditions on a fact; one without a value for a filter in force is left out. */
function matching(filters: Filters): Prisma.Sql {
  const { mode, industry, township, province, enterprise, partner, event } = filters
  const conditions = [
    mode && Prisma.sql`AND fact.mode = ${mode}`,
    industry && Prisma.sql`AND fact.industry = ${industry}`,
    township && Prisma.sql`AND fact.township = ${township}`,
    province && Prisma.sql`AND left(fact.region, 2) = ${province.slice(0, 2)}`,
    enterprise && Prisma.sql`AND fact.enterprise_id = ${enterprise}::uuid`,
    partner && Prisma.sql`AND fact.partner_id = ${partner}::uuid`,
    event && Prisma.sql`AND fact.event_id = ${event}::uuid`,
  ].filter((condition) => condition instanceof Prisma.Sql)
  return conditions.length > 0 ? Prisma.join(conditions, ' ') : Prisma.empty
}

/** The day, which may be an aggregate, lies in the month asked for. */
function inMonth({ month }: Filters, day: Prisma.Sql): Prisma.Sql {
  if (month === undefined) return Prisma.sql`true`
  const first = Prisma.sql`${`${month}-01`}::date`
  return Prisma.sql`${day} >= ${first} AND ${day} < ${first} + interval '1 month'`
}

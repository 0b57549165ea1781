import 'server-only'

import type { Day } from '@/lib/dates'
import { Prisma } from '@/lib/generated/prisma/client'
import { type Facts, factsNamed } from '@/lib/indicators/facts'
import type { Filters, Scope } from '@/lib/indicators/scope'
import type { RecordType } from '@/lib/record-types'

/**
 * A figure is a relation plus a measure. `rows` gives one row per contributing record; the value, the list behind it, its
 * breakdowns, an export and a briefing all read that one relation, so they cannot differ. A new figure is one file and
 * one line in registry.ts.
 */
export type Indicator = {
  /** In addresses and `data-indicator`; never changes. */
  id: string
  name: string
  unit: string
  /** CUM since the first conference · FLOW of a period · STOCK on a day · RATIO (coverage.md §0). */
  kind: 'CUM' | 'FLOW' | 'STOCK' | 'RATIO'
  /** count of rows · sum of 分 · share: rows with measure 1 among all rows. */
  measure: 'count' | 'fen' | 'share'
  /** 口径 */
  definition: string
  /** Which date decides, as people call it. */
  decidingDate: string
  version: { no: number; effectiveFrom: Day }
  /** What a row is, and where it is opened. */
  record: { type: RecordType; href: string }
  /** What the rows can be counted by: each row has at most one value, so the parts add up to the whole. */
  dimensions: readonly Dimension[]
  /** The relation of facts.ts that `rows` reads. */
  facts: Facts
  /** Columns: id, decided_on, measure, mode, industry, township, region, enterprise_id, partner_id. */
  rows: (scope: DatedScope) => Prisma.Sql
}

/** A scope with the day from which cumulative figures count; null, before any conference is registered, counts all. */
export type DatedScope = Scope & { origin: Day | null }

export type Dimension = 'month' | 'mode' | 'industry' | 'township' | 'region' | 'enterprise' | 'partner'

type Counted = {
  facts: Facts
  /** The column of `fact` whose day decides. */
  decidedOn: Prisma.Sql
  /** From the first conference on, or from the first day of the period. */
  since: 'origin' | 'from'
  measure?: Prisma.Sql
  and?: Prisma.Sql
}

/** The relation of figures that count records each standing for itself. */
export function recordsIn(scope: DatedScope, counted: Counted): Prisma.Sql {
  const { facts, decidedOn, since, measure = one, and = Prisma.empty } = counted
  const first = since === 'origin' ? originOf(scope) : Prisma.sql`${scope.from}::date`
  return Prisma.sql`
    SELECT fact.id, ${decidedOn} AS decided_on, ${measure} AS measure, fact.mode, fact.industry, fact.township, fact.region,
           fact.enterprise_id, fact.partner_id
      FROM ${factsNamed(facts)} AS fact
     WHERE ${decidedOn} BETWEEN ${first} AND ${scope.asOf}::date ${and} ${matching(scope)} ${inMonth(scope, decidedOn)}`
}

export function originOf({ origin }: DatedScope): Prisma.Sql {
  return Prisma.sql`${origin ?? '-infinity'}::date`
}

const one = Prisma.sql`1::bigint`

/** The filters of a scope as conditions on `fact`; a fact without a value for a filter in force is left out. */
export function matching(filters: Filters): Prisma.Sql {
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

/** `AND` the deciding day, which may be an aggregate, lies in the month asked for. */
export function inMonth({ month }: Filters, decidedOn: Prisma.Sql): Prisma.Sql {
  if (month === undefined) return Prisma.empty
  const first = Prisma.sql`${`${month}-01`}::date`
  return Prisma.sql`AND ${decidedOn} >= ${first} AND ${decidedOn} < ${first} + interval '1 month'`
}

import 'server-only'

import * as z from 'zod'
import { Prisma } from '@/lib/generated/prisma/client'
import { type Facts, factsNamed } from '@/lib/indicators/facts'
import {
  amountOf,
  counting,
  type DatedScope,
  type Dimension,
  type Indicator,
} from '@/lib/indicators/indicator'
import type { Scope } from '@/lib/indicators/scope'

/** What a measure is computed from: how many rows, and the sum of their measures. */
export type Totals = { count: bigint; sum: bigint }

/** The rows that agree in one dimension. The key is null where the records do not say. */
export type Group = Totals & { key: string | null; name: string | null }

/** The exact value: rows counted, or 分. A share has two numbers and no single one. */
export function measureOf({ measure }: Pick<Indicator, 'measure'>, totals: Totals): bigint {
  return measure === 'count' ? totals.count : totals.sum
}

/** A JSON expression: the totals of a relation. */
export function totalsOf(rows: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`(SELECT json_build_array(count(*)::text, coalesce(sum(rows.measure), 0)::text) FROM ${rows} AS rows)`
}

export const totalsJson = z
  .tuple([z.string(), z.string()])
  .transform(([count, sum]): Totals => ({ count: BigInt(count), sum: BigInt(sum) }))

/**
 * A JSON expression: `{ figure: { scope: totals } }` of all figures made of the same facts, which are read once.
 * The scopes have no month: what is counted by its earliest day would have to be looked at row by row (`rowsOf`).
 */
export function totalsFrom(
  facts: Facts,
  figures: readonly Indicator[],
  scopes: Readonly<Record<string, Monthless<DatedScope>>>,
): Prisma.Sql {
  const counted = figures.flatMap((indicator) =>
    Object.values(scopes).map((scope) => Prisma.sql`(${counting(indicator, scope)})`),
  )
  const totals = figures.map((indicator): Entry => [indicator.id, totalsIn(indicator, scopes)])
  return Prisma.sql`(SELECT ${jsonObject(totals)} FROM ${factsNamed(facts)} AS fact WHERE ${Prisma.join(counted, ' OR ')})`
}

export type Monthless<Asked extends Scope> = Omit<Asked, 'month'>

/** `{ scope: totals }` as aggregates over `fact`. */
function totalsIn(indicator: Indicator, scopes: Readonly<Record<string, Monthless<DatedScope>>>): Prisma.Sql {
  return jsonObject(
    Object.entries(scopes).map(([name, scope]): Entry => {
      const filter = Prisma.sql`FILTER (WHERE ${counting(indicator, scope)})`
      const count = indicator.distinct ? Prisma.sql`count(DISTINCT fact.id)` : Prisma.sql`count(*)`
      const sum = indicator.distinct
        ? Prisma.sql`${count} ${filter}`
        : Prisma.sql`coalesce(sum(${amountOf(indicator, scope)}) ${filter}, 0)`
      return [name, Prisma.sql`json_build_array((${count} ${filter})::text, (${sum})::text)`]
    }),
  )
}

export type Entry = readonly [key: string, value: Prisma.Sql]

export function jsonObject(entries: readonly Entry[]): Prisma.Sql {
  return Prisma.sql`json_build_object(${Prisma.join(entries.map(([key, value]) => Prisma.sql`${key}::text, ${value}`))})`
}

/** A JSON expression: the totals of each group, largest first, months in order. `top` keeps that many and no nameless one. */
export function groupsOf(rows: Prisma.Sql, dimension: Dimension, top?: number): Prisma.Sql {
  const groups = Prisma.sql`
    SELECT ${keys[dimension]} AS key, count(*) AS count, coalesce(sum(rows.measure), 0) AS sum
      FROM ${rows} AS rows
     ${top === undefined ? Prisma.empty : Prisma.sql`WHERE ${keys[dimension]} IS NOT NULL`}
     GROUP BY 1
     ORDER BY ${dimension === 'month' ? Prisma.empty : Prisma.sql`sum DESC, count DESC,`} key
     ${top === undefined ? Prisma.empty : Prisma.sql`LIMIT ${top}`}`
  const order =
    dimension === 'month' ? Prisma.sql`kept.key` : Prisma.sql`kept.sum DESC, kept.count DESC, kept.key`
  if (dimension !== 'enterprise' && dimension !== 'partner') {
    return Prisma.sql`(SELECT coalesce(json_agg(json_build_array(kept.key, NULL, kept.count::text, kept.sum::text) ORDER BY ${order}), '[]')
      FROM (${groups}) AS kept)`
  }
  return Prisma.sql`(SELECT coalesce(json_agg(json_build_array(kept.key, organization.name, kept.count::text, kept.sum::text)
                                              ORDER BY kept.sum DESC, kept.count DESC, organization."sortKey", kept.key), '[]')
      FROM (${groups}) AS kept LEFT JOIN "Organization" AS organization ON organization.id = kept.key)`
}

const keys: Record<Dimension, Prisma.Sql> = {
  month: Prisma.sql`to_char(rows.decided_on, 'YYYY-MM')`,
  mode: Prisma.sql`rows.mode`,
  industry: Prisma.sql`rows.industry`,
  township: Prisma.sql`rows.township`,
  region: Prisma.sql`rows.region`,
  enterprise: Prisma.sql`rows.enterprise_id`,
  partner: Prisma.sql`rows.partner_id`,
}

export const groupsJson = z.array(
  z
    .tuple([z.string().nullable(), z.string().nullable(), z.string(), z.string()])
    .transform(([key, name, count, sum]): Group => ({ key, name, count: BigInt(count), sum: BigInt(sum) })),
)

/** Groups whose keys mean the same thing to the reader (cities of one province) become one, in the order of first sight. */
export function foldGroups(groups: readonly Group[], keyOf: (key: string | null) => string | null): Group[] {
  const folded = new Map<string | null, Group>()
  for (const group of groups) {
    const key = keyOf(group.key)
    const sum = folded.get(key) ?? { key, name: null, count: 0n, sum: 0n }
    folded.set(key, { ...sum, count: sum.count + group.count, sum: sum.sum + group.sum })
  }
  return [...folded.values()]
}

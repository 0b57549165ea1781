import 'server-only'

import * as z from 'zod'
import type { Day } from '@/lib/dates'
import type { Tx } from '@/lib/db'
import { Prisma } from '@/lib/generated/prisma/client'
import { type Contribution, contributionTo, dayText } from '@/lib/indicators/count'
import { at } from '@/lib/indicators/fact-columns'
import { type FactStore, withFacts } from '@/lib/indicators/fact-store'
import type { Dimension, Indicator } from '@/lib/indicators/indicator'
import { namesOf } from '@/lib/indicators/organization-names'
import { knownUntil, type Scope } from '@/lib/indicators/scope'
import type { Page, Sort } from '@/lib/lists'
import { type RecordTable, recordTypes } from '@/lib/record-types'

export type IndicatorRow = {
  id: string
  code: string
  title: string
  decidedOn: Day
  measure: bigint
  mode: string | null
  industry: string | null
  township: string | null
  region: string | null
  enterprise: { id: string; name: string } | null
  partner: { id: string; name: string } | null
}

export const rowSorts = ['decidedOn', 'code', 'title', 'measure', 'enterprise', 'partner'] as const
export type RowSort = (typeof rowSorts)[number]
export type RowOrder = Page & { sort: Sort<RowSort> }

type Row = Omit<IndicatorRow, 'code' | 'title' | 'enterprise' | 'partner'> & {
  enterprise: string | null
  partner: string | null
}

/** One page of the records a figure is made of, by the same contribution its value is measured over. */
export async function indicatorRows(
  tx: Tx,
  indicator: Indicator,
  scope: Scope,
  order: RowOrder,
): Promise<IndicatorRow[]> {
  const page = await pageOf(tx, indicator, scope, order)
  const titles = await titlesOf(
    tx,
    indicator,
    page.map(({ id }) => id),
  )
  const organizations = await namesOf(
    tx,
    page.flatMap(({ enterprise, partner }) => [enterprise, partner]),
  )
  const named = (id: string | null) => (id === null ? null : { id, name: organizations.get(id)?.name ?? '' })
  return page.map((row) => ({
    ...row,
    ...(titles.get(row.id) ?? { code: '', title: '' }),
    enterprise: named(row.enterprise),
    partner: named(row.partner),
  }))
}

function pageOf(tx: Tx, indicator: Indicator, scope: Scope, order: RowOrder): Promise<Row[]> {
  const { sort } = order
  if (sort.key === 'decidedOn' || sort.key === 'measure') {
    return withFacts(
      tx,
      (facts) => {
        const contribution = contributionTo(indicator, scope, facts)
        const keys = Array.from(
          contribution.rows,
          sort.key === 'decidedOn' ? dayIn(contribution) : amountIn(contribution),
        )
        return rowsAt(contribution, facts, pageByNumber(contribution, facts, keys, order))
      },
      knownUntil(scope),
    )
  }
  return pageByText(tx, indicator, scope, order, sort.key)
}

/**
 * The places of one page when rows are ordered by a number, then by id descending. Only the rows that share the page's
 * numbers are compared by id.
 */
function pageByNumber(
  contribution: Contribution,
  facts: FactStore,
  keys: readonly number[],
  { page, pageSize, sort }: RowOrder,
): number[] {
  const sign = sort.direction === 'asc' ? 1 : -1
  const sorted = Float64Array.from(keys, (key) => sign * key).sort()
  const skip = (page - 1) * pageSize
  const [low, high] = [sorted[skip], sorted[Math.min(skip + pageSize, sorted.length) - 1]]
  if (low === undefined || high === undefined) return []
  const places = keys.flatMap((key, place) => (sign * key >= low && sign * key <= high ? [place] : []))
  const idAt = (place: number) => recordOf(contribution, facts, place)
  places.sort((a, b) => sign * ((keys[a] ?? 0) - (keys[b] ?? 0)) || (idAt(a) < idAt(b) ? 1 : -1))
  const before = sorted.findIndex((key) => key >= low)
  return places.slice(skip - before, skip - before + pageSize)
}

/** Orders that only the database knows: it is given the records and answers with the page. */
async function pageByText(
  tx: Tx,
  indicator: Indicator,
  scope: Scope,
  { page, pageSize, sort }: RowOrder,
  key: 'code' | 'title' | 'enterprise' | 'partner',
): Promise<Row[]> {
  const all = await withFacts(
    tx,
    (facts) => {
      const contribution = contributionTo(indicator, scope, facts)
      return rowsAt(contribution, facts, [...contribution.rows.keys()])
    },
    knownUntil(scope),
  )
  const ids = all.map(({ id }) => id)
  const [links, order] =
    key === 'enterprise' || key === 'partner'
      ? [all.map((row) => row[key]), textOrders.organization]
      : [ids, key === 'code' ? textOrders.code : textOrders.title]
  const direction = sort.direction === 'asc' ? Prisma.sql`ASC` : Prisma.sql`DESC NULLS LAST`
  const table = key === 'enterprise' || key === 'partner' ? 'Organization' : tableOf(indicator)
  const chosen = idList.parse(
    await tx.$queryRaw`
      SELECT listed.id FROM unnest(${ids}::uuid[], ${links}::uuid[]) AS listed (id, link)
        LEFT JOIN ${Prisma.raw(`"${table}"`)} AS record ON record.id = listed.link
       ORDER BY ${order} ${direction}, listed.id DESC LIMIT ${pageSize} OFFSET ${(page - 1) * pageSize}`,
  )
  const byId = new Map(all.map((row) => [row.id, row]))
  return chosen.flatMap(({ id }) => byId.get(id) ?? [])
}

const textOrders = {
  code: Prisma.sql`record.code`,
  title: Prisma.sql`record."sortKey"`,
  organization: Prisma.sql`record."sortKey"`,
}

const idList = z.array(z.object({ id: z.string() }))

/** The id of the record at a place: the root of its fact, or the organization it stands for. */
export function recordOf(
  { indicator, table, rows }: Contribution,
  { dictionary }: FactStore,
  place: number,
): string {
  const row = at(rows, place)
  return indicator.distinct
    ? (dictionary.textOf(at(table.column(indicator.distinct), row)) ?? '')
    : table.rootOf(row)
}

function rowsAt(contribution: Contribution, facts: FactStore, places: readonly number[]): Row[] {
  const { indicator, table, rows } = contribution
  const [dayOf, amountOf] = [dayIn(contribution), amountIn(contribution)]
  return places.map((place) => {
    const row = at(rows, place)
    const text = (dimension: Exclude<Dimension, 'month'>) =>
      indicator.dimensions.includes(dimension)
        ? facts.dictionary.textOf(at(table.column(dimension), row))
        : null
    return {
      id: recordOf(contribution, facts, place),
      decidedOn: dayText(dayOf(row)),
      measure: BigInt(amountOf(row)),
      mode: text('mode'),
      industry: text('industry'),
      township: text('township'),
      region: text('region'),
      enterprise: text('enterprise'),
      partner: text('partner'),
    }
  })
}

const dayIn =
  ({ days }: Contribution) =>
  (row: number) =>
    at(days, row)
const amountIn =
  ({ amount }: Contribution) =>
  (row: number) =>
    amount ? amount(row) : 1

const tableOf = ({ record }: Indicator): RecordTable => recordTypes[record.type].table

const titleList = z.array(z.object({ id: z.string(), code: z.string(), title: z.string() }))

export async function titlesOf(tx: Tx, indicator: Indicator, ids: readonly string[]) {
  const table = tableOf(indicator)
  const title = table === 'Organization' ? Prisma.sql`name` : Prisma.sql`title`
  const found = titleList.parse(
    await tx.$queryRaw`
      SELECT id, code, ${title} AS title FROM ${Prisma.raw(`"${table}"`)} WHERE id = ANY(${[...ids]}::uuid[])`,
  )
  return new Map(found.map(({ id, ...row }) => [id, row]))
}

import 'server-only'

import * as z from 'zod'
import type { BureauActor } from '@/lib/auth/actor'
import { addMonths, type Day, startOfMonth } from '@/lib/dates'
import { readAs, type Tx } from '@/lib/db'
import { Prisma } from '@/lib/generated/prisma/client'
import { contractValueFen } from '@/lib/indicators/contract-value-fen'
import { factTables, originQuery, withFacts } from '@/lib/indicators/facts'
import { type DatedScope, type Dimension, type Indicator, rowsOf } from '@/lib/indicators/indicator'
import { indicators } from '@/lib/indicators/registry'
import { type Scope, scopeKey, yearEarlier } from '@/lib/indicators/scope'
import { signedProjects } from '@/lib/indicators/signed-projects'
import {
  type Entry,
  type Group,
  groupsJson,
  groupsOf,
  jsonObject,
  type Totals,
  totalsFrom,
  totalsJson,
  totalsOf,
} from '@/lib/indicators/sums'
import { technologyValueFen } from '@/lib/indicators/technology-value-fen'
import { cachedUntilChange } from '@/lib/ledger/unchanged'
import type { Page, Sort } from '@/lib/lists'
import type { RecordType } from '@/lib/record-types'

/** A figure and the same one a year earlier. */
export type Compared = { now: Totals; before: Totals }

export type Dashboard = {
  /** Where cumulative figures begin; null before any conference is registered. */
  origin: Day | null
  figures: Record<string, Compared>
  /** Of the signed projects. */
  signed: Record<(typeof signedBy)[number], Group[]> & { enterprise: Group[]; partner: Group[] }
  /** Registered contracts of the trend's months. */
  contractValue: Group[]
  technologyValue: Group[]
}

/** A single month belongs to the page of one figure. */
export type DashboardScope = Omit<Scope, 'month'>

const signedBy = ['month', 'mode', 'region', 'industry'] as const
const TOP = 10
const TREND_MONTHS = 24

/** The first day of the months a trend shows. */
export function trendStart(asOf: Day): Day {
  return addMonths(startOfMonth(asOf), 1 - TREND_MONTHS)
}

export function readDashboard(actor: BureauActor, scope: DashboardScope): Promise<Dashboard> {
  return readAs(actor, (tx) => dashboard(tx, scope))
}

/** Every figure and every breakdown of the page in one statement, so in one snapshot; kept until something changes. */
export function dashboard(tx: Tx, scope: DashboardScope): Promise<Dashboard> {
  return cachedUntilChange(tx, `dashboard?${scopeKey(scope)}`, factTables, () => computeDashboard(tx, scope))
}

async function computeDashboard(tx: Tx, asked: DashboardScope): Promise<Dashboard> {
  const scope = await dated(tx, asked)
  const signed = Prisma.sql`signed`
  const trend = { ...scope, from: trendStart(scope.asOf) }
  const facts = [...new Set(indicators.map((indicator) => indicator.facts))]
  const totals = facts.map((name) =>
    totalsFrom(
      name,
      indicators.filter((indicator) => indicator.facts === name),
      { now: scope, before: yearEarlier(scope) },
    ),
  )
  const [{ dashboard }] = dashboardRow.parse(
    await tx.$queryRaw`
      ${withFacts(facts)},
      signed AS MATERIALIZED (${rowsOf(signedProjects, scope)})
      SELECT json_build_object(
        'figures', json_build_array(${Prisma.join(totals)}),
        'signed', ${jsonObject([
          ...signedBy.map((dimension): Entry => [dimension, groupsOf(signed, dimension)]),
          ['enterprise', groupsOf(signed, 'enterprise', TOP)],
          ['partner', groupsOf(signed, 'partner', TOP)],
        ])},
        'contractValue', ${groupsOf(relation(contractValueFen, trend), 'month')},
        'technologyValue', ${groupsOf(relation(technologyValueFen, trend), 'month')}
      ) AS dashboard`,
  )
  return { ...dashboard, figures: Object.assign({}, ...dashboard.figures), origin: scope.origin }
}

const originRow = z.array(z.object({ day: z.string() })).max(1)

/** The origin is read first, so that the planner sees a day and not a question. */
async function dated<Asked extends DashboardScope>(tx: Tx, scope: Asked): Promise<Asked & DatedScope> {
  const [row] = originRow.parse(await tx.$queryRaw(originQuery))
  return { ...scope, origin: row?.day ?? null }
}

const comparedJson = z.object({ now: totalsJson, before: totalsJson })

const dashboardRow = z.tuple([
  z.object({
    dashboard: z.object({
      figures: z.array(z.record(z.string(), comparedJson)),
      signed: z.object({
        month: groupsJson,
        mode: groupsJson,
        region: groupsJson,
        industry: groupsJson,
        enterprise: groupsJson,
        partner: groupsJson,
      }),
      contractValue: groupsJson,
      technologyValue: groupsJson,
    }),
  }),
])

export type Passport = Compared & { origin: Day | null; groups: Partial<Record<Dimension, Group[]>> }

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

/** The passport of a figure and one page of its rows, of one snapshot; a page past the end is the last one. */
export function readIndicator(
  actor: BureauActor,
  indicator: Indicator,
  scope: Scope,
  { page, pageSize, sort }: Page & { sort: Sort<RowSort> },
): Promise<{ passport: Passport; rows: IndicatorRow[]; page: number }> {
  return readAs(actor, async (tx) => {
    const read = await passport(tx, indicator, scope)
    const shown = Math.min(page, Math.max(1, Math.ceil(Number(read.now.count) / pageSize)))
    const rows = await indicatorRows(tx, indicator, scope, { page: shown, pageSize, sort })
    return { passport: read, rows, page: shown }
  })
}

export function passport(tx: Tx, indicator: Indicator, scope: Scope): Promise<Passport> {
  const key = `${indicator.id}?${scopeKey(scope)}`
  return cachedUntilChange(tx, key, factTables, () => computePassport(tx, indicator, scope))
}

async function computePassport(tx: Tx, indicator: Indicator, asked: Scope): Promise<Passport> {
  const scope = await dated(tx, asked)
  const contributing = Prisma.sql`contributing`
  const groups = indicator.dimensions.map(
    (dimension): Entry => [dimension, groupsOf(contributing, dimension)],
  )
  const [{ passport }] = passportRow.parse(
    await tx.$queryRaw`
      ${withFacts([indicator.facts])},
      contributing AS MATERIALIZED (${rowsOf(indicator, scope)})
      SELECT json_build_object(
        'now', ${totalsOf(contributing)},
        'before', ${totalsOf(relation(indicator, yearEarlier(scope)))},
        'groups', ${jsonObject(groups)}
      ) AS passport`,
  )
  return { ...passport, origin: scope.origin }
}

const passportRow = z.tuple([
  z.object({
    passport: comparedJson.extend({
      groups: z.object({
        month: groupsJson.optional(),
        mode: groupsJson.optional(),
        industry: groupsJson.optional(),
        township: groupsJson.optional(),
        region: groupsJson.optional(),
        enterprise: groupsJson.optional(),
        partner: groupsJson.optional(),
      }),
    }),
  }),
])

/** The rows a figure is made of: the same relation its value is measured over. */
export async function indicatorRows(
  tx: Tx,
  indicator: Indicator,
  asked: Scope,
  { page, pageSize, sort }: Page & { sort: Sort<RowSort> },
): Promise<IndicatorRow[]> {
  const scope = await dated(tx, asked)
  const { table, title } = records[indicator.record.type]
  const direction = sort.direction === 'asc' ? Prisma.sql`ASC` : Prisma.sql`DESC NULLS LAST`
  return indicatorRowList.parse(
    await tx.$queryRaw`
      ${withFacts([indicator.facts])}
      SELECT rows.id, record.code, record.${title} AS title, rows.decided_on::text AS "decidedOn", rows.measure::text,
             rows.mode, rows.industry, rows.township, rows.region,
             rows.enterprise_id AS "enterpriseId", enterprise.name AS "enterpriseName",
             rows.partner_id AS "partnerId", partner.name AS "partnerName"
        FROM ${relation(indicator, scope)} AS rows
        JOIN ${table} AS record ON record.id = rows.id
        LEFT JOIN "Organization" AS enterprise ON enterprise.id = rows.enterprise_id
        LEFT JOIN "Organization" AS partner ON partner.id = rows.partner_id
       ORDER BY ${rowOrders[sort.key]} ${direction}, rows.id DESC
       LIMIT ${pageSize} OFFSET ${(page - 1) * pageSize}`,
  )
}

const rowOrders: Record<RowSort, Prisma.Sql> = {
  decidedOn: Prisma.sql`rows.decided_on`,
  code: Prisma.sql`record.code`,
  title: Prisma.sql`record."sortKey"`,
  measure: Prisma.sql`rows.measure`,
  enterprise: Prisma.sql`enterprise."sortKey"`,
  partner: Prisma.sql`partner."sortKey"`,
}

const records: Record<RecordType, { table: Prisma.Sql; title: Prisma.Sql }> = {
  organization: { table: Prisma.sql`"Organization"`, title: Prisma.sql`name` },
  event: { table: Prisma.sql`"Event"`, title: Prisma.sql`title` },
  intention: { table: Prisma.sql`"Intention"`, title: Prisma.sql`title` },
  agreement: { table: Prisma.sql`"Agreement"`, title: Prisma.sql`title` },
  project: { table: Prisma.sql`"Project"`, title: Prisma.sql`title` },
  technologyContract: { table: Prisma.sql`"TechnologyContract"`, title: Prisma.sql`title` },
  patent: { table: Prisma.sql`"Patent"`, title: Prisma.sql`title` },
  achievement: { table: Prisma.sql`"Achievement"`, title: Prisma.sql`title` },
}

const nullableText = z.string().nullable()

const indicatorRowList = z.array(
  z
    .object({
      id: z.string(),
      code: z.string(),
      title: z.string(),
      decidedOn: z.string(),
      measure: z.string(),
      mode: nullableText,
      industry: nullableText,
      township: nullableText,
      region: nullableText,
      enterpriseId: nullableText,
      enterpriseName: nullableText,
      partnerId: nullableText,
      partnerName: nullableText,
    })
    .transform(
      ({ enterpriseId, enterpriseName, partnerId, partnerName, measure, ...row }): IndicatorRow => ({
        ...row,
        measure: BigInt(measure),
        enterprise: named(enterpriseId, enterpriseName),
        partner: named(partnerId, partnerName),
      }),
    ),
)

const named = (id: string | null, name: string | null) => (id === null ? null : { id, name: name ?? '' })

const relation = (indicator: Indicator, scope: DatedScope) => Prisma.sql`(${rowsOf(indicator, scope)})`

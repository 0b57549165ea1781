import 'server-only'

import type { BureauActor } from '@/lib/auth/actor'
import { addMonths, type Day, startOfMonth } from '@/lib/dates'
import { readAs, type Tx } from '@/lib/db'
import { contractValueFen } from '@/lib/indicators/contract-value-fen'
import { cooperationCoverage } from '@/lib/indicators/cooperation-coverage'
import { contributionTo, groupsOf, totalsOf } from '@/lib/indicators/count'
import { type EventYield, eventYields, type NamedEventYield, nameEvents } from '@/lib/indicators/event-yields'
import { type FactStore, SnapshotPassed, withFacts } from '@/lib/indicators/fact-store'
import { factTables } from '@/lib/indicators/facts'
import type { Dimension, Indicator } from '@/lib/indicators/indicator'
import { namesOf } from '@/lib/indicators/organization-names'
import { longestWaiting, pipelineOf, type Stage, type Waiting } from '@/lib/indicators/pipeline'
import { indicators } from '@/lib/indicators/registry'
import { type IndicatorRow, indicatorRows, type RowOrder, titlesOf } from '@/lib/indicators/rows'
import { knownUntil, type Scope, scopeKey, yearEarlier } from '@/lib/indicators/scope'
import { signedProjects } from '@/lib/indicators/signed-projects'
import type { Group, Totals } from '@/lib/indicators/sums'
import { technologyValueFen } from '@/lib/indicators/technology-value-fen'
import { cachedUntilChange } from '@/lib/ledger/unchanged'

/** A figure and the same one a year earlier. */
export type Compared = { now: Totals; before: Totals }

export type Dashboard = {
  /** Where cumulative figures begin; null before any conference is registered. */
  origin: Day | null
  figures: Record<string, Compared>
  /** Of the signed projects. */
  signed: Record<'month' | 'mode' | 'region' | 'industry' | 'enterprise' | 'partner', Group[]>
  /** Registered contracts of the trend's months. */
  contractValue: Group[]
  technologyValue: Group[]
  /** From intention to industry. */
  pipeline: Stage[]
  waiting: NamedWaiting[]
  events: NamedEventYield[]
  /** Enterprises above scale by township, and how many of each cooperate. */
  coverage: Group[]
}

export type NamedWaiting = Waiting & { code: string; title: string; enterpriseName: string | null }

/** A single month belongs to the page of one figure. */
export type DashboardScope = Omit<Scope, 'month'>

const TOP = 10
const MOST_WAITING = 10
const MOST_EVENTS = 8
const TREND_MONTHS = 24

/** The first day of the months a trend shows. */
export function trendStart(asOf: Day): Day {
  return addMonths(startOfMonth(asOf), 1 - TREND_MONTHS)
}

/**
 * A transaction that may read figures. While facts of a later instant are being read, an earlier snapshot is of no use:
 * the next one is later than they are.
 */
export async function readFigures<T>(actor: BureauActor, work: (tx: Tx) => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await readAs(actor, work)
    } catch (error) {
      if (!(error instanceof SnapshotPassed) || attempt === MOST_ATTEMPTS) throw error
    }
  }
}

const MOST_ATTEMPTS = 20

/** Every figure and every breakdown of the page in one snapshot; kept until something changes. */
export function dashboard(tx: Tx, scope: DashboardScope): Promise<Dashboard> {
  return cachedUntilChange(tx, `dashboard?${scopeKey(scope)}`, factTables, async () => {
    const counted = await withFacts(tx, (facts) => countDashboard(facts, scope), knownUntil(scope))
    const [enterprise = [], partner = []] = await withNames(tx, [
      counted.signed.enterprise,
      counted.signed.partner,
    ])
    return {
      ...counted,
      signed: { ...counted.signed, enterprise, partner },
      waiting: await nameWaiting(tx, counted.waiting),
      events: await nameEvents(tx, counted.events),
    }
  })
}

async function nameWaiting(tx: Tx, waiting: readonly Waiting[]): Promise<NamedWaiting[]> {
  const titles = await titlesOf(
    tx,
    signedProjects,
    waiting.map(({ id }) => id),
  )
  const names = await namesOf(
    tx,
    waiting.map(({ enterprise }) => enterprise),
  )
  return waiting.map((row) => ({
    ...row,
    ...(titles.get(row.id) ?? { code: '', title: '' }),
    enterpriseName: (row.enterprise && names.get(row.enterprise)?.name) ?? null,
  }))
}

type Counted = Omit<Dashboard, 'waiting' | 'events'> & { waiting: Waiting[]; events: EventYield[] }

function countDashboard(facts: FactStore, scope: DashboardScope): Counted {
  const signed = contributionTo(signedProjects, scope, facts)
  const trend = { ...scope, from: trendStart(scope.asOf) }
  const monthly = (indicator: Indicator) => groupsOf(contributionTo(indicator, trend, facts), 'month', facts)
  const groups = (dimension: Dimension, top?: number) => groupsOf(signed, dimension, facts, top)
  return {
    origin: facts.origin,
    figures: Object.fromEntries(
      indicators.map((indicator) => [indicator.id, compared(indicator, scope, facts)]),
    ),
    signed: {
      month: groups('month'),
      mode: groups('mode'),
      region: groups('region'),
      industry: groups('industry'),
      enterprise: groups('enterprise', TOP),
      partner: groups('partner', TOP),
    },
    contractValue: monthly(contractValueFen),
    technologyValue: monthly(technologyValueFen),
    pipeline: pipelineOf(facts, scope),
    waiting: longestWaiting(facts, scope, MOST_WAITING),
    events: eventYields(facts, scope, MOST_EVENTS),
    coverage: groupsOf(contributionTo(cooperationCoverage, scope, facts), 'township', facts),
  }
}

function compared(indicator: Indicator, scope: Scope, facts: FactStore): Compared {
  const totals = (asked: Scope) => totalsOf(contributionTo(indicator, asked, facts))
  return { now: totals(scope), before: totals(yearEarlier(scope)) }
}

/** Organizations by name; those that are equal otherwise follow in pinyin. */
async function withNames(tx: Tx, lists: readonly Group[][]): Promise<Group[][]> {
  const names = await namesOf(
    tx,
    lists.flatMap((groups) => groups.map(({ key }) => key)),
  )
  const rankOf = ({ key }: Group) =>
    (key === null ? undefined : names.get(key)?.rank) ?? Number.MAX_SAFE_INTEGER
  return lists.map((groups) =>
    groups
      .map((group) => ({
        ...group,
        name: (group.key === null ? undefined : names.get(group.key)?.name) ?? null,
      }))
      .sort((a, b) => (a.sum === b.sum && a.count === b.count ? rankOf(a) - rankOf(b) : 0)),
  )
}

export type Passport = Compared & { origin: Day | null; groups: Partial<Record<Dimension, Group[]>> }

/** The passport of a figure and one page of its rows, of one snapshot; a page past the end is the last one. */
export function readIndicator(
  actor: BureauActor,
  indicator: Indicator,
  scope: Scope,
  { page, pageSize, sort }: RowOrder,
): Promise<{ passport: Passport; rows: IndicatorRow[]; page: number }> {
  return readFigures(actor, async (tx) => {
    const read = await passport(tx, indicator, scope)
    const shown = Math.min(page, Math.max(1, Math.ceil(Number(read.now.count) / pageSize)))
    const rows = await indicatorRows(tx, indicator, scope, { page: shown, pageSize, sort })
    return { passport: read, rows, page: shown }
  })
}

export function passport(tx: Tx, indicator: Indicator, scope: Scope): Promise<Passport> {
  return cachedUntilChange(tx, `${indicator.id}?${scopeKey(scope)}`, factTables, async () => {
    const counted = await withFacts(
      tx,
      (facts): Passport => {
        const contribution = contributionTo(indicator, scope, facts)
        const groups = indicator.dimensions.map((dimension) => [
          dimension,
          groupsOf(contribution, dimension, facts),
        ])
        return {
          ...compared(indicator, scope, facts),
          origin: facts.origin,
          groups: Object.fromEntries(groups),
        }
      },
      knownUntil(scope),
    )
    const organizations = (['enterprise', 'partner'] as const).filter(
      (dimension) => counted.groups[dimension],
    )
    const named = await withNames(
      tx,
      organizations.map((dimension) => counted.groups[dimension] ?? []),
    )
    const renamed = Object.fromEntries(organizations.map((dimension, index) => [dimension, named[index]]))
    return { ...counted, groups: { ...counted.groups, ...renamed } }
  })
}

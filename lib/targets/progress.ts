import 'server-only'

import { type Day, daysBetween } from '@/lib/dates'
import type { Tx } from '@/lib/db'
import { contributionTo, totalsOf } from '@/lib/indicators/count'
import { at } from '@/lib/indicators/fact-columns'
import { type FactStore, withFacts } from '@/lib/indicators/fact-store'
import type { Indicator } from '@/lib/indicators/indicator'
import { findIndicator } from '@/lib/indicators/registry'
import { knownUntil, type Scope } from '@/lib/indicators/scope'
import { permilleOf, type Totals } from '@/lib/indicators/sums'

type Target = {
  id: string
  title: string
  indicatorId: string | null
  year: number
  value: bigint
  unit: string
}

/** A target with what was reached of it, for a bullet. */
export type TargetProgress<Row extends Target = Target> = {
  target: Row
  /** null where the portal counts no such figure: then nothing is said of it. */
  indicator: Indicator | null
  actual: Totals | null
  /** 完成率 in tenths of a percent; null without an actual. */
  completion: number | null
  /** 时间进度 in tenths of a percent. */
  elapsed: number
}

/** 时间进度: days gone of the days of the year, at a cut-off. 365 for 36.5%. */
export function elapsedOf(year: number, asOf: Day): number {
  const [first, last] = [`${year}-01-01`, `${year}-12-31`]
  if (asOf < first) return 0
  if (asOf >= last) return 1000
  return Math.round((1000 * (daysBetween(first, asOf) + 1)) / (daysBetween(first, last) + 1))
}

/** 完成率, in tenths of a percent. */
export function completionOf(value: bigint, reached: bigint): number {
  return Number(permilleOf(reached, value))
}

/** 802 → 80.2% */
export const percentWords = (tenths: number) => `${Math.floor(tenths / 10)}.${tenths % 10}%`

/** Targets of the year of a cut-off, with what was reached by then; those that are counted here first. */
export async function targetsAt(tx: Tx, scope: Omit<Scope, 'month'>): Promise<TargetProgress[]> {
  const targets = await tx.target.findMany({
    where: { year: Number(scope.asOf.slice(0, 4)), voidedAt: null },
    select: { id: true, title: true, indicatorId: true, year: true, value: true, unit: true },
    orderBy: [{ sortKey: 'asc' }, { id: 'asc' }],
    take: 200,
  })
  const told = await progressOf(tx, targets, scope)
  return told.toSorted((a, b) => Number(a.indicator === null) - Number(b.indicator === null))
}

export function progressOf<Row extends Target>(
  tx: Tx,
  targets: readonly Row[],
  scope: Omit<Scope, 'month'>,
): Promise<TargetProgress<Row>[]> {
  return withFacts(tx, (facts) => targets.map((target) => progress(target, scope, facts)), knownUntil(scope))
}

function progress<Row extends Target>(target: Row, scope: Scope, facts: FactStore): TargetProgress<Row> {
  const indicator = (target.indicatorId && findIndicator(target.indicatorId)) || null
  const elapsed = elapsedOf(target.year, scope.asOf)
  if (!indicator) return { target, indicator, actual: null, completion: null, elapsed }
  const actual = reachedInYear(indicator, target.year, scope, facts)
  return {
    target,
    indicator,
    actual,
    completion: completionOf(target.value, reached(indicator, actual)),
    elapsed,
  }
}

/**
 * What counts towards the target of a year: of flows and cumulative figures, whatever was decided in the year; of stocks
 * and shares, the figure itself. Never later than the cut-off or the end of the year.
 */
function reachedInYear(indicator: Indicator, year: number, scope: Scope, facts: FactStore): Totals {
  const first = `${year}-01-01`
  const last = `${year}-12-31`
  const asOf = scope.asOf < last ? scope.asOf : last
  const contribution = contributionTo(indicator, { ...scope, from: first, asOf }, facts)
  if (indicator.kind === 'STOCK' || indicator.kind === 'RATIO') return totalsOf(contribution)
  const start = Date.parse(first) / MS_PER_DAY
  const rows = contribution.rows.filter((row) => at(contribution.days, row) >= start)
  return totalsOf({ ...contribution, rows })
}

const MS_PER_DAY = 86_400_000

/** In the unit targets are kept in. */
export function reached({ measure }: Pick<Indicator, 'measure'>, { count, sum }: Totals): bigint {
  if (measure === 'count') return count
  if (measure === 'fen') return sum
  return count === 0n ? 0n : permilleOf(sum, count)
}

import 'server-only'

import type { BureauActor } from '@/lib/auth/actor'
import type { Day } from '@/lib/dates'
import { formatRange } from '@/lib/dates'
import type { Indicator } from '@/lib/indicators/indicator'
import { type Compared, type DashboardScope, readFigures } from '@/lib/indicators/queries'
import { indicators } from '@/lib/indicators/registry'
import type { Totals } from '@/lib/indicators/sums'
import { exactDigits, headlineOf, tableUnit, tableValue, yearOnYear } from '@/lib/indicators/words'
import { fenToWanText } from '@/lib/money'
import { withTargets } from '@/lib/targets/dashboard'
import { elapsedOf, percentWords, type TargetProgress } from '@/lib/targets/progress'
import { valueWords } from '@/lib/targets/value'

export type OnePageRow = {
  /** Its line, and the number of its note. */
  number: number
  id: string
  name: string
  /** 万元 for amounts. */
  unit: string
  period: string
  now: string
  /** All digits, as `data-value` has them. */
  exact: string
  /** For a cell: no grouping, every 分. */
  plain: string
  before: string
  plainBefore: string
  change: string
  target: string | null
  completion: string | null
  definition: string
  decidingDate: string
  version: number
}

export type OnePage = { origin: Day | null; elapsed: string; rows: OnePageRow[] }

/** 一张表: every figure with last year's beside it and what the year is to reach, read in one snapshot. */
export function readOnePage(actor: BureauActor, scope: DashboardScope): Promise<OnePage> {
  return readFigures(actor, async (tx) => {
    const {
      told: { origin, figures },
      targets,
    } = await withTargets(tx, scope)
    const rows = indicators.flatMap((indicator) => {
      const figure = figures[indicator.id]
      return figure ? [rowOf(indicator, figure, scope, targets)] : []
    })
    return {
      origin,
      elapsed: percentWords(elapsedOf(Number(scope.asOf.slice(0, 4)), scope.asOf)),
      rows: rows.map((row, index) => ({ ...row, number: index + 1 })),
    }
  })
}

function rowOf(
  indicator: Indicator,
  { now, before }: Compared,
  scope: DashboardScope,
  targets: readonly TargetProgress[],
): Omit<OnePageRow, 'number'> {
  const aim = targets.find(({ target }) => target.indicatorId === indicator.id)
  return {
    id: indicator.id,
    name: indicator.name,
    unit: tableUnit(indicator),
    period: periodOf(indicator.kind, scope),
    now: tableValue(indicator, now),
    exact: exactDigits(indicator, now),
    plain: plain(indicator, now),
    before: tableValue(indicator, before),
    plainBefore: plain(indicator, before),
    change: yearOnYear(indicator, now, before).text.replace(/^同比:?/, ''),
    target: aim ? valueWords(aim.target, indicator.measure) : null,
    completion: aim?.completion == null ? null : percentWords(aim.completion),
    definition: indicator.definition,
    decidingDate: indicator.decidingDate,
    version: indicator.version.no,
  }
}

/** Shorter than on a card: since when it is cumulated stands once, above. */
function periodOf(kind: Indicator['kind'], { from, asOf }: DashboardScope): string {
  if (kind === 'FLOW') return formatRange(from, asOf)
  return kind === 'STOCK' ? `截至 ${asOf}` : `累计至 ${asOf}`
}

function plain(indicator: Indicator, totals: Totals): string {
  if (indicator.measure === 'fen') return fenToWanText(totals.sum)
  if (indicator.measure === 'count') return String(totals.count)
  return headlineOf(indicator, totals).value
}

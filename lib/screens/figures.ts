import 'server-only'

import { createHash } from 'node:crypto'
import type { BureauActor } from '@/lib/auth/actor'
import { addMonths, type Day, startOfMonth, startOfYear } from '@/lib/dates'
import { factTables } from '@/lib/indicators/facts'
import { groupLabel, inProvinces } from '@/lib/indicators/group-labels'
import type { Indicator } from '@/lib/indicators/indicator'
import { type Compared, type Dashboard, readFigures } from '@/lib/indicators/queries'
import { indicators } from '@/lib/indicators/registry'
import type { Group } from '@/lib/indicators/sums'
import { exactDigits, exactWords, headlineOf, periodWords, yearOnYear } from '@/lib/indicators/words'
import { cachedUntilChange } from '@/lib/ledger/unchanged'
import type { ScreenBar, ScreenData, ScreenFigure, ScreenMonth, ScreenTarget } from '@/lib/screens/data'
import { withTargets } from '@/lib/targets/dashboard'
import { percentWords, type TargetProgress } from '@/lib/targets/progress'
import { valueWords } from '@/lib/targets/value'

/**
 * Reads for a screen that nobody signed in to. It leads nowhere else: this module hands out totals, and a screen is no
 * actor that a query or a command would take (DECISIONS.md).
 */
const reader: BureauActor = { role: 'LEADER', userId: '00000000-0000-0000-0000-000000000000', name: '' }

/** The headlines; the others stand on a page of their own. */
const HEADLINES = [
  'signed-projects',
  'signing-enterprises',
  'partner-institutions',
  'contract-value-fen',
  'novelty-claims',
]
/** Named one by one: a figure that joins the catalogue does not come onto a wall by itself. */
const OTHERS = [
  'intentions',
  'landed-projects',
  'technology-value-fen',
  'contracts',
  'patents-granted',
  'patents-filed',
  'joint-patents',
  'jingjin-projects',
]
const LANDING = 'landing-rate'
const BARS = 8
const TARGETS = 4
const MONTHS = 12

export type ScreenAnswer = { data: ScreenData; etag: string }

/** What a screen shows at a cut-off: made when something has changed, otherwise as it was. */
export function readScreen(asOf: Day): Promise<ScreenAnswer> {
  const scope = { from: startOfYear(asOf), asOf }
  return readFigures(reader, (tx) =>
    cachedUntilChange(tx, `screen?${asOf}`, [...factTables, 'Target'], async () => {
      const { told, targets } = await withTargets(tx, scope)
      const data = totals(told, targets, scope)
      const digest = createHash('sha256').update(JSON.stringify(data)).digest('base64url').slice(0, 22)
      return { data, etag: `"${digest}"` }
    }),
  )
}

/**
 * Totals and nothing else. No amount of any group or month leaves: with few contracts it would be one enterprise's.
 * Enterprises stand with how many projects they signed, as the news of every conference names them.
 */
function totals(
  { origin, figures, signed }: Dashboard,
  targets: readonly TargetProgress[],
  scope: { from: Day; asOf: Day },
): ScreenData {
  const figureOf = (indicator: Indicator): ScreenFigure[] => {
    const compared = figures[indicator.id]
    return compared ? [figure(indicator, compared, periodOf(indicator.kind, scope))] : []
  }
  const known = (ids: readonly string[]) =>
    ids.flatMap((id) => indicators.filter((one) => one.id === id)).flatMap(figureOf)
  const landed = figures[LANDING]?.now
  return {
    asOf: scope.asOf,
    origin,
    headlines: known(HEADLINES),
    others: known(OTHERS),
    landing: {
      figure: known([LANDING])[0] ?? null,
      landed: Number(landed?.sum ?? 0n),
      signed: Number(landed?.count ?? 0n),
    },
    months: months(signed.month, scope.asOf),
    modes: bars(signed.mode, (group) => groupLabel('mode', group)),
    provinces: bars(inProvinces(signed.region), (group) => groupLabel('region', group)),
    // Only the first ten are counted here, so nothing can be said of the others.
    enterprises: largest(signed.enterprise, ({ name }) => name ?? '').slice(0, BARS),
    institutions: largest(signed.partner, ({ name }) => name ?? '').slice(0, BARS),
    targets: targets.flatMap((progress) => target(progress)).slice(0, TARGETS),
  }
}

/** Short enough for a block; since when it is cumulated stands at the foot of the stage. */
function periodOf(kind: Indicator['kind'], scope: { from: Day; asOf: Day }): string {
  return kind === 'CUM' ? `累计至 ${scope.asOf}` : periodWords(kind, scope, null)
}

function figure(indicator: Indicator, { now, before }: Compared, period: string): ScreenFigure {
  const headline = headlineOf(indicator, now)
  return {
    id: indicator.id,
    name: indicator.name,
    value: headline.value,
    unit: headline.unit ?? '',
    exact: exactDigits(indicator, now),
    period,
    change: yearOnYear(indicator, now, before),
  }
}

/** The largest of all groups, and the others together. */
function bars(groups: readonly Group[], labelOf: (group: Group) => string): ScreenBar[] {
  const sorted = largest(groups, labelOf)
  if (sorted.length <= BARS) return sorted
  const others = sorted.slice(BARS - 1).reduce((sum, { value }) => sum + value, 0)
  return [...sorted.slice(0, BARS - 1), { label: '其他', value: others }]
}

/** Largest first. */
function largest(groups: readonly Group[], labelOf: (group: Group) => string): ScreenBar[] {
  return groups
    .toSorted((a, b) => Number(b.count - a.count))
    .map((group) => ({ label: labelOf(group), value: Number(group.count) }))
}

/** Each month beside the same one a year earlier. */
function months(groups: readonly Group[], asOf: Day): ScreenMonth[] {
  const counts = new Map(groups.map(({ key, count }) => [key, Number(count)]))
  const monthAt = (back: number) => addMonths(startOfMonth(asOf), -back).slice(0, 7)
  return Array.from({ length: MONTHS }, (_, index) => {
    const back = MONTHS - 1 - index
    return {
      month: monthAt(back),
      value: counts.get(monthAt(back)) ?? 0,
      before: counts.get(monthAt(back + 12)) ?? 0,
    }
  })
}

/** Only what the portal counts itself: of others there is nothing to show beside the target. */
function target({ target: set, indicator, actual, completion, elapsed }: TargetProgress): ScreenTarget[] {
  if (!indicator || !actual || completion === null) return []
  return [
    {
      id: set.id,
      title: set.title,
      actual: exactOrWan(indicator, actual),
      target: valueWords(set, indicator.measure),
      completion: percentWords(completion),
      share: Math.min(completion / 1000, 1),
      elapsed: percentWords(elapsed),
      elapsedShare: Math.min(elapsed / 1000, 1),
    },
  ]
}

function exactOrWan(indicator: Indicator, actual: Compared['now']): string {
  if (indicator.measure !== 'fen') return exactWords(indicator, actual)
  return valueWords({ value: actual.sum, unit: indicator.unit }, 'fen')
}

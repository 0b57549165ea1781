import type { ChartRow } from '@/components/charts/chart-data'
import { groupLabel, inProvinces } from '@/lib/indicators/group-labels'
import type { Dimension, Indicator } from '@/lib/indicators/indicator'
import type { Filters } from '@/lib/indicators/scope'
import { type Group, measureOf, type Totals } from '@/lib/indicators/sums'
import { headlineOf } from '@/lib/indicators/words'
import { fenToWanNumber, formatWan } from '@/lib/money'

export { dimensionLabels, SINCE_EVER, tableUnit, UNSTATED } from '@/lib/indicators/words'

type Measured = Pick<Indicator, 'measure' | 'unit'>

const filterOf: Record<Dimension, keyof Filters> = {
  month: 'month',
  mode: 'mode',
  industry: 'industry',
  township: 'township',
  region: 'province',
  enterprise: 'enterprise',
  partner: 'partner',
  event: 'event',
}

/** Groups as the rows of a chart; each leads to its records by the filter that `href` is given. */
export function groupRows(
  indicator: Measured,
  dimension: Dimension,
  groups: readonly Group[],
  href: (filter: Record<string, string>) => string,
): ChartRow[] {
  const known = dimension === 'region' ? byProvince(groups) : groups
  return distinctLabels(
    known.map((group) => ({
      label: groupLabel(dimension, group),
      ...cells(indicator, group),
      ...(group.key !== null && { href: href({ [filterOf[dimension]]: group.key }) }),
    })),
  )
}

/** Regions as provinces, largest first; what lies in none is 待核实. */
export function byProvince(groups: readonly Group[]): Group[] {
  return inProvinces(groups).toSorted((a, b) => Number(b.sum - a.sum))
}

/** Every month from the first to the last, those without a record as zero: a gap in the axis would hide them. */
export function everyMonth(groups: readonly Group[], months: readonly string[]): Group[] {
  const found = new Map(groups.map((group) => [group.key, group]))
  return months.map((key) => found.get(key) ?? { key, name: null, count: 0n, sum: 0n })
}

export function cells(
  indicator: Measured,
  totals: Totals,
  key = 'value',
): Pick<ChartRow, 'values' | 'display'> {
  if (indicator.measure === 'fen') {
    return { values: { [key]: fenToWanNumber(totals.sum) }, display: { [key]: formatWan(totals.sum) } }
  }
  if (indicator.measure === 'share') {
    const percent = totals.count === 0n ? null : Math.round(Number((totals.sum * 1000n) / totals.count)) / 10
    return {
      values: { [key]: percent },
      display: { [key]: `${headlineOf(indicator, totals).value}(${totals.sum}/${totals.count})` },
    }
  }
  return { values: { [key]: Number(measureOf(indicator, totals)) } }
}

/** The first so many, and the rest together. */
export function topOf(groups: readonly Group[], limit: number): { top: Group[]; rest: Group | null } {
  if (groups.length <= limit + 1) return { top: [...groups], rest: null }
  const others = groups.slice(limit)
  return {
    top: groups.slice(0, limit),
    rest: {
      key: null,
      name: `其他 ${others.length} 个`,
      count: others.reduce((sum, group) => sum + group.count, 0n),
      sum: others.reduce((sum, group) => sum + group.sum, 0n),
    },
  }
}

/** Charts tell their rows apart by label; two organizations may bear one name. */
function distinctLabels(rows: ChartRow[]): ChartRow[] {
  const seen = new Map<string, number>()
  return rows.map((row) => {
    const times = (seen.get(row.label) ?? 0) + 1
    seen.set(row.label, times)
    return times === 1 ? row : { ...row, label: `${row.label}(${times})` }
  })
}

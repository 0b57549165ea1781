import { type Day, monthsBetween } from '@/lib/dates'
import { groupLabel, inProvinces } from '@/lib/indicators/group-labels'
import type { Dimension } from '@/lib/indicators/indicator'
import { measureOf } from '@/lib/indicators/sums'
import { dimensionLabels } from '@/lib/indicators/words'
import type { SnapshotFigure } from '@/lib/snapshots/queries'

/** A part of a figure; the parts add up to it exactly. */
export type Part = { label: string; value: bigint }

const byId: readonly Dimension[] = ['enterprise', 'partner', 'event']

/** More bars nobody reads: the rest is one. */
const MOST_PARTS = 10

export function dimensionOf(label: string): Dimension | undefined {
  return (Object.keys(dimensionLabels) as Dimension[]).find((key) => dimensionLabels[key] === label)
}

/**
 * The parts of a figure by a dimension, largest first, months in order; null where the snapshot has none. A figure of a
 * period shows all months of it.
 */
export function partsOf(
  figure: SnapshotFigure,
  dimension: Dimension,
  { from, asOf }: { from: Day; asOf: Day },
): Part[] | null {
  const groups = figure.groups[dimension]
  if (!groups || groups.length === 0 || figure.measure === 'share') return null
  const known = dimension === 'region' ? inProvinces(groups) : groups
  // an id is no word
  if (byId.includes(dimension) && known.some(({ key, name }) => key !== null && name === null)) return null
  const parts = known.map((group) => ({
    label: groupLabel(dimension, group),
    value: measureOf(figure, group),
  }))
  if (dimension !== 'month') return whole(figure, shortened(parts.toSorted(largestFirst)))
  const bounds = figure.kind === 'FLOW' ? [from, asOf].map((day) => day.slice(0, 7)) : []
  return whole(figure, everyMonth(parts, bounds))
}

const largestFirst = (a: Part, b: Part) => (a.value < b.value ? 1 : a.value > b.value ? -1 : 0)

const sumOf = (parts: readonly Part[]) => parts.reduce((sum, { value }) => sum + value, 0n)

function shortened(parts: readonly Part[]): Part[] {
  if (parts.length <= MOST_PARTS) return [...parts]
  const rest = parts.slice(MOST_PARTS - 1)
  return [...parts.slice(0, MOST_PARTS - 1), { label: `其他${rest.length}项`, value: sumOf(rest) }]
}

/** Of organizations a snapshot keeps the first ones only: what is missing has to stand there too. */
function whole(figure: SnapshotFigure, parts: Part[]): Part[] {
  const missing = measureOf(figure, figure.now) - sumOf(parts)
  if (missing < 0n) throw new Error(`the parts of ${figure.code} are more than the whole`)
  return missing === 0n ? parts : [...parts, { label: '其余', value: missing }]
}

/** Months without a record are zero: a gap in the axis would hide them. Of more than two years only years are shown. */
function everyMonth(parts: readonly Part[], bounds: readonly string[]): Part[] {
  const labels = [...bounds, ...parts.map(({ label }) => label)].filter((label) =>
    /^\d{4}-\d{2}$/.test(label),
  )
  const [first, last] = [labels.toSorted()[0], labels.toSorted().at(-1)]
  if (first === undefined || last === undefined) return []
  const known = new Map(parts.map(({ label, value }) => [label, value]))
  const months = monthsBetween(`${first}-01`, `${last}-01`).map((label) => ({
    label,
    value: known.get(label) ?? 0n,
  }))
  if (months.length <= 24) return months
  const years = new Map<string, bigint>()
  for (const { label, value } of months)
    years.set(label.slice(0, 4), (years.get(label.slice(0, 4)) ?? 0n) + value)
  return [...years].map(([year, value]) => ({ label: `${year}年`, value }))
}

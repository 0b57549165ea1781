/** What a chart and its table are drawn from: plain numbers and texts. */
export type Series = { key: string; label: string }

export type ChartRow = {
  label: string
  /** null is missing, never zero */
  values: Record<string, number | null>
  /** The exact text of the table; by default the number itself. */
  display?: Record<string, string>
  href?: string
}

export type ChartKind = 'bar' | 'stacked' | 'horizontal' | 'line' | 'area'

export type ChartProps = {
  kind: ChartKind
  series: Series[]
  rows: ChartRow[]
  unit: string
  highlight?: string
  height: number
}

/** In the order of look.md: told apart by the color-blind too, at most six. */
export const seriesColors = [
  'var(--chart-1)',
  'var(--chart-2)',
  'var(--chart-3)',
  'var(--chart-4)',
  'var(--chart-5)',
  'var(--chart-6)',
]

export function seriesColor(index: number) {
  return seriesColors[index % seriesColors.length] ?? 'var(--chart-6)'
}

/** Number on an axis or a label: grouped, at most two decimals; nothing for what is missing. */
export function plainNumber(value: unknown): string {
  return typeof value === 'number' ? value.toLocaleString('zh-CN', { maximumFractionDigits: 2 }) : ''
}

/** The text of the table's cell. */
export function cellText(row: ChartRow, key: string): string {
  const value = row.values[key]
  return row.display?.[key] ?? (value === null || value === undefined ? '—' : plainNumber(value))
}

/** One sentence for those who do not see the plot. */
export function describeChart(title: string, unit: string, series: Series[], rows: ChartRow[]): string {
  const first = rows[0]
  const last = rows.at(-1)
  if (!first || !last) return `${title}:没有数据`
  const names = series.map(({ label }) => label).join('、')
  const range = first === last ? first.label : `${first.label}至${last.label}`
  return `${title}(${unit}),${names},${range},共 ${rows.length} 项,数据见下方数据表`
}

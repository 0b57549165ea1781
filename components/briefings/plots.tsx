import type { Chart } from '@/lib/briefings/content'
import { thousands } from '@/lib/money'

type Plot = Pick<Chart, 'series' | 'points'>

/** Bars beside their words and values: a list for whoever cannot see them. */
export function BarsPlot({ series, points }: Plot) {
  const most = Math.max(1, ...points.map(({ value }) => Number(value)))
  return (
    <dl className="gw-bars" aria-label={series}>
      {points.map(({ label, value }) => (
        <div key={label} className="contents">
          <dt>{label}</dt>
          <dd>
            <span className="gw-bar" style={{ width: `${(Number(value) / most) * 80}%` }} />
            <span className="tabular">{grouped(value)}</span>
          </dd>
        </div>
      ))}
    </dl>
  )
}

const [WIDTH, HEIGHT, LEFT, TOP, BOTTOM] = [620, 260, 20, 28, 34]

/** A line over its months; the values stand in the annex, too. */
export function LinePlot({ series, points }: Plot) {
  const most = Math.max(1, ...points.map(({ value }) => Number(value)))
  const step = (WIDTH - 2 * LEFT) / Math.max(points.length, 1)
  const placed = points.map(({ label, value }, index) => ({
    label,
    value,
    x: LEFT + step * (index + 0.5),
    y: TOP + (1 - Number(value) / most) * (HEIGHT - TOP - BOTTOM),
  }))
  const base = HEIGHT - BOTTOM
  return (
    <svg
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      role="img"
      aria-label={`${series},${points.map(({ label, value }) => `${label} ${value}`).join(',')}`}
      className="w-full"
    >
      <line x1={LEFT} y1={base} x2={WIDTH - LEFT} y2={base} stroke="#404040" />
      <polyline
        points={placed.map(({ x, y }) => `${x},${y}`).join(' ')}
        fill="none"
        stroke="var(--gw-bar)"
        strokeWidth={2.5}
      />
      {placed.map(({ label, value, x, y }) => (
        <g key={label}>
          <circle cx={x} cy={y} r={3.5} fill="var(--gw-bar)" />
          <text x={x} y={y - 9} textAnchor="middle" fontSize={12}>
            {grouped(value)}
          </text>
          <text x={x} y={base + 18} textAnchor="middle" fontSize={12}>
            {label}
          </text>
        </g>
      ))}
    </svg>
  )
}

/** 14200.00 → 14,200.00 */
function grouped(value: string): string {
  const [whole = '', fraction] = value.split('.')
  const digits = thousands(whole)
  return fraction === undefined ? digits : `${digits}.${fraction}`
}

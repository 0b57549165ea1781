import type { ScreenMonth } from '@/lib/screens/data'

const WIDTH = 1060
const HEIGHT = 500
const TOP = 64
const BOTTOM = 72

/** Each month beside the same one of the year before. Drawn by hand: the same twenty-four bars for as long as it hangs. */
export function ScreenTrend({ months }: { months: readonly ScreenMonth[] }) {
  const most = Math.max(1, ...months.flatMap(({ value, before }) => [value, before]))
  const step = WIDTH / months.length
  const bar = step * 0.3
  const height = (value: number) => ((HEIGHT - TOP - BOTTOM) * value) / most
  const floor = HEIGHT - BOTTOM
  const total = months.reduce((sum, { value }) => sum + value, 0)
  return (
    <div className="flex h-full flex-col">
      <ul className="flex flex-none gap-8 text-[22px] leading-[30px] text-ink-2">
        <Key color="var(--chart-1)">本月</Key>
        <Key color="var(--chart-muted)">上年同月</Key>
      </ul>
      <svg
        role="img"
        aria-label={`签约项目月度趋势,共 ${total} 项`}
        viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
        className="min-h-0 w-full flex-1"
      >
        <line x1="0" x2={WIDTH} y1={floor} y2={floor} stroke="var(--line-strong)" strokeWidth="2" />
        {months.map(({ month, value, before }, index) => {
          const middle = step * (index + 0.5)
          const number = Number(month.slice(5))
          return (
            <g key={month}>
              <rect
                x={middle - bar - 2}
                width={bar}
                y={floor - height(before)}
                height={height(before)}
                fill="var(--chart-muted)"
              />
              <rect
                x={middle + 2}
                width={bar}
                y={floor - height(value)}
                height={height(value)}
                fill="var(--chart-1)"
              />
              {value > 0 && (
                <text
                  x={middle + 2 + bar / 2}
                  y={floor - height(value) - 10}
                  textAnchor="middle"
                  fontSize="24"
                  fontWeight="600"
                  fill="var(--ink)"
                >
                  {value}
                </text>
              )}
              {before > 0 && (
                <text
                  x={middle - 2 - bar / 2}
                  y={floor - height(before) - 10}
                  textAnchor="middle"
                  fontSize="22"
                  fill="var(--ink-3)"
                >
                  {before}
                </text>
              )}
              <text x={middle} y={floor + 32} textAnchor="middle" fontSize="22" fill="var(--ink-2)">
                {number}月
              </text>
              {(index === 0 || number === 1) && (
                <text x={middle} y={floor + 60} textAnchor="middle" fontSize="22" fill="var(--ink-3)">
                  {month.slice(0, 4)}
                </text>
              )}
            </g>
          )
        })}
      </svg>
    </div>
  )
}

function Key({ color, children }: { color: string; children: string }) {
  return (
    <li className="flex items-center gap-3">
      <span aria-hidden="true" className="size-[18px]" style={{ background: color }} />
      {children}
    </li>
  )
}

import type { ScreenBar } from '@/lib/screens/data'

/** Bars from zero with their number at the end. */
export function ScreenBars({ bars, labelWidth }: { bars: readonly ScreenBar[]; labelWidth: number }) {
  if (bars.length === 0) return <Nothing />
  const most = mostOf(bars)
  return (
    <ol className="grid h-full auto-rows-fr content-start">
      {bars.map(({ label, value }) => (
        <li key={label} className="flex max-h-[110px] items-center gap-5">
          <span
            className="min-w-0 flex-none truncate text-[24px] leading-[30px] text-ink-2"
            style={{ width: labelWidth }}
          >
            {label}
          </span>
          <span className="flex min-w-0 flex-1 items-center gap-4">
            <span
              className="h-[30px] rounded-sm bg-chart-1"
              style={{ width: `calc(${(value / most) * 100}% - ${(value / most) * ROOM}px)` }}
            />
            <Count value={value} />
          </span>
        </li>
      ))}
    </ol>
  )
}

/** What the number beside the longest bar needs. */
const ROOM = 96

/** The same for long names: name and number on one line, the bar under both. */
export function ScreenRanks({ bars }: { bars: readonly ScreenBar[] }) {
  if (bars.length === 0) return <Nothing />
  const most = mostOf(bars)
  return (
    <ol className="grid h-full auto-rows-fr content-start">
      {bars.map(({ label, value }) => (
        <li key={label} className="max-h-[80px]">
          <p className="flex items-baseline justify-between gap-6">
            <span className="min-w-0 truncate text-[24px] leading-[34px] text-ink-2">{label}</span>
            <Count value={value} />
          </p>
          <p aria-hidden="true" className="mt-1.5 h-[10px] rounded bg-neutral-soft">
            <span className="block h-full rounded bg-chart-1" style={{ width: `${(value / most) * 100}%` }} />
          </p>
        </li>
      ))}
    </ol>
  )
}

const mostOf = (bars: readonly ScreenBar[]) => Math.max(1, ...bars.map(({ value }) => value))

function Count({ value }: { value: number }) {
  return (
    <span className="flex-none text-[26px] leading-[32px] font-semibold tabular">
      {value.toLocaleString('zh-CN')}
    </span>
  )
}

function Nothing() {
  return <p className="text-[24px] leading-[34px] text-ink-3">尚无数据</p>
}

import type { ScreenBar } from '@/lib/screens/data'

/** Bars from zero with their number at the end. Without a width the labels, which may be long names, stand above. */
export function ScreenBars({ bars, labelWidth }: { bars: readonly ScreenBar[]; labelWidth?: number }) {
  const most = Math.max(1, ...bars.map(({ value }) => value))
  if (bars.length === 0) return <p className="text-[24px] leading-[34px] text-ink-3">尚无数据</p>
  return (
    <ol className="grid h-full auto-rows-fr content-start">
      {bars.map(({ label, value }) => (
        <li
          key={label}
          className={
            labelWidth === undefined
              ? 'flex max-h-[78px] flex-col justify-center gap-1.5'
              : 'flex max-h-[78px] items-center gap-5'
          }
        >
          <span
            className="min-w-0 flex-none truncate text-[24px] leading-[30px] text-ink-2"
            style={{ width: labelWidth }}
          >
            {label}
          </span>
          <span className="flex min-w-0 flex-1 items-center gap-4">
            <span
              className={
                labelWidth === undefined ? 'h-[14px] rounded-sm bg-chart-1' : 'h-[28px] rounded-sm bg-chart-1'
              }
              style={{ width: `calc(${(value / most) * 100}% - ${(value / most) * ROOM}px)` }}
            />
            <span className="flex-none text-[26px] leading-[30px] font-semibold tabular">
              {value.toLocaleString('zh-CN')}
            </span>
          </span>
        </li>
      ))}
    </ol>
  )
}

/** What the number beside the longest bar needs. */
const ROOM = 96

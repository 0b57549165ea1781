import { bulletReading } from '@/components/charts/bullet-reading'

/** Completion against a target, with the share of time gone as a tick: both are said in words beside it. */
export function Bullet(props: {
  label: string
  value: number
  target: number
  timeShare?: number
  unit?: string
  display?: string
  targetDisplay?: string
}) {
  const { share, percent, timePercent } = bulletReading(props.value, props.target, props.timeShare)
  const unit = props.unit ? ` ${props.unit}` : ''
  return (
    <div>
      <p className="mb-1 flex flex-wrap items-baseline justify-between gap-x-3">
        <span>{props.label}</span>
        <span className="text-sm text-ink-2 tabular">
          {props.display ?? props.value.toLocaleString('zh-CN')} /{' '}
          {props.targetDisplay ?? props.target.toLocaleString('zh-CN')}
          {unit}
        </span>
      </p>
      <div className="relative h-2.5 rounded bg-neutral-soft" aria-hidden="true">
        <div
          className="h-full rounded bg-accent print:bg-chart-1"
          style={{ width: `${Math.min(share, 1) * 100}%` }}
        />
        {props.timeShare !== undefined && (
          <div
            className="absolute -inset-y-1 w-0.5 bg-ink"
            style={{ left: `calc(${Math.min(Math.max(props.timeShare, 0), 1) * 100}% - 1px)` }}
          />
        )}
      </div>
      <p className="mt-1 text-sm text-ink-3 tabular">
        完成率 {percent}
        {timePercent && `,时间进度 ${timePercent}`}
      </p>
    </div>
  )
}

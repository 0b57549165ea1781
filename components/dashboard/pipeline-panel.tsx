import { indicatorHref } from '@/components/dashboard/figure-card'
import { Panel } from '@/components/ui/panel'
import type { Stage } from '@/lib/indicators/pipeline'
import type { Scope } from '@/lib/indicators/scope'
import { headlineOf } from '@/lib/indicators/words'

const share = { measure: 'share', unit: '%' } as const

/** 意向 → 签约 → 落地 → 验收 → 产业化: how many came this far, how fast, and who still waits; every number opens its rows. */
export function PipelinePanel({ stages, scope, since }: { stages: Stage[]; scope: Scope; since: string }) {
  const most = Math.max(1, ...stages.map(({ count }) => Number(count)))
  return (
    <Panel title="从意向到产业化" description={since}>
      <ol className="grid gap-3">
        {stages.map(({ reached, count, medianDays, waiting }, index) => {
          // intentions are not projects: a share of one in the other would say nothing
          const before = index > 1 ? stages[index - 1] : undefined
          return (
            <li
              key={reached.id}
              className="grid grid-cols-[8.5rem_minmax(0,1fr)] items-center gap-x-3 gap-y-0.5 max-md:grid-cols-1"
            >
              <span className="flex items-baseline justify-between gap-2">
                <span className="text-ink-2">{reached.name}</span>
                <a data-soft href={indicatorHref(reached.id, scope)} className="link font-semibold tabular">
                  {String(count)} {reached.unit}
                </a>
              </span>
              <span className="h-4 overflow-hidden rounded bg-neutral-soft" aria-hidden="true">
                <span
                  className="block h-full rounded bg-accent print:bg-chart-1"
                  style={{ width: `${((100 * Number(count)) / most).toFixed(1)}%` }}
                />
              </span>
              <span className="text-sm text-ink-3 tabular md:col-start-2">
                {[
                  before &&
                    before.count > 0n &&
                    `占上一环节 ${headlineOf(share, { sum: count, count: before.count }).value}%`,
                  medianDays !== null && `历时中位数 ${medianDays} 天`,
                ]
                  .filter(Boolean)
                  .join(' · ')}
                {waiting && waiting.count > 0n && (
                  <>
                    {before || medianDays !== null ? ' · ' : ''}
                    <a
                      data-soft
                      href={indicatorHref(waiting.indicator.id, scope)}
                      className="link underline underline-offset-2"
                    >
                      {waiting.indicator.name} {String(waiting.count)} {waiting.indicator.unit}
                    </a>
                  </>
                )}
              </span>
            </li>
          )
        })}
      </ol>
    </Panel>
  )
}

import { Bullet } from '@/components/charts/bullet'
import { indicatorHref } from '@/components/dashboard/figure-card'
import { EmptyState } from '@/components/ui/empty-state'
import { Panel } from '@/components/ui/panel'
import type { Scope } from '@/lib/indicators/scope'
import { reached, type TargetProgress } from '@/lib/targets/progress'
import { valueText } from '@/lib/targets/value'

/** The targets of the year against what was reached, with the time gone as a tick; those the portal cannot count are named. */
export function TargetPanel({ targets, scope }: { targets: TargetProgress[]; scope: Scope }) {
  const year = scope.asOf.slice(0, 4)
  return (
    <Panel
      title={`${year} 年度目标`}
      description={
        <a data-soft href={`/targets?year=${year}`} className="link">
          目标与文号
        </a>
      }
    >
      {targets.length === 0 ? (
        <EmptyState reason="none">{year} 年没有登记目标</EmptyState>
      ) : (
        <ul className="grid gap-4">
          {targets.map(({ target, indicator, actual, elapsed }) => (
            <li key={target.id}>
              {indicator && actual ? (
                <a data-soft href={indicatorHref(indicator.id, scope)} className="block hover:text-accent">
                  <Bullet
                    label={target.title}
                    value={Number(reached(indicator, actual))}
                    target={Number(target.value)}
                    timeShare={elapsed / 1000}
                    unit={target.unit}
                    display={valueText(reached(indicator, actual), indicator.measure)}
                    targetDisplay={valueText(target.value, indicator.measure)}
                  />
                </a>
              ) : (
                <p className="flex flex-wrap justify-between gap-x-3">
                  <span>{target.title}</span>
                  <span className="text-sm text-ink-3">
                    目标 {valueText(target.value, 'count')} {target.unit};完成数由外部数据提供,本系统不推算
                  </span>
                </p>
              )}
            </li>
          ))}
        </ul>
      )}
    </Panel>
  )
}

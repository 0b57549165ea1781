import { indicatorHref } from '@/components/dashboard/figure-card'
import { Panel } from '@/components/ui/panel'
import { townships } from '@/lib/dictionaries/townships'
import { aboveScaleEnterprises } from '@/lib/indicators/above-scale-enterprises'
import { cooperationCoverage } from '@/lib/indicators/cooperation-coverage'
import type { Scope } from '@/lib/indicators/scope'
import type { Group, Totals } from '@/lib/indicators/sums'
import { headlineOf, UNSTATED } from '@/lib/indicators/words'
import { wordOf } from '@/lib/labels'

/** How many enterprises above scale cooperate, township by township; the uncovered ones stand first in each list. */
export function CoveragePanel({ total, groups, scope }: { total: Totals; groups: Group[]; scope: Scope }) {
  const uncovered = total.count - total.sum
  const rowsHref = (filter: Record<string, string> = {}) =>
    indicatorHref(cooperationCoverage.id, scope, { sort: 'measure', ...filter })
  return (
    <Panel title={cooperationCoverage.name} description={`截至 ${scope.asOf}`}>
      {total.count === 0n ? (
        <p className="py-4 text-center text-ink-3">所选范围内没有规上企业</p>
      ) : (
        <>
          <p className="flex flex-wrap items-baseline gap-x-4 tabular">
            <a data-soft href={rowsHref()} className="link text-2xl font-semibold">
              {headlineOf(cooperationCoverage, total).value}%
            </a>
            <span className="text-ink-2">
              {String(total.sum)} /{' '}
              <a data-soft href={indicatorHref(aboveScaleEnterprises.id, scope)} className="link">
                {String(total.count)} 家规上企业
              </a>
            </span>
            <a data-soft href={rowsHref()} className={uncovered > 0n ? 'link text-warn' : 'link'}>
              未覆盖 {String(uncovered)} 家
            </a>
          </p>
          <ul className="mt-3 grid gap-x-6 gap-y-1.5 sm:grid-cols-2">
            {groups.map((group) => (
              <li key={group.key ?? UNSTATED} className="grid grid-cols-[7rem_1fr_auto] items-center gap-2">
                <span className="min-w-0 truncate text-sm text-ink-2">
                  {group.key ? wordOf(townships, group.key) : UNSTATED}
                </span>
                <span className="h-2 overflow-hidden rounded bg-warn-soft" aria-hidden="true">
                  <span
                    className="block h-full rounded bg-accent print:bg-chart-1"
                    style={{ width: `${Number((group.sum * 1000n) / group.count) / 10}%` }}
                  />
                </span>
                {group.key ? (
                  <a data-soft href={rowsHref({ township: group.key })} className="link text-sm tabular">
                    {String(group.sum)}/{String(group.count)}
                  </a>
                ) : (
                  <span className="text-sm tabular">
                    {String(group.sum)}/{String(group.count)}
                  </span>
                )}
              </li>
            ))}
          </ul>
        </>
      )}
    </Panel>
  )
}

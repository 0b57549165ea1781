import { classNames } from '@/components/ui/class-names'
import { FilterBar, FilterDates, FilterField, FilterSelect } from '@/components/ui/filter-bar'
import { hrefWith } from '@/components/ui/href'
import { Icon } from '@/components/ui/icon'
import { cooperationModeLabels } from '@/lib/agreements/labels'
import type { Day } from '@/lib/dates'
import { industrySections } from '@/lib/dictionaries/industries'
import { townships } from '@/lib/dictionaries/townships'
import { type Scope, scopeParams } from '@/lib/indicators/scope'
import { optionsOf } from '@/lib/labels'

/** Which period, in one line of links; the other filters one tap away, so that a phone shows the numbers first. */
export function ScopeBar({
  path,
  scope,
  origin,
  today,
}: {
  path: string
  scope: Scope
  origin: Day | null
  today: Day
}) {
  const params = scopeParams(scope)
  const narrowed = Boolean(scope.mode || scope.industry || scope.township || scope.knownAt)
  return (
    <div className="no-print overflow-clip rounded-panel border border-line bg-surface">
      <nav aria-label="统计期间" className="flex gap-x-6 overflow-x-auto px-4 py-1">
        <Periods items={yearsOf(origin, today, scope)} path={path} scope={scope} />
        <Periods items={quartersOf(today, scope)} path={path} scope={scope} />
      </nav>
      <details open={narrowed} className="group border-t border-line">
        <summary className="flex min-h-9 items-center gap-1.5 px-4 text-accent max-md:min-h-11">
          <Icon name="filter" />
          自定期间与筛选
          <Icon name="chevron-down" className="group-open:rotate-180" />
        </summary>
        <FilterBar path={path} params={params} keep={['province', 'enterprise', 'partner', 'event']}>
          <FilterDates
            label="统计期间"
            from={{ name: 'from', value: scope.from }}
            to={{ name: 'asOf', value: scope.asOf }}
          />
          <FilterField label="按此日所知" htmlFor="filter-knownAt">
            <input
              id="filter-knownAt"
              type="date"
              name="knownAt"
              defaultValue={scope.knownAt?.slice(0, '2022-10-19'.length)}
              max={today}
              title="只按这一天已经登记的数据统计,其后补登、更正、作废的不计;不填为现在所知"
              className="control tabular md:w-34"
            />
          </FilterField>
          <FilterSelect
            name="mode"
            label="合作模式"
            value={scope.mode}
            options={optionsOf(cooperationModeLabels)}
          />
          <FilterSelect
            name="industry"
            label="行业门类"
            value={scope.industry}
            options={optionsOf(industrySections)}
            wide
          />
          <FilterSelect
            name="township"
            label="乡镇园区"
            value={scope.township}
            options={optionsOf(townships)}
          />
        </FilterBar>
      </details>
    </div>
  )
}

type Period = { label: string; asOf: Day | undefined; current: boolean }

function Periods({ items, path, scope }: { items: Period[]; path: string; scope: Scope }) {
  return (
    <ul className="flex flex-none gap-1">
      {items.map(({ label, asOf, current }) => (
        <li key={label}>
          <a
            data-soft
            href={hrefWith(path, scopeParams(scope), { asOf, from: undefined, month: undefined })}
            aria-current={current ? 'true' : undefined}
            className={classNames(
              'inline-flex min-h-8 items-center rounded px-2 whitespace-nowrap tabular max-md:min-h-11',
              current
                ? 'bg-accent-soft font-semibold text-accent'
                : 'text-ink-2 hover:bg-hover hover:text-accent',
            )}
          >
            {label}
          </a>
        </li>
      ))}
    </ul>
  )
}

/** This year first, back to that of the first conference; at most eight. */
function yearsOf(origin: Day | null, today: Day, { asOf }: Scope): Period[] {
  const last = Number(today.slice(0, 4))
  const first = Math.max(last - 7, origin ? Number(origin.slice(0, 4)) : last - 3)
  const years = Array.from({ length: last - first + 1 }, (_, index) => String(last - index))
  return years.map((year) => ({
    label: year === today.slice(0, 4) ? '今年' : year,
    asOf: year === today.slice(0, 4) ? undefined : `${year}-12-31`,
    current: year === asOf.slice(0, 4),
  }))
}

const quarters = { 一季度: '03-31', 上半年: '06-30', 前三季度: '09-30', 全年: '12-31' }

/** Of the year in view, as far as they have ended. */
function quartersOf(today: Day, { from, asOf }: Scope): Period[] {
  const year = asOf.slice(0, 4)
  return Object.entries(quarters)
    .map(([label, end]) => ({ label, asOf: `${year}-${end}` }))
    .filter((period) => period.asOf <= today)
    .map((period) => ({ ...period, current: period.asOf === asOf && from === `${year}-01-01` }))
}

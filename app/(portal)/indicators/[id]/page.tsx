import { notFound } from 'next/navigation'
import { KeyFigures } from '@/components/charts/key-figure'
import { Breakdowns } from '@/components/dashboard/breakdowns'
import { CompareForm } from '@/components/dashboard/compare-form'
import { FigureCard, indicatorHref, versionWords } from '@/components/dashboard/figure-card'
import { RowsTable } from '@/components/dashboard/rows-table'
import { ScopeBar } from '@/components/dashboard/scope-bar'
import { ScopeNotice } from '@/components/dashboard/scope-notice'
import { PublishedFigure } from '@/components/external/published-figure'
import { Facts } from '@/components/ui/description-list'
import { FilterChips } from '@/components/ui/filter-bar'
import { hrefWith } from '@/components/ui/href'
import { PageHeader } from '@/components/ui/page-header'
import { Pagination } from '@/components/ui/pagination'
import { Panel } from '@/components/ui/panel'
import { PrintedPart, PrintList } from '@/components/ui/print-list'
import { Toolbar } from '@/components/ui/toolbar'
import { requireActor } from '@/lib/auth/session'
import { bureau } from '@/lib/bureau'
import { todayInShanghai } from '@/lib/dates'
import { publishedBy } from '@/lib/external-figures/queries'
import { filterChips } from '@/lib/indicators/filter-words'
import { readsFigures } from '@/lib/indicators/policy'
import { readIndicator } from '@/lib/indicators/queries'
import { findIndicator } from '@/lib/indicators/registry'
import { rowSorts } from '@/lib/indicators/rows'
import { parseScope, scopeParams } from '@/lib/indicators/scope'
import { exactWords, periodWords } from '@/lib/indicators/words'
import { pageParam, plainParams, sortParam } from '@/lib/lists'
import { recordTypes } from '@/lib/record-types'
import { ExportMenuAt } from '../../export-menu'

/** The latest; older ones are in their own list. */
const MOST_PUBLISHED = 3

const kinds = { CUM: '累计', FLOW: '期间发生', STOCK: '时点存量', RATIO: '比率' }

export async function generateMetadata({ params }: PageProps<'/indicators/[id]'>) {
  return { title: findIndicator((await params).id)?.name ?? '指标' }
}

export default async function IndicatorPage(props: PageProps<'/indicators/[id]'>) {
  const [actor, { id }, query] = await Promise.all([requireActor(), props.params, props.searchParams])
  const indicator = findIndicator(id)
  if (!readsFigures(actor) || !indicator) notFound()
  const today = todayInShanghai(new Date())
  const { scope, remarks } = parseScope(query, today)
  const sort = sortParam(query, rowSorts, { key: 'decidedOn', direction: 'desc' })
  const list = { ...pageParam(query), sort }
  const path = `/indicators/${indicator.id}`
  // Links carry the scope as it was understood; a defect in the address does not travel on.
  const { sort: sorted, pageSize } = plainParams(query)
  const params = { ...scopeParams(scope), ...(sorted && { sort: sorted }), ...(pageSize && { pageSize }) }
  const [{ passport, rows, page }, chips, published] = await Promise.all([
    readIndicator(actor, indicator, scope, list),
    filterChips(actor, path, params, scope),
    publishedBy(actor, scope.asOf),
  ])
  // what others publish is about the whole city: beside a part of it, it would be compared with something else
  const elsewhere = chips.length === 0 ? (published.get(indicator.id) ?? []).slice(0, MOST_PUBLISHED) : []
  const { now, origin, groups } = passport
  const period = periodWords(indicator.kind, scope, origin)
  return (
    <>
      <PageHeader
        title={indicator.name}
        breadcrumb={[
          { href: hrefWith('/dashboard', scopeParams({ ...scope, month: undefined })), label: '驾驶舱' },
        ]}
        meta={period}
        actions={<PrintList total={Number(now.count)} shown={rows.length} />}
      />
      <div className="grid grid-cols-[minmax(0,1fr)] gap-4">
        <ScopeNotice path={path} scope={scope} today={today} remarks={remarks} />
        <div className="grid grid-cols-[minmax(0,1fr)] gap-4 lg:grid-cols-[18rem_minmax(0,1fr)] print:block">
          <KeyFigures label={indicator.name}>
            <FigureCard
              indicator={indicator}
              figure={passport}
              scope={scope}
              origin={origin}
              linked={false}
            />
          </KeyFigures>
          <Panel title="口径">
            <p className="mb-3 max-w-4xl">{indicator.definition}</p>
            <Facts
              columns={3}
              items={[
                { label: '准确数', value: exactWords(indicator, now), numeric: true },
                { label: '统计期间', value: period },
                { label: '决定日期', value: indicator.decidingDate },
                { label: '指标类型', value: kinds[indicator.kind] },
                { label: '上年同期', value: exactWords(indicator, passport.before), numeric: true },
                { label: '口径版本', value: versionWords(indicator) },
                ...elsewhere.map((figure) => ({
                  label: '外部公布',
                  value: <PublishedFigure figure={figure} />,
                  wide: true,
                })),
              ]}
            />
          </Panel>
        </div>
        <ScopeBar path={path} scope={scope} origin={origin} today={today} />
        <div className="no-print">
          <Panel title="与另一时点对比">
            <p className="mb-3 text-sm text-ink-2">
              逐条说明两个时点的数为何不同:哪些记录新计入、哪些不再计入、哪些更正过,由谁、何时、因何变更。
            </p>
            <CompareForm path={`${path}/difference`} params={scopeParams(scope)} today={today} />
          </Panel>
        </div>
        <Panel title={`构成该数的${recordTypes[indicator.record.type].label}`} flush>
          <Toolbar
            end={
              <ExportMenuAt
                path={`${path}/export`}
                params={params}
                total={Number(now.count)}
                contents={['SEEN']}
              />
            }
          >
            <FilterChips
              chips={chips}
              resetHref={hrefWith(path, { asOf: scope.asOf })}
              total={Number(now.count)}
            />
            <PrintedPart total={Number(now.count)} shown={rows.length} page={page} pageSize={list.pageSize} />
          </Toolbar>
          <RowsTable
            indicator={indicator}
            rows={rows}
            totals={now}
            path={path}
            params={params}
            sort={`${sort.direction === 'desc' ? '-' : ''}${sort.key}`}
          />
          <Pagination
            total={Number(now.count)}
            page={page}
            pageSize={list.pageSize}
            path={path}
            params={params}
          />
        </Panel>
        <Breakdowns
          indicator={indicator}
          groups={groups}
          totals={now}
          asOf={scope.asOf}
          cutOff={period}
          source={`${bureau.name}台账`}
          href={(filter) => indicatorHref(indicator.id, scope, filter)}
        />
      </div>
    </>
  )
}

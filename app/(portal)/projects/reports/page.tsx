import { ReportTable } from '@/components/projects/report-table'
import { BatchBar } from '@/components/ui/batch-bar'
import { LinkButton } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { FilterBar, FilterChips, FilterSelect, FilterText } from '@/components/ui/filter-bar'
import { PageHeader } from '@/components/ui/page-header'
import { Pagination } from '@/components/ui/pagination'
import { Panel } from '@/components/ui/panel'
import { PrintedPart, PrintList } from '@/components/ui/print-list'
import { Toolbar } from '@/components/ui/toolbar'
import { isReviewer } from '@/lib/auth/actor'
import { requireActor } from '@/lib/auth/session'
import { addMonths, todayInShanghai } from '@/lib/dates'
import { readAs } from '@/lib/db'
import { chipsOf } from '@/lib/filter-chips'
import { optionsOf } from '@/lib/labels'
import { plainParams } from '@/lib/lists'
import { reportFilters } from '@/lib/progress-reports/filters'
import { reportSituationLabels, reportStatusLabels } from '@/lib/progress-reports/labels'
import { periodLabel } from '@/lib/progress-reports/periods'
import { canReviewReport } from '@/lib/progress-reports/policy'
import { approvableReportIds, listReports, reportFilter } from '@/lib/progress-reports/queries'
import { referenceNames } from '@/lib/reference-names'
import { ExportMenuOf } from '../../export-menu'
import { ImportLink } from '../../import-link'
import { approveReportsAction, reportVerbAction } from '../actions'

export const metadata = { title: '进展审核' }

const path = '/projects/reports'

export default async function ReportsPage({ searchParams }: PageProps<'/projects/reports'>) {
  const actor = await requireActor()
  const query = await searchParams
  const params = plainParams(query)
  const filter = reportFilter(query)
  const [{ list, approvable }, names] = await Promise.all([
    readAs(actor, async (tx) => ({
      list: await listReports(actor, filter, tx),
      approvable: isReviewer(actor) ? (await approvableReportIds(actor, filter, tx)).length : 0,
    })),
    referenceNames(actor, { organizationId: filter.organizationId, batch: filter.batch }),
  ])
  const today = todayInShanghai(new Date())
  const months = Array.from({ length: 12 }, (_, index) => addMonths(today, -index).slice(0, 7))
  const chips = chipsOf(path, params, reportFilters(names))

  return (
    <>
      <PageHeader title="进展审核" breadcrumb={[{ href: '/projects', label: '项目' }]} />
      <Panel flush>
        <FilterBar path={path} params={params}>
          <FilterText name="q" label="关键词" value={filter.q} placeholder="项目、编号、单位" wide />
          <FilterSelect
            name="status"
            label="状态"
            value={filter.status}
            options={optionsOf(reportStatusLabels)}
          />
          <FilterSelect
            name="situation"
            label="本月情况"
            value={filter.situation}
            options={optionsOf(reportSituationLabels)}
          />
          <FilterSelect
            name="period"
            label="月份"
            value={filter.period}
            options={months.map((month) => ({ value: month, label: periodLabel(month) }))}
          />
        </FilterBar>
        <Toolbar
          end={
            <>
              <ImportLink actor={actor} type="progressReport" />
              <ExportMenuOf list="reports" params={params} total={list.total} />
              <PrintList total={list.total} shown={list.items.length} />
            </>
          }
        >
          <FilterChips chips={chips} resetHref={path} total={list.total} />
          <PrintedPart
            total={list.total}
            shown={list.items.length}
            page={list.page}
            pageSize={list.pageSize}
          />
        </Toolbar>
        {approvable > 0 && (
          <BatchBar
            form="batch"
            total={list.total}
            selectable={approvable}
            query={new URLSearchParams(params).toString()}
            actions={[{ label: '审核通过', action: approveReportsAction }]}
          />
        )}
        <ReportTable
          list={list}
          params={params}
          sort={`${filter.sort.direction === 'desc' ? '-' : ''}${filter.sort.key}`}
          mayReview={(report) => canReviewReport(actor, report)}
          batch={approvable > 0}
          action={reportVerbAction}
          empty={
            chips.length > 0 ? (
              <EmptyState reason="filtered" action={<LinkButton href={path}>重置</LinkButton>} />
            ) : (
              <EmptyState reason="none" />
            )
          }
        />
        <Pagination
          total={list.total}
          page={list.page}
          pageSize={list.pageSize}
          path={path}
          params={params}
        />
      </Panel>
    </>
  )
}

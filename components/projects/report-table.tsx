import type { ReactNode } from 'react'
import { ReportReview, type ReportVerb } from '@/components/projects/report-review'
import { ReportText } from '@/components/projects/report-text'
import { StatusBadge } from '@/components/ui/badge'
import { type Column, DataTable } from '@/components/ui/data-table'
import { type Params, sortHref } from '@/components/ui/href'
import { dayOf, formatInstant } from '@/lib/dates'
import type { FormState } from '@/lib/form-state'
import type { Listed } from '@/lib/lists'
import { reportSituationLabels, reportStateTones, reportStatusLabels } from '@/lib/progress-reports/labels'
import { periodLabel } from '@/lib/progress-reports/periods'
import type { ReportListItem } from '@/lib/progress-reports/queries'

const path = '/projects/reports'

export function ReportTable(props: {
  list: Listed<ReportListItem>
  params: Params
  sort: string
  empty: ReactNode
  mayReview: (report: ReportListItem) => boolean
  /** With boxes to tick, for whoever may approve several 无变化 at once. */
  batch: boolean
  action: (id: string, verb: ReportVerb, previous: FormState, form: FormData) => Promise<FormState>
}) {
  const { params, sort, mayReview } = props
  const columns: Column<ReportListItem>[] = [
    { key: 'title', header: '项目', cell: (row) => row.project.title, width: 200 },
    {
      key: 'status',
      header: '状态',
      cell: (row) => (
        <StatusBadge tone={reportStateTones[row.status]}>{reportStatusLabels[row.status]}</StatusBadge>
      ),
      width: 96,
      card: 'status',
    },
    { key: 'enterprise', header: '牵头企业', cell: (row) => row.project.enterpriseName, width: 144 },
    {
      key: 'period',
      header: '月份',
      cell: (row) => row.period,
      align: 'center',
      width: 88,
      sort: sortHref(path, params, 'period', sort),
    },
    { key: 'situation', header: '本月情况', cell: (row) => reportSituationLabels[row.situation], width: 88 },
    {
      key: 'percent',
      header: '进度(现 → 报)',
      cell: (row) => `${row.project.progressPercent}% → ${row.percent}%`,
      align: 'right',
      width: 112,
      sort: sortHref(path, params, 'percent', sort),
    },
    { key: 'text', header: '说明', cell: (row) => <ReportText report={row} />, wrap: true, width: 240 },
    {
      key: 'plannedEndOn',
      header: '计划完成',
      cell: (row) => dayOf(row.project.plannedEndOn),
      align: 'center',
      width: 112,
    },
    {
      key: 'submittedAt',
      header: '提交时间',
      cell: (row) => formatInstant(row.submittedAt),
      align: 'center',
      width: 144,
      sort: sortHref(path, params, 'submittedAt', sort),
    },
  ]
  return (
    <DataTable
      caption="进展填报列表"
      fill
      columns={columns}
      rows={props.list.items}
      rowKey={(row) => row.id}
      rowHref={(row) => `/projects/${row.project.id}`}
      empty={props.empty}
      {...(props.batch
        ? {
            selection: {
              form: 'batch',
              label: (row: ReportListItem) => `${row.project.title} ${periodLabel(row.period)}`,
              disabled: (row: ReportListItem) => !mayReview(row) || row.situation !== 'NO_CHANGE',
            },
          }
        : {})}
      {...(props.list.items.some(mayReview)
        ? {
            actions: (row: ReportListItem) =>
              mayReview(row) && (
                <ReportReview
                  id={row.id}
                  title={`“${row.project.title}”${periodLabel(row.period)}进展`}
                  action={props.action}
                />
              ),
          }
        : {})}
    />
  )
}

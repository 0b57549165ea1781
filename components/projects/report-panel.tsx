import { ReportReview, type ReportVerb } from '@/components/projects/report-review'
import { ReportText } from '@/components/projects/report-text'
import { StatusBadge } from '@/components/ui/badge'
import { DataTable } from '@/components/ui/data-table'
import { EmptyState } from '@/components/ui/empty-state'
import { Panel } from '@/components/ui/panel'
import type { FormState } from '@/lib/form-state'
import { reportSituationLabels, reportStateTones, reportStatusLabels } from '@/lib/progress-reports/labels'
import { periodLabel } from '@/lib/progress-reports/periods'
import type { ProjectDetail } from '@/lib/projects/queries'

type Report = ProjectDetail['reports'][number]

export function ReportPanel(props: {
  reports: Report[]
  mayReview: (report: Report) => boolean
  action: (id: string, verb: ReportVerb, previous: FormState, form: FormData) => Promise<FormState>
}) {
  return (
    <Panel title="进展填报" flush>
      <DataTable
        caption="进展填报"
        compact
        rows={props.reports}
        rowKey={(row) => row.id}
        empty={<EmptyState reason="none" title="尚无进展填报" />}
        columns={[
          {
            key: 'period',
            header: '月份',
            cell: (row) => <span className="tabular">{row.period}</span>,
            width: 80,
          },
          {
            key: 'situation',
            header: '本月情况',
            cell: (row) => (
              <span className="whitespace-nowrap tabular">
                {reportSituationLabels[row.situation]} {row.percent}%
              </span>
            ),
            width: 112,
          },
          {
            key: 'text',
            header: '说明',
            cell: (row) => <ReportText report={row} submittedAt={row.submittedAt} />,
            wrap: true,
          },
          {
            key: 'status',
            header: '状态',
            cell: (row) => (
              <StatusBadge tone={reportStateTones[row.status]}>{reportStatusLabels[row.status]}</StatusBadge>
            ),
            width: 96,
            card: 'status',
          },
        ]}
        actions={(row) =>
          props.mayReview(row) && (
            <ReportReview id={row.id} title={`${periodLabel(row.period)}进展`} action={props.action} />
          )
        }
      />
    </Panel>
  )
}

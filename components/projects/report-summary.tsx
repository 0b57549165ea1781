import { ProgressBar } from '@/components/projects/progress-bar'
import { StatusBadge } from '@/components/ui/badge'
import { LinkButton } from '@/components/ui/button'
import { Facts } from '@/components/ui/description-list'
import { Notice } from '@/components/ui/notice'
import { Panel } from '@/components/ui/panel'
import { dayOf, formatInstant } from '@/lib/dates'
import {
  progressReportLabels as labels,
  reportSituationLabels,
  reportStateTones,
  reportStatusLabels,
} from '@/lib/progress-reports/labels'
import { periodLabel } from '@/lib/progress-reports/periods'
import type { Report } from '@/lib/progress-reports/queries'

/** What was reported, and that it has arrived. */
export function ReportSummary(props: { report: Report; sent: boolean; editHref?: string }) {
  const { report } = props
  return (
    <div className="grid gap-4">
      {report.status === 'SUBMITTED' && (
        <Notice tone="ok" live={props.sent} title={`已提交 ${periodLabel(report.period)}进展`}>
          提交时间 {formatInstant(report.submittedAt)},等待科技局审核。审核前可以修改。
        </Notice>
      )}
      <Panel title="填报内容">
        <Facts
          columns={1}
          items={[
            {
              label: '状态',
              value: (
                <StatusBadge tone={reportStateTones[report.status]}>
                  {reportStatusLabels[report.status]}
                </StatusBadge>
              ),
            },
            ...(report.status === 'RETURNED' ? [{ label: '退回原因', value: report.returnReason }] : []),
            { label: labels.situation, value: reportSituationLabels[report.situation] },
            { label: labels.percent, value: <ProgressBar percent={report.percent} /> },
            { label: labels.narrative, value: report.narrative },
            ...(report.requestedEndOn
              ? [{ label: labels.requestedEndOn, value: dayOf(report.requestedEndOn) }]
              : []),
            ...(report.problems ? [{ label: labels.problems, value: report.problems }] : []),
            ...(report.nextSteps ? [{ label: labels.nextSteps, value: report.nextSteps }] : []),
          ]}
        />
      </Panel>
      <div className="flex flex-wrap gap-2">
        <LinkButton href="/" variant="primary" className="max-md:flex-1">
          返回首页
        </LinkButton>
        {props.editHref && (
          <LinkButton href={props.editHref} className="max-md:flex-1">
            修改
          </LinkButton>
        )}
      </div>
    </div>
  )
}

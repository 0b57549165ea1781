import { notFound } from 'next/navigation'
import { ReportForm } from '@/components/projects/report-form'
import { ReportSummary } from '@/components/projects/report-summary'
import { PageHeader } from '@/components/ui/page-header'
import { TabsNav } from '@/components/ui/tabs-nav'
import { requireActor } from '@/lib/auth/session'
import { dayOf } from '@/lib/dates'
import { textParam } from '@/lib/lists'
import { dueDayOf, periodLabel } from '@/lib/progress-reports/periods'
import { canReport, canRevise } from '@/lib/progress-reports/policy'
import { reportForm } from '@/lib/progress-reports/queries'
import { reportValues } from '@/lib/progress-reports/values'
import { submitReportAction } from '../../actions'

export const metadata = { title: '进展填报' }

/** `?period=2022-10` names the month, this one without it; `&edit=yes` opens what is submitted and not reviewed yet. */
export default async function ReportPage({ params, searchParams }: PageProps<'/projects/[id]/report'>) {
  const { id } = await params
  const query = await searchParams
  const actor = await requireActor()
  const form = await reportForm(actor, id, textParam(query, 'period'))
  if (!form) notFound()
  const { project, period, report, open } = form
  const mayWrite = report ? canRevise(actor, project, report) : canReport(actor, project)
  if (!report && !mayWrite) notFound()
  const returned = report?.status === 'RETURNED'
  const writing = mayWrite && (!report || returned || textParam(query, 'edit') === 'yes')
  const href = `/projects/${id}/report?period=${period}`
  const months = [...new Set([period, ...open])].toSorted().toReversed()

  return (
    <div className="mx-auto max-w-2xl">
      <PageHeader
        title={`${periodLabel(period)}进展填报`}
        meta={`${project.title} · ${dueDayOf(period)} 截止`}
        breadcrumb={[{ href: `/projects/${id}`, label: '项目' }]}
      />
      {months.length > 1 && (
        <div className="mb-3">
          <TabsNav
            label="填报月份"
            items={months.map((month) => ({
              href: `/projects/${id}/report?period=${month}`,
              label: periodLabel(month),
              current: month === period,
            }))}
          />
        </div>
      )}
      {writing || !report ? (
        <ReportForm
          key={period}
          action={submitReportAction.bind(null, id)}
          projectId={id}
          period={period}
          percentBefore={form.percentBefore}
          plannedEndOn={dayOf(project.plannedEndOn)}
          {...(report ? { saved: reportValues(report), version: report.version } : {})}
          {...(returned ? { remark: report?.returnReason ?? '' } : {})}
          cancelHref={report ? href : '/'}
        />
      ) : (
        <ReportSummary
          report={report}
          sent={textParam(query, 'sent') === 'yes'}
          {...(mayWrite ? { editHref: `${href}&edit=yes` } : {})}
        />
      )}
    </div>
  )
}

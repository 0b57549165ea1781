import type { ReportStatus } from '@/lib/generated/prisma/enums'
import type { Period } from '@/lib/progress-reports/periods'

/** What the percentage of a month is compared with: the last report before it that stands, else the approved progress. */
export function percentBefore(
  project: {
    progressPercent: number
    reports: readonly { period: Period; percent: number; status: ReportStatus }[]
  },
  period: Period,
): number {
  const earlier = project.reports
    .filter((report) => report.period < period && report.status !== 'RETURNED')
    .toSorted((a, b) => b.period.localeCompare(a.period))
  return earlier[0]?.percent ?? project.progressPercent
}

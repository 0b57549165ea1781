import { addMonths, type Day, monthsBetween } from '@/lib/dates'
import type { ProjectStatus, ReportStatus } from '@/lib/generated/prisma/enums'
import type { ReportState } from '@/lib/progress-reports/labels'

/** A month, 2022-10. */
export type Period = string

/** The report of a month is due on this day of the same month. */
export const DUE_DAY = 25

/** Whoever is under way owes a report every month; a signed project that has not landed may report, but owes none. */
export const OWING: readonly ProjectStatus[] = ['IN_PROGRESS', 'RECTIFYING']
const REPORTING: readonly ProjectStatus[] = [...OWING, 'SIGNED']

export function periodOf(day: Day): Period {
  return day.slice(0, 7)
}

export function dueDayOf(period: Period): Day {
  return `${period}-${DUE_DAY}`
}

/** 2022年10月 */
export function periodLabel(period: Period): string {
  return `${period.slice(0, 4)}年${Number(period.slice(5))}月`
}

/** The two newest months whose day has passed, newest first: whoever reported neither of them has missed two reports. */
export function lastDuePeriods(today: Day): [Period, Period] {
  const thisMonth = periodOf(today)
  const newest = today > dueDayOf(thisMonth) ? `${thisMonth}-01` : addMonths(`${thisMonth}-01`, -1)
  return [periodOf(newest), periodOf(addMonths(newest, -1))]
}

type Reporting = { status: ProjectStatus; voidedAt: Date | null; landedOn: Day | null }

export function mayBeReported({ status, voidedAt }: Pick<Reporting, 'status' | 'voidedAt'>): boolean {
  return voidedAt === null && REPORTING.includes(status)
}

/** The first report is owed for the month after the landing. */
export function owes(project: Reporting, period: Period): boolean {
  const { status, voidedAt, landedOn } = project
  return voidedAt === null && OWING.includes(status) && landedOn !== null && periodOf(landedOn) < period
}

/** The months that can be reported now: this one, and up to eleven missed ones after it (补报), newest first. */
export function openPeriods(project: Reporting, reported: ReadonlySet<Period>, today: Day): Period[] {
  if (!mayBeReported(project)) return []
  const months = monthsBetween(addMonths(today, -11), today).toReversed()
  return months.filter((month) => !reported.has(month) && (month === periodOf(today) || owes(project, month)))
}

/** How a month of a project stands; null where nothing was reported and nothing is owed. */
export function reportStateOf(
  project: Reporting,
  period: Period,
  report: { status: ReportStatus } | null,
  today: Day,
): ReportState | null {
  if (report) return report.status
  if (!owes(project, period)) return mayBeReported(project) && period === periodOf(today) ? 'MISSING' : null
  return today > dueDayOf(period) ? 'OVERDUE' : 'MISSING'
}

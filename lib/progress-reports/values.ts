import { dayOf } from '@/lib/dates'
import type { Report } from '@/lib/progress-reports/queries'

type Saved = Pick<Report, 'situation' | 'percent' | 'narrative' | 'problems' | 'nextSteps' | 'requestedEndOn'>

/** A saved report as the texts its form posts. */
export function reportValues(report: Saved): Record<string, string> {
  return {
    situation: report.situation,
    percent: String(report.percent),
    narrative: report.narrative ?? '',
    problems: report.problems ?? '',
    nextSteps: report.nextSteps ?? '',
    requestedEndOn: report.requestedEndOn ? dayOf(report.requestedEndOn) : '',
  }
}

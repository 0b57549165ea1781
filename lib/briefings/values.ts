import type { BriefingDetail } from '@/lib/briefings/queries'
import type { Template } from '@/lib/briefings/template-queries'
import { dayOf } from '@/lib/dates'

/** A record as its form shows it. */
export function briefingValues({ issueNo, datedOn }: Pick<BriefingDetail, 'issueNo' | 'datedOn'>) {
  return { issueNo: issueNo === null ? '' : String(issueNo), datedOn: dayOf(datedOn) }
}

export function templateValues(template: Template): Record<string, string> {
  const { masthead, documentNumber, title, recipient, opening, closing, copyTo, sections } = template
  const rows = sections.flatMap(({ heading, text }, index) => [
    [`sections.${index}.heading`, heading],
    [`sections.${index}.text`, text ?? ''],
  ])
  return {
    masthead: masthead ?? '',
    documentNumber: documentNumber ?? '',
    title,
    recipient: recipient ?? '',
    opening: opening ?? '',
    closing: closing ?? '',
    copyTo: copyTo ?? '',
    ...Object.fromEntries(rows),
  }
}

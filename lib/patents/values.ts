import { dayOf } from '@/lib/dates'
import { formatGrantNumber, formatPatentNumber } from '@/lib/patents/number'
import type { PatentDetail } from '@/lib/patents/queries'

type Saved = Pick<
  PatentDetail,
  | 'title'
  | 'kind'
  | 'applicationNo'
  | 'publicationNo'
  | 'grantNo'
  | 'filedOn'
  | 'publishedOn'
  | 'grantedOn'
  | 'ipc'
  | 'inventors'
  | 'projectId'
  | 'project'
  | 'highValueCriterion'
  | 'note'
> & { holders: { organizationId: string; name: string }[] }

/** A saved patent as the texts its form posts; numbers as they are written. */
export function patentValues(patent: Saved): Record<string, string> {
  const day = (date: Date | null) => (date ? dayOf(date) : '')
  return {
    title: patent.title,
    kind: patent.kind,
    applicationNo: patent.applicationNo ? formatPatentNumber(patent.applicationNo) : '',
    publicationNo: patent.publicationNo ?? '',
    grantNo: patent.grantNo ? formatGrantNumber(patent.grantNo) : '',
    filedOn: day(patent.filedOn),
    publishedOn: day(patent.publishedOn),
    grantedOn: day(patent.grantedOn),
    ipc: patent.ipc ?? '',
    inventors: patent.inventors ?? '',
    projectId: patent.projectId ?? '',
    projectId__label: patent.project?.title ?? '',
    highValueCriterion: patent.highValueCriterion ?? '',
    note: patent.note ?? '',
    'holders.count': String(patent.holders.length),
    ...Object.fromEntries(
      patent.holders.flatMap(({ organizationId, name }, index) => [
        [`holders.${index}.organizationId`, organizationId],
        [`holders.${index}.organizationId__label`, name],
      ]),
    ),
  }
}

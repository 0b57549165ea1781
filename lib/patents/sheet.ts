import 'server-only'

import type { Prisma } from '@/lib/generated/prisma/client'
import { highValueLabels, patentKindLabels, patentStatusLabels } from '@/lib/patents/labels'
import { formatGrantNumber, formatPatentNumber } from '@/lib/patents/number'
import { visibleTo } from '@/lib/patents/policy'
import { checkPatent, patentFields } from '@/lib/patents/schema'
import { patentSheetColumns } from '@/lib/patents/sheet-columns'
import { patentValues } from '@/lib/patents/values'
import { withRules } from '@/lib/rules'
import type { SheetDescription, SheetRow } from '@/lib/sheets/description'
import { codeKey, keyOf } from '@/lib/sheets/keys'
import {
  dayText,
  filled,
  inOrderOf,
  JOINT,
  listOfIds,
  referenceText,
  repeated,
  wordText,
} from '@/lib/sheets/values'

const own = patentSheetColumns.flatMap(({ key }) =>
  ['code', 'status', 'holders'].includes(key) ? [] : [key],
)

const select = {
  id: true,
  code: true,
  version: true,
  voidedAt: true,
  title: true,
  kind: true,
  applicationNo: true,
  publicationNo: true,
  grantNo: true,
  filedOn: true,
  publishedOn: true,
  grantedOn: true,
  ipc: true,
  inventors: true,
  projectId: true,
  project: { select: { id: true, code: true, title: true } },
  highValueCriterion: true,
  note: true,
  status: true,
  holders: { select: { organizationId: true, name: true }, orderBy: { position: 'asc' } },
} as const satisfies Prisma.PatentSelect

type Saved = Prisma.PatentGetPayload<{ select: typeof select }>

function textsOf(patent: Saved) {
  return {
    code: patent.code,
    title: patent.title,
    kind: wordText(patentKindLabels, patent.kind),
    holders: patent.holders.map(({ name }) => name).join(JOINT),
    applicationNo: patent.applicationNo ? formatPatentNumber(patent.applicationNo) : '',
    filedOn: dayText(patent.filedOn),
    publicationNo: patent.publicationNo ?? '',
    publishedOn: dayText(patent.publishedOn),
    grantNo: patent.grantNo ? formatGrantNumber(patent.grantNo) : '',
    grantedOn: dayText(patent.grantedOn),
    ipc: patent.ipc ?? '',
    inventors: patent.inventors ?? '',
    projectId: referenceText(patent.project),
    highValueCriterion: wordText(highValueLabels, patent.highValueCriterion),
    note: patent.note ?? '',
    status: wordText(patentStatusLabels, patent.status),
  } satisfies Record<(typeof patentSheetColumns)[number]['key'], string>
}

/** One spelling of a number: CN and ZL, blanks and the point before the check digit mean nothing. */
function bareNumber(number: string | null | undefined): string {
  return (number ?? '')
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[\s.]/g, '')
    .replace(/^(CN|ZL)(?=\d)/, '')
}

/** A patent that has no number yet is known by its title and first holder. */
function keysOf(patent: { code?: string; applicationNo?: string | null; title?: string; holder?: string }) {
  const number = bareNumber(patent.applicationNo)
  return [
    ...codeKey(patent.code),
    ...keyOf('application', number),
    ...(number ? [] : keyOf('planned', patent.title, patent.holder)),
  ]
}

export const patentSheet: SheetDescription = {
  type: 'patent',
  label: '专利',
  columns: patentSheetColumns,
  schema: withRules(patentFields, checkPatent),
  form: (row: SheetRow, saved = {}) => ({
    ...saved,
    ...filled(row, own),
    ...(row.holders
      ? repeated(
          'holders',
          listOfIds(row.holders).map((organizationId) => ({ organizationId })),
        )
      : {}),
  }),
  columnOf: (field) => (field.startsWith('holders') ? 'holders' : field),
  keysOf: ({ code, applicationNo, title, holders }) =>
    keysOf({
      ...(code ? { code } : {}),
      ...(title ? { title } : {}),
      ...(applicationNo ? { applicationNo } : {}),
      holder: listOfIds(holders)[0] ?? '',
    }),
  unique: { application: 'applicationNo' },
  async known(tx, rows) {
    const numbers = rows.flatMap(({ applicationNo }) => (applicationNo ? bareNumber(applicationNo) : []))
    const found = await tx.patent.findMany({
      where: {
        OR: [
          { code: { in: rows.flatMap(({ code }) => code || []) } },
          { applicationNo: { in: numbers.filter(Boolean) } },
          {
            applicationNo: null,
            title: { in: rows.flatMap(({ title }) => title || []) },
            voidedAt: null,
          },
        ],
      },
      select: {
        id: true,
        code: true,
        title: true,
        applicationNo: true,
        voidedAt: true,
        holders: { select: { organizationId: true }, orderBy: { position: 'asc' }, take: 1 },
      },
    })
    return found.map(({ id, code, title, applicationNo, voidedAt, holders }) => ({
      id,
      code,
      voided: voidedAt !== null,
      keys: keysOf({ code, title, applicationNo, holder: holders[0]?.organizationId ?? '' }),
    }))
  },
  async read(tx, actor, ids) {
    const found = await tx.patent.findMany({
      where: { AND: [visibleTo(actor), { id: { in: [...ids] } }] },
      select,
    })
    return inOrderOf(ids, found).map((patent) => ({
      id: patent.id,
      code: patent.code,
      version: patent.version,
      voided: patent.voidedAt !== null,
      texts: textsOf(patent),
      ids: {
        holders: patent.holders.map(({ organizationId }) => organizationId).join(JOINT),
        projectId: patent.projectId ?? '',
      },
      form: patentValues(patent),
    }))
  },
}

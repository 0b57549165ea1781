import * as z from 'zod'
import { dayOf, todayInShanghai } from '@/lib/dates'
import {
  choice,
  day,
  listOf,
  longText,
  oneOf,
  optionalChoice,
  optionalDay,
  optionalOneOf,
  optionalReason,
  optionalText,
  text,
} from '@/lib/fields'
import { HighValueCriterion, PatentKind, PatentStatus } from '@/lib/generated/prisma/enums'
import { patentKindLabels } from '@/lib/patents/labels'
import { checkPatentNumber, checkPublicationNumber } from '@/lib/patents/number'
import { type Known, repeats } from '@/lib/rules'

const holder = z.object({ organizationId: choice })

/** What anyone may write about a patent, from a form or a spreadsheet row. Numbers are checked by `checkPatent`. */
export const patentFields = z.object({
  title: text(200),
  kind: oneOf(PatentKind),
  applicationNo: optionalText(30),
  publicationNo: optionalText(30),
  grantNo: optionalText(30),
  filedOn: optionalDay(),
  publishedOn: optionalDay(),
  grantedOn: optionalDay(),
  ipc: optionalText(60),
  inventors: optionalText(300),
  projectId: optionalChoice,
  highValueCriterion: optionalOneOf(HighValueCriterion),
  note: longText(1000),
  holders: listOf(holder, { max: 20 }),
})

export type PatentInput = z.output<typeof patentFields>

/** What a change of the legal status tells; the numbers are those that come with it. */
export const statusInput = z.object({
  status: oneOf(PatentStatus),
  statusOn: day(),
  reason: optionalReason,
  applicationNo: optionalText(30),
  publicationNo: optionalText(30),
  grantNo: optionalText(30),
})

/** The rules between fields. Kept apart so that `patentFields` can still be extended. */
export function checkPatent(input: Known<PatentInput>, context: z.RefinementCtx) {
  for (const { field, message } of filingProblems(input)) {
    context.addIssue({ code: 'custom', path: [field], message })
  }
  if (input.highValueCriterion && input.kind && input.kind !== 'INVENTION') {
    context.addIssue({ code: 'custom', path: ['highValueCriterion'], message: '高价值只用于发明专利' })
  }
  // here and not in the field, so that it is said together with what is wrong about the numbers
  if (input.holders?.length === 0) {
    context.addIssue({ code: 'custom', path: ['holders'], message: '请至少登记一个专利权人' })
  }
  for (const { row, first } of repeats(input.holders, 'organizationId')) {
    const message = `与第 ${first} 行是同一单位`
    context.addIssue({ code: 'custom', path: ['holders', row, 'organizationId'], message })
  }
}

type Filing = Pick<
  PatentInput,
  'kind' | 'applicationNo' | 'publicationNo' | 'grantNo' | 'filedOn' | 'publishedOn' | 'grantedOn'
>
type KnownFiling = Known<Filing>
type Problem = { field: keyof Filing; message: string }

/** What cannot be true about a patent's numbers and days. */
export function filingProblems(filing: KnownFiling): Problem[] {
  return [
    ...dateProblems(filing),
    ...applicationProblems(filing),
    ...publicationProblems(filing),
    ...grantProblems(filing),
  ]
}

function dateProblems({ kind, applicationNo, filedOn, publishedOn, grantedOn }: KnownFiling): Problem[] {
  const problems: Problem[] = []
  if (filedOn === null && (applicationNo || publishedOn || grantedOn)) {
    problems.push({ field: 'filedOn', message: '请填写申请日' })
  }
  if (filedOn && applicationNo === null)
    problems.push({ field: 'applicationNo', message: '已申请的专利请填写申请号' })
  if (filedOn && publishedOn && publishedOn < filedOn) {
    problems.push({ field: 'publishedOn', message: '公开日不能早于申请日' })
  }
  const earliest = publishedOn ?? filedOn
  if (grantedOn && earliest && grantedOn < earliest) {
    const what = publishedOn ? '公开日' : '申请日'
    problems.push({ field: 'grantedOn', message: `授权公告日不能早于${what}` })
  }
  if (grantedOn && kind === 'PCT') {
    problems.push({ field: 'grantedOn', message: 'PCT 国际申请本身不授权,进入国家阶段后请按国家分别登记' })
  }
  return problems
}

function applicationProblems({ kind, applicationNo, filedOn, grantedOn }: KnownFiling): Problem[] {
  if (!applicationNo || !kind || kind === 'OVERSEAS') return []
  const wrong = (message: string): Problem[] => [{ field: 'applicationNo', message }]
  const checked = checkPatentNumber(applicationNo, { today: todayInShanghai(new Date()) })
  if (checked.status === 'bad') return wrong(checked.message)
  if (checked.kind !== kind) {
    return wrong(
      `该申请号是${patentKindLabels[checked.kind]}的号码,与所选专利类型“${patentKindLabels[kind]}”不一致`,
    )
  }
  // Later is possible: a divisional or a PCT application keeps its first filing day.
  if (filedOn && checked.year < Number(dayOf(filedOn).slice(0, 4))) {
    return wrong(`申请号的年份是 ${checked.year} 年,早于申请日,请核对`)
  }
  if (checked.prefix === 'ZL' && grantedOn === null) {
    return wrong('ZL 只用于已授权的专利,请去掉 ZL,或填写授权公告日')
  }
  return []
}

function publicationProblems({ kind, publicationNo }: KnownFiling): Problem[] {
  if (!publicationNo || !kind || kind === 'OVERSEAS') return []
  const message = kind === 'PCT' ? wrongInternational(publicationNo) : wrongPublication(kind, publicationNo)
  return message ? [{ field: 'publicationNo', message }] : []
}

function wrongInternational(publicationNo: string) {
  return /^WO\d{4}\/\d{6}(A\d)?$/.test(compact(publicationNo))
    ? null
    : '国际公布号应为 WO 加年份、斜线和 6 位数字,如 WO2022/123456'
}

function wrongPublication(kind: keyof typeof leadingDigits, publicationNo: string) {
  const checked = checkPublicationNumber(publicationNo)
  if (!checked.ok) return checked.message
  return leadingDigits[kind].includes(checked.normalized.charAt(2))
    ? null
    : `该号码不是${patentKindLabels[kind]}的公开(公告)号,请核对`
}

/** The figure behind CN tells the kind as in an application number: 8 and 9 came by way of PCT. */
const leadingDigits = { INVENTION: '18', UTILITY_MODEL: '29', DESIGN: '3' }

function grantProblems({ kind, applicationNo, grantNo, grantedOn }: KnownFiling): Problem[] {
  if (!grantNo || !kind) return []
  const wrong = (message: string): Problem[] => [{ field: 'grantNo', message }]
  if (grantedOn === null) return wrong('未授权的专利没有专利号或授权公告号;已授权的请填写授权公告日')
  if (!isChinese(kind)) return []
  if (isPatentNumber(grantNo)) {
    if (applicationNo === undefined) return []
    return storedApplicationNo(kind, grantNo) === storedApplicationNo(kind, applicationNo)
      ? []
      : wrong('专利号应为 ZL 加本专利的申请号,请核对')
  }
  const message = wrongPublication(kind, grantNo)
  if (message) return wrong(message)
  return /A\d?$/.test(compact(grantNo)) ? wrong('以 A 结尾的是公开号,请填写授权公告号或 ZL 专利号') : []
}

/** ZL and the application number; some certificates leave the ZL out. */
const isPatentNumber = (grantNo: string) => /^(ZL)?\d[\d.]*X?$/.test(compact(grantNo))

/** The numbers of a checked patent as they are stored and compared: one spelling each. */
export function storedNumbers({ kind, applicationNo, publicationNo, grantNo }: Filing) {
  return {
    applicationNo: storedApplicationNo(kind, applicationNo),
    publicationNo: publicationNo && storedPublicationNo(kind, publicationNo),
    grantNo: grantNo && storedGrantNo(kind, grantNo),
  }
}

function storedApplicationNo(kind: PatentKind, applicationNo: string | null) {
  if (!applicationNo || kind === 'OVERSEAS') return applicationNo && compact(applicationNo)
  return checkPatentNumber(applicationNo, { today: todayInShanghai(new Date()) }).normalized
}

function storedGrantNo(kind: PatentKind, grantNo: string) {
  return isChinese(kind) && isPatentNumber(grantNo)
    ? `ZL${storedApplicationNo(kind, grantNo)}`
    : storedPublicationNo(kind, grantNo)
}

function storedPublicationNo(kind: PatentKind, number: string) {
  return isChinese(kind) ? compact(number).replaceAll('.', '') : compact(number)
}

export function isChinese(kind: PatentKind): kind is keyof typeof leadingDigits {
  return kind !== 'OVERSEAS' && kind !== 'PCT'
}

const compact = (number: string) => number.normalize('NFKC').toUpperCase().replace(/\s/g, '')

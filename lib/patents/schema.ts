import * as z from 'zod'
import {
  choice,
  listOf,
  longText,
  oneOf,
  optionalChoice,
  optionalDay,
  optionalOneOf,
  optionalText,
  text,
} from '@/lib/fields'
import { HighValueCriterion, PatentKind } from '@/lib/generated/prisma/enums'

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
  holders: listOf(holder, { min: 1, max: 20, tooFew: '请至少登记一个专利权人' }),
})

export type PatentInput = z.output<typeof patentFields>

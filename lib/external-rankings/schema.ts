import * as z from 'zod'
import { sourceFields } from '@/lib/external/source'
import {
  longText,
  optionalHundredths,
  optionalText,
  optionalWholeNumber,
  text,
  wholeNumber,
} from '@/lib/fields'
import { isGiven, type Known } from '@/lib/rules'

const { sourceTitle: _, sourceOutlet: __, ...source } = sourceFields

/** What anyone may write about a rank somebody else published. Without its scheme and its year it says nothing. */
export const externalRankingFields = z.object({
  scheme: text(120),
  year: wholeNumber(1990, 2100),
  dataYear: optionalWholeNumber(1990, 2100),
  rank: wholeNumber(1, 100_000),
  total: optionalWholeNumber(1, 100_000),
  score: optionalHundredths(1000),
  className: optionalText(20),
  publisher: text(100),
  documentNo: optionalText(60),
  sourceTitle: optionalText(200),
  sourceOutlet: optionalText(100),
  ...source,
  note: longText(500),
})

export type ExternalRankingInput = z.output<typeof externalRankingFields>

export function checkExternalRanking(input: Known<ExternalRankingInput>, context: z.RefinementCtx) {
  const wrong = (field: keyof ExternalRankingInput, message: string) =>
    context.addIssue({ code: 'custom', path: [field], message })
  if (isGiven(input.total) && isGiven(input.rank) && input.rank > input.total)
    wrong('total', '参评总数不能小于位次')
  if (isGiven(input.dataYear) && isGiven(input.year) && input.dataYear > input.year)
    wrong('dataYear', '数据年度不能晚于公布年度')
}

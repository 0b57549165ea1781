import * as z from 'zod'
import { technologyFields } from '@/lib/dictionaries/technology-fields'
import {
  choice,
  day,
  dayWithPrecision,
  longText,
  optionalAmountFen,
  optionalChoice,
  optionalDay,
  optionalOneOf,
  optionalReason,
  requiredLongText,
  text,
} from '@/lib/fields'
import { CooperationMode } from '@/lib/generated/prisma/enums'
import { isGiven, type Known, withRules } from '@/lib/rules'

/** What anyone may write about an intention, from a form or a spreadsheet row. The partner may still be unknown. */
export const intentionFields = z.object({
  title: text(120),
  enterpriseId: choice,
  partnerId: optionalChoice,
  reachedOn: dayWithPrecision({ allowFuture: false }),
  originEventId: optionalChoice,
  mode: optionalOneOf(CooperationMode),
  expectedAmountFen: optionalAmountFen(),
  technologyField: optionalOneOf(technologyFields),
  nextFollowUpOn: optionalDay({ allowFuture: true }),
  note: longText(1000),
})

export type IntentionInput = z.output<typeof intentionFields>

/** The rules between fields. Kept apart so that `intentionFields` can still be extended. */
export function checkIntention(input: Known<IntentionInput>, context: z.RefinementCtx) {
  const wrong = (field: keyof IntentionInput, message: string) =>
    context.addIssue({ code: 'custom', path: [field], message })
  if (isGiven(input.partnerId) && input.partnerId === input.enterpriseId)
    wrong('partnerId', '合作单位不能是企业本身')
  if (input.nextFollowUpOn && input.reachedOn && input.nextFollowUpOn < input.reachedOn.date) {
    wrong('nextFollowUpOn', '下次跟进日期不能早于达成日期')
  }
}

/** 跟进: one contact with the two sides, and when the next one is due. */
export const followUpInput = withRules(
  z.object({
    followedOn: day({ allowFuture: false }),
    followUpNote: requiredLongText(500),
    nextFollowUpOn: optionalDay({ allowFuture: true }),
  }),
  ({ followedOn, nextFollowUpOn }, context) => {
    if (nextFollowUpOn && followedOn && nextFollowUpOn <= followedOn) {
      context.addIssue({
        code: 'custom',
        path: ['nextFollowUpOn'],
        message: '下次跟进日期应晚于本次跟进日期',
      })
    }
  },
)

export const conversionInput = z.object({ agreementId: choice })

export const resumptionInput = z.object({ reason: optionalReason })

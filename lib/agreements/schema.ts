import * as z from 'zod'
import {
  choice,
  flag,
  listOf,
  oneOf,
  optionalAmountFen,
  optionalChoice,
  optionalDay,
  optionalOneOf,
  optionalText,
  text,
} from '@/lib/fields'
import { AgreementKind, AmountAbsentReason, CooperationMode, PartyRole } from '@/lib/generated/prisma/enums'
import { isGiven, type Known, repeats } from '@/lib/rules'

const party = z.object({
  organizationId: choice,
  role: oneOf(PartyRole),
  isLead: flag,
  shareFen: optionalAmountFen(),
})

/** What anyone may write about an agreement, from a form or a spreadsheet row. */
export const agreementFields = z.object({
  title: text(120),
  kind: oneOf(AgreementKind),
  mode: oneOf(CooperationMode),
  signedOn: optionalDay({ allowFuture: false }),
  effectiveOn: optionalDay({ allowFuture: true }),
  expiresOn: optionalDay({ allowFuture: true }),
  amountFen: optionalAmountFen(),
  amountAbsentReason: optionalOneOf(AmountAbsentReason),
  originEventId: optionalChoice,
  previousId: optionalChoice,
  note: optionalText(1000),
  parties: listOf(party),
})

export type AgreementInput = z.output<typeof agreementFields>

/** The rules between fields. Kept apart so that `agreementFields` can still be extended. */
export function checkAgreement(input: Known<AgreementInput>, context: z.RefinementCtx) {
  const wrong = (path: (string | number)[], message: string) =>
    context.addIssue({ code: 'custom', path, message })
  if (input.amountFen === null && input.amountAbsentReason === null) {
    wrong(['amountFen'], '请填写协议金额;确无金额的,请选择无金额原因')
  }
  if (isGiven(input.amountFen) && isGiven(input.amountAbsentReason)) {
    wrong(['amountAbsentReason'], '已填写金额,请清除无金额原因')
  }
  if (input.effectiveOn && input.expiresOn && input.expiresOn < input.effectiveOn) {
    wrong(['expiresOn'], '到期日期不能早于生效日期')
  }
  if (input.signedOn && input.expiresOn && input.expiresOn < input.signedOn) {
    wrong(['expiresOn'], '到期日期不能早于签订日期')
  }
  if (input.parties && input.parties.length < 2) wrong(['parties'], '请至少登记两个当事人')
  for (const { row, first } of repeats(input.parties, 'organizationId')) {
    wrong(['parties', row, 'organizationId'], `与第 ${first} 行是同一单位`)
  }
}

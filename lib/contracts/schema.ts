import * as z from 'zod'
import { planSourceLabels } from '@/lib/contracts/labels'
import { technologyFields } from '@/lib/dictionaries/technology-fields'
import {
  amountFen,
  choice,
  day,
  longText,
  oneOf,
  optionalAmountFen,
  optionalChoice,
  optionalDay,
  optionalOneOf,
  text,
} from '@/lib/fields'
import { ContractType, IntellectualPropertyKind, PaymentMode } from '@/lib/generated/prisma/enums'
import { isGiven, type Known } from '@/lib/rules'

/** What anyone may write about a technology contract, from a form or a spreadsheet row. */
export const contractFields = z.object({
  title: text(120),
  type: oneOf(ContractType),
  sellerId: choice,
  buyerId: choice,
  agreementId: optionalChoice,
  projectId: optionalChoice,
  // a contract that is still drafted carries the day planned for its signature
  signedOn: day({ allowFuture: true }),
  validFrom: optionalDay({ allowFuture: true }),
  validTo: optionalDay({ allowFuture: true }),
  totalFen: amountFen(),
  technologyFen: optionalAmountFen(),
  technologyField: optionalOneOf(technologyFields),
  intellectualProperty: oneOf(IntellectualPropertyKind),
  planSource: optionalOneOf(planSourceLabels),
  paymentMode: optionalOneOf(PaymentMode),
  note: longText(1000),
})

export type ContractInput = z.output<typeof contractFields>

/** The rules between fields. Kept apart so that `contractFields` can still be extended. */
export function checkContract(input: Known<ContractInput>, context: z.RefinementCtx) {
  const wrong = (field: keyof ContractInput, message: string) =>
    context.addIssue({ code: 'custom', path: [field], message })
  if (input.buyerId && input.sellerId === input.buyerId) wrong('buyerId', '买方与卖方不能是同一单位')
  if (input.validFrom && input.validTo && input.validTo < input.validFrom) {
    wrong('validTo', '有效期止不能早于有效期起')
  }
  if (input.validTo && input.signedOn && input.validTo < input.signedOn) {
    wrong('validTo', '有效期止不能早于签订日期')
  }
  if (isGiven(input.technologyFen) && isGiven(input.totalFen) && input.technologyFen > input.totalFen) {
    wrong('technologyFen', '技术交易额不能大于合同成交额')
  }
}

/** What the registering authority certifies (认定登记). Which authority that is depends on the year: it is data. */
export const registrationFields = z.object({
  registrationNo: z
    .string('请填写登记编号')
    .transform((typed) => typed.normalize('NFKC').replaceAll(/\s/g, ''))
    .pipe(z.string().regex(/^\d{16}$/, '登记编号为 16 位数字,请核对登记证明')),
  registeredOn: day({ allowFuture: false }),
  authority: text(100),
})

export type RegistrationInput = z.output<typeof registrationFields>

export const registrationInput = registrationFields.extend({
  type: oneOf(ContractType),
  technologyFen: amountFen(),
})

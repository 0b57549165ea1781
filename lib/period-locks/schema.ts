import * as z from 'zod'
import { todayInShanghai } from '@/lib/dates'
import { monthText, reasonField } from '@/lib/fields'
import { isGiven, type Known } from '@/lib/rules'

/** What a reviewer says of a period: whole months, and why. */
export const periodLockFields = z.object({
  fromMonth: monthText,
  toMonth: monthText,
  reason: reasonField,
})

export type PeriodLockInput = z.output<typeof periodLockFields>

/** A month that is not over may still change by itself. */
export function checkPeriodLock(
  input: Known<PeriodLockInput>,
  context: z.RefinementCtx,
  today = todayInShanghai(new Date()),
) {
  const wrong = (field: keyof PeriodLockInput, message: string) =>
    context.addIssue({ code: 'custom', path: [field], message })
  const { fromMonth, toMonth } = input
  if (isGiven(toMonth) && toMonth >= today.slice(0, 7)) wrong('toMonth', '只能锁定已结束的月份')
  if (isGiven(fromMonth) && isGiven(toMonth) && fromMonth > toMonth)
    wrong('fromMonth', '起始月份不能晚于截止月份')
}

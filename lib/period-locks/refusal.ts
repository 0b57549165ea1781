import * as z from 'zod'
import { CORRECTION } from '@/lib/correction'
import { InvalidInput } from '@/lib/errors'
import { lockedSentence } from '@/lib/period-locks/labels'

const said = z.object({
  column: z.string(),
  day: z.string(),
  code: z.string(),
  from: z.string(),
  to: z.string(),
})

/** What the database says when somebody changes a locked period without a reason (keep_locked_periods). */
export const PERIOD_LOCKED = 'LD002'

/** The same as a refusal at the field, which also asks for the reason. */
export function lockedPeriod(message: string): InvalidInput {
  const locked = said.parse(JSON.parse(message.slice(message.indexOf('{'), message.lastIndexOf('}') + 1)))
  const sentence = lockedSentence(locked)
  return new InvalidInput(
    { [locked.column]: [sentence], [CORRECTION]: ['该期间的数已锁定,请填写更正原因(不少于 5 个字)'] },
    `${sentence},更正须填写原因`,
  )
}

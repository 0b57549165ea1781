import * as z from 'zod'
import { reasonField, text, version } from '@/lib/fields'

export const screenInput = z.object({ name: text(40), place: text(80) })
export type ScreenInput = z.output<typeof screenInput>

export const screenEdit = screenInput.extend({ version })
export const reasonInput = z.object({ reason: reasonField })

/** As people type it from a sheet of paper: small letters, blanks, without its dashes. Always read as capitals. */
export const pairingInput = z.object({
  code: z.string('请填写配对码').transform((typed, context) => {
    const code = typed.normalize('NFKC').replace(/[\s-]/g, '').toUpperCase()
    if (/^[A-Z2-9]{12}$/.test(code)) return code
    context.addIssue({ code: 'custom', message: '配对码为 12 位字母和数字,请核对' })
    return z.NEVER
  }),
})

import * as z from 'zod'
import { oneOf, optionalChoice, reasonField, text, version } from '@/lib/fields'
import { Role } from '@/lib/generated/prisma/enums'

/** Begins with a letter, so that no account can be mistaken for somebody's mobile number. */
export const accountName = z.string('请填写账号').transform((typed, context) => {
  const account = typed.normalize('NFKC').trim().toLowerCase()
  if (/^[a-z][a-z0-9._-]{2,31}$/.test(account)) return account
  const message = '账号为 3 至 32 位小写字母、数字或 . _ -,以字母开头'
  context.addIssue({ code: 'custom', message: account === '' ? '请填写账号' : message })
  return z.NEVER
})

/** As people type it: 138 0000 0001, +86-138-0000-0001, full-width digits. Empty means none. */
const mobile = z
  .string()
  .nullish()
  .transform((typed, context) => {
    const digits = (typed ?? '')
      .normalize('NFKC')
      .replace(/[\s-]/g, '')
      .replace(/^\+?86(?=1\d{10}$)/, '')
    if (digits === '' || /^1[3-9]\d{9}$/.test(digits)) return digits || null
    context.addIssue({ code: 'custom', message: '请填写 11 位手机号' })
    return z.NEVER
  })

const person = z.object({ name: text(40), role: oneOf(Role), organizationId: optionalChoice, mobile })

/** Members belong to one organization, everybody else to none. */
function withOrganization<Input extends z.output<typeof person>>(input: Input, context: z.RefinementCtx) {
  if (!memberRoles.includes(input.role)) return { ...input, organizationId: null }
  if (input.organizationId === null) {
    context.addIssue({ code: 'custom', path: ['organizationId'], message: '请选择所属单位' })
  }
  return input
}

const memberRoles: Role[] = ['ENTERPRISE_USER', 'INSTITUTION_CONTACT']

export const userInput = person.extend({ account: accountName }).transform(withOrganization)
export type UserInput = z.output<typeof userInput>

export const userEdit = person
  .extend({
    /** The number itself is not kept, so an empty field keeps it; taking it away is said expressly. */
    removeMobile: z
      .literal('true')
      .optional()
      .transform((value) => value !== undefined),
    version,
  })
  .transform(withOrganization)

/** Why an account is closed or opened again: stands in 变更记录. */
export const reasonInput = z.object({ reason: reasonField })

import * as z from 'zod'
import { text } from '@/lib/fields'
import { accountName } from '@/lib/users/schema'

// A password is taken as typed: never trimmed, never cut. What makes one good stands in lib/auth/password-rules.ts,
// which has to know whose it is.
const secret = (message: string) => z.string(message).min(1, message).max(256, '密码不超过 128 位')

const sameTwice = <Input extends { password: string; repeated: string }>(
  input: Input,
  context: z.RefinementCtx,
) => {
  if (input.password !== input.repeated) {
    context.addIssue({ code: 'custom', path: ['repeated'], message: '两次输入的密码不一致' })
  }
}

export const ownPasswordInput = z
  .object({
    current: secret('请填写原密码'),
    password: secret('请填写新密码'),
    repeated: secret('请再次输入新密码'),
  })
  .superRefine(sameTwice)
export type OwnPasswordInput = z.output<typeof ownPasswordInput>

export const setUpInput = z
  .object({
    setUpCode: text(64),
    account: accountName,
    name: text(40),
    password: secret('请填写密码'),
    repeated: secret('请再次输入密码'),
  })
  .superRefine(sameTwice)
export type SetUpInput = z.output<typeof setUpInput>

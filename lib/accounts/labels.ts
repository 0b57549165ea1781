import type { OwnPasswordInput, SetUpInput } from '@/lib/accounts/schema'

export const ownPasswordLabels = {
  current: '原密码',
  password: '新密码',
  repeated: '再次输入新密码',
} satisfies Record<keyof OwnPasswordInput, string>

export const setUpLabels = {
  setUpCode: '设置码',
  account: '管理员账号',
  name: '姓名',
  password: '密码',
  repeated: '再次输入密码',
} satisfies Record<keyof SetUpInput, string>

/** The rules of lib/auth/password-rules.ts in a sentence, beside every field for a new password. */
export const passwordHelp = '至少 12 位,包含大写字母、小写字母、数字、符号中的至少三种,不含账号名和常见词'

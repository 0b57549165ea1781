import type { Role } from '@/lib/generated/prisma/enums'
import type { ColumnLabels } from '@/lib/labels'
import type { UserInput } from '@/lib/users/schema'

export const userLabels = {
  account: '账号',
  name: '姓名',
  role: '角色',
  organizationId: '所属单位',
  mobile: '手机号',
} satisfies Record<keyof UserInput, string>

/** The fields of the edit form that only it has. */
export const userEditLabels = { ...userLabels, removeMobile: '清除手机号', version: '版本' }

export const roleLabels = {
  ADMINISTRATOR: '系统管理员',
  BUREAU_STAFF: '科技局经办',
  BUREAU_REVIEWER: '科技局审核',
  LEADER: '领导',
  ENTERPRISE_USER: '企业用户',
  INSTITUTION_CONTACT: '高校院所联系人',
} satisfies Record<Role, string>

/** What a role may do, for whoever chooses it. */
export const roleHelps = {
  ADMINISTRATOR: '管理账号,查看登录日志;不录入业务数据',
  BUREAU_STAFF: '登记和维护全部业务数据',
  BUREAU_REVIEWER: '审核填报内容,可维护业务数据',
  LEADER: '查看全部数据和驾驶舱,不修改',
  ENTERPRISE_USER: '查看和填报本企业参与的协议、项目等',
  INSTITUTION_CONTACT: '查看本单位参与的协议、项目等',
} satisfies Record<Role, string>

export const userStatusLabels = { ENABLED: '启用', DISABLED: '停用' }
export type UserStatus = keyof typeof userStatusLabels

export const personalDataRight = '个人信息导出'

/** Columns as 变更记录 shows them. */
export const userColumns: ColumnLabels = {
  account: { label: userLabels.account },
  name: { label: userLabels.name },
  role: { label: userLabels.role, values: roleLabels },
  organizationId: { label: userLabels.organizationId },
  mobileMasked: { label: userLabels.mobile },
  mustChangePassword: { label: '须修改密码', values: { true: '是', false: '否' } },
  isDemonstration: { label: '演示账号', values: { true: '是', false: '否' } },
  disabledAt: { label: '停用时间' },
  lastSignInAt: { label: '最近登录' },
  exportsPersonalData: { label: personalDataRight, values: { true: '已开通', false: '未开通' } },
}

/** How an attempt to sign in ended, as lib/auth/sign-in.ts writes it. */
export const signInReasonLabels = {
  ok: '登录成功',
  'unknown account': '账号不存在',
  'wrong password': '密码错误',
  throttled: '暂时锁定',
  disabled: '账号已停用',
  'issued password expired': '初始密码已过期',
  'wrong password at change': '修改密码时原密码错误',
}
export type SignInReason = keyof typeof signInReasonLabels

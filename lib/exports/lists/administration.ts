import 'server-only'

import { accessFilters } from '@/lib/access-log/filters'
import { accessContentLabels } from '@/lib/access-log/labels'
import { readsAccessLog } from '@/lib/access-log/policy'
import { type AccessRow, accessFilter, listAccesses } from '@/lib/access-log/queries'
import { code, instant, personal, text } from '@/lib/exports/columns'
import { listExport } from '@/lib/exports/source'
import { importFilter, importFilters } from '@/lib/imports/filters'
import { importStateLabels } from '@/lib/imports/labels'
import { canImport } from '@/lib/imports/policy'
import { type BatchItem, listImports } from '@/lib/imports/queries'
import type { RowCounts } from '@/lib/imports/store'
import { wordOf } from '@/lib/labels'
import { maskAddress, maskNames } from '@/lib/personal-data'
import { referenceNames } from '@/lib/reference-names'
import { numberText } from '@/lib/sheets/values'
import { signInFilters, userFilters } from '@/lib/users/filters'
import { roleLabels, signInReasonLabels, userLabels, userStatusLabels } from '@/lib/users/labels'
import { canManageUsers } from '@/lib/users/policy'
import {
  listSignIns,
  listUsers,
  type SignInItem,
  signInFilter,
  type UserListItem,
  userFilter,
} from '@/lib/users/queries'

export const usersExport = listExport<UserListItem, ReturnType<typeof userFilter>>({
  title: '账号',
  scope: '平台账号,手机号码已隐去中间四位',
  permits: canManageUsers,
  filter: userFilter,
  filters: async (actor, { organizationId }) => userFilters(await referenceNames(actor, { organizationId })),
  read: listUsers,
  words: {
    account: userLabels.account,
    name: userLabels.name,
    role: userLabels.role,
    organization: userLabels.organizationId,
    mobile: userLabels.mobile,
    lastSignInAt: '最近登录',
    status: '状态',
  },
  cells: {
    account: code(({ account }) => account, 20),
    name: personal(
      text(16, ({ name }) => name),
      maskNames,
    ),
    role: text(16, ({ role }) => roleLabels[role]),
    organization: text(28, ({ organization }) => organization?.name ?? null),
    mobile: code(({ mobileMasked }) => mobileMasked, 14),
    lastSignInAt: instant(({ lastSignInAt }) => lastSignInAt),
    status: text(14, ({ disabledAt, mustChangePassword }) =>
      disabledAt ? userStatusLabels.DISABLED : mustChangePassword ? '待改初始密码' : userStatusLabels.ENABLED,
    ),
  },
})

export const signInsExport = listExport<SignInItem, ReturnType<typeof signInFilter>>({
  title: '登录日志',
  scope: '每一次登录尝试,含不存在的账号',
  order: '最近的在前',
  permits: canManageUsers,
  filter: signInFilter,
  filters: () => signInFilters,
  read: listSignIns,
  words: { at: '时间', account: '账号', name: '姓名', ip: 'IP 地址', reason: '结果' },
  cells: {
    at: instant(({ at }) => at),
    account: code(({ account }) => account, 24),
    name: personal(
      text(16, ({ name }) => name),
      maskNames,
    ),
    ip: personal(
      code(({ ip }) => ip, 20),
      maskAddress,
    ),
    reason: text(20, ({ reason }) => wordOf(signInReasonLabels, reason)),
  },
})

export const accessesExport = listExport<AccessRow, ReturnType<typeof accessFilter>>({
  title: '访问日志',
  scope: '每一次导出:何人何时导出了哪些记录',
  order: '最近的在前',
  permits: readsAccessLog,
  filter: accessFilter,
  filters: () => accessFilters,
  read: listAccesses,
  words: {
    at: '时间',
    userName: '姓名',
    role: '角色',
    fileName: '导出文件',
    content: '内容',
    filter: '筛选条件',
    personalData: '含个人信息',
    reason: '导出事由',
    rowCount: '行数',
  },
  cells: {
    at: instant(({ at }) => at),
    userName: personal(
      text(16, ({ userName }) => userName),
      maskNames,
    ),
    role: text(16, ({ role }) => wordOf(roleLabels, role)),
    fileName: text(44, ({ fileName }) => fileName),
    content: text(12, ({ content }) => wordOf(accessContentLabels, content)),
    filter: text(36, ({ filterText }) => filterText || '无,全部记录'),
    personalData: text(20, ({ personalData }) => personalData.join('、')),
    reason: text(30, ({ reason }) => reason),
    rowCount: { kind: 'number', width: 10, text: ({ rowCount }) => String(rowCount) },
  },
})

const count = (of: keyof RowCounts) => ({
  kind: 'number' as const,
  width: 8,
  text: ({ counts }: BatchItem) => numberText(counts?.[of] ?? null),
})

export const importsExport = listExport<BatchItem, ReturnType<typeof importFilter>>({
  title: '导入批次',
  scope: '上传过的文件,不含已放弃的',
  order: '最近上传的在前',
  permits: canImport,
  filter: importFilter,
  filters: () => importFilters,
  read: listImports,
  words: {
    file: '文件',
    type: '导入到',
    status: '状态',
    new: '新增',
    changed: '更新',
    same: '未变',
    problem: '错误',
    by: '经办人',
    at: '上传时间',
  },
  cells: {
    file: text(44, ({ fileName }) => fileName),
    type: text(14, ({ typeLabel }) => typeLabel),
    status: text(16, ({ state }) => importStateLabels[state]),
    new: count('new'),
    changed: count('changed'),
    same: count('same'),
    problem: count('problem'),
    by: text(16, ({ createdByName }) => createdByName),
    at: instant(({ createdAt }) => createdAt),
  },
})

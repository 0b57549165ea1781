import type { ImportStatus } from '@/lib/generated/prisma/enums'
import type { RowState } from '@/lib/imports/problems'

export const importStatusLabels = {
  UPLOADED: '识别中',
  FAILED: '无法读取',
  RECOGNIZED: '待确认识别结果',
  CHECKED: '待提交',
  COMMITTING: '提交中',
  COMMITTED: '已导入',
  UNDONE: '已撤销',
  DISCARDED: '已放弃',
} satisfies Record<ImportStatus, string>

/** As people see it: a commit whose process died is 已中断, a batch past its 72 hours 已归档. Derived, never stored. */
export const importStateLabels = { ...importStatusLabels, INTERRUPTED: '已中断', ARCHIVED: '已归档' }

export type ImportState = keyof typeof importStateLabels

export const importStateTones = {
  UPLOADED: 'info',
  FAILED: 'bad',
  RECOGNIZED: 'warn',
  CHECKED: 'warn',
  COMMITTING: 'info',
  COMMITTED: 'ok',
  UNDONE: 'neutral',
  DISCARDED: 'neutral',
  INTERRUPTED: 'bad',
  ARCHIVED: 'ok',
} as const satisfies Record<ImportState, string>

export const rowStateLabels = {
  NEW: '新增',
  CHANGED: '更新',
  SAME: '未变',
  CONFLICT: '冲突',
  PROBLEM: '待修正',
  LEFT_OUT: '不导入',
} satisfies Record<RowState, string>

export const rowStateTones = {
  NEW: 'ok',
  CHANGED: 'info',
  SAME: 'neutral',
  CONFLICT: 'warn',
  PROBLEM: 'bad',
  LEFT_OUT: 'neutral',
} as const satisfies Record<RowState, string>

/** What a check or a commit is doing just now. */
export const stageLabels: Readonly<Record<string, string>> = {
  read: '读取文件',
  check: '校验数据',
  organizations: '新增单位',
  create: '新增记录',
  update: '更新记录',
  finish: '完成提交',
}

/** Why an undo left a record as it is. */
export const keptLabels = { TOUCHED: '导入后又被修改', REFERRED: '已被其他记录引用' }

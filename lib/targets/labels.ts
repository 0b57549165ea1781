import type { ColumnLabels } from '@/lib/labels'
import type { TargetInput } from '@/lib/targets/schema'

/** The Chinese name of each field, once: form, import template, export and error summary read it here. */
export const targetLabels = {
  title: '目标名称',
  indicatorId: '对应指标',
  year: '年度',
  value: '目标值',
  unit: '单位',
  documentNo: '文号',
  publisher: '发文单位',
  remark: '备注',
} satisfies Record<keyof TargetInput, string>

export const targetStateLabels = { IN_FORCE: '有效', VOIDED: '已作废' }

export const targetState = ({ voidedAt }: { voidedAt: Date | null }): keyof typeof targetStateLabels =>
  voidedAt ? 'VOIDED' : 'IN_FORCE'

export const targetStateTones = { IN_FORCE: 'ok', VOIDED: 'neutral' } as const

export const targetColumns: ColumnLabels = {
  code: { label: '目标编号' },
  ...Object.fromEntries(Object.entries(targetLabels).map(([field, label]) => [field, { label }])),
  indicatorId: { label: '对应指标' },
}

/** Where the portal itself counts no such figure. */
export const UNCOUNTED = '门户未统计'

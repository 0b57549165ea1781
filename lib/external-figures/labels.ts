import { sourceLabels } from '@/lib/external/labels'
import type { ExternalFigureInput } from '@/lib/external-figures/schema'
import type { ColumnLabels } from '@/lib/labels'

/** The Chinese name of each field, once: form, import template, export and error summary read it here. */
export const externalFigureLabels = {
  title: '数据名称',
  indicatorId: '对应指标',
  figureText: '公布的数字',
  exactValue: '准确数',
  lowerBound: '下限',
  asOf: '数据截止日期',
  ...sourceLabels,
  note: '备注',
} satisfies Record<keyof ExternalFigureInput, string>

export const externalFigureStateLabels = { PUBLISHED: '有效', VOIDED: '已作废' }

export const externalFigureState = ({
  voidedAt,
}: {
  voidedAt: Date | null
}): keyof typeof externalFigureStateLabels => (voidedAt ? 'VOIDED' : 'PUBLISHED')

export const externalFigureStateTones = { PUBLISHED: 'ok', VOIDED: 'neutral' } as const

export const externalFigureColumns: ColumnLabels = {
  code: { label: '数据编号' },
  ...Object.fromEntries(Object.entries(externalFigureLabels).map(([field, label]) => [field, { label }])),
}

/** How exact a published figure is, said wherever it is shown. */
export const precisionLabels = { EXACT: '准确数', AT_LEAST: '不少于', VAGUE: '约数' }

export function precisionOf(figure: {
  exactValue: bigint | null
  lowerBound: bigint | null
}): keyof typeof precisionLabels {
  if (figure.exactValue !== null) return 'EXACT'
  return figure.lowerBound !== null ? 'AT_LEAST' : 'VAGUE'
}

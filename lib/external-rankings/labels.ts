import { sourceLabels } from '@/lib/external/labels'
import type { ExternalRankingInput } from '@/lib/external-rankings/schema'
import type { ColumnLabels } from '@/lib/labels'

/** The Chinese name of each field, once: form, import template, export and error summary read it here. */
export const externalRankingLabels = {
  scheme: '评价体系',
  year: '公布年度',
  dataYear: '数据年度',
  rank: '位次',
  total: '参评总数',
  score: '得分',
  className: '等次',
  publisher: '公布单位',
  documentNo: '文号',
  ...sourceLabels,
  note: '备注',
} satisfies Record<keyof ExternalRankingInput, string>

export const externalRankingStateLabels = { PUBLISHED: '有效', VOIDED: '已作废' }

export const externalRankingState = ({
  voidedAt,
}: {
  voidedAt: Date | null
}): keyof typeof externalRankingStateLabels => (voidedAt ? 'VOIDED' : 'PUBLISHED')

export const externalRankingStateTones = { PUBLISHED: 'ok', VOIDED: 'neutral' } as const

export const externalRankingColumns: ColumnLabels = {
  code: { label: '排名编号' },
  ...Object.fromEntries(Object.entries(externalRankingLabels).map(([field, label]) => [field, { label }])),
  scoreHundredths: { label: '得分(百分之一分)' },
}

/** 第 7 位,共 118 个 */
export function rankWords({ rank, total }: { rank: number; total: number | null }): string {
  return total === null ? `第 ${rank} 位` : `第 ${rank} 位,共 ${total} 个`
}

/** 8230 → 82.3 */
export const scoreText = (hundredths: number | null): string =>
  hundredths === null ? '' : String(hundredths / 100)

import {
  achievementStatusLabels,
  countingLabels,
  impactClaimLabels,
  noveltyClaimLabels,
} from '@/lib/achievements/labels'
import type { FilterLabel } from '@/lib/filter-chips'

export const countedWords = { yes: countingLabels.COUNTED, no: countingLabels.UNCONFIRMED }

/** The filters of the list in words: for its chips and for 说明 of its export. `names` are those of records by id. */
export const achievementFilters = (names: Readonly<Record<string, string>>): FilterLabel[] => [
  { name: 'q', label: '关键词' },
  { name: 'status', label: '状态', words: achievementStatusLabels },
  { name: 'claim', label: '水平认定', words: noveltyClaimLabels },
  { name: 'impact', label: '影响', words: impactClaimLabels },
  { name: 'evidenceFrom', label: '证明日期起' },
  { name: 'evidenceTo', label: '证明日期止' },
  { name: 'counted', label: '统计', words: countedWords },
  { name: 'organizationId', label: '完成单位', words: names },
  { name: 'projectId', label: '项目', words: names },
  { name: 'voided', label: '范围', words: { yes: '已作废' } },
  { name: 'batch', label: '导入批次', words: names },
]

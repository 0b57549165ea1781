import { cooperationModeLabels } from '@/lib/agreements/labels'
import type { FilterLabel } from '@/lib/filter-chips'
import { followUpLabels, intentionStatusLabels, partnerKnownLabels } from '@/lib/intentions/labels'

/** The filters of the list in words: for its chips and for 说明 of its export. `names` are those of records by id. */
export const intentionFilters = (names: Readonly<Record<string, string>>): FilterLabel[] => [
  { name: 'q', label: '关键词' },
  { name: 'status', label: '状态', words: intentionStatusLabels },
  { name: 'mode', label: '合作模式', words: cooperationModeLabels },
  { name: 'organizationId', label: '单位', words: names },
  { name: 'partnerUnknown', label: '合作单位', words: partnerKnownLabels },
  { name: 'eventId', label: '来源活动', words: names },
  { name: 'reachedFrom', label: '达成日期起' },
  { name: 'reachedTo', label: '达成日期止' },
  { name: 'followUp', label: '跟进', words: followUpLabels },
  { name: 'counted', label: '范围', words: { yes: '计入统计' } },
  { name: 'voided', label: '范围', words: { yes: '已作废' } },
  { name: 'batch', label: '导入批次', words: names },
]

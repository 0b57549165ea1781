import { eventKindLabels } from '@/lib/events/labels'
import type { FilterLabel } from '@/lib/filter-chips'

/** The filters of the list in words: for its chips and for 说明 of its export. `names` are those of records by id. */
export const eventFilters = (names: Readonly<Record<string, string>>): FilterLabel[] => [
  { name: 'q', label: '关键词' },
  { name: 'kind', label: '活动类型', words: eventKindLabels },
  { name: 'seriesId', label: '活动系列', words: names },
  { name: 'heldFrom', label: '举办日期起' },
  { name: 'heldTo', label: '举办日期止' },
  { name: 'voided', label: '范围', words: { yes: '已作废' } },
  { name: 'batch', label: '导入批次', words: names },
]

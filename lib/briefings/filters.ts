import { briefingKindLabels, briefingStatusLabels } from '@/lib/briefings/labels'
import type { FilterLabel } from '@/lib/filter-chips'

/** The filters of the list in words: for its chips and for 说明 of its export. */
export const briefingFilters: FilterLabel[] = [
  { name: 'q', label: '关键词' },
  { name: 'kind', label: '种类', words: briefingKindLabels },
  { name: 'status', label: '状态', words: briefingStatusLabels },
  { name: 'from', label: '成文日期起' },
  { name: 'to', label: '成文日期止' },
]

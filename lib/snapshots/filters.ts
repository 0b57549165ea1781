import type { FilterLabel } from '@/lib/filter-chips'

/** The filters of the list in words: for its chips and for 说明 of its export. */
export const snapshotFilters: FilterLabel[] = [
  { name: 'q', label: '关键词' },
  { name: 'from', label: '截止日期起' },
  { name: 'to', label: '截止日期止' },
]

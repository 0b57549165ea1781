import type { FilterLabel } from '@/lib/filter-chips'

/** The filters of the list in words: for its chips and for 说明 of its export. */
export const accessFilters: FilterLabel[] = [
  { name: 'q', label: '姓名' },
  { name: 'from', label: '日期起' },
  { name: 'to', label: '日期止' },
]

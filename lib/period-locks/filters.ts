import type { FilterLabel } from '@/lib/filter-chips'
import { periodLockStateLabels } from '@/lib/period-locks/labels'

/** The filters of the list in words: for its chips and for 说明 of its export. */
export const periodLockFilters: FilterLabel[] = [
  { name: 'state', label: '状态', words: periodLockStateLabels },
]

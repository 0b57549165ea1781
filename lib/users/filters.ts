import type { FilterLabel } from '@/lib/filter-chips'
import { roleLabels, userLabels, userStatusLabels } from '@/lib/users/labels'

/** The filters of the list in words: for its chips and for 说明 of its export. `names` are those of records by id. */
export const userFilters = (names: Readonly<Record<string, string>>): FilterLabel[] => [
  { name: 'q', label: '关键词' },
  { name: 'role', label: userLabels.role, words: roleLabels },
  { name: 'status', label: '状态', words: userStatusLabels },
  { name: 'organizationId', label: userLabels.organizationId, words: names },
]

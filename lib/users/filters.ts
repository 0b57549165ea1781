import type { FilterLabel } from '@/lib/filter-chips'
import { roleLabels, signInReasonLabels, userLabels, userStatusLabels } from '@/lib/users/labels'

/** The filters of the list in words: for its chips and for 说明 of its export. `names` are those of records by id. */
export const userFilters = (names: Readonly<Record<string, string>>): FilterLabel[] => [
  { name: 'q', label: '关键词' },
  { name: 'role', label: userLabels.role, words: roleLabels },
  { name: 'status', label: '状态', words: userStatusLabels },
  { name: 'organizationId', label: userLabels.organizationId, words: names },
]

export const signInFilters: FilterLabel[] = [
  { name: 'q', label: '账号' },
  { name: 'ip', label: 'IP 地址' },
  { name: 'reason', label: '结果', words: signInReasonLabels },
  { name: 'from', label: '日期起' },
  { name: 'to', label: '日期止' },
]

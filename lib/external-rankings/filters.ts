import type { FilterLabel } from '@/lib/filter-chips'

/** The filters of the list in words: for its chips and for 说明 of its export. */
export const externalRankingFilters = (): FilterLabel[] => [
  { name: 'q', label: '关键词' },
  { name: 'year', label: '公布年度' },
  { name: 'voided', label: '范围', words: { yes: '已作废' } },
]

import type { FilterLabel } from '@/lib/filter-chips'
import { indicatorNames } from '@/lib/targets/schema'

/** The filters of the list in words: for its chips and for 说明 of its export. */
export const targetFilters = (): FilterLabel[] => [
  { name: 'q', label: '关键词' },
  { name: 'year', label: '年度' },
  { name: 'indicator', label: '对应指标', words: indicatorNames },
  { name: 'voided', label: '范围', words: { yes: '已作废' } },
]

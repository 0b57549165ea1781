import type { FilterLabel } from '@/lib/filter-chips'
import { indicatorNames } from '@/lib/targets/schema'

/** The filters of the list in words: for its chips and for 说明 of its export. */
export const externalFigureFilters = (): FilterLabel[] => [
  { name: 'q', label: '关键词' },
  { name: 'indicator', label: '对应指标', words: indicatorNames },
  { name: 'from', label: '数据截止日期起' },
  { name: 'to', label: '数据截止日期止' },
  { name: 'voided', label: '范围', words: { yes: '已作废' } },
]

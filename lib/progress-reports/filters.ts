import type { FilterLabel } from '@/lib/filter-chips'
import { reportSituationLabels, reportStatusLabels } from '@/lib/progress-reports/labels'

/** The filters of the list in words: for its chips and for 说明 of its export. `names` are those of records by id. */
export const reportFilters = (names: Readonly<Record<string, string>>): FilterLabel[] => [
  { name: 'q', label: '关键词' },
  { name: 'status', label: '状态', words: reportStatusLabels },
  { name: 'situation', label: '本月情况', words: reportSituationLabels },
  { name: 'period', label: '月份' },
  { name: 'organizationId', label: '单位', words: names },
  { name: 'batch', label: '导入批次', words: names },
]

import { contractSideLabels, contractStatusLabels, contractTypeLabels } from '@/lib/contracts/labels'
import { technologyFields } from '@/lib/dictionaries/technology-fields'
import type { FilterLabel } from '@/lib/filter-chips'

/** The filters of the list in words: for its chips and for 说明 of its export. `names` are those of records by id. */
export const contractFilters = (names: Readonly<Record<string, string>>): FilterLabel[] => [
  { name: 'q', label: '关键词' },
  { name: 'type', label: '合同类型', words: contractTypeLabels },
  { name: 'status', label: '状态', words: contractStatusLabels },
  { name: 'side', label: '流向', words: contractSideLabels },
  { name: 'field', label: '技术领域', words: technologyFields },
  { name: 'registeredFrom', label: '登记日期起' },
  { name: 'registeredTo', label: '登记日期止' },
  { name: 'signedFrom', label: '签订日期起' },
  { name: 'signedTo', label: '签订日期止' },
  { name: 'organizationId', label: '单位', words: names },
  { name: 'eventId', label: '来源活动', words: names },
  { name: 'projectId', label: '所属项目', words: names },
  { name: 'counted', label: '范围', words: { yes: '计入统计' } },
  { name: 'voided', label: '范围', words: { yes: '已作废' } },
  { name: 'batch', label: '导入批次', words: names },
]

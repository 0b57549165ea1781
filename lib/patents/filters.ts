import type { FilterLabel } from '@/lib/filter-chips'
import { patentKindLabels, patentStatusLabels } from '@/lib/patents/labels'

export const yesNo = { yes: '是', no: '否' }

/** The filters of the list in words: for its chips and for 说明 of its export. `names` are those of records by id. */
export const patentFilters = (names: Readonly<Record<string, string>>): FilterLabel[] => [
  { name: 'q', label: '关键词' },
  { name: 'kind', label: '专利类型', words: patentKindLabels },
  { name: 'status', label: '法律状态', words: patentStatusLabels },
  { name: 'joint', label: '产学研联合', words: yesNo },
  { name: 'filedFrom', label: '申请日起' },
  { name: 'filedTo', label: '申请日止' },
  { name: 'grantedFrom', label: '授权公告日起' },
  { name: 'grantedTo', label: '授权公告日止' },
  { name: 'highValue', label: '高价值发明', words: yesNo },
  { name: 'organizationId', label: '专利权人', words: names },
  { name: 'projectId', label: '项目', words: names },
  { name: 'voided', label: '范围', words: { yes: '已作废' } },
  { name: 'batch', label: '导入批次', words: names },
]

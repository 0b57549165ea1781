import { agreementKindLabels, agreementStatusLabels, cooperationModeLabels } from '@/lib/agreements/labels'
import type { FilterLabel } from '@/lib/filter-chips'

/** The filters of the list in words: for its chips and for 说明 of its export. `names` are those of records by id. */
export const agreementFilters = (names: Readonly<Record<string, string>>): FilterLabel[] => [
  { name: 'q', label: '关键词' },
  { name: 'kind', label: '协议类型', words: agreementKindLabels },
  { name: 'mode', label: '合作模式', words: cooperationModeLabels },
  { name: 'status', label: '状态', words: agreementStatusLabels },
  { name: 'signedFrom', label: '签订日期起' },
  { name: 'signedTo', label: '签订日期止' },
  { name: 'expiresFrom', label: '到期日期起' },
  { name: 'expiresTo', label: '到期日期止' },
  { name: 'organizationId', label: '单位', words: names },
  { name: 'eventId', label: '签约活动', words: names },
  { name: 'signed', label: '范围', words: { yes: '审核通过' } },
  { name: 'voided', label: '范围', words: { yes: '已作废' } },
  { name: 'batch', label: '导入批次', words: names },
]

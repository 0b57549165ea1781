import { industrySections } from '@/lib/dictionaries/industries'
import { provinces } from '@/lib/dictionaries/regions'
import { townships } from '@/lib/dictionaries/townships'
import type { FilterLabel } from '@/lib/filter-chips'
import { organizationKindLabels, organizationStatusLabels, sizeClassLabels } from '@/lib/organizations/labels'

export const yesNo = { yes: '是', no: '否' }

/** The filters of the list in words: for its chips and for 说明 of its export. */
export const organizationFilters: FilterLabel[] = [
  { name: 'q', label: '关键词' },
  { name: 'kind', label: '单位类别', words: organizationKindLabels },
  { name: 'province', label: '所在省份', words: provinces },
  { name: 'township', label: '乡镇/园区', words: townships },
  {
    name: 'industry',
    label: '行业门类',
    words: industrySections,
  },
  { name: 'sizeClass', label: '规模', words: sizeClassLabels },
  { name: 'status', label: '状态', words: organizationStatusLabels },
  { name: 'local', label: '本市', words: yesNo },
  { name: 'aboveScale', label: '规上', words: yesNo },
  { name: 'voided', label: '范围', words: { yes: '已作废' } },
  { name: 'batch', label: '导入批次' },
]

export const duplicateLikeliness = { yes: '很可能(95% 以上)', no: '需核对(70% 至 95%)' }

export const duplicateFilters: FilterLabel[] = [
  { name: 'likely', label: '相似程度', words: duplicateLikeliness },
]

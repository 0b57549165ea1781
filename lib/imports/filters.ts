import type { FilterLabel } from '@/lib/filter-chips'
import type { ImportStatus } from '@/lib/generated/prisma/enums'
import { importStatusLabels } from '@/lib/imports/labels'
import { choiceParam, type Page, pageParam, type SearchParams } from '@/lib/lists'
import type { SheetType } from '@/lib/sheets/description'
import { sheetDescriptions } from '@/lib/sheets/registry'

export type ImportFilter = Page & {
  type?: SheetType | undefined
  status?: ImportStatus | undefined
  mine?: boolean
}

export function importFilter(params: SearchParams): ImportFilter {
  return {
    ...pageParam(params),
    type: choiceParam(params, 'type', sheetDescriptions),
    status: choiceParam(params, 'status', importStatusLabels),
    mine: choiceParam(params, 'mine', { yes: '' }) === 'yes',
  }
}

/** The filters of the list in words: for its chips and for 说明 of its export. */
export const importFilters: FilterLabel[] = [
  {
    name: 'type',
    label: '导入到',
    words: Object.fromEntries(Object.values(sheetDescriptions).map(({ type, label }) => [type, label])),
  },
  { name: 'status', label: '状态', words: importStatusLabels },
  { name: 'mine', label: '经办人', words: { yes: '我' } },
]

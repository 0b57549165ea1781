import type { ReactNode } from 'react'
import { StatusBadge } from '@/components/ui/badge'
import { type Column, DataTable } from '@/components/ui/data-table'
import { briefingKindLabels, briefingStatusLabels } from '@/lib/briefings/labels'
import type { BriefingListItem } from '@/lib/briefings/queries'
import { dayOf } from '@/lib/dates'

const columns: Column<BriefingListItem>[] = [
  { key: 'title', header: '标题', cell: (row) => row.title, width: 360 },
  { key: 'kind', header: '种类', cell: (row) => briefingKindLabels[row.kind], width: 96 },
  { key: 'code', header: '编号', cell: (row) => row.code, width: 136 },
  { key: 'issueNo', header: '期号', cell: (row) => row.issueNo ?? '—', align: 'right', width: 72 },
  { key: 'datedOn', header: '成文日期', cell: (row) => dayOf(row.datedOn), width: 112 },
  { key: 'status', header: '状态', cell: (row) => <BriefingState status={row.status} />, width: 96 },
  { key: 'createdBy', header: '拟稿人', cell: (row) => row.createdByName, width: 104 },
  { key: 'finalizedBy', header: '定稿人', cell: (row) => row.finalizedByName ?? '—', width: 104 },
]

export function BriefingState({ status }: Pick<BriefingListItem, 'status'>) {
  return (
    <StatusBadge tone={status === 'FINAL' ? 'ok' : 'neutral'}>{briefingStatusLabels[status]}</StatusBadge>
  )
}

export function BriefingTable({ items, empty }: { items: BriefingListItem[]; empty: ReactNode }) {
  return (
    <DataTable
      caption="简报列表"
      fill
      columns={columns}
      rows={items}
      rowKey={(row) => row.id}
      rowHref={(row) => `/briefings/${row.id}`}
      empty={empty}
    />
  )
}

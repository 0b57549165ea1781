import type { ReactNode } from 'react'
import { type Column, DataTable } from '@/components/ui/data-table'
import { formatInstant, formatRange } from '@/lib/dates'
import type { SnapshotListItem } from '@/lib/snapshots/queries'

const columns: Column<SnapshotListItem>[] = [
  { key: 'title', header: '快照名称', cell: (row) => row.title, width: 320 },
  { key: 'code', header: '编号', cell: (row) => row.code, width: 136 },
  { key: 'period', header: '统计期间', cell: (row) => formatRange(row.from, row.asOf), width: 216 },
  { key: 'filters', header: '筛选条件', cell: (row) => row.filterText || '全市', width: 200 },
  { key: 'figures', header: '指标数', cell: (row) => row.figureCount, align: 'right', width: 80 },
  { key: 'knownAt', header: '数据所知时间', cell: (row) => formatInstant(row.knownAt), width: 152 },
  { key: 'frozenBy', header: '锁定人', cell: (row) => row.frozenBy, width: 112 },
  { key: 'frozenAt', header: '锁定时间', cell: (row) => formatInstant(row.frozenAt), width: 152 },
]

export function SnapshotTable({ items, empty }: { items: SnapshotListItem[]; empty: ReactNode }) {
  return (
    <DataTable
      caption="快照列表"
      fill
      columns={columns}
      rows={items}
      rowKey={(row) => row.id}
      rowHref={(row) => `/snapshots/${row.id}`}
      empty={empty}
    />
  )
}

import type { ReactNode } from 'react'
import { StatusBadge } from '@/components/ui/badge'
import { type Column, DataTable } from '@/components/ui/data-table'
import { type Params, sortHref } from '@/components/ui/href'
import { type ListView, listColumns } from '@/lib/columns'
import type { Listed } from '@/lib/lists'
import { targetState, targetStateLabels, targetStateTones, UNCOUNTED } from '@/lib/targets/labels'
import type { TargetListItem } from '@/lib/targets/queries'

const path = '/targets'
const words = listColumns.targets

export type TargetRow = TargetListItem & { valueText: string; indicatorName: string | null }

export function TargetTable(props: {
  list: Listed<TargetRow>
  params: Params
  sort: string
  empty: ReactNode
  view: ListView
}) {
  const { list, params, sort } = props
  const columns: Column<TargetRow>[] = [
    {
      key: 'title',
      header: words.title,
      cell: (row) => row.title,
      width: 320,
      sort: sortHref(path, params, 'sortKey', sort),
    },
    {
      key: 'year',
      header: words.year,
      cell: (row) => row.year,
      align: 'center',
      width: 80,
      sort: sortHref(path, params, 'year', sort),
    },
    { key: 'indicator', header: words.indicator, cell: (row) => row.indicatorName ?? UNCOUNTED, width: 160 },
    { key: 'value', header: words.value, cell: (row) => row.valueText, align: 'right', width: 128 },
    { key: 'documentNo', header: words.documentNo, cell: (row) => row.documentNo, width: 200 },
    { key: 'publisher', header: words.publisher, cell: (row) => row.publisher, width: 180 },
    {
      key: 'status',
      header: words.status,
      cell: (row) => {
        const state = targetState(row)
        return <StatusBadge tone={targetStateTones[state]}>{targetStateLabels[state]}</StatusBadge>
      },
      width: 96,
      card: 'status',
    },
    { key: 'code', header: words.code, cell: (row) => row.code, width: 128, card: 'hidden' },
  ]
  return (
    <DataTable
      caption="年度目标列表"
      fill
      view={props.view}
      columns={columns}
      rows={list.items}
      rowKey={(row) => row.id}
      rowHref={(row) => `${path}/${row.id}`}
      rowTone={(row) => (row.voidedAt ? 'void' : undefined)}
      empty={props.empty}
    />
  )
}

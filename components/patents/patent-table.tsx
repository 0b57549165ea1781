import type { ReactNode } from 'react'
import { StatusBadge } from '@/components/ui/badge'
import { type Column, DataTable } from '@/components/ui/data-table'
import { type Params, sortHref } from '@/components/ui/href'
import { type ListView, listColumns } from '@/lib/columns'
import { dayOf } from '@/lib/dates'
import { patentKindLabels, patentState, patentStateLabels, patentStateTones } from '@/lib/patents/labels'
import { formatPatentNumber } from '@/lib/patents/number'
import type { PatentList, PatentListItem } from '@/lib/patents/queries'

const path = '/patents'
const words = listColumns.patents

export function PatentTable(props: {
  list: PatentList
  params: Params
  sort: string
  /** A business day (UTC midnight). */
  today: Date
  empty: ReactNode
  view: ListView
}) {
  const { list, params, sort, today } = props
  const columns: Column<PatentListItem>[] = [
    {
      key: 'title',
      header: words.title,
      cell: (row) => row.title,
      width: 260,
      sort: sortHref(path, params, 'sortKey', sort),
    },
    {
      key: 'applicationNo',
      header: words.applicationNo,
      cell: (row) =>
        row.applicationNo && <span className="tabular">{formatPatentNumber(row.applicationNo)}</span>,
      width: 160,
    },
    { key: 'kind', header: words.kind, cell: (row) => patentKindLabels[row.kind], width: 96 },
    { key: 'holders', header: words.holders, cell: (row) => row.holderNames, width: 240 },
    {
      key: 'filedOn',
      header: words.filedOn,
      cell: (row) => row.filedOn && dayOf(row.filedOn),
      align: 'center',
      width: 112,
      sort: sortHref(path, params, 'filedOn', sort),
    },
    {
      key: 'grantedOn',
      header: words.grantedOn,
      cell: (row) => row.grantedOn && dayOf(row.grantedOn),
      align: 'center',
      width: 128,
      sort: sortHref(path, params, 'grantedOn', sort),
    },
    { key: 'joint', header: words.joint, cell: (row) => (row.isJoint ? '是' : '否'), width: 96 },
    {
      key: 'status',
      header: words.status,
      cell: (row) => {
        const state = patentState(row, today)
        return <StatusBadge tone={patentStateTones[state]}>{patentStateLabels[state]}</StatusBadge>
      },
      width: 104,
      card: 'status',
    },
  ]
  return (
    <DataTable
      caption="专利列表"
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

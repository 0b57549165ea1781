import type { ReactNode } from 'react'
import { StatusBadge } from '@/components/ui/badge'
import { type Column, DataTable } from '@/components/ui/data-table'
import { type Params, sortHref } from '@/components/ui/href'
import { dayOf } from '@/lib/dates'
import { patentKindLabels, patentState, patentStateLabels, patentStateTones } from '@/lib/patents/labels'
import { formatPatentNumber } from '@/lib/patents/number'
import type { PatentList, PatentListItem } from '@/lib/patents/queries'

const path = '/patents'

export function PatentTable(props: {
  list: PatentList
  params: Params
  sort: string
  /** A business day (UTC midnight). */
  today: Date
  empty: ReactNode
}) {
  const { list, params, sort, today } = props
  const columns: Column<PatentListItem>[] = [
    {
      key: 'title',
      header: '专利名称',
      cell: (row) => row.title,
      width: 260,
      sort: sortHref(path, params, 'sortKey', sort),
    },
    {
      key: 'applicationNo',
      header: '申请号',
      cell: (row) =>
        row.applicationNo && <span className="tabular">{formatPatentNumber(row.applicationNo)}</span>,
      width: 160,
    },
    { key: 'kind', header: '类型', cell: (row) => patentKindLabels[row.kind], width: 96 },
    { key: 'holders', header: '专利权人', cell: (row) => row.holderNames, width: 240 },
    {
      key: 'filedOn',
      header: '申请日',
      cell: (row) => row.filedOn && dayOf(row.filedOn),
      align: 'center',
      width: 112,
      sort: sortHref(path, params, 'filedOn', sort),
    },
    {
      key: 'grantedOn',
      header: '授权公告日',
      cell: (row) => row.grantedOn && dayOf(row.grantedOn),
      align: 'center',
      width: 128,
      sort: sortHref(path, params, 'grantedOn', sort),
    },
    { key: 'joint', header: '产学研联合', cell: (row) => (row.isJoint ? '是' : '否'), width: 96 },
    {
      key: 'status',
      header: '法律状态',
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
      columns={columns}
      rows={list.items}
      rowKey={(row) => row.id}
      rowHref={(row) => `${path}/${row.id}`}
      rowTone={(row) => (row.voidedAt ? 'void' : undefined)}
      empty={props.empty}
    />
  )
}

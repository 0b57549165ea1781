import type { ReactNode } from 'react'
import { StatusBadge } from '@/components/ui/badge'
import { type Column, DataTable } from '@/components/ui/data-table'
import { type Params, sortHref } from '@/components/ui/href'
import { formatDay } from '@/lib/dates'
import {
  editionText,
  eventKindLabels,
  eventState,
  eventStateLabels,
  eventStateTones,
} from '@/lib/events/labels'
import type { EventListItem } from '@/lib/events/queries'
import type { Listed } from '@/lib/lists'

const path = '/events'

export function EventTable(props: {
  list: Listed<EventListItem>
  params: Params
  sort: string
  /** A business day (UTC midnight). */
  today: Date
  empty: ReactNode
}) {
  const { list, params, sort, today } = props
  const columns: Column<EventListItem>[] = [
    {
      key: 'title',
      header: '活动名称',
      cell: (row) => row.title,
      width: 320,
      sort: sortHref(path, params, 'sortKey', sort),
    },
    {
      key: 'status',
      header: '状态',
      cell: (row) => {
        const state = eventState(row, today)
        return <StatusBadge tone={eventStateTones[state]}>{eventStateLabels[state]}</StatusBadge>
      },
      width: 96,
      card: 'status',
    },
    { key: 'kind', header: '活动类型', cell: (row) => eventKindLabels[row.series.kind], width: 120 },
    { key: 'edition', header: '届次', cell: (row) => editionText(row.edition), align: 'center', width: 80 },
    {
      key: 'heldOn',
      header: '举办日期',
      cell: (row) => formatDay(row.heldOn, row.heldOnPrecision),
      align: 'center',
      width: 112,
      sort: sortHref(path, params, 'heldOn', sort),
    },
    { key: 'series', header: '活动系列', cell: (row) => row.series.name, width: 220 },
    { key: 'place', header: '地点', cell: (row) => row.place, width: 160 },
    { key: 'organizers', header: '主办单位', cell: (row) => row.organizers, width: 200 },
    { key: 'code', header: '编号', cell: (row) => row.code, width: 128, card: 'hidden' },
  ]
  return (
    <DataTable
      caption="活动列表"
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

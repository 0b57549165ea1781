import type { ReactNode } from 'react'
import { StatusBadge } from '@/components/ui/badge'
import { type Column, DataTable } from '@/components/ui/data-table'
import { type Params, sortHref } from '@/components/ui/href'
import { type ListView, listColumns } from '@/lib/columns'
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
const words = listColumns.events

export function EventTable(props: {
  list: Listed<EventListItem>
  params: Params
  sort: string
  /** A business day (UTC midnight). */
  today: Date
  empty: ReactNode
  view: ListView
}) {
  const { list, params, sort, today } = props
  const columns: Column<EventListItem>[] = [
    {
      key: 'title',
      header: words.title,
      cell: (row) => row.title,
      width: 320,
      sort: sortHref(path, params, 'sortKey', sort),
    },
    {
      key: 'status',
      header: words.status,
      cell: (row) => {
        const state = eventState(row, today)
        return <StatusBadge tone={eventStateTones[state]}>{eventStateLabels[state]}</StatusBadge>
      },
      width: 96,
      card: 'status',
    },
    { key: 'kind', header: words.kind, cell: (row) => eventKindLabels[row.series.kind], width: 120 },
    {
      key: 'edition',
      header: words.edition,
      cell: (row) => editionText(row.edition),
      align: 'center',
      width: 80,
    },
    {
      key: 'heldOn',
      header: words.heldOn,
      cell: (row) => formatDay(row.heldOn, row.heldOnPrecision),
      align: 'center',
      width: 112,
      sort: sortHref(path, params, 'heldOn', sort),
    },
    { key: 'series', header: words.series, cell: (row) => row.series.name, width: 220 },
    { key: 'place', header: words.place, cell: (row) => row.place, width: 160 },
    { key: 'organizers', header: words.organizers, cell: (row) => row.organizers, width: 200 },
    { key: 'code', header: words.code, cell: (row) => row.code, width: 128, card: 'hidden' },
  ]
  return (
    <DataTable
      caption="活动列表"
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

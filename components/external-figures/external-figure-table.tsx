import type { ReactNode } from 'react'
import { StatusBadge } from '@/components/ui/badge'
import { type Column, DataTable } from '@/components/ui/data-table'
import { type Params, sortHref } from '@/components/ui/href'
import { type ListView, listColumns } from '@/lib/columns'
import { dayOf, formatInstant } from '@/lib/dates'
import {
  externalFigureState,
  externalFigureStateLabels,
  externalFigureStateTones,
  precisionLabels,
  precisionOf,
} from '@/lib/external-figures/labels'
import type { ExternalFigureListItem } from '@/lib/external-figures/queries'
import type { Listed } from '@/lib/lists'
import { UNCOUNTED } from '@/lib/targets/labels'

const path = '/external-figures'
const words = listColumns.externalFigures

export function ExternalFigureTable(props: {
  list: Listed<ExternalFigureListItem>
  params: Params
  sort: string
  empty: ReactNode
  view: ListView
  /** Of the portal's own figures, by id. */
  names: Readonly<Record<string, string>>
}) {
  const { list, params, sort, names } = props
  const columns: Column<ExternalFigureListItem>[] = [
    {
      key: 'title',
      header: words.title,
      cell: (row) => row.title,
      width: 220,
      sort: sortHref(path, params, 'sortKey', sort),
    },
    {
      key: 'figureText',
      header: words.figureText,
      cell: (row) => <span className="underline decoration-dotted underline-offset-4">{row.figureText}</span>,
      fullText: (row) => row.figureText,
      align: 'right',
      width: 112,
    },
    {
      key: 'precision',
      header: words.precision,
      cell: (row) => precisionLabels[precisionOf(row)],
      width: 96,
    },
    {
      key: 'asOf',
      header: words.asOf,
      cell: (row) => dayOf(row.asOf),
      align: 'center',
      width: 128,
      sort: sortHref(path, params, 'asOf', sort),
    },
    {
      key: 'indicator',
      header: words.indicator,
      cell: (row) => (row.indicatorId === null ? UNCOUNTED : names[row.indicatorId]),
      width: 144,
    },
    { key: 'source', header: words.source, cell: (row) => row.sourceTitle, width: 280 },
    { key: 'outlet', header: words.outlet, cell: (row) => row.sourceOutlet, width: 144 },
    {
      key: 'publishedAt',
      header: words.publishedAt,
      cell: (row) =>
        row.sourcePublishedAt && formatInstant(row.sourcePublishedAt).slice(0, '2022-10-19'.length),
      fullText: (row) =>
        row.sourcePublishedAt ? formatInstant(row.sourcePublishedAt, { seconds: true }) : '',
      align: 'center',
      width: 112,
    },
    {
      key: 'status',
      header: words.status,
      cell: (row) => {
        const state = externalFigureState(row)
        return (
          <StatusBadge tone={externalFigureStateTones[state]}>{externalFigureStateLabels[state]}</StatusBadge>
        )
      },
      width: 96,
      card: 'status',
    },
    { key: 'code', header: words.code, cell: (row) => row.code, width: 128, card: 'hidden' },
  ]
  return (
    <DataTable
      caption="外部数据列表"
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

import type { ReactNode } from 'react'
import { StatusBadge } from '@/components/ui/badge'
import { type Column, DataTable } from '@/components/ui/data-table'
import { type Params, sortHref } from '@/components/ui/href'
import { type ListView, listColumns } from '@/lib/columns'
import {
  externalRankingState,
  externalRankingStateLabels,
  externalRankingStateTones,
  scoreText,
} from '@/lib/external-rankings/labels'
import type { ExternalRankingListItem } from '@/lib/external-rankings/queries'
import type { Listed } from '@/lib/lists'

const path = '/external-rankings'
const words = listColumns.externalRankings

export function ExternalRankingTable(props: {
  list: Listed<ExternalRankingListItem>
  params: Params
  sort: string
  empty: ReactNode
  view: ListView
}) {
  const { list, params, sort } = props
  const columns: Column<ExternalRankingListItem>[] = [
    {
      key: 'scheme',
      header: words.scheme,
      cell: (row) => row.scheme,
      width: 300,
      sort: sortHref(path, params, 'sortKey', sort),
    },
    {
      key: 'year',
      header: words.year,
      cell: (row) => row.year,
      align: 'center',
      width: 96,
      sort: sortHref(path, params, 'year', sort),
    },
    { key: 'dataYear', header: words.dataYear, cell: (row) => row.dataYear, align: 'center', width: 96 },
    {
      key: 'rank',
      header: words.rank,
      cell: (row) => row.rank,
      align: 'right',
      width: 80,
      sort: sortHref(path, params, 'rank', sort),
    },
    { key: 'total', header: words.total, cell: (row) => row.total, align: 'right', width: 96 },
    {
      key: 'score',
      header: words.score,
      cell: (row) => scoreText(row.scoreHundredths),
      align: 'right',
      width: 80,
    },
    { key: 'className', header: words.className, cell: (row) => row.className, width: 104 },
    { key: 'publisher', header: words.publisher, cell: (row) => row.publisher, width: 180 },
    { key: 'documentNo', header: words.documentNo, cell: (row) => row.documentNo, width: 180 },
    {
      key: 'status',
      header: words.status,
      cell: (row) => {
        const state = externalRankingState(row)
        return (
          <StatusBadge tone={externalRankingStateTones[state]}>
            {externalRankingStateLabels[state]}
          </StatusBadge>
        )
      },
      width: 96,
      card: 'status',
    },
    { key: 'code', header: words.code, cell: (row) => row.code, width: 128, card: 'hidden' },
  ]
  return (
    <DataTable
      caption="外部排名列表"
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

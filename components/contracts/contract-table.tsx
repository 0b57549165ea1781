import type { ReactNode } from 'react'
import { StatusBadge } from '@/components/ui/badge'
import { type Column, DataTable } from '@/components/ui/data-table'
import { type Params, sortHref } from '@/components/ui/href'
import { type ListView, listColumns } from '@/lib/columns'
import {
  contractSidesText,
  contractState,
  contractStateLabels,
  contractStateTones,
  contractTypeLabels,
} from '@/lib/contracts/labels'
import type { ContractList, ContractListItem } from '@/lib/contracts/queries'
import { dayOf } from '@/lib/dates'
import { formatWan } from '@/lib/money'

const path = '/contracts'
const words = listColumns.contracts

export function ContractTable(props: {
  list: ContractList
  params: Params
  sort: string
  /** Members do not see where another enterprise sits, so they are not shown a half of the truth. */
  sides: boolean
  empty: ReactNode
  view: ListView
}) {
  const { list, params, sort } = props
  const sides: Column<ContractListItem> = {
    key: 'sides',
    header: words.sides,
    cell: (row) => contractSidesText(row.sides),
    align: 'center',
    width: 104,
  }
  const columns: Column<ContractListItem>[] = [
    {
      key: 'title',
      header: words.title,
      cell: (row) => row.title,
      width: 280,
      sort: sortHref(path, params, 'sortKey', sort),
    },
    {
      key: 'status',
      header: words.status,
      cell: (row) => {
        const state = contractState(row)
        return <StatusBadge tone={contractStateTones[state]}>{contractStateLabels[state]}</StatusBadge>
      },
      width: 112,
      card: 'status',
    },
    {
      key: 'totalFen',
      header: words.totalFen,
      cell: (row) => formatWan(row.totalFen),
      align: 'right',
      width: 136,
      sort: sortHref(path, params, 'totalFen', sort),
    },
    {
      key: 'technologyFen',
      header: words.technologyFen,
      cell: (row) => row.technologyFen !== null && formatWan(row.technologyFen),
      align: 'right',
      width: 160,
      sort: sortHref(path, params, 'technologyFen', sort),
    },
    { key: 'seller', header: words.seller, cell: (row) => row.sellerName, width: 180 },
    { key: 'buyer', header: words.buyer, cell: (row) => row.buyerName, width: 180 },
    ...(props.sides ? [sides] : []),
    {
      key: 'signedOn',
      header: words.signedOn,
      cell: (row) => dayOf(row.signedOn),
      align: 'center',
      width: 112,
      sort: sortHref(path, params, 'signedOn', sort),
    },
    {
      key: 'registeredOn',
      header: words.registeredOn,
      cell: (row) => row.registeredOn && dayOf(row.registeredOn),
      align: 'center',
      width: 112,
      sort: sortHref(path, params, 'registeredOn', sort),
    },
    { key: 'type', header: words.type, cell: (row) => contractTypeLabels[row.type], width: 96 },
    { key: 'code', header: words.code, cell: (row) => row.code, width: 128, card: 'hidden' },
  ]
  const amounts = ({ totalFen, technologyFen }: ContractList['sums']) => ({
    totalFen: formatWan(totalFen),
    technologyFen: formatWan(technologyFen),
  })
  return (
    <DataTable
      caption="技术合同列表"
      fill
      view={props.view}
      columns={columns}
      rows={list.items}
      rowKey={(row) => row.id}
      rowHref={(row) => `${path}/${row.id}`}
      rowTone={(row) => (row.voidedAt ? 'void' : undefined)}
      empty={props.empty}
      footer={[
        { key: 'page', label: '本页合计', cells: amounts(list.pageSums) },
        { key: 'all', label: '全部合计', cells: amounts(list.sums) },
      ]}
    />
  )
}

import type { ReactNode } from 'react'
import { StatusBadge } from '@/components/ui/badge'
import { type Column, DataTable } from '@/components/ui/data-table'
import { type Params, sortHref } from '@/components/ui/href'
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

export function ContractTable(props: {
  list: ContractList
  params: Params
  sort: string
  /** Members do not see where another enterprise sits, so they are not shown a half of the truth. */
  sides: boolean
  empty: ReactNode
}) {
  const { list, params, sort } = props
  const sides: Column<ContractListItem> = {
    key: 'sides',
    header: '流向',
    cell: (row) => contractSidesText(row.sides),
    align: 'center',
    width: 104,
  }
  const columns: Column<ContractListItem>[] = [
    {
      key: 'title',
      header: '合同名称',
      cell: (row) => row.title,
      width: 280,
      sort: sortHref(path, params, 'sortKey', sort),
    },
    {
      key: 'status',
      header: '状态',
      cell: (row) => {
        const state = contractState(row)
        return <StatusBadge tone={contractStateTones[state]}>{contractStateLabels[state]}</StatusBadge>
      },
      width: 112,
      card: 'status',
    },
    {
      key: 'totalFen',
      header: '成交额(万元)',
      cell: (row) => formatWan(row.totalFen),
      align: 'right',
      width: 136,
      sort: sortHref(path, params, 'totalFen', sort),
    },
    {
      key: 'technologyFen',
      header: '技术交易额(万元)',
      cell: (row) => row.technologyFen !== null && formatWan(row.technologyFen),
      align: 'right',
      width: 160,
      sort: sortHref(path, params, 'technologyFen', sort),
    },
    { key: 'seller', header: '卖方', cell: (row) => row.sellerName, width: 180 },
    { key: 'buyer', header: '买方', cell: (row) => row.buyerName, width: 180 },
    ...(props.sides ? [sides] : []),
    {
      key: 'signedOn',
      header: '签订日期',
      cell: (row) => dayOf(row.signedOn),
      align: 'center',
      width: 112,
      sort: sortHref(path, params, 'signedOn', sort),
    },
    {
      key: 'registeredOn',
      header: '登记日期',
      cell: (row) => row.registeredOn && dayOf(row.registeredOn),
      align: 'center',
      width: 112,
      sort: sortHref(path, params, 'registeredOn', sort),
    },
    { key: 'type', header: '合同类型', cell: (row) => contractTypeLabels[row.type], width: 96 },
    { key: 'code', header: '编号', cell: (row) => row.code, width: 128, card: 'hidden' },
  ]
  const amounts = ({ totalFen, technologyFen }: ContractList['sums']) => ({
    totalFen: formatWan(totalFen),
    technologyFen: formatWan(technologyFen),
  })
  return (
    <DataTable
      caption="技术合同列表"
      fill
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

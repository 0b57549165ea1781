import type { ReactNode } from 'react'
import { StatusBadge } from '@/components/ui/badge'
import { type Column, DataTable } from '@/components/ui/data-table'
import { type Params, sortHref } from '@/components/ui/href'
import {
  agreementKindLabels,
  agreementState,
  agreementStateLabels,
  agreementStateTones,
  amountAbsentLabels,
  cooperationModeLabels,
} from '@/lib/agreements/labels'
import type { AgreementList, AgreementListItem } from '@/lib/agreements/queries'
import { type ListView, listColumns } from '@/lib/columns'
import { dayOf } from '@/lib/dates'
import { formatWan } from '@/lib/money'

const path = '/agreements'
const words = listColumns.agreements

export function AgreementTable(props: {
  list: AgreementList
  params: Params
  sort: string
  /** A business day (UTC midnight). */
  today: Date
  empty: ReactNode
  view: ListView
  /** Rows this person may approve now; without it there are no boxes to tick. */
  approvable?: (agreement: AgreementListItem) => boolean
}) {
  const { list, params, sort, today, approvable } = props
  const columns: Column<AgreementListItem>[] = [
    {
      key: 'title',
      header: words.title,
      cell: (row) => row.title,
      width: 280,
      sort: sortHref(path, params, 'sortKey', sort),
    },
    { key: 'code', header: words.code, cell: (row) => row.code, width: 128, card: 'hidden' },
    { key: 'enterprise', header: words.enterprise, cell: (row) => row.enterpriseName, width: 200 },
    { key: 'partner', header: words.partner, cell: (row) => row.partnerName, width: 180 },
    {
      key: 'kind',
      header: words.kind,
      cell: (row) => agreementKindLabels[row.kind],
      width: 112,
      card: 'hidden',
    },
    {
      key: 'mode',
      header: words.mode,
      cell: (row) => cooperationModeLabels[row.mode],
      width: 112,
      card: 'hidden',
    },
    {
      key: 'signedOn',
      header: words.signedOn,
      cell: (row) => row.signedOn && dayOf(row.signedOn),
      align: 'center',
      width: 112,
      sort: sortHref(path, params, 'signedOn', sort),
    },
    {
      key: 'amountFen',
      header: words.amountFen,
      cell: (row) =>
        row.amountFen === null
          ? row.amountAbsentReason && amountAbsentLabels[row.amountAbsentReason]
          : formatWan(row.amountFen),
      align: 'right',
      width: 128,
      sort: sortHref(path, params, 'amountFen', sort),
    },
    {
      key: 'status',
      header: words.status,
      cell: (row) => {
        const state = agreementState(row, today)
        return <StatusBadge tone={agreementStateTones[state]}>{agreementStateLabels[state]}</StatusBadge>
      },
      width: 96,
      card: 'status',
    },
  ]
  return (
    <DataTable
      caption="协议列表"
      fill
      view={props.view}
      columns={columns}
      rows={list.items}
      rowKey={(row) => row.id}
      rowHref={(row) => `${path}/${row.id}`}
      rowTone={(row) => (row.voidedAt ? 'void' : undefined)}
      empty={props.empty}
      {...(approvable
        ? {
            selection: {
              form: 'batch',
              label: (row: AgreementListItem) => row.title,
              disabled: (row: AgreementListItem) => !approvable(row),
            },
          }
        : {})}
      footer={[
        { key: 'page', label: '本页合计', cells: { amountFen: formatWan(list.pageAmountFen) } },
        { key: 'all', label: '全部合计', cells: { amountFen: formatWan(list.amountFen) } },
      ]}
    />
  )
}

import type { ReactNode } from 'react'
import { StatusBadge } from '@/components/ui/badge'
import { type Column, DataTable } from '@/components/ui/data-table'
import { type Params, sortHref } from '@/components/ui/href'
import { type ListView, listColumns } from '@/lib/columns'
import { dayOf, formatDay } from '@/lib/dates'
import {
  followUpLabels,
  followUpOverdue,
  intentionState,
  intentionStateLabels,
  intentionStateTones,
  needsVerification,
  unknownPartner,
} from '@/lib/intentions/labels'
import type { IntentionList, IntentionListItem } from '@/lib/intentions/queries'
import { formatWan } from '@/lib/money'

const path = '/intentions'
const words = listColumns.intentions

export function IntentionTable(props: {
  list: IntentionList
  params: Params
  sort: string
  /** A business day (UTC midnight). */
  today: Date
  empty: ReactNode
  view: ListView
}) {
  const { list, params, sort, today } = props
  const columns: Column<IntentionListItem>[] = [
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
        const state = intentionState(row)
        return (
          <span className="inline-flex gap-1">
            <StatusBadge tone={intentionStateTones[state]}>{intentionStateLabels[state]}</StatusBadge>
            {followUpFlag(row, today)}
          </span>
        )
      },
      width: 176,
      wrap: true,
      card: 'status',
    },
    { key: 'enterprise', header: words.enterprise, cell: (row) => row.enterpriseName, width: 200 },
    { key: 'partner', header: words.partner, cell: (row) => row.partnerName ?? unknownPartner, width: 180 },
    {
      key: 'reachedOn',
      header: words.reachedOn,
      cell: (row) => formatDay(row.reachedOn, row.reachedOnPrecision),
      align: 'center',
      width: 112,
      sort: sortHref(path, params, 'reachedOn', sort),
    },
    {
      key: 'expectedAmountFen',
      header: words.expectedAmountFen,
      cell: (row) => row.expectedAmountFen !== null && formatWan(row.expectedAmountFen),
      align: 'right',
      width: 144,
      sort: sortHref(path, params, 'expectedAmountFen', sort),
    },
    {
      key: 'nextFollowUpOn',
      header: words.nextFollowUpOn,
      cell: (row) => row.nextFollowUpOn && dayOf(row.nextFollowUpOn),
      align: 'center',
      width: 112,
      sort: sortHref(path, params, 'nextFollowUpOn', sort),
    },
    { key: 'code', header: words.code, cell: (row) => row.code, width: 128, card: 'hidden' },
  ]
  return (
    <DataTable
      caption="意向列表"
      fill
      view={props.view}
      columns={columns}
      rows={list.items}
      rowKey={(row) => row.id}
      rowHref={(row) => `${path}/${row.id}`}
      rowTone={(row) => (row.voidedAt ? 'void' : undefined)}
      empty={props.empty}
      footer={[
        { key: 'page', label: '本页合计', cells: { expectedAmountFen: formatWan(list.pageAmountFen) } },
        { key: 'all', label: '全部合计', cells: { expectedAmountFen: formatWan(list.amountFen) } },
      ]}
    />
  )
}

/** 待核实 says more than 跟进逾期, so it goes first where both hold. */
export function followUpFlag(
  intention: Parameters<typeof needsVerification>[0] & Parameters<typeof followUpOverdue>[0],
  today: Date,
) {
  if (needsVerification(intention, today))
    return <StatusBadge tone="bad">{followUpLabels.unverified}</StatusBadge>
  if (followUpOverdue(intention, today))
    return <StatusBadge tone="warn">{followUpLabels.overdue}</StatusBadge>
  return null
}

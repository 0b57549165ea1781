import type { ReactNode } from 'react'
import { StatusBadge } from '@/components/ui/badge'
import { type Column, DataTable } from '@/components/ui/data-table'
import { dayOf, formatInstant } from '@/lib/dates'
import { periodLockState, periodLockStateLabels, periodLockStateTones } from '@/lib/period-locks/labels'
import type { PeriodLock } from '@/lib/period-locks/queries'

/** 2022-01 至 2022-09 */
export function monthsOf({ fromOn, toOn }: Pick<PeriodLock, 'fromOn' | 'toOn'>): string {
  const [from, to] = [fromOn, toOn].map((day) => dayOf(day).slice(0, '2022-01'.length))
  return from === to ? `${from}` : `${from} 至 ${to}`
}

const columns: Column<PeriodLock>[] = [
  { key: 'months', header: '期间', cell: monthsOf, width: 200 },
  {
    key: 'status',
    header: '状态',
    cell: (row) => {
      const state = periodLockState(row)
      return <StatusBadge tone={periodLockStateTones[state]}>{periodLockStateLabels[state]}</StatusBadge>
    },
    width: 104,
    card: 'status',
  },
  { key: 'reason', header: '锁定原因', cell: (row) => row.reason, width: 320 },
  {
    key: 'corrections',
    header: '锁定后更正',
    cell: (row) => `${row._count.corrections} 条`,
    align: 'right',
    width: 112,
  },
  { key: 'lockedBy', header: '锁定人', cell: (row) => row.lockedByName, width: 112 },
  { key: 'lockedAt', header: '锁定时间', cell: (row) => formatInstant(row.createdAt), width: 152 },
  {
    key: 'unlockedAt',
    header: '解锁时间',
    cell: (row) => row.unlockedAt && formatInstant(row.unlockedAt),
    width: 152,
  },
  { key: 'code', header: '编号', cell: (row) => row.code, width: 128, card: 'hidden' },
]

export function PeriodLockTable({ items, empty }: { items: PeriodLock[]; empty: ReactNode }) {
  return (
    <DataTable
      caption="期间锁定列表"
      fill
      columns={columns}
      rows={items}
      rowKey={(row) => row.id}
      rowHref={(row) => `/period-locks/${row.id}`}
      empty={empty}
    />
  )
}

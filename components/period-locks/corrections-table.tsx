import Link from 'next/link'
import { type Column, DataTable } from '@/components/ui/data-table'
import { EmptyState } from '@/components/ui/empty-state'
import type { PeriodCorrection } from '@/lib/period-locks/queries'

const columns: Column<PeriodCorrection>[] = [
  {
    key: 'record',
    header: '记录',
    cell: (row) =>
      row.href ? (
        <Link className="link" href={row.href} prefetch={false}>
          {row.record}
        </Link>
      ) : (
        row.record
      ),
    fullText: (row) => row.record,
    width: 320,
  },
  { key: 'changes', header: '更正内容', cell: (row) => row.changes.join(';'), width: 320, wrap: true },
  { key: 'reason', header: '更正原因', cell: (row) => row.reason, width: 240, wrap: true },
  { key: 'action', header: '变更', cell: (row) => row.action, width: 104 },
  { key: 'actor', header: '更正人', cell: (row) => row.actor, width: 104 },
  { key: 'at', header: '更正时间', cell: (row) => row.at, width: 168 },
]

/** What was changed in the period although it was locked, and why. */
export function CorrectionsTable({ corrections }: { corrections: PeriodCorrection[] }) {
  return (
    <DataTable
      caption="锁定后的更正"
      columns={columns}
      rows={corrections}
      rowKey={(row) => row.id}
      empty={<EmptyState reason="none">锁定后没有更正。</EmptyState>}
    />
  )
}

import { StatusBadge } from '@/components/ui/badge'
import { type Column, DataTable } from '@/components/ui/data-table'
import { EmptyState } from '@/components/ui/empty-state'
import type { Indicator } from '@/lib/indicators/indicator'
import { formatWan, formatYuan } from '@/lib/money'
import { recordTypes } from '@/lib/record-types'
import type { IssuedRow } from '@/lib/snapshots/passport'

const states = { SAME: null, REMOVED: '不再计入', CHANGED: '数值已更正' } as const

/** The records a figure was made of when it was issued, and what became of them. */
export function IssuedRows(props: {
  indicator: Pick<Indicator, 'name' | 'measure' | 'record'>
  rows: IssuedRow[]
}) {
  const { indicator } = props
  const columns: Column<IssuedRow>[] = [
    {
      key: 'title',
      header: `${recordTypes[indicator.record.type].label}名称`,
      cell: (row) => row.title,
      width: 360,
    },
    { key: 'code', header: '编号', cell: (row) => row.code, width: 152 },
    ...(indicator.measure === 'count'
      ? []
      : [
          {
            key: 'measure',
            header: indicator.measure === 'fen' ? `${indicator.name}(万元)` : '已落地',
            cell: (row: IssuedRow) =>
              indicator.measure === 'fen' ? formatWan(row.measure) : row.measure === 1n ? '是' : '否',
            ...(indicator.measure === 'fen'
              ? { fullText: (row: IssuedRow) => `${formatYuan(row.measure)} 元` }
              : {}),
            align: 'right' as const,
            width: 176,
          },
        ]),
    {
      key: 'state',
      header: '其后更正',
      cell: (row) => row.state !== 'SAME' && <StatusBadge tone="warn">{states[row.state]}</StatusBadge>,
      width: 136,
    },
  ]
  return (
    <DataTable
      caption={`${indicator.name}发布时的构成明细`}
      columns={columns}
      rows={props.rows}
      rowKey={(row) => row.id}
      rowHref={(row) => `${indicator.record.href}/${row.id}`}
      empty={<EmptyState reason="filtered">发布时没有构成此指标的记录</EmptyState>}
    />
  )
}

import { StatusBadge } from '@/components/ui/badge'
import { type Column, DataTable } from '@/components/ui/data-table'
import { EmptyState } from '@/components/ui/empty-state'
import type { Difference, DifferenceRow } from '@/lib/indicators/difference'
import type { Indicator } from '@/lib/indicators/indicator'
import { differenceCauses, differenceKinds, signedWords } from '@/lib/indicators/words'
import { recordTypes } from '@/lib/record-types'

/** Each record that counts at one time and not, or otherwise, at the other; the last line is the whole difference. */
export function DifferenceTable(props: {
  indicator: Pick<Indicator, 'name' | 'share' | 'measure' | 'unit' | 'record'>
  rows: DifferenceRow[]
  causes: Difference['causes']
}) {
  const { indicator, rows } = props
  const word = recordTypes[indicator.record.type].label
  const columns: Column<DifferenceRow>[] = [
    { key: 'title', header: `${word}名称`, cell: (row) => row.title, width: 280 },
    { key: 'code', header: '编号', cell: (row) => row.code, width: 140 },
    { key: 'kind', header: '变化', cell: (row) => differenceKinds[row.kind], width: 96 },
    {
      key: 'delta',
      header: `影响(${indicator.measure === 'fen' ? '万元' : indicator.share ? `${indicator.share.part}/${indicator.share.whole}` : indicator.unit})`,
      cell: (row) => signedWords(indicator, row),
      align: 'right',
      width: 128,
    },
    {
      key: 'cause',
      header: '原因',
      cell: (row) => (
        <StatusBadge tone={row.cause === 'records' ? 'warn' : 'neutral'}>
          {differenceCauses[row.cause]}
        </StatusBadge>
      ),
      width: 128,
    },
    { key: 'action', header: '变更', cell: (row) => row.change?.action, width: 112 },
    { key: 'at', header: '变更时间', cell: (row) => row.change?.at, width: 168 },
    { key: 'actor', header: '变更人', cell: (row) => row.change?.actor, width: 96 },
    { key: 'reason', header: '说明', cell: (row) => row.change?.reason, width: 220 },
  ]
  const { period, records } = props.causes
  const whole = { count: period.count + records.count, sum: period.sum + records.sum }
  return (
    <DataTable
      caption={`${indicator.name}差异明细`}
      columns={columns}
      rows={rows}
      rowKey={(row) => `${row.cause}${row.id}`}
      rowHref={(row) => `${indicator.record.href}/${row.id}`}
      footer={
        rows.length > 0
          ? [{ key: 'all', label: '全部合计', cells: { delta: signedWords(indicator, whole) } }]
          : undefined
      }
      empty={<EmptyState reason="filtered">两个时点的数完全一致,没有造成差异的记录</EmptyState>}
    />
  )
}

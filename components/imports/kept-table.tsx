import type { KeptLine } from '@/components/imports/types'
import { DataTable } from '@/components/ui/data-table'
import { Panel } from '@/components/ui/panel'

/** What an undo left as it is: records somebody touched since, or that others stand on by now. */
export function KeptTable({ rows }: { rows: KeptLine[] }) {
  return (
    <Panel
      title={`保留未撤销的记录(${rows.length} 条)`}
      description="这些记录在导入后又有人使用,撤销没有改动它们。确需作废的,请逐条处理。"
      flush
    >
      <DataTable
        caption="保留未撤销的记录"
        compact
        rows={rows}
        rowKey={(row) => row.id}
        rowHref={(row) => row.href ?? '#'}
        columns={[
          { key: 'title', header: '记录', cell: (row) => row.title, width: 360 },
          { key: 'type', header: '类型', cell: (row) => row.typeLabel, width: 120 },
          { key: 'why', header: '保留原因', cell: (row) => row.why, width: 240 },
        ]}
      />
    </Panel>
  )
}

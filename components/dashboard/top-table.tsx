import Link from 'next/link'
import { DataTable } from '@/components/ui/data-table'
import { Panel } from '@/components/ui/panel'
import type { Group } from '@/lib/indicators/sums'

/** Who leads, by a count; the name opens the organization, the number its rows. */
export function TopTable(props: {
  title: string
  description: string
  header: string
  unit: string
  groups: readonly Group[]
  recordHref: (id: string) => string
  rowsHref: (id: string) => string
}) {
  const ranked = props.groups.map((group, index) => ({ ...group, id: group.key ?? '', rank: index + 1 }))
  return (
    <Panel title={props.title} description={props.description} flush>
      <DataTable
        caption={props.title}
        compact
        rows={ranked}
        rowKey={(row) => row.id}
        rowHref={(row) => props.recordHref(row.id)}
        empty={<p className="px-4 py-6 text-center text-ink-3">所选范围内没有数据</p>}
        columns={[
          { key: 'name', header: props.header, cell: (row) => row.name, wrap: true },
          { key: 'rank', header: '名次', cell: (row) => row.rank, align: 'right', width: 72 },
          {
            key: 'count',
            header: `签约项目(${props.unit})`,
            align: 'right',
            width: 136,
            cell: (row) => (
              <Link href={props.rowsHref(row.id)} prefetch={false} className="link tabular">
                {String(row.count)}
              </Link>
            ),
          },
        ]}
      />
    </Panel>
  )
}

import type { ReactNode } from 'react'
import { cells, tableUnit } from '@/components/dashboard/group-rows'
import { DataTable } from '@/components/ui/data-table'
import { Panel } from '@/components/ui/panel'
import type { Indicator } from '@/lib/indicators/indicator'
import type { Group } from '@/lib/indicators/sums'

/** Which organizations make up a figure, largest first; the name opens the organization, the number its rows. */
export function TopTable(props: {
  title: string
  description?: ReactNode
  header: string
  indicator: Pick<Indicator, 'name' | 'unit' | 'measure'>
  /** Each of an organization, but the last, which may be all the others. */
  groups: readonly Group[]
  recordHref: (id: string) => string
  rowsHref: (id: string) => string
}) {
  const { indicator, recordHref, rowsHref } = props
  const ranked = props.groups.map((group, index) => ({ ...group, rank: index + 1 }))
  return (
    <Panel title={props.title} description={props.description} flush>
      <DataTable
        caption={props.title}
        compact
        rows={ranked}
        rowKey={(row) => row.key ?? 'others'}
        empty={<p className="px-4 py-6 text-center text-ink-3">所选范围内没有数据</p>}
        columns={[
          {
            key: 'name',
            header: props.header,
            wrap: true,
            link: false,
            cell: ({ key, name }) =>
              key === null ? (
                name
              ) : (
                <a data-soft href={recordHref(key)} className="link">
                  {name}
                </a>
              ),
          },
          {
            key: 'rank',
            header: '名次',
            cell: ({ key, rank }) => (key === null ? '' : rank),
            align: 'right',
            width: 72,
            card: 'hidden',
          },
          {
            key: 'value',
            header: `${indicator.name}(${tableUnit(indicator)})`,
            align: 'right',
            width: 176,
            cell: (row) => {
              const value = cells(indicator, row)
              const text = value.display?.value ?? String(value.values.value)
              return row.key === null ? (
                text
              ) : (
                <a data-soft href={rowsHref(row.key)} className="link">
                  {text}
                </a>
              )
            },
          },
        ]}
      />
    </Panel>
  )
}

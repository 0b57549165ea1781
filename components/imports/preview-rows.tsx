import type { NewOrganizationLine, PreviewRow } from '@/components/imports/types'
import { DataTable } from '@/components/ui/data-table'
import { EmptyState } from '@/components/ui/empty-state'
import { Icon } from '@/components/ui/icon'

/** Rows that are new, unchanged or left out: which they are, and where they stand in the file. */
export function PlainRows(props: {
  rows: PreviewRow[]
  caption: string
  titleLabel: string
  aboutLabels: string[]
}) {
  return (
    <DataTable
      caption={props.caption}
      rows={props.rows}
      rowKey={(row) => String(row.position)}
      {...(props.rows.every(({ record }) => record)
        ? { rowHref: (row: PreviewRow) => row.record?.href ?? '' }
        : {})}
      empty={<EmptyState title="没有这样的行">{''}</EmptyState>}
      columns={[
        { key: 'title', header: props.titleLabel, cell: (row) => row.title, width: 320 },
        { key: 'place', header: '位置', cell: (row) => row.place, width: 140 },
        ...props.aboutLabels.map((header, index) => ({
          key: `about${index}`,
          header,
          cell: (row: PreviewRow) => row.about[index],
        })),
        ...(props.rows.some(({ record }) => record)
          ? [
              {
                key: 'record',
                header: '库中记录',
                width: 150,
                cell: (row: PreviewRow) =>
                  row.record && (
                    <a data-soft href={row.record.href} className="link">
                      {row.record.code ?? '查看'}
                    </a>
                  ),
              },
            ]
          : []),
      ]}
    />
  )
}

/** Rows that change a record, field by field. */
export function ChangedRows({ rows }: { rows: PreviewRow[] }) {
  if (rows.length === 0) return <EmptyState title="没有要更新的记录">{''}</EmptyState>
  return (
    <ul>
      {rows.map((row) => (
        <li key={row.position} className="border-b border-line last:border-b-0">
          <details open={rows.length <= 10} className="group">
            <summary className="flex min-h-10 flex-wrap items-center gap-x-3 gap-y-0.5 px-4 py-1.5 max-md:min-h-11">
              <Icon name="chevron-right" className="text-ink-3 group-open:rotate-90" />
              <span className="min-w-0 break-words">{row.title}</span>
              <span className="text-sm whitespace-nowrap text-ink-3 tabular">{row.place}</span>
              <span className="text-sm whitespace-nowrap text-info tabular">{row.diff.length} 处变化</span>
            </summary>
            <div className="px-4 pb-3 md:pl-11">
              <table className="w-full max-w-4xl border-collapse text-sm">
                <caption className="sr-only">{row.title}的变化</caption>
                <thead className="sr-only">
                  <tr>
                    <th scope="col">字段</th>
                    <th scope="col">库中</th>
                    <th scope="col">改为</th>
                  </tr>
                </thead>
                <tbody>
                  {row.diff.map((field) => (
                    <tr key={field.label} className="border-t border-line align-top max-md:grid max-md:py-1">
                      <th scope="row" className="w-36 py-1 pr-3 text-left font-normal text-ink-3">
                        {field.label}
                      </th>
                      <td className="py-1 pr-3 break-words text-ink-2 md:w-2/5">
                        <del className="decoration-control">{field.from || '(空)'}</del>
                      </td>
                      <td className="py-1 break-words">
                        <span aria-hidden="true" className="mr-2 text-ink-3">
                          →
                        </span>
                        <ins className="font-semibold no-underline">{field.to}</ins>
                      </td>
                    </tr>
                  ))}
                </tbody>
              </table>
              {row.record && (
                <a data-soft href={row.record.href} className="link mt-1 inline-block text-sm leading-6">
                  查看库中记录{row.record.code && ` ${row.record.code}`}
                </a>
              )}
            </div>
          </details>
        </li>
      ))}
    </ul>
  )
}

/** Organizations the commit registers, each once. */
export function NewOrganizations({
  rows,
  changeHref,
}: {
  rows: NewOrganizationLine[]
  changeHref: string | null
}) {
  return (
    <>
      <DataTable
        caption="将新增的单位"
        rows={rows}
        rowKey={(row) => row.key}
        empty={<EmptyState title="没有要新增的单位">表中的单位都已在单位库中。</EmptyState>}
        columns={[
          { key: 'name', header: '单位名称', cell: (row) => row.name, width: 320 },
          { key: 'kind', header: '单位类别', cell: (row) => row.kind, width: 120 },
          { key: 'region', header: '行政区划', cell: (row) => row.region, width: 120 },
          { key: 'count', header: '表中出现', cell: (row) => `${row.count} 处`, align: 'right', width: 100 },
        ]}
      />
      {changeHref && rows.length > 0 && (
        <p className="border-t border-line px-4 py-2 text-sm text-ink-3">
          名称、类别或行政区划不对的,可在
          <a data-soft href={changeHref} className="link leading-6 underline underline-offset-2">
            单位名称
          </a>
          中更改。
        </p>
      )}
    </>
  )
}

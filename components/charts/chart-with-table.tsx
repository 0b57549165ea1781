import { type ReactNode, useId } from 'react'
import {
  type ChartKind,
  type ChartRow,
  cellText,
  describeChart,
  type Series,
  seriesColor,
} from '@/components/charts/chart-data'
import { LazyPlot } from '@/components/charts/lazy-plot'
import { Icon } from '@/components/ui/icon'

export type ChartWithTableProps = {
  title: string
  unit: string
  kind: ChartKind
  series: Series[]
  rows: ChartRow[]
  labelHeader: string
  source?: string
  cutOff?: string
  highlight?: string
  height?: number
  note?: ReactNode
  total?: Record<string, string>
}

/** A chart and, one tap away, the same numbers as a table drawn on the server: for printing, reading aloud, copying. */
export function ChartWithTable(props: ChartWithTableProps) {
  const { series, rows } = props
  const title = useId()
  const height = props.height ?? (props.kind === 'horizontal' ? Math.max(120, rows.length * 30 + 8) : 260)
  const lineEnds = props.kind === 'line' || props.kind === 'area'

  return (
    <figure
      aria-labelledby={title}
      className="min-w-0 rounded-panel border border-line bg-surface px-4 py-3 print:border-0 print:px-0"
    >
      <figcaption id={title} className="flex flex-wrap items-baseline gap-x-2">
        <span className="font-semibold">{props.title}</span>
        <span className="text-sm text-ink-3">单位:{props.unit}</span>
      </figcaption>
      {series.length > 1 && !lineEnds && (
        <ul className="mt-1 flex flex-wrap gap-x-4 text-sm text-ink-2">
          {series.map(({ key, label }, index) => (
            <li key={key} className="flex items-center gap-1.5">
              <span aria-hidden="true" className="size-2.5" style={{ background: seriesColor(index) }} />
              {label}
            </li>
          ))}
        </ul>
      )}
      {rows.length === 0 ? (
        <p className="grid place-items-center text-sm text-ink-3" style={{ height: Math.min(height, 160) }}>
          所选范围内没有数据
        </p>
      ) : (
        <>
          <p className="sr-only">{describeChart(props.title, props.unit, series, rows)}</p>
          <div className="mt-2">
            <LazyPlot
              kind={props.kind}
              series={series}
              rows={rows}
              unit={props.unit}
              highlight={props.highlight}
              height={height}
            />
          </div>
          <details data-print className="group mt-1">
            <summary className="no-print inline-flex min-h-6 items-center gap-1 text-sm text-accent max-md:min-h-11">
              <Icon name="table" className="size-3.5" />
              数据表
              <Icon name="chevron-down" className="size-3.5 group-open:rotate-180" />
            </summary>
            <DataTwin {...props} />
          </details>
        </>
      )}
      {(props.source || props.cutOff || props.note) && (
        <div className="mt-1 text-xs text-ink-3 tabular">
          {[props.cutOff, props.source && `来源:${props.source}`].filter(Boolean).join(' · ')}
          {props.note && <div>{props.note}</div>}
        </div>
      )}
    </figure>
  )
}

function DataTwin({ title, unit, labelHeader, series, rows, total }: ChartWithTableProps) {
  return (
    <div className="mt-1 overflow-x-auto">
      <table className="w-full border-collapse text-sm">
        <caption className="sr-only">
          {title}({unit})
        </caption>
        <thead>
          <tr className="border-y border-line text-ink-2">
            <th scope="col" className="py-1 pr-3 text-left">
              {labelHeader}
            </th>
            {series.map(({ key, label }) => (
              <th key={key} scope="col" className="py-1 pl-3 text-right">
                {label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.label} className="border-b border-line">
              <th scope="row" className="py-1 pr-3 text-left font-normal">
                {row.href ? (
                  <a href={row.href} className="link">
                    {row.label}
                  </a>
                ) : (
                  row.label
                )}
              </th>
              {series.map(({ key }) => (
                <td key={key} className="py-1 pl-3 text-right tabular">
                  {cellText(row, key)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
        {total && (
          <tfoot>
            <tr className="border-b border-line">
              <th scope="row" className="py-1 pr-3 text-left">
                合计
              </th>
              {series.map(({ key }) => (
                <td key={key} className="py-1 pl-3 text-right font-semibold tabular">
                  {total[key] ?? ''}
                </td>
              ))}
            </tr>
          </tfoot>
        )}
      </table>
    </div>
  )
}

import { type FigureInfo, indicatorHref } from '@/components/dashboard/figure-card'
import { DataTable } from '@/components/ui/data-table'
import { Panel } from '@/components/ui/panel'
import type { Day } from '@/lib/dates'
import type { Compared } from '@/lib/indicators/queries'
import type { Scope } from '@/lib/indicators/scope'
import { exactDigits, exactWords, periodWords, yearOnYear } from '@/lib/indicators/words'

/** Every figure with every digit, its period and the date that decides: what gets printed and quoted. */
export function FigureTable(props: {
  indicators: readonly FigureInfo[]
  figures: Readonly<Record<string, Compared>>
  scope: Scope
  origin: Day | null
}) {
  const rows = props.indicators.flatMap((indicator) => {
    const figure = props.figures[indicator.id]
    return figure
      ? [{ indicator, figure, change: yearOnYear(indicator, figure.now, figure.before).text }]
      : []
  })
  return (
    <Panel title="指标一览" description="数值未经四舍五入;点击指标名称查看构成该数的全部记录与口径" flush>
      <DataTable
        caption="指标一览"
        compact
        rows={rows}
        rowKey={({ indicator }) => indicator.id}
        columns={[
          {
            key: 'name',
            header: '指标',
            link: false,
            cell: ({ indicator, figure }) => (
              <a
                data-soft
                href={indicatorHref(indicator.id, props.scope)}
                className="link"
                data-indicator={indicator.id}
                data-value={exactDigits(indicator, figure.now)}
              >
                {indicator.name}
              </a>
            ),
          },
          {
            key: 'value',
            header: '数值',
            cell: ({ indicator, figure }) => exactWords(indicator, figure.now),
            align: 'right',
            width: 200,
          },
          { key: 'change', header: '同比', cell: ({ change }) => change, width: 200 },
          {
            key: 'period',
            header: '期间或截止日期',
            cell: ({ indicator }) => periodWords(indicator.kind, props.scope, props.origin),
            width: 280,
          },
          {
            key: 'deciding',
            header: '决定日期',
            cell: ({ indicator }) => indicator.decidingDate,
            width: 136,
          },
        ]}
      />
    </Panel>
  )
}

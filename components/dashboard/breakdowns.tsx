import { ChartWithTable } from '@/components/charts/chart-with-table'
import {
  byProvince,
  cells,
  dimensionLabels,
  everyMonth,
  groupRows,
  tableUnit,
  topOf,
} from '@/components/dashboard/group-rows'
import { type Day, monthsBetween } from '@/lib/dates'
import type { Dimension, Indicator } from '@/lib/indicators/indicator'
import type { Group, Totals } from '@/lib/indicators/sums'

const TOP = 12

/** What the figure is made up of, dimension by dimension; each chart's table ends with the figure itself. */
export function Breakdowns(props: {
  indicator: Pick<Indicator, 'name' | 'unit' | 'measure' | 'dimensions'>
  groups: Partial<Record<Dimension, Group[]>>
  totals: Totals
  asOf: Day
  cutOff: string
  source: string
  href: (filter: Record<string, string>) => string
}) {
  const { indicator, totals, href } = props
  const total = cells(indicator, totals)
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-4 lg:grid-cols-2 print:block">
      {indicator.dimensions.map((dimension) => {
        const groups = shownGroups(dimension, props.groups[dimension] ?? [], props.asOf)
        const { top, rest } = dimension === 'month' ? { top: groups, rest: null } : topOf(groups, TOP)
        const rows = groupRows(indicator, dimension, rest ? [...top, rest] : top, href)
        return (
          <ChartWithTable
            key={dimension}
            title={`${indicator.name}按${dimensionLabels[dimension]}`}
            unit={tableUnit(indicator)}
            kind={dimension === 'month' ? 'bar' : 'horizontal'}
            series={[{ key: 'value', label: indicator.name }]}
            rows={rows}
            labelHeader={dimensionLabels[dimension]}
            cutOff={props.cutOff}
            source={props.source}
            total={{ value: total.display?.value ?? String(total.values.value) }}
          />
        )
      })}
    </div>
  )
}

function shownGroups(dimension: Dimension, groups: readonly Group[], asOf: Day): Group[] {
  if (dimension === 'region') return byProvince(groups)
  const first = dimension === 'month' && groups[0]?.key
  return first ? everyMonth(groups, monthsBetween(`${first}-01`, asOf)) : [...groups]
}

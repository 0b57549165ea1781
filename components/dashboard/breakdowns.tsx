import { ChartWithTable } from '@/components/charts/chart-with-table'
import {
  byProvince,
  cells,
  dimensionLabels,
  everyMonth,
  groupRows,
  tableUnit,
  topOf,
  UNSTATED,
} from '@/components/dashboard/group-rows'
import { TopTable } from '@/components/dashboard/top-table'
import { type Day, monthsBetween } from '@/lib/dates'
import type { Dimension, Indicator } from '@/lib/indicators/indicator'
import type { Group, Totals } from '@/lib/indicators/sums'

type Props = {
  indicator: Pick<Indicator, 'name' | 'unit' | 'measure' | 'dimensions'>
  groups: Partial<Record<Dimension, Group[]>>
  totals: Totals
  asOf: Day
  cutOff: string
  source: string
  href: (filter: Record<string, string>) => string
}

const TOP = 12
/** Above it bars become too thin to carry their numbers. */
const MOST_BARS = 30

/** What the figure is made up of, dimension by dimension; each table ends with, or adds up to, the figure itself. */
export function Breakdowns(props: Props) {
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] items-start gap-4 lg:grid-cols-2 print:block">
      {props.indicator.dimensions.map((dimension) =>
        dimension === 'enterprise' || dimension === 'partner' ? (
          <Organizations key={dimension} dimension={dimension} {...props} />
        ) : (
          <Chart key={dimension} dimension={dimension} {...props} />
        ),
      )}
    </div>
  )
}

function Chart({
  dimension,
  indicator,
  totals,
  groups,
  asOf,
  cutOff,
  source,
  href,
}: Props & { dimension: Dimension }) {
  const shown = shownGroups(dimension, groups[dimension] ?? [], asOf)
  const kind = dimension !== 'month' ? 'horizontal' : shown.length > MOST_BARS ? 'line' : 'bar'
  const total = cells(indicator, totals)
  return (
    <ChartWithTable
      title={`${indicator.name}按${dimensionLabels[dimension]}`}
      unit={tableUnit(indicator)}
      kind={kind}
      series={[{ key: 'value', label: indicator.name }]}
      rows={groupRows(indicator, dimension, dimension === 'month' ? shown : withRest(shown), href)}
      labelHeader={dimensionLabels[dimension]}
      cutOff={cutOff}
      source={source}
      total={{ value: total.display?.value ?? String(total.values.value) }}
    />
  )
}

function shownGroups(dimension: Dimension, groups: readonly Group[], asOf: Day): Group[] {
  if (dimension === 'region') return byProvince(groups)
  const first = dimension === 'month' && groups[0]?.key
  return first ? everyMonth(groups, monthsBetween(`${first}-01`, asOf)) : [...groups]
}

function Organizations({ dimension, ...props }: Props & { dimension: 'enterprise' | 'partner' }) {
  const groups = (props.groups[dimension] ?? []).map((group) =>
    group.key === null ? { ...group, name: UNSTATED } : group,
  )
  const path = dimension === 'enterprise' ? '/enterprises' : '/institutions'
  return (
    <TopTable
      title={`${props.indicator.name}按${dimensionLabels[dimension]}`}
      description={props.cutOff}
      header={dimensionLabels[dimension]}
      indicator={props.indicator}
      groups={withRest(groups)}
      recordHref={(id) => `${path}/${id}`}
      rowsHref={(id) => props.href({ [dimension]: id })}
    />
  )
}

function withRest(groups: readonly Group[]): Group[] {
  const { top, rest } = topOf(groups, TOP)
  return rest ? [...top, rest] : top
}

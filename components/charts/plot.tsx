'use client'

import {
  Area,
  AreaChart,
  Bar,
  BarChart,
  CartesianGrid,
  Cell,
  LabelList,
  Line,
  LineChart,
  ResponsiveContainer,
  Tooltip,
  XAxis,
  YAxis,
} from 'recharts'
import { type ChartProps, plainNumber, seriesColor } from '@/components/charts/chart-data'

const text = { fontSize: 12, fill: 'var(--ink-2)' }
const label = { fontSize: 12, fill: 'var(--ink)' }
const axis = { tick: text, tickLine: false, axisLine: { stroke: 'var(--line-strong)' } } as const
const grid = <CartesianGrid vertical={false} stroke="var(--line)" />
const upright = { top: 20, right: 12, bottom: 0, left: 0 }

/** The plot alone. Nothing moves: a figure is read, not watched. */
export default function Plot(props: ChartProps) {
  return (
    <ResponsiveContainer width="100%" height={props.height}>
      {draw(props)}
    </ResponsiveContainer>
  )
}

function draw(props: ChartProps) {
  switch (props.kind) {
    case 'bar':
    case 'stacked':
      return uprightBars(props)
    case 'horizontal':
      return lyingBars(props)
    case 'line':
      return lines(props)
    case 'area':
      return areas(props)
  }
}

type Point = { label: string } & Record<string, number | string | null>

function points({ rows }: ChartProps): Point[] {
  return rows.map((row) => ({ ...row.values, label: row.label }))
}

function tooltip({ unit, series }: ChartProps) {
  const names = Object.fromEntries(series.map(({ key, label: name }) => [key, name]))
  return (
    <Tooltip
      isAnimationActive={false}
      cursor={{ fill: 'var(--hover)', stroke: 'var(--line-strong)' }}
      contentStyle={{
        background: 'var(--surface)',
        border: '1px solid var(--line-strong)',
        borderRadius: 4,
        fontSize: 12,
        padding: '6px 10px',
      }}
      labelStyle={{ color: 'var(--ink)', fontWeight: 600 }}
      itemStyle={{ color: 'var(--ink-2)', padding: 0 }}
      formatter={(value, key) => [`${plainNumber(value)} ${unit}`, names[String(key)] ?? String(key)]}
    />
  )
}

function uprightBars(props: ChartProps) {
  const stacked = props.kind === 'stacked'
  const single = props.series.length === 1
  return (
    <BarChart data={points(props)} margin={upright} accessibilityLayer barCategoryGap="28%" barGap={2}>
      {grid}
      <XAxis dataKey="label" {...axis} interval="preserveStartEnd" minTickGap={8} />
      <YAxis
        {...axis}
        axisLine={false}
        width="auto"
        tickFormatter={plainNumber}
        domain={[0, 'auto']}
        allowDecimals={false}
      />
      {tooltip(props)}
      {props.series.map(({ key }, index) => (
        <Bar
          key={key}
          dataKey={key}
          stackId={stacked ? 'all' : undefined}
          fill={seriesColor(index)}
          stroke={stacked ? 'var(--surface)' : undefined}
          maxBarSize={44}
          isAnimationActive={false}
        >
          {single && <LabelList dataKey={key} position="top" formatter={plainNumber} style={label} />}
          {single && highlighted(props)}
        </Bar>
      ))}
    </BarChart>
  )
}

function lyingBars(props: ChartProps) {
  const single = props.series.length === 1
  const longest = Math.max(...props.rows.map((row) => row.label.length), 2)
  return (
    <BarChart
      data={points(props)}
      layout="vertical"
      margin={{ top: 0, right: 56, bottom: 0, left: 0 }}
      accessibilityLayer
      barCategoryGap="24%"
    >
      <XAxis type="number" hide domain={[0, 'auto']} />
      <YAxis type="category" dataKey="label" {...axis} interval={0} width={Math.min(longest, 12) * 13 + 8} />
      {tooltip(props)}
      {props.series.map(({ key }, index) => (
        <Bar
          key={key}
          dataKey={key}
          stackId={single ? undefined : 'all'}
          fill={seriesColor(index)}
          maxBarSize={20}
          isAnimationActive={false}
        >
          {single && <LabelList dataKey={key} position="right" formatter={plainNumber} style={label} />}
          {single && highlighted(props)}
        </Bar>
      ))}
    </BarChart>
  )
}

function highlighted({ highlight, rows }: ChartProps) {
  if (highlight === undefined) return null
  return rows.map((row) => (
    <Cell key={row.label} fill={row.label === highlight ? 'var(--chart-1)' : 'var(--chart-muted)'} />
  ))
}

const endRoom = { ...upright, right: 72 }

function lines(props: ChartProps) {
  return (
    <LineChart
      data={points(props)}
      margin={props.series.length > 1 ? endRoom : { ...upright, right: 28 }}
      accessibilityLayer
    >
      {grid}
      <XAxis
        dataKey="label"
        {...axis}
        interval="preserveStartEnd"
        minTickGap={16}
        padding={{ left: 12, right: 4 }}
      />
      <YAxis
        {...axis}
        axisLine={false}
        width="auto"
        tickFormatter={plainNumber}
        domain={[0, 'auto']}
        allowDecimals={false}
      />
      {tooltip(props)}
      {props.series.map(({ key }, index) => (
        <Line
          key={key}
          dataKey={key}
          stroke={seriesColor(index)}
          strokeWidth={2}
          dot={{ r: 2.5, fill: seriesColor(index), strokeWidth: 0 }}
          isAnimationActive={false}
        >
          {endLabel(props, key, index)}
        </Line>
      ))}
    </LineChart>
  )
}

function areas(props: ChartProps) {
  return (
    <AreaChart
      data={points(props)}
      margin={props.series.length > 1 ? endRoom : { ...upright, right: 28 }}
      accessibilityLayer
    >
      {grid}
      <XAxis dataKey="label" {...axis} interval="preserveStartEnd" minTickGap={16} />
      <YAxis
        {...axis}
        axisLine={false}
        width="auto"
        tickFormatter={plainNumber}
        domain={[0, 'auto']}
        allowDecimals={false}
      />
      {tooltip(props)}
      {props.series.map(({ key }, index) => (
        <Area
          key={key}
          dataKey={key}
          stroke={seriesColor(index)}
          strokeWidth={2}
          fill={seriesColor(index)}
          fillOpacity={0.12}
          isAnimationActive={false}
        >
          {endLabel(props, key, index)}
        </Area>
      ))}
    </AreaChart>
  )
}

/** The line's name (or, for a single one, its last value) stands at its end instead of in a legend. */
function endLabel({ rows, series }: Pick<ChartProps, 'rows' | 'series'>, key: string, index: number) {
  const last = rows.length - 1
  const name = series[index]?.label ?? ''
  const shift = series.length > 1 ? 4 + apart({ rows, series }, key, index) : -8
  return (
    <LabelList
      dataKey={key}
      content={({ x, y, value, index: at }) =>
        at === last && x !== undefined && y !== undefined ? (
          <text
            x={Number(x) + (series.length > 1 ? 8 : 0)}
            y={Number(y) + shift}
            textAnchor={series.length > 1 ? 'start' : 'middle'}
            fontSize={12}
            fontWeight={600}
            fill="var(--ink)"
          >
            {series.length > 1 ? name : plainNumber(value)}
          </text>
        ) : null
      }
    />
  )
}

/** Lines that end close together push their names apart: the higher one up, the lower one down, in pixels. */
function apart({ rows, series }: Pick<ChartProps, 'rows' | 'series'>, key: string, index: number): number {
  const end = rows.at(-1)?.values
  const highest = Math.max(1, ...rows.flatMap(({ values }) => series.map((one) => values[one.key] ?? 0)))
  const own = end?.[key] ?? 0
  const near = series.findIndex(
    (one, other) => other !== index && Math.abs((end?.[one.key] ?? 0) - own) < highest * 0.08,
  )
  if (near < 0) return 0
  const other = end?.[series[near]?.key ?? ''] ?? 0
  const above = own === other ? index < near : own > other
  return above ? -8 : 8
}

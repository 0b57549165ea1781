import { dimensionLabels, SINCE_EVER, tableUnit, UNSTATED } from '@/components/dashboard/group-rows'
import { type Column, DataTable, type FooterRow } from '@/components/ui/data-table'
import { EmptyState } from '@/components/ui/empty-state'
import { type Params, sortHref } from '@/components/ui/href'
import { cooperationModeLabels } from '@/lib/agreements/labels'
import { industrySections } from '@/lib/dictionaries/industries'
import { regionLabel } from '@/lib/dictionaries/regions'
import { townships } from '@/lib/dictionaries/townships'
import type { Dimension, Indicator } from '@/lib/indicators/indicator'
import type { IndicatorRow, RowSort } from '@/lib/indicators/rows'
import { measureOf, type Totals } from '@/lib/indicators/sums'
import { formatWan, formatYuan } from '@/lib/money'
import { recordTypes } from '@/lib/record-types'

/** The records a figure is made of, each leading to its page; the last line is the figure itself. */
export function RowsTable(props: {
  indicator: Pick<Indicator, 'name' | 'unit' | 'measure' | 'share' | 'record' | 'dimensions' | 'decidingDate'>
  rows: IndicatorRow[]
  totals: Totals
  path: string
  params: Params
  sort: string
}) {
  const { indicator, rows, totals, path, params, sort } = props
  const { record, dimensions, measure, share } = indicator
  const word = recordTypes[record.type].label
  const sorted = (key: RowSort) => sortHref(path, params, key, sort)
  const has = (dimension: Dimension) => dimensions.includes(dimension)
  const column = (column: Column<IndicatorRow>, shown: boolean) => (shown ? [column] : [])

  const columns: Column<IndicatorRow>[] = [
    { key: 'title', header: `${word}名称`, cell: (row) => row.title, width: 300, sort: sorted('title') },
    { key: 'code', header: '编号', cell: (row) => row.code, width: 152, sort: sorted('code') },
    {
      key: 'decidedOn',
      header: record.type === 'organization' ? '起始日期' : indicator.decidingDate,
      cell: (row) => (row.decidedOn === SINCE_EVER ? UNSTATED : row.decidedOn),
      align: 'center',
      width: 136,
      sort: sorted('decidedOn'),
    },
    ...column(
      {
        key: 'measure',
        header: `${indicator.name}(${tableUnit(indicator)})`,
        cell: (row) => formatWan(row.measure),
        fullText: (row) => `${formatYuan(row.measure)} 元`,
        align: 'right',
        width: 176,
        sort: sorted('measure'),
      },
      measure === 'fen',
    ),
    ...column(
      {
        key: 'measure',
        header: share?.part ?? '计入',
        cell: (row) => (row.measure === 1n ? '是' : '否'),
        align: 'center',
        width: 96,
        sort: sorted('measure'),
      },
      measure === 'share',
    ),
    ...column(
      {
        key: 'enterprise',
        header: '企业',
        cell: (row) => row.enterprise?.name,
        width: 220,
        sort: sorted('enterprise'),
      },
      has('enterprise'),
    ),
    ...column(
      {
        key: 'partner',
        header: '合作单位',
        cell: (row) => row.partner?.name,
        width: 200,
        sort: sorted('partner'),
      },
      has('partner'),
    ),
    ...column(
      {
        key: 'mode',
        header: dimensionLabels.mode,
        cell: (row) => wordOf(cooperationModeLabels, row.mode),
        width: 128,
      },
      has('mode'),
    ),
    ...column(
      {
        key: 'region',
        header: dimensionLabels.region,
        cell: (row) => row.region && regionLabel(row.region),
        width: 144,
      },
      has('region') && !has('partner'),
    ),
    ...column(
      {
        key: 'industry',
        header: dimensionLabels.industry,
        cell: (row) => wordOf(industrySections, row.industry),
        width: 160,
      },
      has('industry') && !has('partner'),
    ),
    ...column(
      {
        key: 'township',
        header: dimensionLabels.township,
        cell: (row) => wordOf(townships, row.township),
        width: 160,
      },
      has('township') && !has('partner'),
    ),
  ]

  return (
    <DataTable
      caption={`${indicator.name}明细`}
      columns={columns}
      rows={rows}
      rowKey={(row) => row.id}
      rowHref={(row) => `${record.href}/${row.id}`}
      footer={rows.length > 0 ? footerOf(measure, rows, totals) : undefined}
      empty={<EmptyState reason="filtered">该范围内没有构成此指标的记录</EmptyState>}
    />
  )
}

function footerOf(
  measure: Indicator['measure'],
  rows: readonly IndicatorRow[],
  totals: Totals,
): FooterRow[] | undefined {
  const page: Totals = { count: BigInt(rows.length), sum: rows.reduce((sum, row) => sum + row.measure, 0n) }
  const cells = (part: Totals) => {
    if (measure === 'fen') return { measure: formatWan(measureOf({ measure }, part)) }
    if (measure === 'share') return { measure: `${part.sum}/${part.count}` }
    return { code: `${part.count} 条` }
  }
  return [
    { key: 'page', label: '本页合计', cells: cells(page) },
    { key: 'all', label: '全部合计', cells: cells(totals) },
  ]
}

const wordOf = (words: Readonly<Record<string, string>>, code: string | null) =>
  code === null ? UNSTATED : (words[code] ?? code)

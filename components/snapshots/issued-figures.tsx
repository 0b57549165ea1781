import { StatusBadge } from '@/components/ui/badge'
import { type Column, DataTable } from '@/components/ui/data-table'
import { hrefWith } from '@/components/ui/href'
import { scopeParams } from '@/lib/indicators/scope'
import { differenceWords, exactDigits, exactWords, headlineOf, yearOnYear } from '@/lib/indicators/words'
import type { Correction } from '@/lib/snapshots/corrections'
import type { Snapshot, SnapshotFigure } from '@/lib/snapshots/queries'

/** The figures as issued, each with a line about what was corrected since. */
export function IssuedFigures(props: {
  scope: Snapshot['scope']
  figures: SnapshotFigure[]
  corrections: ReadonlyMap<string, Correction>
}) {
  const columns: Column<SnapshotFigure>[] = [
    { key: 'name', header: '指标', cell: (row) => row.name, width: 200 },
    {
      key: 'value',
      header: '发布数',
      cell: (row) => (
        <span data-indicator={row.indicatorId} data-value={exactDigits(row, row.now)}>
          {valueWords(row)}
        </span>
      ),
      fullText: (row) => exactWords(row, row.now),
      align: 'right',
      width: 128,
    },
    { key: 'period', header: '统计期间', cell: (row) => row.period, width: 280, wrap: true },
    { key: 'change', header: '同比', cell: (row) => yearOnYear(row, row.now, row.before).text, width: 176 },
    {
      key: 'correction',
      header: '其后更正',
      // a call and no component: the cells of a row are a plain list
      cell: (row) =>
        CorrectionLine({ scope: props.scope, figure: row, correction: props.corrections.get(row.id) }),
      width: 240,
      wrap: true,
    },
    { key: 'code', header: '数据护照', cell: (row) => row.code, width: 152 },
  ]
  return (
    <DataTable
      caption="快照中的指标"
      columns={columns}
      rows={props.figures}
      rowKey={(row) => row.id}
      rowHref={(row) => `/passports/${row.code}`}
    />
  )
}

function valueWords(figure: SnapshotFigure) {
  const { value, unit } = headlineOf(figure, figure.now)
  return unit ? `${value} ${unit}` : value
}

/** What the figure would be today, and the page that tells record by record why. */
export function CorrectionLine(props: {
  scope: Snapshot['scope']
  figure: SnapshotFigure
  correction: Correction | undefined
}) {
  const { scope, figure, correction } = props
  if (!correction || (correction.state === 'SAME' && correction.newVersion === null)) return <>无更正</>
  if (correction.state === 'GONE') return <>门户已不再统计此指标</>
  const version = correction.newVersion !== null && <span>口径现为第 {correction.newVersion} 版</span>
  if (correction.state === 'SAME') return version
  const { knownAt, ...present } = scope
  const href = hrefWith(`/indicators/${figure.indicatorId}/difference`, scopeParams(present), {
    thanAsOf: scope.asOf,
    thanKnownAt: knownAt,
  })
  return (
    <span className="inline-flex flex-wrap items-center gap-x-2">
      <StatusBadge tone="warn">已更正</StatusBadge>
      <span>
        现为 {exactWords(figure, correction.now)}({differenceWords(figure, figure.now, correction.now)}):
        {partsOf(correction).join(',')}
      </span>
      <a data-soft className="link" href={href}>
        说明差异
      </a>
      {version}
    </span>
  )
}

function partsOf({ added, removed, changed }: Correction): string[] {
  return [
    added > 0 && `新计入 ${added} 条`,
    removed > 0 && `不再计入 ${removed} 条`,
    changed > 0 && `数值更正 ${changed} 条`,
  ].filter((part) => part !== false)
}

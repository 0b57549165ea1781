import 'server-only'

import { cooperationModeLabels } from '@/lib/agreements/labels'
import type { BureauActor } from '@/lib/auth/actor'
import { bureau } from '@/lib/bureau'
import { todayInShanghai } from '@/lib/dates'
import { industrySections } from '@/lib/dictionaries/industries'
import { regionLabel } from '@/lib/dictionaries/regions'
import { townships } from '@/lib/dictionaries/townships'
import type { ExportColumn } from '@/lib/exports/columns'
import {
  type ExportFile,
  filterOf,
  filterText,
  finish,
  personText,
  refuseTooMany,
} from '@/lib/exports/commands'
import { exportFileName } from '@/lib/exports/file-name'
import { spool } from '@/lib/exports/spool'
import { inTurn } from '@/lib/exports/turns'
import { type ExportFormat, writeTable } from '@/lib/exports/write'
import { filterChips } from '@/lib/indicators/filter-words'
import type { Dimension, Indicator } from '@/lib/indicators/indicator'
import { readIndicator } from '@/lib/indicators/queries'
import { type IndicatorRow, rowSorts } from '@/lib/indicators/rows'
import { parseScope, scopeParams } from '@/lib/indicators/scope'
import { dimensionLabels, exactWords, periodWords, SINCE_EVER, UNSTATED } from '@/lib/indicators/words'
import { type SearchParams, sortParam } from '@/lib/lists'
import { recordTypes } from '@/lib/record-types'
import { amountText } from '@/lib/sheets/values'

type RowColumn = ExportColumn & { text: (row: IndicatorRow) => string | null }

/** All rows a figure is made of, with the figure itself in 说明: both are read in one snapshot. */
export function exportIndicator(
  actor: BureauActor,
  indicator: Indicator,
  { params, format }: { params: SearchParams; format: ExportFormat },
): Promise<ExportFile> {
  return inTurn(async () => {
    await refuseTooMany(actor)
    const at = new Date()
    const { scope } = parseScope(params, todayInShanghai(at))
    const sort = sortParam(params, rowSorts, { key: 'decidedOn', direction: 'desc' })
    const { passport, rows } = await readIndicator(actor, indicator, scope, {
      page: 1,
      pageSize: MOST_ROWS,
      sort,
    })
    const chips = await filterChips(actor, '', scopeParams(scope), scope)
    const columns = columnsOf(indicator)
    const order = columns.find(({ key }) => key === sort.key)?.header ?? sort.key
    const table = {
      name: indicator.name,
      columns,
      pages: pagesOf(rows, columns),
      about: {
        title: `${indicator.name}明细`,
        bureau: bureau.name,
        filters: chips,
        order: `${order} ${sort.direction === 'desc' ? '降序' : '升序'}`,
        scope: [
          indicator.definition,
          `口径版本 v${indicator.version.no},自 ${indicator.version.effectiveFrom} 起`,
          `指标值:${exactWords(indicator, passport.now)}`,
        ],
        asOf: [
          periodWords(indicator.kind, scope, passport.origin),
          ...(scope.knownAt ? [`按 ${scope.knownAt.replace('T', ' ')} 已知的数据`] : []),
        ].join(';'),
        person: personText(actor),
        at,
      },
    }
    let written = 0
    const file = await spool(async (output) => {
      written = (await writeTable(format, table, output)).rows
    })
    return finish(actor, file, {
      subject: `indicators/${indicator.id}`,
      content: 'SEEN',
      format,
      filter: filterOf(params),
      filterText: filterText(chips),
      rowCount: written,
      fileName: exportFileName(`${indicator.name}明细`, at, format),
    })
  })
}

const MOST_ROWS = 1_000_000
const PAGE = 1000

async function* pagesOf(rows: readonly IndicatorRow[], columns: readonly RowColumn[]) {
  for (let from = 0; from < rows.length; from += PAGE) {
    yield rows.slice(from, from + PAGE).map((row) => columns.map(({ text }) => text(row)))
    // Others are answered between two pages.
    await new Promise((resolve) => setImmediate(resolve))
  }
}

/** The columns of the page's table (components/dashboard/rows-table.tsx), as days and amounts. */
function columnsOf({ name, record, decidingDate, dimensions, measure, share }: Indicator): RowColumn[] {
  const has = (dimension: Dimension) => dimensions.includes(dimension)
  const word = (words: Readonly<Record<string, string>>, code: string | null) =>
    code === null ? UNSTATED : (words[code] ?? code)
  const column = (
    shown: boolean,
    key: string,
    header: string,
    kind: ExportColumn['kind'],
    width: number,
    text: RowColumn['text'],
  ): RowColumn[] => (shown ? [{ key, header, kind, width, text }] : [])
  const alone = !has('partner')
  return [
    ...column(true, 'title', `${recordTypes[record.type].label}名称`, 'text', 40, ({ title }) => title),
    ...column(true, 'code', '编号', 'code', 16, (row) => row.code),
    ...column(
      true,
      'decidedOn',
      record.type === 'organization' ? '起始日期' : decidingDate,
      'day',
      14,
      ({ decidedOn }) => (decidedOn === SINCE_EVER ? '' : decidedOn),
    ),
    ...column(measure === 'fen', 'measure', `${name}(万元)`, 'amount', 18, (row) => amountText(row.measure)),
    ...column(measure === 'share', 'measure', share?.part ?? '计入', 'text', 10, (row) =>
      row.measure === 1n ? '是' : '否',
    ),
    ...column(
      has('enterprise'),
      'enterprise',
      '企业',
      'text',
      30,
      ({ enterprise }) => enterprise?.name ?? null,
    ),
    ...column(has('partner'), 'partner', '合作单位', 'text', 30, ({ partner }) => partner?.name ?? null),
    ...column(has('mode'), 'mode', dimensionLabels.mode, 'text', 16, ({ mode }) =>
      word(cooperationModeLabels, mode),
    ),
    ...column(
      has('region') && alone,
      'region',
      dimensionLabels.region,
      'text',
      18,
      ({ region }) => region && regionLabel(region),
    ),
    ...column(has('industry') && alone, 'industry', dimensionLabels.industry, 'text', 24, ({ industry }) =>
      word(industrySections, industry),
    ),
    ...column(has('township') && alone, 'township', dimensionLabels.township, 'text', 18, ({ township }) =>
      word(townships, township),
    ),
  ]
}

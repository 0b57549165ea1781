import 'server-only'

import { code, day, instant, text } from '@/lib/exports/columns'
import { listedExport } from '@/lib/exports/source'
import { externalFigureFilters } from '@/lib/external-figures/filters'
import {
  externalFigureState,
  externalFigureStateLabels,
  precisionLabels,
  precisionOf,
} from '@/lib/external-figures/labels'
import {
  type ExternalFigureFilter,
  type ExternalFigureListItem,
  externalFigureFilter,
  listExternalFigures,
} from '@/lib/external-figures/queries'
import { externalFigureSheet } from '@/lib/external-figures/sheet'
import { externalRankingFilters } from '@/lib/external-rankings/filters'
import { externalRankingState, externalRankingStateLabels, scoreText } from '@/lib/external-rankings/labels'
import {
  type ExternalRankingFilter,
  type ExternalRankingListItem,
  externalRankingFilter,
  listExternalRankings,
} from '@/lib/external-rankings/queries'
import { externalRankingSheet } from '@/lib/external-rankings/sheet'
import { readsFigures } from '@/lib/indicators/policy'
import { numberText } from '@/lib/sheets/values'
import { targetFilters } from '@/lib/targets/filters'
import { targetState, targetStateLabels, UNCOUNTED } from '@/lib/targets/labels'
import { listTargets, type TargetFilter, type TargetListItem, targetFilter } from '@/lib/targets/queries'
import { indicatorNames, measureOfTarget } from '@/lib/targets/schema'
import { targetSheet } from '@/lib/targets/sheet'
import { valueWords } from '@/lib/targets/value'

const indicatorName = (id: string | null) => (id === null ? UNCOUNTED : (indicatorNames[id] ?? id))

export const targetsExport = listedExport<'targets', TargetListItem, TargetFilter>('targets', {
  title: '年度目标',
  permits: readsFigures,
  scope: '已登记的年度目标',
  filter: targetFilter,
  filters: targetFilters,
  read: listTargets,
  sheet: targetSheet,
  cells: {
    title: text(38, ({ title }) => title),
    year: text(8, ({ year }) => String(year)),
    indicator: text(20, ({ indicatorId }) => indicatorName(indicatorId)),
    value: text(16, (row) => valueWords(row, measureOfTarget(row.indicatorId))),
    documentNo: text(24, ({ documentNo }) => documentNo),
    publisher: text(24, ({ publisher }) => publisher),
    status: text(10, (row) => targetStateLabels[targetState(row)]),
    code: code((row) => row.code),
  },
})

export const externalFiguresExport = listedExport<
  'externalFigures',
  ExternalFigureListItem,
  ExternalFigureFilter
>('externalFigures', {
  title: '外部数据',
  permits: readsFigures,
  scope: '已登记的外部公布数据,不计入门户统计',
  filter: externalFigureFilter,
  filters: externalFigureFilters,
  read: listExternalFigures,
  sheet: externalFigureSheet,
  cells: {
    title: text(34, ({ title }) => title),
    figureText: text(14, ({ figureText }) => figureText),
    precision: text(10, (row) => precisionLabels[precisionOf(row)]),
    asOf: day(({ asOf }) => asOf),
    indicator: text(20, ({ indicatorId }) => indicatorName(indicatorId)),
    source: text(38, ({ sourceTitle }) => sourceTitle),
    outlet: text(20, ({ sourceOutlet }) => sourceOutlet),
    publishedAt: instant(({ sourcePublishedAt }) => sourcePublishedAt),
    status: text(10, (row) => externalFigureStateLabels[externalFigureState(row)]),
    code: code((row) => row.code),
  },
})

export const externalRankingsExport = listedExport<
  'externalRankings',
  ExternalRankingListItem,
  ExternalRankingFilter
>('externalRankings', {
  title: '外部排名',
  permits: readsFigures,
  scope: '已登记的外部公布位次,门户不计算',
  filter: externalRankingFilter,
  filters: externalRankingFilters,
  read: listExternalRankings,
  sheet: externalRankingSheet,
  cells: {
    scheme: text(38, ({ scheme }) => scheme),
    year: text(10, ({ year }) => String(year)),
    dataYear: text(10, ({ dataYear }) => numberText(dataYear)),
    rank: text(8, ({ rank }) => String(rank)),
    total: text(10, ({ total }) => numberText(total)),
    score: text(10, ({ scoreHundredths }) => scoreText(scoreHundredths)),
    className: text(12, ({ className }) => className),
    publisher: text(24, ({ publisher }) => publisher),
    documentNo: text(22, ({ documentNo }) => documentNo),
    status: text(10, (row) => externalRankingStateLabels[externalRankingState(row)]),
    code: code((row) => row.code),
  },
})

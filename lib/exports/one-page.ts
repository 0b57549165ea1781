import 'server-only'

import type { BureauActor } from '@/lib/auth/actor'
import { bureau } from '@/lib/bureau'
import { formatInstant, todayInShanghai } from '@/lib/dates'
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
import { momentWords, parseScope, scopeParams } from '@/lib/indicators/scope'
import type { SearchParams } from '@/lib/lists'
import { type OnePageRow, readOnePage } from '@/lib/one-page/queries'

type RowColumn = ExportColumn & { text: (row: OnePageRow) => string | null }

const column = (
  key: string,
  header: string,
  kind: ExportColumn['kind'],
  width: number,
  text: RowColumn['text'],
): RowColumn => ({ key, header, kind, width, text })

/** The columns of the page's table. Amounts and counts stand in one column, so the unit has its own. */
const columns: RowColumn[] = [
  column('number', '序号', 'number', 8, ({ number }) => String(number)),
  column('name', '指标', 'text', 22, ({ name }) => name),
  column('unit', '单位', 'text', 8, ({ unit }) => unit),
  column('period', '期间或截止日期', 'text', 28, ({ period }) => period),
  column('now', '本期', 'number', 18, ({ plain }) => plain),
  column('before', '上年同期', 'number', 18, ({ plainBefore }) => plainBefore),
  column('change', '同比', 'text', 20, ({ change }) => change),
  column('target', '年度目标', 'text', 18, ({ target }) => target),
  column('completion', '完成率', 'text', 12, ({ completion }) => completion),
  column('definition', '口径', 'long', 60, ({ definition }) => definition),
  column('decidingDate', '决定日期', 'text', 20, ({ decidingDate }) => decidingDate),
  column('version', '口径版本', 'text', 10, ({ version }) => `第 ${version} 版`),
]

/** 一张表 as a file: the numbers of the page, to the 分. */
export function exportOnePage(
  actor: BureauActor,
  { params, format }: { params: SearchParams; format: ExportFormat },
): Promise<ExportFile> {
  return inTurn(async () => {
    await refuseTooMany(actor)
    const at = new Date()
    const { month: _, ...scope } = parseScope(params, todayInShanghai(at)).scope
    const { rows, origin, elapsed } = await readOnePage(actor, scope)
    const chips = await filterChips(actor, '', scopeParams(scope), scope)
    const table = {
      name: '主要指标一张表',
      columns,
      pages: [rows.map((row) => columns.map(({ text }) => text(row)))],
      about: {
        title: `${bureau.city}产学研合作主要指标一张表`,
        bureau: bureau.name,
        filters: chips,
        order: '按平台中指标的次序',
        scope: [
          '金额单位为万元,单元格内精确到分;上年同期为上年同一截止日',
          `完成率为本年度完成数占年度目标的比重,时间进度 ${elapsed}`,
          ...(origin ? [`累计指标自第一届大会(${origin})起`] : []),
        ],
        asOf: [
          scope.asOf,
          ...(scope.knownAt ? [`按 ${momentWords(scope.knownAt)} 已经登记的数据`] : []),
          `${formatInstant(at)} 系统中的数据`,
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
      subject: 'dashboard/sheet',
      content: 'SEEN',
      format,
      filter: filterOf(params),
      filterText: filterText(chips),
      rowCount: written,
      fileName: exportFileName('主要指标一张表', at, format),
    })
  })
}

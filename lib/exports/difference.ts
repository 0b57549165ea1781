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
import { type DifferenceRow, readDifference } from '@/lib/indicators/difference'
import { filterChips } from '@/lib/indicators/filter-words'
import type { Indicator } from '@/lib/indicators/indicator'
import { parseScope, scopeParams, timeWords } from '@/lib/indicators/scope'
import { differenceCauses, differenceKinds, differenceWords, exactWords } from '@/lib/indicators/words'
import type { SearchParams } from '@/lib/lists'
import { recordTypes } from '@/lib/record-types'
import { amountText } from '@/lib/sheets/values'

type RowColumn = ExportColumn & { text: (row: DifferenceRow) => string | null }

/** All records that make a figure of two times differ, with both figures in 说明: read in one snapshot. */
export function exportDifference(
  actor: BureauActor,
  indicator: Indicator,
  { params, format }: { params: SearchParams; format: ExportFormat },
): Promise<ExportFile> {
  return inTurn(async () => {
    await refuseTooMany(actor)
    const at = new Date()
    const today = todayInShanghai(at)
    const { scope } = parseScope(params, today)
    const than = parseScope({ asOf: params.thanAsOf, knownAt: params.thanKnownAt }, today).scope
    const told = await readDifference(
      actor,
      indicator,
      scope,
      { earlier: than, later: scope },
      { page: 1, pageSize: MOST_ROWS },
    )
    const chips = await filterChips(actor, '', scopeParams(scope), scope)
    const columns = columnsOf(indicator)
    const title = `${indicator.name}差异说明`
    let written = 0
    const file = await spool(async (output) => {
      const table = {
        name: title,
        columns,
        pages: [told.rows.map((row) => columns.map(({ text }) => text(row)))],
        about: {
          title,
          bureau: bureau.name,
          filters: chips,
          order: '影响大的在前',
          scope: [
            indicator.definition,
            `对比时点 ${timeWords(than)}:${exactWords(indicator, told.earlier)}`,
            `当前时点 ${timeWords(scope)}:${exactWords(indicator, told.later)}`,
            `相差 ${differenceWords(indicator, told.earlier, told.later)}`,
          ],
          asOf: `${formatInstant(at)} 系统中的数据`,
          person: personText(actor),
          at,
        },
      }
      written = (await writeTable(format, table, output)).rows
    })
    return finish(actor, file, {
      subject: `indicators/${indicator.id}/difference`,
      content: 'SEEN',
      format,
      filter: filterOf(params),
      filterText: filterText([
        { label: '对比时点', value: timeWords(than) },
        { label: '当前时点', value: timeWords(scope) },
        ...chips,
      ]),
      rowCount: written,
      fileName: exportFileName(title, at, format),
    })
  })
}

const MOST_ROWS = 1_000_000

/** The columns of the page's table (components/dashboard/difference-table.tsx). */
function columnsOf({ measure, record, unit }: Indicator): RowColumn[] {
  const column = (
    key: string,
    header: string,
    kind: ExportColumn['kind'],
    width: number,
    text: RowColumn['text'],
  ): RowColumn => ({ key, header, kind, width, text })
  const delta =
    measure === 'fen'
      ? [column('delta', '影响(万元)', 'amount', 18, ({ sum }) => amountText(sum))]
      : measure === 'share'
        ? [
            column('landed', '影响(落地)', 'number', 12, ({ sum }) => String(sum)),
            column('signed', '影响(签约)', 'number', 12, ({ count }) => String(count)),
          ]
        : [column('delta', `影响(${unit})`, 'number', 12, ({ count }) => String(count))]
  return [
    column('title', `${recordTypes[record.type].label}名称`, 'text', 40, ({ title }) => title),
    column('code', '编号', 'code', 16, ({ code }) => code),
    column('kind', '变化', 'text', 12, ({ kind }) => differenceKinds[kind]),
    ...delta,
    column('cause', '原因', 'text', 16, ({ cause }) => differenceCauses[cause]),
    column('action', '变更', 'text', 14, ({ change }) => change?.action ?? null),
    column('at', '变更时间', 'instant', 20, ({ change }) => change?.at ?? null),
    column('actor', '变更人', 'text', 12, ({ change }) => change?.actor ?? null),
    column('reason', '说明', 'text', 36, ({ change }) => change?.reason ?? null),
  ]
}

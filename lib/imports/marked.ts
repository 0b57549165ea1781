import 'server-only'

import { PassThrough, Readable } from 'node:stream'
import type { Actor } from '@/lib/auth/actor'
import { readAs } from '@/lib/db'
import { NotFound } from '@/lib/errors'
import { type CellStyle, cellStyles, serialOf, startsFormula, textXml } from '@/lib/exports/xlsx/cells'
import { type Sheet as ExportSheet, row as rowXml } from '@/lib/exports/xlsx/sheet'
import { writeWorkbook } from '@/lib/exports/xlsx/workbook'
import { type Cell, columnName, type Sheet } from '@/lib/imports/cells'
import { sheetsOf } from '@/lib/imports/commands'
import type { Plan, SheetPlan } from '@/lib/imports/plan'
import type { Problem } from '@/lib/imports/problems'
import { markedOriginal } from '@/lib/imports/queries'

const MESSAGES = '错误信息'

type RowMarks = { edits: Record<string, string>; problems: Problem[] }

/**
 * The uploaded file again with what is wrong in red and an added column 错误信息 that says why. Every sheet, row and
 * column stands where it stood. Corrections made on the page are in it: nobody has to make them twice.
 */
export async function markedFile(
  actor: Actor,
  id: string,
): Promise<{ fileName: string; stream: ReadableStream<Uint8Array> }> {
  const original = await markedOriginal(actor, id)
  if (!original) throw new NotFound('导入文件')
  const { fileName, plan } = original
  const [{ sheets }, marks] = await Promise.all([sheetsOf(actor, id), marksOf(actor, id)])
  const written = sheets.map((sheet, index) => markedSheet(sheet, plan, index, marks.get(index) ?? new Map()))
  const output = new PassThrough()
  writeWorkbook(written, output, new Date()).catch((error: unknown) =>
    output.destroy(error instanceof Error ? error : new Error(String(error))),
  )
  return {
    fileName: `${fileName.replace(/\.[^.]+$/, '')}_标红.xlsx`,
    stream: Readable.toWeb(output) as ReadableStream<Uint8Array>,
  }
}

/** By sheet and row: what was corrected, and what is still wrong. */
async function marksOf(actor: Actor, id: string): Promise<Map<number, Map<number, RowMarks>>> {
  const rows = await readAs(actor, (tx) =>
    tx.importRow.findMany({
      where: {
        batchId: id,
        OR: [{ state: { in: ['PROBLEM', 'CONFLICT'] } }, { edits: { not: {} } }],
      },
      select: { sheet: true, row: true, state: true, edits: true, problems: true },
    }),
  )
  const marks = new Map<number, Map<number, RowMarks>>()
  for (const { sheet, row, state, edits, problems } of rows) {
    const open = state === 'PROBLEM' || state === 'CONFLICT'
    const ofSheet = marks.get(sheet) ?? new Map<number, RowMarks>()
    ofSheet.set(row, {
      edits: edits as Record<string, string>,
      problems: open ? ((problems ?? []) as unknown as Problem[]) : [],
    })
    marks.set(sheet, ofSheet)
  }
  return marks
}

function markedSheet(sheet: Sheet, plan: Plan, index: number, marks: Map<number, RowMarks>): ExportSheet {
  const sheetPlan = plan.sheets[index]
  const width = Math.max(1, ...sheet.rows.map(({ cells }) => cells.length))
  const messages = marks.size > 0 ? width : null
  return {
    // what a spreadsheet allows; the sheet of a .csv is named by its file
    name: sheet.name.replace(/[\\/?*[\]:]/g, '_').slice(0, 31) || `Sheet${index + 1}`,
    hidden: false,
    first: index === plan.sheets.findIndex(({ use }) => use),
    columns: Array.from({ length: width + 1 }, (_, at) => ({ width: at === messages ? 60 : 16 })),
    ...(sheetPlan && sheetPlan.headerTo > 0 ? { frozen: sheetPlan.headerTo } : {}),
    merges: sheet.merges.map(
      ({ top, left, bottom, right }) => `${columnName(left)}${top + 1}:${columnName(right)}${bottom + 1}`,
    ),
    rows: rowsOf(sheet, sheetPlan, marks, messages),
  }
}

function* rowsOf(
  sheet: Sheet,
  plan: SheetPlan | undefined,
  marks: Map<number, RowMarks>,
  messages: number | null,
): Generator<string> {
  const places = new Map(plan?.columns.flatMap(({ key, index }) => (key ? [[key, index] as const] : [])))
  for (const { row, cells } of sheet.rows) {
    const mark = marks.get(row)
    const shown = [...cells]
    for (const [key, text] of Object.entries(mark?.edits ?? {})) {
      const place = places.get(key)
      if (place !== undefined) shown[place] = text
    }
    const wrong = new Set(mark?.problems.map(({ column }) => places.get(column)))
    const parts = shown.map((cell, at) => cellXml(`${columnName(at)}${row}`, cell ?? null, wrong.has(at)))
    if (messages !== null) {
      const reference = `${columnName(messages)}${row}`
      if (row === plan?.headerTo) parts[messages] = textXml(reference, cellStyles.header, MESSAGES)
      else if (mark && mark.problems.length > 0) {
        parts[messages] = textXml(reference, cellStyles.note, mark.problems.map(sentence).join(';'))
      }
    }
    yield rowXml(row, parts.join(''))
  }
}

const sentence = ({ label, reason, column }: Problem) => (column ? `${label}:${reason}` : reason)

/** An empty cell that should not be empty is red as well: that is what people look for. */
function cellXml(reference: string, cell: Cell, wrong: boolean): string {
  const style = (plain: CellStyle, marked: CellStyle) => cellStyles[wrong ? marked : plain]
  if (cell === null || cell === '') return wrong ? `<c r="${reference}" s="${cellStyles.wrong}"/>` : ''
  if (typeof cell === 'string') {
    return textXml(
      reference,
      startsFormula(cell) && !wrong ? cellStyles.quoted : style('text', 'wrong'),
      cell,
    )
  }
  if ('date' in cell) {
    const serial = serialOf(cell.date)
    return serial === null
      ? textXml(reference, style('text', 'wrong'), cell.date)
      : `<c r="${reference}" s="${style('day', 'wrongDay')}"><v>${serial}</v></c>`
  }
  if ('number' in cell) {
    const plain: CellStyle = cell.percent ? 'percent' : 'number'
    return /^-?\d{1,15}(\.\d+)?$/.test(cell.number)
      ? `<c r="${reference}" s="${style(plain, 'wrong')}"><v>${cell.number}</v></c>`
      : textXml(reference, style('text', 'wrong'), cell.number)
  }
  return textXml(reference, style('text', 'wrong'), 'error' in cell ? cell.error : cell.rounded)
}

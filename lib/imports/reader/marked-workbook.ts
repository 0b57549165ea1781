import 'server-only'
import { Writable } from 'node:stream'
import { cellStyles, columnName, startsFormula, textXml } from '@/lib/exports/xlsx/cells'
import { type Sheet as NewSheet, row as rowXml } from '@/lib/exports/xlsx/sheet'
import { writeWorkbook } from '@/lib/exports/xlsx/workbook'
import { runJob } from '@/lib/imports/reader/jobs'
import { LIMITS } from '@/lib/imports/reader/limits'
import type { RowMarks, SheetMarks } from '@/lib/imports/reader/marks'
import { readSheets } from '@/lib/imports/reader/read-sheets'
import type { Cell, Refusal, Sheet } from '@/lib/imports/reader/types'

export type Marked =
  | Refusal
  | {
      ok: true
      /** An .xlsx */
      bytes: Uint8Array<ArrayBuffer>
      /** False where the file was no .xlsx, or had macros: a new one with the same values, without its looks. */
      original: boolean
    }

/**
 * The person's own file with what is wrong in red and a column 错误信息 (AP-28). Widths, formats, formulas, pictures, other
 * sheets: all stays as it was.
 */
export async function markedWorkbook(
  bytes: Uint8Array,
  fileName: string,
  marks: readonly SheetMarks[],
): Promise<Marked> {
  let marked: Uint8Array<ArrayBuffer> | null = null
  const refusal = await runJob({ job: 'mark', bytes, marks }, LIMITS, (message) => {
    if (message.type === 'marked') marked = message.bytes
  })
  if (refusal) return refusal
  if (marked !== null) return { ok: true, bytes: marked, original: true }
  const reading = await readSheets(bytes, fileName)
  return reading.ok ? { ok: true, bytes: await rewritten(reading.sheets, marks), original: false } : reading
}

async function rewritten(sheets: readonly Sheet[], marks: readonly SheetMarks[]) {
  const chunks: Buffer[] = []
  const output = new Writable({
    write(chunk: Buffer, _encoding, done) {
      chunks.push(chunk)
      done()
    },
  })
  const written = sheets.map((sheet) =>
    newSheet(
      sheet,
      marks.find((mark) => mark.sheet === sheet.name),
    ),
  )
  await writeWorkbook(written, output, new Date())
  return new Uint8Array(Buffer.concat(chunks))
}

function newSheet(sheet: Sheet, marks: SheetMarks | undefined): NewSheet {
  const width = Math.max(sheet.columns, ...sheet.merges.map(({ right }) => right + 1))
  return {
    // a web page's or a .csv's sheet may be called what a spreadsheet does not allow
    name: sheet.name.replace(/[\\/?*[\]:]/g, '_').slice(0, 31) || 'Sheet1',
    hidden: sheet.hidden,
    columns: Array.from({ length: width + 1 }, (_, at) => ({ width: at === width ? 48 : 16 })),
    merges: sheet.merges.map(
      ({ top, left, bottom, right }) => `${columnName(left)}${top + 1}:${columnName(right)}${bottom + 1}`,
    ),
    rows: newRows(sheet, marks, width),
  }
}

function* newRows(sheet: Sheet, marks: SheetMarks | undefined, width: number): Generator<string> {
  const byRow = new Map(marks?.rows.map((mark) => [mark.row, mark]))
  for (const { row, cells } of sheet.rows) {
    const mark = byRow.get(row)
    const parts = Array.from({ length: width }, (_, at) =>
      newCell(`${columnName(at)}${row}`, cells[at] ?? null, at, mark),
    )
    const place = `${columnName(width)}${row}`
    if (row === marks?.headerRow) parts.push(textXml(place, cellStyles.header, '错误信息'))
    else if (mark) parts.push(textXml(place, cellStyles.note, mark.message))
    yield rowXml(row, parts.join(''))
  }
}

function newCell(place: string, cell: Cell, column: number, mark: RowMarks | undefined): string {
  const wrong = mark?.columns.includes(column) ?? false
  const corrected = mark?.values?.[column]
  if (corrected === undefined && cell !== null && typeof cell === 'object') {
    if (cell.kind === 'date' && cell.date.length === 10)
      return `<c r="${place}" s="${cellStyles[wrong ? 'wrongDay' : 'day']}"><v>${cell.serial}</v></c>`
    if (cell.kind === 'number' && !cell.lostPrecision) {
      const style = wrong ? 'wrong' : cell.format?.includes('%') ? 'percent' : 'number'
      return `<c r="${place}" s="${cellStyles[style]}"><v>${cell.number}</v></c>`
    }
  }
  const text = corrected ?? (cell === null || typeof cell === 'string' ? cell : cell.text) ?? ''
  if (text === '') return wrong ? `<c r="${place}" s="${cellStyles.wrong}"/>` : ''
  const style = wrong ? 'wrong' : startsFormula(text) ? 'quoted' : 'code'
  return textXml(place, cellStyles[style], text)
}

import { unguarded } from '@/lib/exports/csv'
import type { Cell, Row, Sheet } from '@/lib/imports/cells'
import type { Cell as ReadCell, Workbook } from '@/lib/imports/reader/types'
import { atOnce, type Work } from '@/lib/organizations/names/slices'
import { storable } from '@/lib/text'

type Read = Pick<Workbook, 'sheets' | 'remarks'> & Partial<Pick<Workbook, 'format'>>

export const sheetsFrom = (workbook: Read): Sheet[] => atOnce(takingSheets(workbook))

/** What the reader found, as it is kept with the rows: half the size, and only what the check asks for. */
export function* takingSheets(workbook: Read): Work<Sheet[]> {
  // only in a text file an apostrophe is a letter: a workbook says apart from the text that it is one
  const read =
    workbook.format === 'csv' ? (cell: ReadCell) => (typeof cell === 'string' ? unguarded(cell) : cell) : same
  const sheets: Sheet[] = []
  for (const [index, { name, hidden, rows, merges, hiddenColumns }] of workbook.sheets.entries()) {
    const taken: Row[] = []
    for (const { row, cells, hidden } of rows) {
      taken.push({ row, hidden: hidden === true, cells: cells.map((cell) => cellFrom(read(cell))) })
      if (taken.length % 100 === 0) yield
    }
    // remarks are of the whole file, told with its first sheet
    const remarks = index === 0 ? workbook.remarks : []
    sheets.push({ remarks, name, hidden, merges, hiddenColumns, rows: taken })
  }
  return sheets
}

const same = (cell: ReadCell) => cell

function cellFrom(cell: ReadCell): Cell {
  if (cell === null) return null
  if (typeof cell === 'string') return storable(cell)
  switch (cell.kind) {
    case 'text':
      return storable(cell.text)
    case 'boolean':
      return cell.value ? '是' : '否'
    case 'error':
      return { error: cell.text || '公式没有保存结果' }
    case 'date':
      // a time of day is no day: told as text, and refused where a day is asked for
      return cell.date === '' ? storable(cell.text) : { date: cell.date.slice(0, 10) }
    case 'number': {
      if (cell.lostPrecision) return { rounded: cell.text }
      // 000123 shown by a format is a code somebody typed, not the quantity 123
      if (/^0{2,}$/.test(cell.format ?? '')) return storable(cell.text)
      return { number: cell.number, ...(cell.format?.includes('%') ? { percent: true as const } : {}) }
    }
  }
}

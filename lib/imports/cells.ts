/**
 * A cell as it is kept with its row: what a person reads in it. Compact, because a file has half a million of them: an
 * empty cell is null, text is a string, and only what a spreadsheet types itself is an object.
 */
export type Cell =
  | string
  | null
  /** As written by the spreadsheet, all digits: 12.5 or 0.4 shown as 40%. */
  | { number: string; percent?: true }
  /** 2022-10-19 */
  | { date: string }
  /** #REF!, or a formula whose result was not saved. */
  | { error: string }
  /** A code the spreadsheet took for a quantity and rounded; `text` is what is left of it. */
  | { rounded: string }

export type Row = {
  /** As spreadsheets count: from 1. */
  row: number
  cells: readonly Cell[]
  hidden: boolean
}

export type Sheet = {
  name: string
  hidden: boolean
  rows: readonly Row[]
  /** Rectangles of merged cells, counted from 0 and with both ends included; the text stands in the first cell. */
  merges: readonly { top: number; left: number; bottom: number; right: number }[]
  hiddenColumns: readonly number[]
  /** What the reader has to tell about the file. */
  remarks?: readonly string[]
}

export function textOf(cell: Cell | undefined): string {
  if (cell === null || cell === undefined) return ''
  if (typeof cell === 'string') return cell
  if ('number' in cell) return cell.number
  if ('date' in cell) return cell.date
  return 'error' in cell ? cell.error : cell.rounded
}

export const isEmpty = (cell: Cell | undefined) => textOf(cell).trim() === ''

/** 0 → A, 27 → AB. */
export function columnName(index: number): string {
  const letter = String.fromCharCode(65 + (index % 26))
  return index < 26 ? letter : columnName(Math.floor(index / 26) - 1) + letter
}

/** Sheet1!C15 */
export const addressOf = (sheet: string, index: number, row: number) => `${sheet}!${columnName(index)}${row}`

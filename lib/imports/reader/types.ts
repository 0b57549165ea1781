/**
 * What the reader finds in a file somebody uploads. It interprets nothing: which row is the header and what 约500万 means
 * is said elsewhere. Nothing is guessed and nothing is left out without a remark.
 */
export type Reading = Refusal | ({ ok: true } & Workbook)

export type Refusal = {
  ok: false
  reason: RefusalReason
  /** Chinese, for the person: what is wrong and what to do. */
  message: string
}

export type RefusalReason =
  | 'empty'
  | 'tooLarge'
  | 'tooManyRows'
  | 'tooManyColumns'
  | 'tooManySheets'
  | 'tooMuchText'
  | 'encrypted'
  | 'macros'
  | 'externalLinks'
  | 'damaged'
  | 'hostile'
  | 'notASheet'
  | 'otherFormat'
  | 'tooSlow'
  | 'tooMuchMemory'
  | 'busy'

/** What the content says it is, whatever the file is called. */
export type FileFormat = 'xlsx' | 'xls' | 'csv' | 'html' | 'xml2003'

export type Workbook = {
  format: FileFormat
  date1904: boolean
  sheets: Sheet[]
  /** Chinese sentences for the person: 隐藏的行、公式按结果读取 … */
  remarks: string[]
}

export type Sheet = {
  name: string
  hidden: boolean
  /** Only rows with something in them, in order. */
  rows: Row[]
  merges: Range[]
  /** Counted from 0; only columns up to the last one used. */
  hiddenColumns: number[]
  /** How many columns are used: no row has more cells. */
  columns: number
}

export type Row = {
  /** As spreadsheets count: from 1. */
  row: number
  /** From column A; ends with the last cell that has something in it. */
  cells: Cell[]
  /** By hand or by a filter. */
  hidden?: true
}

/** Counted from 0, both ends included. The content stands in the first cell. */
export type Range = { top: number; left: number; bottom: number; right: number }

/**
 * A file has half a million of them, so an empty cell is null and plain text a string. A cell of spaces is text.
 * Everything a spreadsheet types itself, and everything there is more to say about, is an object.
 */
export type Cell = null | string | TypedCell

export type TypedCell = TextCell | NumberCell | DateCell | BooleanCell | ErrorCell

type Common = {
  /** As a person sees it on the sheet, apart from ###### in narrow columns. */
  text: string
  /** It is the saved result of a formula. */
  formula?: true
}

export type TextCell = Common & { kind: 'text' }

export type NumberCell = Common & {
  kind: 'number'
  /** The 15 digits a spreadsheet keeps, never in scientific notation: 12.5, 0.4 for 40%, 911306820012345000. */
  number: string
  /** The spreadsheet's number format where it is not the general one: 0.00%, #,##0.00, 000000. */
  format?: string
  /** 15 digits are all a spreadsheet keeps of a number: of an 18-digit code the rest is gone. */
  lostPrecision?: true
}

export type DateCell = Common & {
  kind: 'date'
  /** 2022-10-19, or 2022-10-19 08:30:00 if it has a time of day. Empty for a time alone, or what is no day. */
  date: string
  /** As in the file, in the workbook's own system (1900 or 1904). */
  serial: number
  format: string
}

export type BooleanCell = Common & { kind: 'boolean'; value: boolean }

/** #REF!, or with an empty text a formula whose result was not saved. */
export type ErrorCell = Common & { kind: 'error' }

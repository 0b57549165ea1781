/** What is to be shown in a file that goes back to the person (AP-28). Plain data: it is sent to the worker. */
export type SheetMarks = {
  /** The sheet's name. */
  sheet: string
  /** Where the new column is called 错误信息; from 1. */
  headerRow: number
  rows: readonly RowMarks[]
}

export type RowMarks = {
  /** From 1. */
  row: number
  /** Cells to be red; from 0. */
  columns: readonly number[]
  message: string
  /** Texts corrected on the page, by column: they stand in the file, so that nobody has to type them twice. */
  values?: Readonly<Record<number, string>>
}

/** What a file may be, stated on the upload page. The reader's worker is told these numbers. */
export const LIMITS = {
  fileBytes: 20 * 1024 * 1024,
  /** Of all sheets together, rows with something in them. */
  rows: 50_000,
  /** Titles, headers and totals, which `rows` does not count. */
  headingRows: 100,
  columns: 200,
  sheets: 50,
  /** What a spreadsheet itself allows in a cell. */
  cellCharacters: 32_767,
  /** Of the whole file: 40 in each row, and 200 characters of text in each of them would be too much. */
  cells: 2_000_000,
  characters: 40_000_000,
  merges: 100_000,
  /** Of all parts of an .xlsx file together, counted while they are unpacked. */
  unpackedBytes: 200 * 1024 * 1024,
  /** Files within an .xlsx file: sheets, pictures, printer settings … */
  parts: 1_000,
  /** Without a sign of life. */
  silentMs: 4_000,
  /** While the library reads an .xls, which it does in one go: 50 000 rows take 3 s of a quiet machine. */
  opaqueMs: 25_000,
  totalMs: 30_000,
  memoryMb: 640,
  /** One file is read at a time; so many may wait. */
  waiting: 8,
}

export type Limits = typeof LIMITS

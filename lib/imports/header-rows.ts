import { isEmpty, type Row, type Sheet, textOf } from '@/lib/imports/cells'

export type Header = { index: number; whole: string; leaf: string; group: string }
export type HeaderBlock = { from: number; to: number; headers: Header[] }

const SEARCHED = 40
const LINES = 3

/** The text of a cell, also where it is hidden under a merged one. */
export function readerOf(sheet: Sheet) {
  const byRow = new Map(sheet.rows.map((row) => [row.row, row.cells]))
  const covered = new Map<string, { row: number; column: number }>()
  for (const { top, left, bottom, right } of sheet.merges) {
    // a merge over a whole table would be a mistake, and its cells too many to list
    if ((bottom - top + 1) * (right - left + 1) > 2000) continue
    for (let row = top; row <= bottom; row += 1) {
      for (let column = left; column <= right; column += 1) {
        covered.set(`${row + 1} ${column}`, { row: top + 1, column: left })
      }
    }
  }
  return (row: number, column: number): string => {
    const place = covered.get(`${row} ${column}`) ?? { row, column }
    return textOf(byRow.get(place.row)?.[place.column]).trim()
  }
}

/** Every block of one to three rows near the top that could be a header: short texts, no figures. */
export function headerBlocks(sheet: Sheet): HeaderBlock[] {
  const textAt = readerOf(sheet)
  const width = Math.max(0, ...sheet.rows.slice(0, SEARCHED + LINES).map(({ cells }) => cells.length))
  const rows = sheet.rows.slice(0, SEARCHED).filter(isHeaderLike)
  const likely = new Set(rows.map(({ row }) => row))
  return rows.flatMap(({ row }) => {
    const blocks: HeaderBlock[] = []
    for (let lines = 1; lines <= LINES; lines += 1) {
      if (lines > 1 && !likely.has(row + lines - 1)) break
      if (isCut(sheet, row, row + lines - 1, likely)) continue
      if (lines > 1 && standsAlone(sheet, row, width)) break
      blocks.push({ from: row, to: row + lines - 1, headers: headersOf(textAt, row, lines, width) })
    }
    return blocks
  })
}

/** A title or a note: one cell that heads no columns of its own, whether it is merged over the whole table or not at all. */
function standsAlone(sheet: Sheet, row: number, width: number): boolean {
  const cells = sheet.rows.find((one) => one.row === row)?.cells ?? []
  const [only, ...more] = cells.flatMap((cell, column) => (isEmpty(cell) ? [] : [column]))
  if (only === undefined || more.length > 0) return false
  const merge = sheet.merges.find(({ top, left }) => top + 1 === row && left === only)
  return merge === undefined || (merge.top === merge.bottom && merge.right - merge.left + 1 >= width)
}

/**
 * A header goes on below as long as one of its cells reaches further down, or spans columns that have words of their own; and
 * it does not begin in the middle of a cell: what stands beside that above is its upper line.
 */
function isCut(sheet: Sheet, from: number, to: number, likely: ReadonlySet<number>): boolean {
  return sheet.merges.some(({ top, bottom, left, right }) => {
    if (bottom - top >= LINES) return false
    if (top + 1 < from) return bottom + 1 >= from
    if (top + 1 > to) return false
    return bottom + 1 > to || (bottom + 1 === to && right > left && likely.has(to + 1))
  })
}

/** The headers of rows somebody named. */
export function headersAt(sheet: Sheet, from: number, to: number): Header[] {
  const width = Math.max(0, ...sheet.rows.map(({ cells }) => cells.length))
  return headersOf(readerOf(sheet), from, to - from + 1, width)
}

function headersOf(
  textAt: ReturnType<typeof readerOf>,
  from: number,
  lines: number,
  width: number,
): Header[] {
  const headers: Header[] = []
  for (let index = 0; index < width; index += 1) {
    const texts: string[] = []
    for (let line = 0; line < lines; line += 1) {
      const text = textAt(from + line, index).replace(/\s+/g, '')
      if (text !== '' && texts.at(-1) !== text) texts.push(text)
    }
    if (texts.length === 0) continue
    headers.push({
      index,
      whole: texts.join(''),
      leaf: texts.at(-1) ?? '',
      group: texts.length > 1 ? (texts[0] ?? '') : '',
    })
  }
  return headers
}

function isHeaderLike({ cells }: Row): boolean {
  const filled = cells.filter((cell) => !isEmpty(cell))
  if (filled.length === 0) return false
  const words = filled.filter(
    (cell) => typeof cell === 'string' && [...cell].length <= 30 && !/^[\d.,%/-]+$/.test(cell),
  )
  return words.length / filled.length >= 0.8
}

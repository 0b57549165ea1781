/** What is to stand on one A4 page: how many lines of a table, and the notes below it. */
export type Load = { rows: number; notes: readonly string[]; shortNotes: readonly string[] }
/** Type size in points, the space above and below a line in millimetres, and whether each definition stands there whole. */
export type Fit = { points: number; padding: number; whole: boolean }

const MM_PER_POINT = 0.3528
/** Between the margins of @page (15 and 18 mm above and below, 14 beside), less heading, signatures and a reserve. */
const HEIGHT_MM = 297 - 15 - 18 - 50
const WIDTH_MM = 210 - 2 * 14
const LARGEST = 10
/** Below it nobody reads a definition on paper; then the notes only name date and version, and the portal has the text. */
const SMALLEST_WHOLE = 7
const SMALLEST = 6
const STEP = 0.25

/** The largest type with which all of it stands on one page. */
export function fitOnPage({ rows, notes, shortNotes }: Load): Fit {
  for (const [whole, texts, smallest] of [
    [true, notes, SMALLEST_WHOLE],
    [false, shortNotes, SMALLEST],
  ] as const) {
    for (let points = LARGEST; points >= smallest; points -= STEP) {
      const spare = HEIGHT_MM - heightOf(rows, texts, points)
      if (spare >= 0) return { points, padding: roomier(spare, rows), whole }
    }
  }
  return { points: SMALLEST, padding: LEAST_PADDING, whole: false }
}

const LEAST_PADDING = 0.7
const MOST_PADDING = 2

/** What is left over goes to the lines of the table. */
function roomier(spare: number, rows: number): number {
  const more = spare / (rows + 1) / 2
  return Number(Math.min(MOST_PADDING, LEAST_PADDING + more * 0.9).toFixed(2))
}

/** Table and notes in millimetres; notes run on, in type a tenth smaller. */
function heightOf(rows: number, notes: readonly string[], points: number): number {
  const line = points * MM_PER_POINT
  const noteLine = line * 0.9
  const perLine = Math.floor(WIDTH_MM / noteLine) - 1
  const lines = Math.ceil(widthOf(notes.join('')) / perLine)
  return (rows + 1) * (line * 1.35 + 2 * LEAST_PADDING + 0.2) + lines * noteLine * 1.4
}

/** In characters as wide as they are high; digits and letters are half of it. */
function widthOf(text: string): number {
  let width = 0
  for (const character of text) width += character < '\u0100' ? 0.58 : 1
  return width
}

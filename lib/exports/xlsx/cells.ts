/**
 * What a column holds and so how its cells are written. A cell comes as text in the portal's own form: a day as 2022-10-19,
 * an amount as an exact decimal; what is not of that form (a day known to its month, a word where there is no amount)
 * stays the text it is.
 */
export type CellKind = 'text' | 'long' | 'code' | 'day' | 'instant' | 'amount' | 'number' | 'percent'

/** Indexes into the formats of styles.ts. */
export const cellStyles = {
  text: 0,
  long: 1,
  code: 2,
  day: 3,
  instant: 4,
  amount: 5,
  number: 6,
  percent: 7,
  /** Text that begins like a formula: stays text also when somebody edits the cell. */
  quoted: 8,
  title: 9,
  header: 10,
  note: 11,
  label: 12,
  /** The grey example row of a template: text, day, amount. */
  example: 13,
  exampleDay: 14,
  exampleAmount: 15,
  /** A cell an import found something wrong with: as it is, and as a day. */
  wrong: 16,
  wrongDay: 17,
  /** Text of a table: as many lines as its column needs. */
  wrapped: 18,
  /** A word where a number would stand. */
  instead: 19,
} as const satisfies Record<CellKind, number> & Record<string, number>

export type CellStyle = keyof typeof cellStyles

/** Excel's own limit; our fields hold less. */
const LONGEST = 32_767

const DAY = /^\d{4}-\d{2}-\d{2}$/
const INSTANT = /^(\d{4}-\d{2}-\d{2}) (\d{2}):(\d{2})(?::(\d{2}))?$/
const DECIMAL = /^-?\d{1,15}(\.\d+)?$/

/** One `<c>`, or nothing for an empty cell. */
export function cellXml(reference: string, kind: CellKind, text: string | null): string {
  if (text === null || text === '') return ''
  const number = numberOf(kind, text)
  if (number !== null) return `<c r="${reference}" s="${cellStyles[kind]}"><v>${number}</v></c>`
  const style = startsFormula(text) ? 'quoted' : textStyles[kind]
  return textXml(reference, cellStyles[style], text)
}

const textStyles = {
  text: 'wrapped',
  long: 'wrapped',
  code: 'code',
  day: 'day',
  instant: 'instant',
  amount: 'instead',
  number: 'instead',
  percent: 'instead',
} as const satisfies Record<CellKind, CellStyle>

/** How many lines a text takes in a column of so many characters; Chinese ones are twice as wide. */
export function linesOf(text: string | null, width: number): number {
  if (text === null || (text.length * 2 <= width && !text.includes('\n'))) return 1
  return text
    .split('\n')
    .reduce((lines, line) => lines + Math.max(1, Math.ceil((widthOf(line) + 1) / width)), 0)
}

function widthOf(line: string): number {
  let width = 0
  for (let index = 0; index < line.length; index += 1) width += line.charCodeAt(index) > 0xff ? 2 : 1
  return width
}

/** The number a spreadsheet keeps for this text, as text; null where it stays text. */
function numberOf(kind: CellKind, text: string): string | null {
  if (kind === 'day') return DAY.test(text) ? serialOf(text) : null
  if (kind === 'instant') {
    const [, day, hour, minute, second = '0'] = INSTANT.exec(text) ?? []
    const whole = day === undefined ? null : serialOf(day)
    if (whole === null) return null
    const seconds = Number(hour) * 3600 + Number(minute) * 60 + Number(second)
    return String(Number(whole) + seconds / 86_400)
  }
  if (kind === 'percent') return DECIMAL.test(text) ? String(Number(text) / 100) : null
  if (kind === 'amount' || kind === 'number') return DECIMAL.test(text) ? text : null
  return null
}

/** Days since 1899-12-30. Before March 1900 spreadsheets count a day that never was, so such days stay text. */
export function serialOf(day: string): string | null {
  const serial = (Date.parse(`${day}T00:00:00Z`) - FIRST) / 86_400_000
  return serial > 60 ? String(serial) : null
}

const FIRST = Date.UTC(1899, 11, 30)

/** What a spreadsheet might take for a formula, also in full width and behind blanks (OWASP: CSV injection). */
export function startsFormula(text: string): boolean {
  return /^[\s\p{Cc}]*[=+\-@\uFF1D\uFF0B\uFF0D\uFF20]|^[\t\r]/u.test(text)
}

export function textXml(reference: string, style: number, text: string): string {
  return `<c r="${reference}" s="${style}" t="inlineStr"><is><t xml:space="preserve">${escapeXml(text)}</t></is></c>`
}

/** Whatever somebody once typed or pasted becomes XML that opens without a repair. */
export function escapeXml(text: string): string {
  const plain = text.length > LONGEST ? text.slice(0, LONGEST) : text
  if (!UNSAFE.test(plain)) return plain
  return (
    plain
      // `_x000D_` is how a spreadsheet writes a control character: the letters themselves must not turn into one.
      .replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_')
      .replace(FORBIDDEN, '')
      .replace(/[&<>"]/g, (character) => entities[character] ?? '')
  )
}

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }
// Control characters, lone surrogates and the two non-characters XML 1.0 does not know.
const FORBIDDEN = /(?![\t\n\r])\p{Cc}|\p{Cs}|[\uFFFE\uFFFF]/gu
const UNSAFE = /[&<>"\p{Cc}\p{Cs}\uFFFE\uFFFF]|_x/u

/** 0 → A, 25 → Z, 26 → AA. */
export function columnName(index: number): string {
  const letter = String.fromCharCode(65 + (index % 26))
  return index < 26 ? letter : columnName(Math.floor(index / 26) - 1) + letter
}

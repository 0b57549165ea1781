import { type CellStyle, cellStyles, columnName, escapeXml, textXml } from '@/lib/exports/xlsx/cells'

/** A piece of text of a cell that has several colors: the red * of a required header. */
export type Piece = { text: string; red?: true }

export type Validation = {
  /** A1:A10 */
  range: string
  /** The range of another sheet that holds the words: '_选项'!$A$1:$A$12 */
  words: string
  /** Several words may stand in one cell: offered, but other text is not refused. */
  open: boolean
}

export type Sheet = {
  name: string
  /** Not listed, not even under "show hidden sheets". */
  hidden?: boolean
  /** The sheet the workbook opens with. */
  first?: boolean
  columns: readonly { width: number; style?: CellStyle }[]
  /** So many rows stay when one scrolls. */
  frozen?: number
  /** Filter buttons on the header row, from there to the last row: asked when the rows have been written. */
  filter?: { from: number; to: () => number }
  merges?: readonly string[]
  validations?: readonly Validation[]
  /** Landscape A4, one page wide, these rows repeated on each (1-based, inclusive). */
  printTitles?: readonly [number, number]
  /** Above every printed page. */
  heading?: string
  /** Whole rows as XML, in pieces: made by `row`. */
  rows: AsyncIterable<string> | Iterable<string>
}

/** `lines` is how high the row is as long as nobody changes it; a fixed `height` stays. */
export function row(number: number, cells: string, height?: number, lines = 1): string {
  const size =
    height !== undefined
      ? ` ht="${height}" customHeight="1"`
      : lines > 1
        ? ` ht="${Math.min(lines * LINE + 2, HIGHEST)}"`
        : ''
  return `<row r="${number}"${size}>${cells}</row>`
}

/** In points; not every program works out itself how high a row must be. */
const LINE = 16
const HIGHEST = 405

/** A row of words in one style: headers, titles, notes. */
export function wordRow(
  number: number,
  words: readonly (string | readonly Piece[])[],
  style: CellStyle,
  height?: number,
  lines?: number,
): string {
  const cells = words.map((word, index) => {
    const reference = `${columnName(index)}${number}`
    return typeof word === 'string'
      ? textXml(reference, cellStyles[style], word)
      : piecesXml(reference, cellStyles[style], word)
  })
  return row(number, cells.join(''), height, lines)
}

function piecesXml(reference: string, style: number, pieces: readonly Piece[]): string {
  const runs = pieces.map(({ text, red }) => {
    const color = red ? '<color rgb="FFC00000"/>' : ''
    return `<r><rPr><b/><sz val="11"/>${color}<rFont val="宋体"/></rPr><t xml:space="preserve">${escapeXml(text)}</t></r>`
  })
  return `<c r="${reference}" s="${style}" t="inlineStr"><is>${runs.join('')}</is></c>`
}

/** xl/worksheets/sheetN.xml, piece by piece; the elements stand in the order the format demands. */
export async function* sheetXml(sheet: Sheet): AsyncGenerator<string> {
  yield `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">`
  const wide = isWide(sheet)
  if (!wide) yield '<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>'
  yield viewXml(sheet)
  yield '<sheetFormatPr defaultRowHeight="15"/>'
  yield `<cols>${sheet.columns.map(({ width, style }, index) => columnXml(index + 1, width, style)).join('')}</cols>`
  yield '<sheetData>'
  yield* sheet.rows
  yield '</sheetData>'
  if (sheet.filter) yield `<autoFilter ref="${filterRange(sheet)}"/>`
  if (sheet.merges?.length) {
    const merges = sheet.merges.map((range) => `<mergeCell ref="${range}"/>`)
    yield `<mergeCells count="${merges.length}">${merges.join('')}</mergeCells>`
  }
  if (sheet.validations?.length) yield validationsXml(sheet.validations)
  yield '<pageMargins left="0.5" right="0.5" top="0.6" bottom="0.6" header="0.3" footer="0.3"/>'
  yield `<pageSetup paperSize="9" orientation="landscape" ${wide ? `scale="${SMALLEST}"` : 'fitToHeight="0"'}/>`
  yield `<headerFooter>${headingXml(sheet.heading)}<oddFooter>&amp;C第 &amp;P 页 共 &amp;N 页</oddFooter></headerFooter>`
  yield '</worksheet>'
}

/** In per cent: below that nobody reads it. */
const SMALLEST = 60
/** Characters across A4 on its side at that size. */
const ACROSS = 220

/** Too wide for one page: printed on several side by side, the first column repeated on each. */
export const isWide = ({ columns }: Pick<Sheet, 'columns'>): boolean =>
  columns.reduce((sum, { width }) => sum + width, 0) > ACROSS

/** In a header & begins a command and && is the letter; 255 characters are the most a header may have. */
function headingXml(heading: string | undefined): string {
  if (heading === undefined) return ''
  return `<oddHeader>${escapeXml(`&R${heading.replaceAll('&', '&&').slice(0, 200)}`)}</oddHeader>`
}

export function filterRange({ filter, columns }: Pick<Sheet, 'filter' | 'columns'>): string {
  const from = filter?.from ?? 1
  return `A${from}:${columnName(columns.length - 1)}${Math.max(from, filter?.to() ?? from)}`
}

function viewXml({ first, frozen }: Sheet): string {
  const selected = first ? ' tabSelected="1"' : ''
  const pane = frozen
    ? `<pane ySplit="${frozen}" topLeftCell="A${frozen + 1}" activePane="bottomLeft" state="frozen"/><selection pane="bottomLeft" activeCell="A${frozen + 1}" sqref="A${frozen + 1}"/>`
    : ''
  return `<sheetViews><sheetView${selected} workbookViewId="0">${pane}</sheetView></sheetViews>`
}

function columnXml(number: number, width: number, style?: CellStyle): string {
  const format = style === undefined ? '' : ` style="${cellStyles[style]}"`
  return `<col min="${number}" max="${number}" width="${width}" customWidth="1"${format}/>`
}

function validationsXml(validations: readonly Validation[]): string {
  const each = validations.map(({ range, words, open }) => {
    const refusal = open
      ? ''
      : ' showErrorMessage="1" errorStyle="stop" errorTitle="请从下拉列表中选择" error="此列只能填写下拉列表中的内容。"'
    return `<dataValidation type="list" allowBlank="1"${refusal} sqref="${range}"><formula1>${escapeXml(words)}</formula1></dataValidation>`
  })
  return `<dataValidations count="${each.length}">${each.join('')}</dataValidations>`
}

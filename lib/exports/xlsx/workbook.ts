import { Readable, type Writable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { ZipFile } from 'yazl'
import { escapeXml } from '@/lib/exports/xlsx/cells'
import { filterRange, isWide, type Sheet, sheetXml } from '@/lib/exports/xlsx/sheet'
import { stylesXml } from '@/lib/exports/xlsx/styles'

const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const RELATIONS = 'http://schemas.openxmlformats.org/package/2006/relationships'
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const CONTENT = 'application/vnd.openxmlformats-officedocument.spreadsheetml'

/** Above 4 the file hardly gets smaller and takes much longer. */
const LEVEL = 4

/**
 * Writes a workbook as its rows come. At no time does memory hold more than what waits in the streams: a hundred thousand
 * rows take no more of it than a hundred.
 */
export async function writeWorkbook(sheets: readonly Sheet[], output: Writable, made: Date): Promise<void> {
  const zip = new ZipFile()
  const options = { mtime: made, compressionLevel: LEVEL }
  const add = (name: string, xml: string) => zip.addBuffer(Buffer.from(HEAD + xml), name, options)
  add('[Content_Types].xml', contentTypes(sheets.length))
  add('_rels/.rels', relations([['officeDocument', 'xl/workbook.xml']]))
  add(
    'xl/_rels/workbook.xml.rels',
    relations([
      ...sheets.map((_, index) => ['worksheet', `worksheets/sheet${index + 1}.xml`] as const),
      ['styles', 'styles.xml'],
    ]),
  )
  zip.addBuffer(Buffer.from(stylesXml()), 'xl/styles.xml', options)
  const failure = new AbortController()
  zip.on('error', (error) => failure.abort(error))
  // The library pipes what it is given and hears nothing of its errors.
  const part = (name: string, pieces: () => AsyncIterable<string>) =>
    zip.addReadStreamLazy(name, options, (deliver) => {
      const stream = Readable.from(buffered(pieces()), { objectMode: false })
      stream.on('error', (error) => failure.abort(error))
      failure.signal.addEventListener('abort', () => stream.destroy())
      deliver(null, stream)
    })
  // From the last to the first: the first one tells how many rows the others have.
  for (const [index, sheet] of [...sheets.entries()].reverse()) {
    part(`xl/worksheets/sheet${index + 1}.xml`, () => sheetXml(sheet))
  }
  // Last, because only now it is known how far the rows reach.
  part('xl/workbook.xml', async function* () {
    yield HEAD + workbookXml(sheets)
  })
  zip.end()
  try {
    await pipeline(zip.outputStream, output, { signal: failure.signal })
  } catch (error) {
    // What went wrong first, also where the output broke and the rows wait in vain.
    const first: unknown = failure.signal.aborted ? failure.signal.reason : error
    failure.abort(first)
    throw first
  }
}

/** Rows are short: handing each of them through four streams would cost more than making it. */
async function* buffered(pieces: AsyncIterable<string>): AsyncGenerator<Buffer> {
  let waiting = ''
  for await (const piece of pieces) {
    waiting += piece
    if (waiting.length < CHUNK) continue
    yield Buffer.from(waiting)
    waiting = ''
  }
  if (waiting !== '') yield Buffer.from(waiting)
}

const CHUNK = 128 * 1024

function contentTypes(sheets: number): string {
  const parts = [
    ['/xl/workbook.xml', 'sheet.main'],
    ...Array.from({ length: sheets }, (_, index) => [`/xl/worksheets/sheet${index + 1}.xml`, 'worksheet']),
    ['/xl/styles.xml', 'styles'],
  ]
  return `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>${parts
    .map(([name, type]) => `<Override PartName="${name}" ContentType="${CONTENT}.${type}+xml"/>`)
    .join('')}</Types>`
}

function relations(targets: readonly (readonly [string, string])[]): string {
  return `<Relationships xmlns="${RELATIONS}">${targets
    .map(
      ([type, target], index) =>
        `<Relationship Id="rId${index + 1}" Type="${OFFICE}/${type}" Target="${target}"/>`,
    )
    .join('')}</Relationships>`
}

function workbookXml(sheets: readonly Sheet[]): string {
  const active = Math.max(
    0,
    sheets.findIndex(({ first }) => first),
  )
  const list = sheets.map(({ name, hidden }, index) => {
    const state = hidden ? ' state="veryHidden"' : ''
    return `<sheet name="${escapeXml(name)}" sheetId="${index + 1}"${state} r:id="rId${index + 1}"/>`
  })
  const names = sheets.flatMap((sheet, index) => {
    const quoted = `'${escapeXml(sheet.name.replaceAll("'", "''"))}'`
    const side = isWide(sheet) ? `${quoted}!$A:$A,` : ''
    const filter = sheet.filter
      ? `<definedName name="_xlnm._FilterDatabase" localSheetId="${index}" hidden="1">${quoted}!${absolute(filterRange(sheet))}</definedName>`
      : ''
    const [top, bottom] = sheet.printTitles ?? []
    const titles = top
      ? `<definedName name="_xlnm.Print_Titles" localSheetId="${index}">${side}${quoted}!$${top}:$${bottom}</definedName>`
      : ''
    return filter || titles ? [filter + titles] : []
  })
  const defined = names.length > 0 ? `<definedNames>${names.join('')}</definedNames>` : ''
  return `<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><bookViews><workbookView activeTab="${active}"/></bookViews><sheets>${list.join('')}</sheets>${defined}</workbook>`
}

const absolute = (range: string) => range.replace(/([A-Z]+)(\d+)/g, '$$$1$$$2')

import type { Writable } from 'node:stream'
import { type About, aboutLines, type Tally } from '@/lib/exports/about'
import type { ExportColumn, Rows } from '@/lib/exports/columns'
import { writeCsv } from '@/lib/exports/csv'
import { cellStyles, cellXml, columnName, linesOf, textXml } from '@/lib/exports/xlsx/cells'
import { row, type Sheet, wordRow } from '@/lib/exports/xlsx/sheet'
import { writeWorkbook } from '@/lib/exports/xlsx/workbook'

export const exportFormats = { xlsx: 'Excel 表格(.xlsx)', csv: 'CSV 文本(.csv)' } as const
export type ExportFormat = keyof typeof exportFormats

export const contentTypes = {
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  csv: 'text/csv; charset=utf-8',
} as const satisfies Record<ExportFormat, string>

/** Rows as texts, some hundred at a time. */
export type Pages = AsyncIterable<Rows> | Iterable<Rows>

export type Table = {
  name: string
  columns: readonly ExportColumn[]
  pages: Pages
  about: About
  /** Stands above the header and on every printed page: whose copy this is. */
  watermark?: string
}

/** Writes the file and answers with what was in it. */
export async function writeTable(format: ExportFormat, table: Table, output: Writable): Promise<Tally> {
  const tally = tallyOf(table.columns)
  const pages = tally.counting(table.pages)
  if (format === 'csv') await writeCsv(table, pages, output)
  else await writeWorkbook(sheetsOf(table, pages, tally.result), output, table.about.at)
  return tally.result()
}

function sheetsOf({ name, columns, about, watermark }: Table, pages: Pages, tally: () => Tally): Sheet[] {
  const header = watermark === undefined ? 1 : 2
  const data: Sheet = {
    // What the name of a sheet may not have, and how long it may be.
    name: name.replace(/[[\]:*?/\\]/g, '_').slice(0, 31),
    first: true,
    columns: columns.map(({ width, kind }) => ({ width, style: kind === 'text' ? 'code' : kind })),
    frozen: header,
    filter: { from: header, to: () => tally().rows + header },
    printTitles: [1, header],
    ...(watermark !== undefined && columns.length > 1
      ? { merges: [`A1:${columnName(columns.length - 1)}1`] }
      : {}),
    rows: tableRows(columns, pages, watermark),
  }
  const said: Sheet = {
    name: '说明',
    columns: [{ width: 16 }, { width: VALUE_WIDTH }],
    rows: aboutRows(about, tally),
  }
  return [said, data].map((sheet) => (watermark === undefined ? sheet : { ...sheet, heading: watermark }))
}

const VALUE_WIDTH = 90

/** Made when the rows are written: only then their number is known. */
function* aboutRows(about: About, tally: () => Tally): Generator<string> {
  for (const [index, [label, value]] of aboutLines(about, tally()).entries()) {
    const number = index + 1
    const style = index === 0 ? cellStyles.title : cellStyles.long
    yield row(
      number,
      textXml(`A${number}`, cellStyles.label, label) + textXml(`B${number}`, style, value),
      index === 0 ? 24 : undefined,
      linesOf(value, VALUE_WIDTH),
    )
  }
}

async function* tableRows(
  columns: readonly ExportColumn[],
  pages: Pages,
  watermark?: string,
): AsyncGenerator<string> {
  if (watermark !== undefined) yield wordRow(1, [watermark], 'note', 20)
  const header = watermark === undefined ? 1 : 2
  yield wordRow(
    header,
    columns.map(({ header }) => header),
    'header',
    30,
  )
  const names = columns.map((_, index) => columnName(index))
  const kinds = columns.map(({ kind }) => kind)
  const widths = columns.map(({ width }) => width)
  let number = header
  for await (const rows of pages) {
    let written = ''
    for (const cells of rows) {
      number += 1
      let xml = ''
      let lines = 1
      for (let index = 0; index < names.length; index += 1) {
        const [kind = 'text', text = null] = [kinds[index], cells[index]]
        xml += cellXml(`${names[index]}${number}`, kind, text)
        if (kind === 'text' || kind === 'long') lines = Math.max(lines, linesOf(text, widths[index] ?? 10))
      }
      written += row(number, xml, undefined, lines)
    }
    yield written
  }
}

/** Counts rows and adds up amounts on their way into the file, to the 分. */
function tallyOf(columns: readonly ExportColumn[]) {
  const amounts = columns.flatMap(({ kind, header }, index) => (kind === 'amount' ? [{ header, index }] : []))
  const sums = amounts.map(() => 0n)
  let rows = 0
  return {
    async *counting(pages: Pages): AsyncGenerator<Rows> {
      for await (const page of pages) {
        rows += page.length
        for (const cells of page) {
          amounts.forEach(({ index }, place) => {
            sums[place] = (sums[place] ?? 0n) + fenOf(cells[index] ?? null)
          })
        }
        yield page
      }
    },
    result: (): Tally => ({
      rows,
      sums: amounts.map(({ header }, place) => ({ header, fen: sums[place] ?? 0n })),
    }),
  }
}

/** 12.5 万元 is 12 500 000 分; a word where there is no amount is nothing. */
function fenOf(text: string | null): bigint {
  const [, sign = '', whole = '', places = ''] = /^(-?)(\d+)(?:\.(\d{1,6}))?$/.exec(text ?? '') ?? []
  return whole === '' ? 0n : BigInt(`${sign}${whole}${places.padEnd(6, '0')}`)
}

import type { Writable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { ExportColumn, Rows } from '@/lib/exports/columns'
import { type CellKind, startsFormula } from '@/lib/exports/xlsx/cells'

/** Without it spreadsheets read UTF-8 as the system's own code page. */
const BOM = '\uFEFF'

/** Rows as lines; the header says the units. What a file must say before everything else is a line above it. */
export async function writeCsv(
  { columns, watermark }: { columns: readonly ExportColumn[]; watermark?: string },
  pages: AsyncIterable<Rows>,
  output: Writable,
): Promise<void> {
  const lines = async function* () {
    yield BOM +
      (watermark === undefined ? '' : lineOf([watermark])) +
      lineOf(columns.map(({ header }) => header))
    for await (const rows of pages) {
      yield rows
        .map((row) => lineOf(row.map((text, index) => csvText(columns[index]?.kind ?? 'text', text))))
        .join('')
    }
  }
  await pipeline(lines, output)
}

const lineOf = (cells: readonly string[]) => `${cells.map(quoted).join(',')}\r\n`

function quoted(cell: string): string {
  return /[",\r\n]|^\s|\s$/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell
}

const NUMBER = /^-?\d+(\.\d+)?$/

/** A number is a number, also a negative one; any other text that begins like a formula gets an apostrophe before it. */
export function csvText(kind: CellKind, text: string | null): string {
  if (text === null) return ''
  const numeric = (kind === 'amount' || kind === 'number' || kind === 'percent') && NUMBER.test(text)
  if (numeric && kind === 'percent') return `${text}%`
  if (numeric && kind === 'amount') return cents(text)
  return numeric ? text : guarded(text)
}

const behindGuards = (text: string) => text.replace(/^'+/, '')

/** Text that looks guarded is guarded once more, so that taking one away always gives what was. */
const guarded = (text: string) => (startsFormula(behindGuards(text)) ? `'${text}` : text)

/** What such a cell said before, for an import: the apostrophe is ours, or that of another program for the same reason. */
export function unguarded(text: string): string {
  return text.startsWith("'") && startsFormula(behindGuards(text)) ? text.slice(1) : text
}

/** At least two places: 120.5 is 120.50; what is exact to the 分 stays so. */
function cents(amount: string): string {
  const [whole, places = ''] = amount.split('.')
  return `${whole}.${places.padEnd(2, '0')}`
}

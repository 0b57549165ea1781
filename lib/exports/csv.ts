import type { Writable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { ExportColumn } from '@/lib/exports/columns'
import { type CellKind, startsFormula } from '@/lib/exports/xlsx/cells'

/** Without it spreadsheets read UTF-8 as the system's own code page. */
const BOM = '\uFEFF'

/** Rows as lines; the header says the units. */
export async function writeCsv(
  columns: readonly ExportColumn[],
  pages: AsyncIterable<readonly (readonly (string | null)[])[]>,
  output: Writable,
): Promise<void> {
  const lines = async function* () {
    yield BOM + lineOf(columns.map(({ header }) => header))
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
  return !numeric && startsFormula(text) ? `'${text}` : text
}

/** At least two places: 120.5 is 120.50; what is exact to the 分 stays so. */
function cents(amount: string): string {
  const [whole, places = ''] = amount.split('.')
  return `${whole}.${places.padEnd(2, '0')}`
}

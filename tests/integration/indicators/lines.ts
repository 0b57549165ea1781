import { at, type FactName, factColumns, factNames, NEVER, REGISTERED } from '@/lib/indicators/fact-columns'
import type { FactStore } from '@/lib/indicators/fact-store'
import { columnOrder } from '@/lib/indicators/fact-table'

/** Every fact as the line it was read from, in any order. */
export function allLines(facts: FactStore): Record<FactName, string[]> {
  return Object.fromEntries(factNames.map((name) => [name, linesOf(name, facts)])) as Record<
    FactName,
    string[]
  >
}

function linesOf(name: FactName, { tables, dictionary }: FactStore): string[] {
  const table = tables[name]
  const { days, amounts, flags } = factColumns[name]
  const among = (columns: readonly string[], column: string) => columns.includes(column)
  const text = (column: string, row: number) => {
    const number = at(table.column(column), row)
    if (column === REGISTERED || among(amounts, column)) return String(number)
    if (among(days, column)) return number === NEVER ? '' : String(number)
    if (among(flags, column)) return number === 1 ? 'true' : 'false'
    return dictionary.textOf(number) ?? ''
  }
  const line = (row: number) =>
    [table.rootOf(row), ...columnOrder(name).map((column) => text(column, row))].join(',')
  return Array.from({ length: table.size }, (_, row) => line(row)).toSorted()
}

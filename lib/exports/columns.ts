import { formatInstant } from '@/lib/dates'
import type { CellKind } from '@/lib/exports/xlsx/cells'
import type { DatePrecision } from '@/lib/generated/prisma/enums'
import type { SheetColumn } from '@/lib/sheets/description'
import { amountText, dayText } from '@/lib/sheets/values'

export type ExportColumn = { key: string; header: string; kind: CellKind; width: number }

/** Texts, row by row, in the order of the columns. */
export type Rows = readonly (readonly (string | null)[])[]

/** How a column of a list reads in a file: the same words as in its table, but days and amounts are days and amounts. */
export type SeenCell<Row> = {
  kind: CellKind
  /** In characters of a spreadsheet. */
  width: number
  /** `today` is a business day (UTC midnight). */
  text: (row: Row, today: Date) => string | null
  /** Says who somebody is: what a file shows instead, unless it may show it. */
  mask?: (text: string) => string
}

type Of<Row, Value> = (row: Row) => Value

export const text = <Row>(width: number, of: SeenCell<Row>['text']): SeenCell<Row> => ({
  kind: 'text',
  width,
  text: of,
})

export const code = <Row>(of: Of<Row, string | null>, width = 16): SeenCell<Row> => ({
  kind: 'code',
  width,
  text: of,
})

export const day = <Row>(of: Of<Row, Date | null>, precisionOf?: Of<Row, DatePrecision>): SeenCell<Row> => ({
  kind: 'day',
  width: 12,
  text: (row) => dayText(of(row), precisionOf?.(row)),
})

export const instant = <Row>(of: Of<Row, Date | null>): SeenCell<Row> => ({
  kind: 'instant',
  width: 18,
  text: (row) => {
    const at = of(row)
    return at && formatInstant(at)
  },
})

/** Of a person: masked, unless whoever exports it has the right and says why. */
export const personal = <Row>(cell: SeenCell<Row>, mask: (text: string) => string): SeenCell<Row> => ({
  ...cell,
  mask,
})

/** In 万元, to the 分; where there is no amount, what the table says instead. */
export const amount = <Row>(
  of: Of<Row, bigint | null>,
  otherwise: Of<Row, string | null> = () => null,
): SeenCell<Row> => ({
  kind: 'amount',
  width: 16,
  text: (row) => amountText(of(row)) || otherwise(row),
})

const kinds = {
  text: 'text',
  code: 'code',
  date: 'day',
  month: 'code',
  amount: 'amount',
  number: 'number',
  choice: 'text',
  flag: 'text',
  organization: 'text',
  reference: 'text',
} as const satisfies Record<SheetColumn['kind'], CellKind>

/** A column of a record's description as a full export writes it. */
export function fullColumn(column: SheetColumn): ExportColumn {
  return {
    key: column.key,
    header: headerOf(column),
    kind: column.kind === 'text' && column.long ? 'long' : kinds[column.kind],
    width: column.width,
  }
}

/** The unit stands in the header, so that no cell needs it. */
export const headerOf = ({ kind, label }: Pick<SheetColumn, 'kind' | 'label'>): string =>
  kind === 'amount' ? `${label}(万元)` : label

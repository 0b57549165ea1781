import { formatDay } from '@/lib/dates'
import type { DatePrecision } from '@/lib/generated/prisma/enums'
import { fenToWanText } from '@/lib/money'

/** What a form posts, by field: `parties.0.role`. */
export type FormValues = Readonly<Record<string, string>>

/** What joins several names in one cell. */
export const JOINT = '、'

export const dayText = (date: Date | null, precision: DatePrecision = 'DAY'): string =>
  date ? formatDay(date, precision) : ''

export const amountText = (fen: bigint | null): string => (fen === null ? '' : fenToWanText(fen))

export const numberText = (number: number | null): string => (number === null ? '' : String(number))

export const flagText = (set: boolean): string => (set ? '是' : '否')

export const wordText = (words: Readonly<Record<string, string>>, code: string | null): string =>
  code === null ? '' : (words[code] ?? code)

/** Another record as a cell names it: its code finds it again, its title tells people which it is. */
export const referenceText = (record: { code: string; title: string } | null | undefined): string =>
  record ? `${record.code} ${record.title}` : ''

/** Rows in the order of their ids. */
export function inOrderOf<Row extends { id: string }>(ids: readonly string[], rows: readonly Row[]): Row[] {
  const byId = new Map(rows.map((row) => [row.id, row]))
  return ids.flatMap((id) => byId.get(id) ?? [])
}

/** `parties.0.organizationId` … of the rows given, as a form posts repeated rows. */
export function repeated(name: string, rows: readonly Readonly<Record<string, string>>[]): FormValues {
  return {
    [`${name}.count`]: String(rows.length),
    ...Object.fromEntries(
      rows.flatMap((row, index) =>
        Object.entries(row).map(([field, value]) => [`${name}.${index}.${field}`, value]),
      ),
    ),
  }
}

/** The rows a form posts under a name: the other way round. */
export function repeatedRows(form: FormValues, name: string): Record<string, string>[] {
  const count = Number(form[`${name}.count`] ?? 0)
  return Array.from({ length: count }, (_, index) =>
    Object.fromEntries(
      Object.entries(form).flatMap(([field, value]) => {
        const prefix = `${name}.${index}.`
        return field.startsWith(prefix) ? [[field.slice(prefix.length), value]] : []
      }),
    ),
  )
}

export const listOfIds = (cell: string | undefined): string[] =>
  cell ? cell.split(JOINT).filter(Boolean) : []

export function groupedBy<Row>(rows: readonly Row[], keyOf: (row: Row) => string): Map<string, Row[]> {
  const groups = new Map<string, Row[]>()
  for (const row of rows) {
    const group = groups.get(keyOf(row))
    if (group) group.push(row)
    else groups.set(keyOf(row), [row])
  }
  return groups
}

/** The columns of a row that are form fields as they stand; an empty cell says nothing and leaves the field alone. */
export function filled(row: Readonly<Record<string, string>>, fields: readonly string[]): FormValues {
  return Object.fromEntries(fields.flatMap((field) => (row[field] ? [[field, row[field]]] : [])))
}

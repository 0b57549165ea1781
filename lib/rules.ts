import type * as z from 'zod'
import { numberRow, rowNumber } from '@/lib/fields'

/** What could be read of an input: a field that is wrong itself is undefined, in repeated rows too. */
export type Known<Input> = { [Field in keyof Input]: KnownValue<Input[Field]> | undefined }

type KnownValue<Value> = Value extends readonly (infer Row extends Record<string, unknown>)[]
  ? Known<Row>[]
  : Value

/**
 * Fields and the rules between them, all said at once: zod leaves rules out as soon as one field is wrong, and people
 * would correct a form twice. A rule finds undefined where a field could not be read and has nothing to say about it.
 */
export function withRules<Fields extends z.ZodObject>(
  fields: Fields,
  check: (input: Known<z.output<Fields>>, context: z.RefinementCtx) => void,
) {
  return fields.superRefine((input, context) => check(known(input, context.issues), context), {
    when: ({ value }) => typeof value === 'object' && value !== null,
  })
}

/** Neither wrong nor left empty. */
export const isGiven = <Value>(value: Value | null | undefined): value is Value =>
  value !== null && value !== undefined

/** Rows that name what an earlier row names: their number in the form, and which row was the first, counted from one. */
export function repeats<Field extends string>(
  rows: readonly { [Key in Field]: string | undefined }[] | undefined,
  field: Field,
) {
  return (rows ?? []).flatMap((row, index, all) => {
    const first = all.findIndex((other) => other[field] === row[field])
    return row[field] !== undefined && first < index ? [{ row: rowNumber(row, index), first: first + 1 }] : []
  })
}

type Issues = readonly { readonly path?: readonly PropertyKey[] }[]

function known<Input extends object>(input: Input, issues: Issues): Known<Input> {
  const readable = new Map<PropertyKey, unknown>(Object.entries(input))
  for (const { path: [field, row, part] = [] } of issues) {
    if (field === undefined) continue
    const rows = part === undefined ? undefined : rowsOf(readable.get(field))
    if (rows && row !== undefined)
      rows.set(String(row), { ...rows.get(String(row)), [part as string]: undefined })
    readable.set(field, rows)
  }
  for (const [field, rows] of readable) {
    if (!(rows instanceof Map)) continue
    readable.set(
      field,
      [...rows].map(([number, row]) => numberRow(row, Number(number))),
    )
  }
  return Object.fromEntries(readable) as Known<Input>
}

/** With a mistake among them, repeated rows are still what `listOf` began with: an object by row number. */
function rowsOf(rows: unknown): Map<string, object> | undefined {
  if (rows instanceof Map) return rows
  return typeof rows === 'object' && rows !== null ? new Map(Object.entries(rows)) : undefined
}

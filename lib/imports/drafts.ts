import { addressOf, type Cell, columnName, textOf } from '@/lib/imports/cells'
import type { Plan } from '@/lib/imports/plan'
import type { Decision, Problem } from '@/lib/imports/problems'
import { type Proposal, readCell } from '@/lib/imports/read-cell'
import type { AmountUnit } from '@/lib/money'
import type { SheetColumn, SheetDescription } from '@/lib/sheets/description'

/** A row as it is kept: what stood in the sheet, what people changed. */
export type StoredRow = {
  position: number
  /** Which sheet of the plan. */
  sheet: number
  row: number
  cells: readonly Cell[]
  edits: Readonly<Record<string, string>>
  decision: Decision | null
}

/** A row on its way through the check. */
export type Draft = StoredRow & {
  /** As people read them, by column. */
  texts: Record<string, string>
  /** As the form takes them; organizations and references are still to be resolved. */
  values: Record<string, string>
  problems: Problem[]
}

type Place = { index: number; unit: AmountUnit | null }

/** Where each column stands in each sheet, worked out once per check. */
export function placesOf(plan: Plan): ReadonlyMap<string, Place>[] {
  return plan.sheets.map(
    ({ columns, unit }) =>
      new Map(
        columns.flatMap((column) =>
          column.key ? [[column.key, { index: column.index, unit: column.unit ?? unit }] as const] : [],
        ),
      ),
  )
}

export type Reader = {
  plan: Plan
  description: SheetDescription
  places: ReadonlyMap<string, Place>[]
}

/** Reads the cells of a row. A corrected cell is read as if it had been typed into the sheet. */
export function draftOf(row: StoredRow, reader: Reader): Draft {
  const draft: Draft = { ...row, texts: {}, values: {}, problems: [] }
  for (const column of reader.description.columns as readonly SheetColumn[]) {
    if (column.readOnly) continue
    const { cell, unit } = cellOf(row, column, reader)
    const text = textOf(cell).trim()
    if (text === '') continue
    draft.texts[column.key] = text
    const read = readCell(column, cell, { unit, words: reader.plan.words[column.key] ?? {} })
    if (!read.ok) {
      draft.problems.push(problemAt(draft, column.key, reader, read.message, read.proposals))
      continue
    }
    if (read.value !== '') draft.values[column.key] = read.value
    if (read.note)
      draft.problems.push({ ...problemAt(draft, column.key, reader, read.note), severity: 'warning' })
  }
  return draft
}

function cellOf(
  row: StoredRow,
  column: SheetColumn,
  { plan, places }: Reader,
): { cell: Cell; unit: AmountUnit | null } {
  const edit = row.edits[column.key]
  const place = places[row.sheet]?.get(column.key)
  // without a column of its own the file states no unit for it: the form's is 万元
  if (edit !== undefined) return { cell: edit, unit: place ? place.unit : '万元' }
  if (!place) return { cell: plan.defaults[column.key] ?? null, unit: '万元' }
  return { cell: row.cells[place.index] ?? null, unit: place.unit }
}

/** A problem of a column in a row, with the address people find it by. */
export function problemAt(
  draft: Draft,
  key: string,
  { plan, description, places }: Reader,
  reason: string,
  proposals: Proposal[] = [],
): Problem {
  const column = description.columns.find((one) => one.key === key)
  const place = places[draft.sheet]?.get(key)
  const sheet = plan.sheets[draft.sheet]?.name ?? ''
  return {
    address: place ? addressOf(sheet, place.index, draft.row) : `${sheet}!${columnName(0)}${draft.row}`,
    column: column ? key : '',
    label: column?.label ?? '',
    value: draft.texts[key] ?? '',
    reason: column && !place && !draft.texts[key] ? `表中没有“${column.label}”列,${reason}` : reason,
    severity: 'error',
    proposals,
  }
}

export const hasError = ({ problems }: Pick<Draft, 'problems'>) =>
  problems.some(({ severity }) => severity === 'error')

export const errorColumns = ({ problems }: Pick<Draft, 'problems'>) =>
  new Set(problems.flatMap(({ severity, column }) => (severity === 'error' ? [column] : [])))

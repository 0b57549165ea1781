import type { Draft } from '@/lib/imports/drafts'
import type { FieldDiff } from '@/lib/imports/problems'
import type { SavedRow, SheetColumn, SheetDescription, SheetRow } from '@/lib/sheets/description'
import { JOINT, listOfIds } from '@/lib/sheets/values'

/** What a row would change in its record. An empty cell says nothing: it never empties a field. */
export function diffOf(
  description: SheetDescription,
  draft: Pick<Draft, 'texts'> & { values: SheetRow },
  record: SavedRow,
): FieldDiff[] {
  return (description.columns as readonly SheetColumn[]).flatMap((column) => {
    const value = draft.values[column.key]
    if (column.readOnly || !value || column.key === 'code') return []
    const [to, from] = [draft.texts[column.key] ?? '', record.texts[column.key] ?? '']
    if (column.kind === 'organization' || column.kind === 'reference') {
      return value === record.ids[column.key] ? [] : [{ column: column.key, label: column.label, from, to }]
    }
    const shown = shownAs(column, value)
    if (same(column, shown, from)) return []
    return [{ column: column.key, label: column.label, from, to: shown }]
  })
}

/** A value as an export would write it. */
export function shownAs(column: SheetColumn, value: string): string {
  if (column.kind === 'flag') return value === 'true' ? '是' : '否'
  if (column.kind !== 'choice') return value
  return (column.several ? listOfIds(value) : [value]).map((code) => column.values[code] ?? code).join(JOINT)
}

function same(column: SheetColumn, one: string, other: string): boolean {
  if (one === other) return true
  if (column.kind === 'code') return bareCode(one) === bareCode(other)
  if (column.kind === 'text') return plain(one) === plain(other)
  return false
}

const plain = (text: string) =>
  text
    .replace(/[\u200b-\u200f\u2060\ufeff]/g, '')
    .replace(/\s+/g, ' ')
    .trim()

/** Blanks, points and the ZL or CN in front are writing, not meaning. */
const bareCode = (code: string) =>
  code
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[\s.]/g, '')
    .replace(/^(CN|ZL)(?=\d)/, '')

import 'server-only'

import type { Actor } from '@/lib/auth/actor'
import { readAs } from '@/lib/db'
import { columnName } from '@/lib/imports/cells'
import type { Plan, SheetPlan } from '@/lib/imports/plan'
import { type ImportRowItem, importNames } from '@/lib/imports/queries'
import { organizationHref } from '@/lib/organizations/queries'
import type { SheetColumn, SheetType } from '@/lib/sheets/description'
import { sheetDescriptions } from '@/lib/sheets/registry'

// What the pages of an import show, made of the engine's queries: no rule of its own.

const SAMPLES = 3

/** A record's columns in the words of a page. Read-only ones are recognized, never written. */
export function columnsOf(type: SheetType) {
  return (sheetDescriptions[type].columns as readonly SheetColumn[]).map((column) => ({
    key: column.key,
    label: column.label,
    kind: column.kind,
    required: column.required ?? false,
    readOnly: column.readOnly ?? false,
    hint: column.hint ?? '',
    words: wordsOf(column),
  }))
}

function wordsOf(column: SheetColumn): string[] | null {
  if (column.kind === 'flag') return ['是', '否']
  return column.kind === 'choice' && !column.several ? [...new Set(Object.values(column.values))] : null
}

/** Every type a file may hold, in the order people choose from. */
export const importTypes = Object.values(sheetDescriptions).map(({ type, label }) => ({
  value: type as SheetType,
  label,
}))

/** The sheets as they are understood, with their top rows and what stands in each column. */
export function guessesOf(plan: Plan, counts: ReadonlyMap<number, number>) {
  return plan.sheets.map((sheet, index) => ({
    name: sheet.name,
    hidden: sheet.hidden,
    use: sheet.use,
    headerFrom: sheet.headerFrom,
    headerTo: sheet.headerTo,
    unit: sheet.unit,
    dataRows: counts.get(index) ?? 0,
    leftOut: sheet.leftOut.slice(0, 200),
    leftOutRows: sheet.leftOut.length,
    notes: sheet.notes,
    picture: pictureOf(sheet),
    columns: sheet.columns.map((column) => ({
      index: column.index,
      letter: columnName(column.index),
      header: column.header,
      samples: samplesOf(sheet, column.index),
      hidden: column.hidden,
      key: column.key,
      confidence: column.confidence,
      reasons: column.reasons,
    })),
  }))
}

/** Blank rows are shown as well: the picture has to look like the sheet. */
function pictureOf(sheet: SheetPlan) {
  const top = sheet.top ?? []
  const width = Math.max(
    1,
    ...top.map(({ cells }) => cells.length),
    ...sheet.columns.map(({ index }) => index + 1),
  )
  const why = new Map(sheet.leftOut.map((row) => [row.row, row.why]))
  const held = new Map(top.map((row) => [row.row, row]))
  const last = Math.max(0, ...top.map(({ row }) => row))
  return {
    letters: Array.from({ length: Math.min(width, 60) }, (_, index) => columnName(index)),
    rows: Array.from({ length: Math.min(last, 40) }, (_, index) => {
      const row = held.get(index + 1)
      return {
        row: index + 1,
        why: why.get(index + 1) ?? (row ? null : '空行'),
        hidden: row?.hidden ?? false,
        cells: row?.cells ?? [],
      }
    }),
  }
}

function samplesOf(sheet: SheetPlan, index: number) {
  const out = new Set(sheet.leftOut.map(({ row }) => row))
  const texts = (sheet.top ?? [])
    .filter(({ row }) => row > sheet.headerTo && !out.has(row))
    .flatMap(({ cells }) => cells[index]?.trim() || [])
  return [...new Set(texts)].slice(0, SAMPLES)
}

/** How many rows of each sheet are taken for records. */
export function rowsPerSheet(actor: Actor, id: string): Promise<Map<number, number>> {
  return readAs(actor, async (tx) => {
    const rows = await tx.importRow.groupBy({ by: ['sheet'], where: { batchId: id }, _count: true })
    return new Map(rows.map(({ sheet, _count }) => [sheet, _count]))
  })
}

/** A row for the grid. Whether two records are one is asked in the preview, where they stand side by side. */
export function gridRow({ diff: _, recordId: __, ...row }: ImportRowItem) {
  return { ...row, problems: row.problems.filter(({ similar }) => !similar) }
}

/** Columns that say which record a row is: the first two people would name. */
export function namingColumns(type: SheetType): string[] {
  return (sheetDescriptions[type].columns as readonly SheetColumn[])
    .filter(({ key, readOnly, kind }) => key !== 'code' && !readOnly && kind !== 'amount')
    .slice(0, 2)
    .map(({ key }) => key)
}

/** How many names wait for somebody to say whom they mean. */
export function undecidedNames(actor: Actor, id: string): Promise<number> {
  return readAs(actor, (tx) => tx.importOrganization.count({ where: { batchId: id, state: 'UNDECIDED' } }))
}

/** Names for the page that asks about them. */
export async function nameQuestions(actor: Actor, id: string, keys?: readonly string[]) {
  const names = await importNames(actor, id)
  const wanted = keys ? names.filter(({ key }) => keys.includes(key)) : names
  const hrefs = await organizationLinks(
    actor,
    wanted.flatMap(({ state, organizationId }) =>
      state === 'FOUND' && organizationId ? [organizationId] : [],
    ),
  )
  return wanted.map((name) => ({
    key: name.key,
    text: name.text,
    count: name.count,
    state: name.state,
    decided: name.decidedById !== null,
    chosen:
      name.state === 'FOUND' && name.organizationId
        ? {
            id: name.organizationId,
            name: name.organizationName ?? name.text,
            href: hrefs.get(name.organizationId) ?? '',
          }
        : null,
    candidates: (name.candidates ?? []).map(
      ({ organizationId, name: candidate, score, reasons, verdict }) => ({
        organizationId,
        name: candidate,
        score,
        reasons,
        sure: verdict === 'propose' || verdict === 'same-code',
      }),
    ),
    fields: name.fields,
  }))
}

async function organizationLinks(actor: Actor, ids: readonly string[]) {
  const rows = await readAs(actor, (tx) =>
    tx.organization.findMany({ where: { id: { in: [...ids] } }, select: { id: true, kind: true } }),
  )
  return new Map(rows.map((row) => [row.id, organizationHref(row)]))
}

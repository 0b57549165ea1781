import 'server-only'

import * as z from 'zod'
import type { Actor } from '@/lib/auth/actor'
import { readAs, type Tx } from '@/lib/db'
import { regionLabel } from '@/lib/dictionaries/regions'
import { columnName } from '@/lib/imports/cells'
import { keptLabels } from '@/lib/imports/labels'
import type { Plan, SheetPlan } from '@/lib/imports/plan'
import type { RowState } from '@/lib/imports/problems'
import { type ImportRowItem, importNames, type Kept, listImportRows } from '@/lib/imports/queries'
import type { Page } from '@/lib/lists'
import { organizationKindLabels } from '@/lib/organizations/labels'
import { organizationHref } from '@/lib/organizations/queries'
import { type RecordType, recordTypes } from '@/lib/record-types'
import type { SheetColumn, SheetType } from '@/lib/sheets/description'
import { sheetDescriptions } from '@/lib/sheets/registry'
import { JOINT } from '@/lib/sheets/values'

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

export type PreviewKind = 'new' | 'changed' | 'same' | 'leftOut'

const states: Record<PreviewKind, RowState> = {
  new: 'NEW',
  changed: 'CHANGED',
  same: 'SAME',
  leftOut: 'LEFT_OUT',
}

/** One page of the preview: rows with the record they mean, and what would change in it. */
export async function previewRows(actor: Actor, id: string, plan: Plan, kind: PreviewKind, page: Page) {
  const { type } = plan
  const list = await listImportRows(actor, id, { ...page, states: [states[kind]] })
  const [title, ...about] = shownColumns(type, plan)
  const records = await readAs(actor, (tx) =>
    recordLinks(
      tx,
      type,
      list.items.flatMap(({ recordId }) => recordId ?? []),
    ),
  )
  return {
    ...list,
    titleLabel: title?.label ?? '',
    aboutLabels: about.map(({ label }) => label),
    items: list.items.map((row) => ({
      position: row.position,
      place: placeOf(row),
      title: (title && row.texts[title.key]) || '(空)',
      about: about.map(({ key }) => row.texts[key] ?? ''),
      diff: row.diff,
      record: records.get(row.recordId ?? '') ?? null,
    })),
  }
}

export const placeOf = ({ sheet, row }: Pick<ImportRowItem, 'sheet' | 'row'>) => `${sheet} 第 ${row} 行`

/** The first columns that say which record a row is, of those the file has. */
function shownColumns(type: SheetType, plan?: Plan) {
  const fed =
    plan && new Set(plan.sheets.flatMap(({ use, columns }) => (use ? columns.map(({ key }) => key) : [])))
  return (sheetDescriptions[type].columns as readonly SheetColumn[])
    .filter(({ key, readOnly }) => key !== 'code' && !readOnly && (!fed || fed.has(key)))
    .slice(0, 4)
}

/** Rows that may be in the register already, each beside the records it may be. */
export async function conflictRows(actor: Actor, id: string, plan: Plan, page: Page) {
  const { type } = plan
  const list = await listImportRows(actor, id, { ...page, states: ['CONFLICT'] })
  const description = sheetDescriptions[type]
  const columns = (description.columns as readonly SheetColumn[]).filter(({ readOnly }) => !readOnly)
  const title = shownColumns(type, plan)[0]
  return readAs(actor, async (tx) => {
    const ids = list.items.flatMap(({ problems }) =>
      problems.flatMap(({ similar }) => (similar ?? []).map((record) => record.id)),
    )
    const saved = new Map((await description.read(tx, actor, [...new Set(ids)])).map((row) => [row.id, row]))
    const links = await recordLinks(tx, type, ids)
    const items = list.items.map((row) => {
      const asked = row.problems.filter(({ similar }) => similar)
      const twins = [
        ...new Map(asked.flatMap(({ similar }) => similar ?? []).map((twin) => [twin.id, twin])).values(),
      ]
      return {
        position: row.position,
        place: placeOf(row),
        title: (title && row.texts[title.key]) || '(空)',
        reason: asked.map(({ reason }) => reason).join(';'),
        twins: twins.flatMap((twin) => {
          const record = saved.get(twin.id)
          if (!record) return []
          return [
            {
              id: twin.id,
              code: record.code,
              title: (title && record.texts[title.key]) || twin.title,
              href: links.get(twin.id)?.href ?? '',
              fields: columns.flatMap(({ key, label }) => {
                const [mine, theirs] = [row.texts[key] ?? '', record.texts[key] ?? '']
                return mine || theirs ? [{ label, mine, theirs }] : []
              }),
            },
          ]
        }),
      }
    })
    return { ...list, items }
  })
}

const usedRow = z.object({ id: z.string().nullable() })

/** The organizations a commit would register, each once: those that rows to be written name. */
export async function newOrganizationsOf(actor: Actor, id: string, { type }: Plan) {
  const names = await importNames(actor, id, ['NEW'])
  if (names.length === 0) return []
  const columns = (sheetDescriptions[type].columns as readonly SheetColumn[])
    .filter(({ kind }) => kind === 'organization')
    .map(({ key }) => key)
  const rows = await readAs(
    actor,
    (tx) => tx.$queryRaw`
      SELECT DISTINCT unnest(string_to_array("values" ->> "column", ${JOINT})) AS "id"
        FROM "ImportRow", unnest(${columns}::text[]) AS "column"
       WHERE "batchId" = ${id}::uuid AND "state" IN ('NEW', 'CHANGED')`,
  )
  const used = new Set(
    z
      .array(usedRow)
      .parse(rows)
      .map((row) => row.id),
  )
  const wanted = names.filter(({ organizationId }) => used.has(organizationId))
  return wanted.map(({ key, text, count, fields }) => ({
    key,
    name: fields?.name ?? text,
    kind: fields ? organizationKindLabels[fields.kind] : '',
    region: fields ? regionLabel(fields.regionCode) : '',
    count,
  }))
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

type RecordLink = { code: string | null; href: string }

/** Where records of a type are looked at. A report is looked at on the page of its project. */
async function recordLinks(
  tx: Tx,
  type: SheetType,
  ids: readonly string[],
): Promise<Map<string, RecordLink>> {
  const where = { id: { in: [...new Set(ids)] } }
  if (where.id.in.length === 0) return new Map()
  if (type === 'organization') {
    const rows = await tx.organization.findMany({ where, select: { id: true, code: true, kind: true } })
    return new Map(rows.map((row) => [row.id, { code: row.code, href: organizationHref(row) }]))
  }
  if (type === 'progressReport') {
    const rows = await tx.progressReport.findMany({ where, select: { id: true, projectId: true } })
    return new Map(rows.map((row) => [row.id, { code: null, href: `/projects/${row.projectId}` }]))
  }
  const rows = await codesOf(tx, type, where)
  return new Map(rows.map(({ id, code }) => [id, { code, href: `${recordTypes[type].href}/${id}` }]))
}

type Where = { id: { in: string[] } }
const code = { id: true, code: true } as const

function codesOf(
  tx: Tx,
  type: Exclude<RecordType, 'organization'>,
  where: Where,
): Promise<{ id: string; code: string }[]> {
  switch (type) {
    case 'event':
      return tx.event.findMany({ where, select: code })
    case 'intention':
      return tx.intention.findMany({ where, select: code })
    case 'agreement':
      return tx.agreement.findMany({ where, select: code })
    case 'project':
      return tx.project.findMany({ where, select: code })
    case 'technologyContract':
      return tx.technologyContract.findMany({ where, select: code })
    case 'patent':
      return tx.patent.findMany({ where, select: code })
    case 'achievement':
      return tx.achievement.findMany({ where, select: code })
  }
}

/** The records an undo left, with their names and the way to them. */
export async function keptLines(actor: Actor, kept: readonly Kept[]) {
  const types = Object.fromEntries(
    Object.entries(recordTypes).map(([type, { table }]) => [table, type as SheetType]),
  )
  const typeOf = (table: string): SheetType | null =>
    table === 'ProgressReport' ? 'progressReport' : (types[table] ?? null)
  return readAs(actor, async (tx) => {
    const lines = []
    for (const table of new Set(kept.map((row) => row.table))) {
      const type = typeOf(table)
      const rows = kept.filter((row) => row.table === table).slice(0, 500)
      const ids = rows.map(({ id }) => id)
      const description = type && sheetDescriptions[type]
      const saved = new Map(
        description ? (await description.read(tx, actor, ids)).map((row) => [row.id, row]) : [],
      )
      const links = type ? await recordLinks(tx, type, ids) : new Map<string, RecordLink>()
      const title = type ? shownColumns(type)[0]?.key : undefined
      for (const { id, why } of rows) {
        const record = saved.get(id)
        const name = title ? (record?.texts[title] ?? '') : ''
        lines.push({
          id,
          title: [record?.code, name].filter(Boolean).join(' ') || id,
          typeLabel: description?.label ?? table,
          href: links.get(id)?.href ?? null,
          why: keptLabels[why],
        })
      }
    }
    return lines
  })
}

/** In which state new records are after the import (lib/imports/writers.ts), in a sentence. */
export const afterImport: Record<SheetType, string> = {
  organization: '直接登记到单位库',
  event: '直接登记',
  intention: '状态为“已达成”',
  agreement: '有签订日期的为“待审核”,没有的为“草稿”',
  project: '直接登记,状态按项目规则确定',
  progressReport: '状态为“待审核”',
  technologyContract: '状态为“已签订”;登记信息齐全的为“已提交登记”',
  patent: '按表中的法律状态登记',
  achievement: '状态为“待审核”',
}

import 'server-only'

import * as z from 'zod'
import type { Actor } from '@/lib/auth/actor'
import { MOST_CHANGED, ofBatch } from '@/lib/batch-filter'
import { readAs, type Tx } from '@/lib/db'
import { regionLabel } from '@/lib/dictionaries/regions'
import { shownAs } from '@/lib/imports/diff'
import { keptLabels } from '@/lib/imports/labels'
import { type RecordLink, recordLinks } from '@/lib/imports/links'
import type { Plan } from '@/lib/imports/plan'
import type { RowState } from '@/lib/imports/problems'
import { type ImportRowItem, importNames, type Kept, listImportRows } from '@/lib/imports/queries'
import type { RowCounts } from '@/lib/imports/store'
import type { Page } from '@/lib/lists'
import { organizationKindLabels } from '@/lib/organizations/labels'
import { recordTypes } from '@/lib/record-types'
import type { SavedRow, SheetColumn, SheetRow, SheetType } from '@/lib/sheets/description'
import { sheetDescriptions } from '@/lib/sheets/registry'
import { JOINT } from '@/lib/sheets/values'

// 预演 and what came of it, made of the engine's queries: no rule of its own.

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
      diff: row.diff.map((field) => ({ ...field, label: withUnit(type, field.column, field.label) })),
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
    const values = await valuesOf(tx, id, list.items)
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
              // an empty cell says nothing: there is nothing to compare
              fields: columns.flatMap((column) => {
                const mine = readAsRecord(column, row, values.get(row.position) ?? {}, record)
                const theirs = record.texts[column.key] ?? ''
                return mine ? [{ label: withUnit(type, column.key, column.label), mine, theirs }] : []
              }),
            },
          ]
        }),
      }
    })
    return { ...list, items }
  })
}

const withUnit = (type: SheetType, key: string, label: string) =>
  (sheetDescriptions[type].columns as readonly SheetColumn[]).some(
    (column) => column.key === key && column.kind === 'amount',
  ) && !label.includes('万元')
    ? `${label}(万元)`
    : label

/** What was read of the cells: days, amounts in 万元, codes. */
async function valuesOf(tx: Tx, batchId: string, rows: readonly { position: number }[]) {
  const read = await tx.importRow.findMany({
    where: { batchId, position: { in: rows.map(({ position }) => position) } },
    select: { position: true, values: true },
  })
  return new Map(read.map(({ position, values }) => [position, (values ?? {}) as SheetRow]))
}

/** A cell as an export would write it, so that only real differences look different. */
function readAsRecord(
  column: SheetColumn,
  row: Pick<ImportRowItem, 'texts'>,
  values: SheetRow,
  record: SavedRow,
): string {
  const value = values[column.key] ?? ''
  if (column.kind === 'organization' || column.kind === 'reference') {
    const same = value !== '' && value === record.ids[column.key]
    return (same ? record.texts[column.key] : row.texts[column.key]) ?? ''
  }
  return value === '' ? '' : shownAs(column, value)
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

/** The lists that show what a batch made and changed. 企业 and 高校院所 are two lists of one register. */
export async function listsOfBatch(actor: Actor, id: string, type: SheetType, counts: RowCounts) {
  if (counts.changed > MOST_CHANGED) return []
  const link = (href: string, what: string, count: number) =>
    count === 0
      ? []
      : [{ href: `${href}?batch=${id}`, label: `查看本批${what} ${count.toLocaleString('zh-CN')} 条` }]
  if (type === 'progressReport') return link('/projects/reports', '', counts.new + counts.changed)
  if (type !== 'organization') return link(recordTypes[type].href, '', counts.new + counts.changed)
  const kinds = await readAs(actor, async (tx) =>
    tx.organization.groupBy({
      by: ['kind'],
      where: { AND: [await ofBatch(tx, 'Organization', id), { voidedAt: null }] },
      _count: true,
    }),
  )
  const count = (ours: boolean) =>
    kinds.reduce((sum, row) => sum + ((row.kind === 'ENTERPRISE') === ours ? row._count : 0), 0)
  return [...link('/enterprises', '企业', count(true)), ...link('/institutions', '高校院所等', count(false))]
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
  target: '直接登记',
  externalFigure: '直接登记',
  externalRanking: '直接登记',
}

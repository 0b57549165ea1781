import 'server-only'

import * as z from 'zod'
import type { Actor } from '@/lib/auth/actor'
import { readAs, type Tx } from '@/lib/db'
import { allow } from '@/lib/errors'
import type { ImportBatch, Prisma } from '@/lib/generated/prisma/client'
import { isId } from '@/lib/ids'
import { type Cell, textOf } from '@/lib/imports/cells'
import { placesOf } from '@/lib/imports/drafts'
import type { ImportFilter } from '@/lib/imports/filters'
import type { ImportState } from '@/lib/imports/labels'
import { isCommitRunning } from '@/lib/imports/lock'
import type { NamedOrganization } from '@/lib/imports/organizations'
import type { Plan } from '@/lib/imports/plan'
import { canImport, undoUntil } from '@/lib/imports/policy'
import type { Decision, FieldDiff, Problem, RowState } from '@/lib/imports/problems'
import type { Progress } from '@/lib/imports/progress'
import { isRunning, runningNow } from '@/lib/imports/run'
import { findBatch, type RowCounts } from '@/lib/imports/store'
import { type Listed, type Page, sliceOf } from '@/lib/lists'
import type { SheetType } from '@/lib/sheets/description'
import { sheetDescriptions } from '@/lib/sheets/registry'

export type BatchItem = {
  id: string
  fileName: string
  type: SheetType | null
  typeLabel: string | null
  state: ImportState
  failure: string | null
  counts: RowCounts | null
  createdAt: Date
  createdByName: string
  committedAt: Date | null
}

const listColumns = {
  id: true,
  fileName: true,
  type: true,
  status: true,
  failure: true,
  counts: true,
  createdAt: true,
  createdById: true,
  committedAt: true,
  updatedAt: true,
} satisfies Prisma.ImportBatchSelect

/** Newest first; what was given up is left out unless asked for. */
export function listImports(actor: Actor, filter: ImportFilter, outer?: Tx): Promise<Listed<BatchItem>> {
  allow(canImport(actor))
  const where: Prisma.ImportBatchWhereInput = {
    ...(filter.type ? { type: filter.type } : {}),
    status: filter.status ?? { not: 'DISCARDED' },
    ...(filter.mine ? { createdById: actor.userId } : {}),
  }
  // Asked before the snapshot is taken: see getImport.
  const busy = runningNow()
  const list = async (tx: Tx) => {
    const total = await tx.importBatch.count({ where })
    const slice = sliceOf(filter, total)
    const rows = await tx.importBatch.findMany({
      where,
      select: listColumns,
      orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
      skip: (slice.page - 1) * filter.pageSize,
      take: filter.pageSize,
    })
    const names = await userNames(
      tx,
      rows.map(({ createdById }) => createdById),
    )
    const items: BatchItem[] = []
    for (const row of rows) {
      items.push({
        id: row.id,
        fileName: row.fileName,
        type: row.type as SheetType | null,
        typeLabel: labelOfType(row.type),
        state: await stateOf(tx, row, busy.has(row.id)),
        failure: row.failure,
        counts: row.counts as RowCounts | null,
        createdAt: row.createdAt,
        createdByName: names.get(row.createdById ?? '') ?? '',
        committedAt: row.committedAt,
      })
    }
    return { items, total, page: slice.page, pageSize: filter.pageSize }
  }
  return outer ? list(outer) : readAs(actor, list)
}

export type ImportDetail = {
  batch: Omit<ImportBatch, 'plan' | 'counts' | 'kept'>
  state: ImportState
  plan: Plan | null
  counts: RowCounts | null
  progress: Progress | null
  /** Whether something goes on with it in this process just now. */
  busy: boolean
  createdByName: string
  committedByName: string
  reviewedByName: string
  undoUntil: Date | null
  kept: Kept[]
  /** The same bytes were imported before. */
  sameFile: { id: string; fileName: string; committedAt: Date }[]
}

export type Kept = { table: string; id: string; why: 'TOUCHED' | 'REFERRED' }

export function getImport(actor: Actor, id: string): Promise<ImportDetail | null> {
  allow(canImport(actor))
  if (!isId(id)) return Promise.resolve(null)
  // Asked before the snapshot is taken: what ends in between is then seen as ended, never as interrupted.
  const busy = isRunning(id)
  return readAs(actor, async (tx) => {
    const batch = await tx.importBatch.findFirst({ where: { id } })
    if (!batch) return null
    const { plan, counts, kept, ...plain } = batch
    const same = await tx.importBatch.findMany({
      where: { sha256: batch.sha256, id: { not: id }, status: 'COMMITTED' },
      select: { id: true, fileName: true, committedAt: true },
      take: 5,
    })
    const progress = await tx.importProgress.findFirst({
      where: { batchId: id },
      select: { stage: true, done: true, total: true, at: true },
    })
    const names = await userNames(tx, [batch.createdById, batch.committedById, batch.reviewedById])
    return {
      batch: plain,
      state: await stateOf(tx, batch, busy),
      plan: plan as unknown as Plan | null,
      counts: counts as RowCounts | null,
      progress,
      busy,
      createdByName: names.get(batch.createdById ?? '') ?? '',
      committedByName: names.get(batch.committedById ?? '') ?? '',
      reviewedByName: names.get(batch.reviewedById ?? '') ?? '',
      undoUntil: batch.committedAt && undoUntil(batch.committedAt),
      kept: (kept ?? []) as Kept[],
      sameFile: same.flatMap(({ committedAt, ...row }) => (committedAt ? [{ ...row, committedAt }] : [])),
    }
  })
}

export type ImportRowItem = {
  position: number
  sheet: string
  row: number
  state: RowState | null
  decision: Decision | null
  /** As people read the cells, corrections included, by column. */
  texts: Record<string, string>
  /** What stood in the file, of corrected columns only. */
  originals: Record<string, string>
  problems: Problem[]
  diff: FieldDiff[]
  recordId: string | null
}

export type RowFilter = Page & {
  states?: readonly RowState[]
  column?: string
  positions?: readonly number[]
}

/** Rows of a file in its order: those with problems for the grid, those that change something for the preview. */
export function listImportRows(actor: Actor, id: string, filter: RowFilter): Promise<Listed<ImportRowItem>> {
  allow(canImport(actor))
  return readAs(actor, async (tx) => {
    const batch = await findBatch(tx, id)
    const plan = batch.plan as unknown as Plan | null
    if (!plan) return { items: [], total: 0, page: 1, pageSize: filter.pageSize }
    const where: Prisma.ImportRowWhereInput = {
      batchId: id,
      ...(filter.states ? { state: { in: [...filter.states] } } : {}),
      ...(filter.positions ? { position: { in: [...filter.positions] } } : {}),
      ...(filter.column ? { problems: { array_contains: [{ column: filter.column }] } } : {}),
    }
    const total = await tx.importRow.count({ where })
    const slice = sliceOf(filter, total)
    const rows = await tx.importRow.findMany({
      where,
      orderBy: { position: 'asc' },
      skip: (slice.page - 1) * filter.pageSize,
      take: filter.pageSize,
    })
    return {
      items: rows.map((row) => itemOf(row, plan)),
      total,
      page: slice.page,
      pageSize: filter.pageSize,
    }
  })
}

function itemOf(row: Prisma.ImportRowGetPayload<object>, plan: Plan): ImportRowItem {
  const places = placesOf(plan)[row.sheet]
  const cells = row.cells as unknown as Cell[]
  const edits = row.edits as Record<string, string>
  const originals: Record<string, string> = {}
  const texts: Record<string, string> = { ...plan.defaults }
  for (const [key, { index }] of places ?? []) texts[key] = textOf(cells[index]).trim()
  for (const [key, text] of Object.entries(edits)) {
    originals[key] = texts[key] ?? ''
    texts[key] = text
  }
  return {
    position: row.position,
    sheet: plan.sheets[row.sheet]?.name ?? '',
    row: row.row,
    state: row.state as RowState | null,
    decision: row.decision as Decision | null,
    texts,
    originals,
    problems: (row.problems ?? []) as unknown as Problem[],
    diff: (row.diff ?? []) as unknown as FieldDiff[],
    recordId: row.recordId,
  }
}

const alikeRow = z.object({
  column: z.string(),
  label: z.string(),
  value: z.string(),
  reason: z.string(),
  address: z.string(),
  count: z.bigint(),
  proposals: z.array(z.object({ value: z.string(), label: z.string() })),
})

export type AlikeGroup = Omit<z.output<typeof alikeRow>, 'count'> & { count: number }

/** Cells with the same text and the same problem, the most frequent first: one answer repairs all of them. */
export function alikeProblems(actor: Actor, id: string): Promise<AlikeGroup[]> {
  allow(canImport(actor))
  return readAs(actor, async (tx) => {
    const rows = z.array(alikeRow).parse(
      await tx.$queryRaw`
        SELECT problem ->> 'column' AS "column", problem ->> 'label' AS "label", problem ->> 'value' AS "value",
               problem ->> 'reason' AS "reason", (array_agg(problem ->> 'address' ORDER BY "position"))[1] AS "address",
               (array_agg(problem -> 'proposals' ORDER BY "position"))[1] AS "proposals", count(*) AS "count"
          FROM "ImportRow", jsonb_array_elements("problems") AS problem
         WHERE "batchId" = ${id}::uuid AND "state" IN ('PROBLEM', 'CONFLICT') AND problem ->> 'severity' = 'error'
           AND NOT problem ? 'organization' AND NOT problem ? 'similar'
         GROUP BY 1, 2, 3, 4 ORDER BY count(*) DESC, min("position") LIMIT 200`,
    )
    return rows.map((row) => ({ ...row, count: Number(row.count) }))
  })
}

/** The names of organizations in the file: those to be decided first, then those to be registered. */
export function importNames(
  actor: Actor,
  id: string,
  states?: readonly NamedOrganization['state'][],
): Promise<(NamedOrganization & { organizationName: string | null })[]> {
  allow(canImport(actor))
  return readAs(actor, async (tx) => {
    const rows = await tx.importOrganization.findMany({
      where: { batchId: id, ...(states ? { state: { in: [...states] } } : {}) },
      orderBy: [{ state: 'desc' }, { count: 'desc' }, { key: 'asc' }],
      take: 5000,
    })
    const found = await tx.organization.findMany({
      where: { id: { in: rows.flatMap(({ organizationId }) => organizationId ?? []) } },
      select: { id: true, name: true },
    })
    const names = new Map(found.map(({ id, name }) => [id, name]))
    return rows.map(({ batchId: _, ...row }) => ({
      ...(row as unknown as NamedOrganization),
      organizationName: names.get(row.organizationId ?? '') ?? null,
    }))
  })
}

export type Provenance = {
  batchId: string
  fileName: string
  sheet: string
  row: number
  committedAt: Date
  committedByName: string
}

/** Which batch, sheet and row made or changed a record, newest first. Nothing for whoever may not see files. */
export async function provenanceOf(actor: Actor, recordId: string): Promise<Provenance[]> {
  if (!canImport(actor) || !isId(recordId)) return []
  return readAs(actor, async (tx) => {
    const rows = await tx.importRow.findMany({
      where: { recordId, state: { in: ['NEW', 'CHANGED'] }, batch: { status: 'COMMITTED' } },
      select: {
        sheet: true,
        row: true,
        batch: { select: { id: true, fileName: true, plan: true, committedAt: true, committedById: true } },
      },
      orderBy: { batchId: 'desc' },
      take: 20,
    })
    const names = await userNames(
      tx,
      rows.map(({ batch }) => batch.committedById),
    )
    return rows.flatMap(({ sheet, row, batch }) => {
      if (!batch.committedAt) return []
      const plan = batch.plan as unknown as Plan
      return [
        {
          batchId: batch.id,
          fileName: batch.fileName,
          sheet: plan.sheets[sheet]?.name ?? '',
          row,
          committedAt: batch.committedAt,
          committedByName: names.get(batch.committedById ?? '') ?? '',
        },
      ]
    })
  })
}

/** The file as it was uploaded, and what is wrong with which cell: for the download with red cells. */
export function markedOriginal(
  actor: Actor,
  id: string,
): Promise<{ fileName: string; bytes: Uint8Array; plan: Plan; problems: RowProblems[] } | null> {
  allow(canImport(actor))
  return readAs(actor, async (tx) => {
    const batch = await findBatch(tx, id)
    const file = await tx.importFile.findFirst({ where: { batchId: id } })
    const plan = batch.plan as unknown as Plan | null
    if (!file || !plan) return null
    const rows = await tx.importRow.findMany({
      where: { batchId: id, state: { in: ['PROBLEM', 'CONFLICT'] } },
      select: { sheet: true, row: true, problems: true },
      orderBy: { position: 'asc' },
    })
    return {
      fileName: batch.fileName,
      bytes: file.bytes,
      plan,
      problems: rows.map(({ sheet, row, problems }) => ({
        sheet: plan.sheets[sheet]?.name ?? '',
        row,
        problems: (problems ?? []) as unknown as Problem[],
      })),
    }
  })
}

export type RowProblems = { sheet: string; row: number; problems: Problem[] }

export const labelOfType = (type: string | null) =>
  type && Object.hasOwn(sheetDescriptions, type) ? sheetDescriptions[type as SheetType].label : null

type Stateful = Pick<ImportBatch, 'id' | 'status' | 'committedAt' | 'updatedAt'>

/** Between the click and the lock of the commit lie a few statements. */
const BEGINNING_MS = 5_000

async function stateOf(
  tx: Tx,
  { id, status, committedAt, updatedAt }: Stateful,
  busy: boolean,
): Promise<ImportState> {
  if (status === 'COMMITTING') {
    const begins = Date.now() - updatedAt.getTime() < BEGINNING_MS
    return begins || busy || (await isCommitRunning(tx, id)) ? 'COMMITTING' : 'INTERRUPTED'
  }
  if (status === 'COMMITTED' && committedAt && undoUntil(committedAt) < new Date()) return 'ARCHIVED'
  return status
}

async function userNames(tx: Tx, ids: readonly (string | null)[]): Promise<Map<string, string>> {
  const users = await tx.user.findMany({
    where: { id: { in: ids.flatMap((id) => id ?? []) } },
    select: { id: true, name: true },
  })
  return new Map(users.map(({ id, name }) => [id, name]))
}

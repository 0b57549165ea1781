import 'server-only'

import * as z from 'zod'
import type { Actor } from '@/lib/auth/actor'
import { type Tx, writeAs } from '@/lib/db'
import { allow, Conflict, InvalidInput, NotFound } from '@/lib/errors'
import type { ImportBatch } from '@/lib/generated/prisma/client'
import { isId, newId } from '@/lib/ids'
import { textOf } from '@/lib/imports/cells'
import { placesOf, type StoredRow } from '@/lib/imports/drafts'
import { canRepair } from '@/lib/imports/policy'
import { recheck, withTwins } from '@/lib/imports/recheck'
import { isRunning } from '@/lib/imports/run'
import { cellEdit, organizationMeaning, rowDecision, sameEdit } from '@/lib/imports/schema'
import {
  countRows,
  findBatch,
  planOf,
  putNames,
  type RowCounts,
  storedNames,
  storedRows,
} from '@/lib/imports/store'
import { parse } from '@/lib/parse'
import { sheetDescriptions } from '@/lib/sheets/registry'

export type Repaired = { positions: readonly number[]; counts: RowCounts }

/** 就地修正: one cell, as if it had been typed into the sheet. */
export function editCell(actor: Actor, id: string, raw: unknown): Promise<Repaired> {
  const { position, column, text } = parse(cellEdit, raw)
  return repair(actor, id, async (tx, batch) => {
    knownColumn(batch, column)
    const rows = await storedRows(tx, id, [position])
    if (rows.length === 0) throw new Conflict('该行已不在,请刷新页面')
    return edit(tx, id, rows, column, text)
  })
}

/** 应用到全部: every cell of a column that says the same and is wrong. */
export function editSame(actor: Actor, id: string, raw: unknown): Promise<Repaired> {
  const { column, value, text } = parse(sameEdit, raw)
  return repair(actor, id, async (tx, batch) => {
    knownColumn(batch, column)
    const rows = await rowsWithProblem(tx, id, column)
    const index = placesOf(planOf(batch)).map((places) => places.get(column)?.index)
    const same = rows.filter((row) => shown(row, column, index[row.sheet]) === value)
    return edit(tx, id, same, column, text)
  })
}

/** 如何处理 rows that may be in the register already, or that are left out. */
export function decideRows(actor: Actor, id: string, raw: unknown): Promise<Repaired> {
  const { positions, decision, recordId } = parse(rowDecision, raw)
  return repair(actor, id, async (tx, batch) => {
    if (decision === 'UPDATE' && recordId) await pointTo(tx, batch, positions, recordId)
    await tx.importRow.updateMany({
      where: { batchId: id, position: { in: positions } },
      data: { decision: decision === 'UNDECIDED' ? null : decision },
    })
    return positions
  })
}

/** 全部不导入: everything that is still wrong is left out. */
export function leaveOutProblems(actor: Actor, id: string): Promise<Repaired> {
  return repair(actor, id, async (tx) => {
    const rows = await tx.importRow.findMany({
      where: { batchId: id, state: { in: ['PROBLEM', 'CONFLICT'] } },
      select: { position: true },
    })
    const positions = rows.map(({ position }) => position)
    await tx.importRow.updateMany({
      where: { batchId: id, position: { in: positions } },
      data: { decision: 'LEAVE_OUT' },
    })
    return positions
  })
}

/** What a name means, said once for every row that has it. */
export function meanOrganization(actor: Actor, id: string, raw: unknown): Promise<Repaired> {
  const meaning = parse(organizationMeaning, raw)
  return repair(actor, id, async (tx) => {
    const named = (await storedNames(tx, id)).get(meaning.key)
    if (!named) throw new Conflict('该名称已不在,请刷新页面')
    const positions = await rowsNaming(tx, id, meaning.key, named.organizationId)
    if (meaning.meaning === 'existing') {
      const { organizationId } = meaning
      const chosen = await tx.organization.findFirst({
        where: { id: organizationId, voidedAt: null },
        select: { id: true },
      })
      if (!chosen) throw new InvalidInput({ organizationId: ['请从单位库中选择'] })
      await putNames(tx, id, [{ ...named, state: 'FOUND', organizationId, decidedById: actor.userId }])
      return positions
    }
    const { name, kind, regionCode, creditCode } = meaning
    const fields = { name, kind, regionCode, creditCode: creditCode ?? '' }
    const organizationId = named.state === 'NEW' && named.organizationId ? named.organizationId : newId()
    await putNames(tx, id, [{ ...named, state: 'NEW', organizationId, fields, decidedById: actor.userId }])
    return positions
  })
}

/** The frame of every repair: change, check again only what the change touches, count. */
async function repair(
  actor: Actor,
  id: string,
  change: (tx: Tx, batch: ImportBatch) => Promise<readonly number[]>,
): Promise<Repaired> {
  if (!isId(id)) throw new NotFound('导入批次')
  if (isRunning(id)) throw new Conflict('文件正在处理,请稍候')
  return writeAs(actor, { action: 'import.repair' }, async (tx) => {
    // whoever repairs at the same moment waits: both read the rows as the other left them
    await tx.$queryRaw`SELECT 1 FROM "ImportBatch" WHERE "id" = ${id}::uuid FOR UPDATE`
    const batch = await findBatch(tx, id)
    allow(canRepair(actor, batch))
    const before = await change(tx, batch)
    const positions = await recheck(tx, actor, batch, await withTwins(tx, id, before))
    const counts = await countRows(tx, id)
    await tx.importBatch.updateMany({ where: { id }, data: { counts } })
    return { positions, counts }
  })
}

async function edit(tx: Tx, batchId: string, rows: readonly StoredRow[], column: string, text: string) {
  const json = JSON.stringify({ [column]: text })
  const positions = rows.map(({ position }) => position)
  await tx.$executeRaw`
    UPDATE "ImportRow" SET "edits" = "edits" || ${json}::jsonb, "decision" = nullif("decision", 'LEAVE_OUT')
     WHERE "batchId" = ${batchId}::uuid AND "position" = ANY(${positions}::int[])`
  return positions
}

/** 更新该记录: the row gets its number, which is the strongest of keys. */
async function pointTo(tx: Tx, batch: ImportBatch, positions: readonly number[], recordId: string) {
  const { known, keysOf } = { ...sheetDescriptions[planOf(batch).type] }
  const code = await codeOf(tx, planOf(batch).type, recordId)
  if (!code || keysOf({ code }).length === 0) return
  const [record] = await known(tx, [{ code }])
  if (!record) throw new InvalidInput({ recordId: ['请从列表中选择'] })
  await edit(tx, batch.id, await storedRows(tx, batch.id, positions), 'code', code)
}

async function codeOf(tx: Tx, type: ReturnType<typeof planOf>['type'], id: string): Promise<string | null> {
  const description = sheetDescriptions[type]
  if (!description.columns.some(({ key }) => key === 'code')) return null
  const nobody: Actor = { role: 'BUREAU_STAFF', userId: '', name: '' }
  // row-level security decides what is seen; visibleTo of the bureau adds nothing
  const [saved] = await description.read(tx, nobody, [id])
  return saved?.code ?? null
}

function knownColumn(batch: ImportBatch, key: string) {
  const column = sheetDescriptions[planOf(batch).type].columns.find((one) => one.key === key)
  if (!column || ('readOnly' in column && column.readOnly))
    throw new InvalidInput({ column: ['该列不能填写'] })
}

const shown = (row: StoredRow, column: string, index: number | undefined) =>
  row.edits[column] ?? (index === undefined ? '' : textOf(row.cells[index]).trim())

const positionRow = z.object({ position: z.int() })

async function rowsWithProblem(tx: Tx, batchId: string, column: string): Promise<StoredRow[]> {
  const json = JSON.stringify([{ column }])
  const found = z.array(positionRow).parse(
    await tx.$queryRaw`
      SELECT "position" FROM "ImportRow" WHERE "batchId" = ${batchId}::uuid AND "problems" @> ${json}::jsonb`,
  )
  return storedRows(
    tx,
    batchId,
    found.map(({ position }) => position),
  )
}

async function rowsNaming(
  tx: Tx,
  batchId: string,
  key: string,
  organizationId: string | null,
): Promise<number[]> {
  const json = JSON.stringify([{ organization: key }])
  const found = z.array(positionRow).parse(
    await tx.$queryRaw`
      SELECT "position" FROM "ImportRow"
       WHERE "batchId" = ${batchId}::uuid
         AND ("problems" @> ${json}::jsonb OR "values"::text LIKE ${`%${organizationId ?? 'nobody'}%`})`,
  )
  return found.map(({ position }) => position)
}

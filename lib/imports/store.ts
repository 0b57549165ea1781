import 'server-only'

import * as z from 'zod'
import { chunksOf } from '@/lib/breathe'
import type { Tx } from '@/lib/db'
import { Conflict, NotFound } from '@/lib/errors'
import type { ImportBatch } from '@/lib/generated/prisma/client'
import { isId } from '@/lib/ids'
import type { CheckedRow } from '@/lib/imports/check'
import type { StoredRow } from '@/lib/imports/drafts'
import type { NamedOrganization } from '@/lib/imports/organizations'
import type { Plan } from '@/lib/imports/plan'
import type { SheetRow } from '@/lib/sheets/description'

/** Rows and names as jsonb, thousands in a statement: one parameter, whatever their number. */
const AT_ONCE = 1000

export async function findBatch(tx: Tx, id: string): Promise<ImportBatch> {
  const batch = isId(id) ? await tx.importBatch.findFirst({ where: { id } }) : null
  if (!batch) throw new NotFound('导入批次')
  return batch
}

/** Written by this code alone, so that it is what this code expects. */
export const planOf = ({ plan }: Pick<ImportBatch, 'plan'>): Plan => {
  if (plan === null) throw new Conflict('请先选择导入的数据类型')
  return plan as unknown as Plan
}

export async function putRows(tx: Tx, batchId: string, rows: readonly StoredRow[]): Promise<void> {
  await tx.$executeRaw`DELETE FROM "ImportRow" WHERE "batchId" = ${batchId}::uuid`
  for (const chunk of chunksOf(rows, AT_ONCE)) {
    const json = JSON.stringify(chunk)
    await tx.$executeRaw`
      INSERT INTO "ImportRow" ("batchId", "position", "sheet", "row", "cells", "edits", "decision", "keys")
      SELECT ${batchId}::uuid, "position", "sheet", "row", "cells", "edits", "decision", '{}'
        FROM jsonb_to_recordset(${json}::jsonb)
          AS given ("position" int, "sheet" int, "row" int, "cells" jsonb, "edits" jsonb, "decision" text)`
  }
}

export async function putChecked(tx: Tx, batchId: string, rows: readonly CheckedRow[]): Promise<void> {
  for (const chunk of chunksOf(rows, AT_ONCE)) {
    const json = JSON.stringify(
      chunk.map((row) => ({
        ...row,
        problems: row.problems.length > 0 ? row.problems : null,
        diff: row.diff.length > 0 ? row.diff : null,
      })),
    )
    await tx.$executeRaw`
      UPDATE "ImportRow" AS stored
         SET "state" = given."state", "keys" = given."keys", "values" = given."values",
             "problems" = nullif(given."problems", 'null'), "diff" = nullif(given."diff", 'null'),
             "recordId" = given."recordId", "recordVersion" = given."recordVersion"
        FROM jsonb_to_recordset(${json}::jsonb)
          AS given ("position" int, "state" text, "keys" text[], "values" jsonb, "problems" jsonb, "diff" jsonb,
                    "recordId" uuid, "recordVersion" int)
       WHERE stored."batchId" = ${batchId}::uuid AND stored."position" = given."position"`
  }
}

const storedColumns = {
  position: true,
  sheet: true,
  row: true,
  cells: true,
  edits: true,
  decision: true,
} as const

/** In pieces: ten thousand rows at once would keep the event loop busy for half a second. */
export async function storedRows(
  tx: Tx,
  batchId: string,
  positions?: readonly number[],
): Promise<StoredRow[]> {
  return inPieces(async (after) => {
    const rows = await tx.importRow.findMany({
      where: {
        batchId,
        AND: [{ position: { gt: after } }, positions ? { position: { in: [...positions] } } : {}],
      },
      select: storedColumns,
      orderBy: { position: 'asc' },
      take: AT_ONCE,
    })
    return rows as unknown as StoredRow[]
  })
}

export type CommitRow = {
  position: number
  sheet: number
  row: number
  state: string
  values: SheetRow
  recordId: string | null
  recordVersion: number | null
}

export async function rowsToCommit(tx: Tx, batchId: string): Promise<CommitRow[]> {
  return inPieces(async (after) => {
    const rows = await tx.importRow.findMany({
      where: { batchId, state: { in: ['NEW', 'CHANGED'] }, position: { gt: after } },
      select: {
        position: true,
        sheet: true,
        row: true,
        state: true,
        values: true,
        recordId: true,
        recordVersion: true,
      },
      orderBy: { position: 'asc' },
      take: AT_ONCE,
    })
    return rows as unknown as CommitRow[]
  })
}

async function inPieces<Row extends { position: number }>(
  read: (after: number) => Promise<Row[]>,
): Promise<Row[]> {
  const rows: Row[] = []
  for (;;) {
    const piece = await read(rows.at(-1)?.position ?? -1)
    rows.push(...piece)
    if (piece.length < AT_ONCE) return rows
  }
}

export async function putNames(tx: Tx, batchId: string, names: Iterable<NamedOrganization>): Promise<void> {
  for (const chunk of chunksOf([...names], AT_ONCE)) {
    const json = JSON.stringify(chunk)
    await tx.$executeRaw`
      INSERT INTO "ImportOrganization" ("batchId", "key", "text", "count", "state", "organizationId", "candidates", "fields", "decidedById")
      SELECT ${batchId}::uuid, "key", "text", "count", "state", "organizationId", "candidates", nullif("fields", 'null'), "decidedById"
        FROM jsonb_to_recordset(${json}::jsonb)
          AS given ("key" text, "text" text, "count" int, "state" text, "organizationId" uuid, "candidates" jsonb,
                    "fields" jsonb, "decidedById" uuid)
      ON CONFLICT ("batchId", "key") DO UPDATE
         SET "count" = excluded."count", "state" = excluded."state", "organizationId" = excluded."organizationId",
             "candidates" = excluded."candidates", "fields" = excluded."fields", "decidedById" = excluded."decidedById"`
  }
}

export async function storedNames(tx: Tx, batchId: string): Promise<Map<string, NamedOrganization>> {
  const rows = await tx.importOrganization.findMany({ where: { batchId } })
  return new Map(
    rows.map(({ batchId: _, ...row }) => [row.key, row as unknown as NamedOrganization] as const),
  )
}

const countRow = z.object({ state: z.string().nullable(), count: z.bigint() })

export type RowCounts = {
  new: number
  changed: number
  same: number
  conflict: number
  problem: number
  leftOut: number
}

/** How many rows are in which state; kept with the batch, so that lists need not count. */
export async function countRows(tx: Tx, batchId: string): Promise<RowCounts> {
  const rows = z.array(countRow).parse(
    await tx.$queryRaw`
      SELECT "state", count(*) AS count FROM "ImportRow" WHERE "batchId" = ${batchId}::uuid GROUP BY "state"`,
  )
  const of = (state: string) => Number(rows.find((row) => row.state === state)?.count ?? 0n)
  return {
    new: of('NEW'),
    changed: of('CHANGED'),
    same: of('SAME'),
    conflict: of('CONFLICT'),
    problem: of('PROBLEM'),
    leftOut: of('LEFT_OUT'),
  }
}

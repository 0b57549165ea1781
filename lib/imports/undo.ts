import 'server-only'

import * as z from 'zod'
import type { Actor } from '@/lib/auth/actor'
import { chunksOf } from '@/lib/breathe'
import { type Tx, writeLongAs } from '@/lib/db'
import { allow, Conflict, NotFound } from '@/lib/errors'
import { reasonField } from '@/lib/fields'
import { isId } from '@/lib/ids'
import { canReviewBatch, canUndo } from '@/lib/imports/policy'
import { LONG_MS } from '@/lib/imports/run'
import { findBatch, planOf } from '@/lib/imports/store'
import { writers } from '@/lib/imports/writers'
import { parse } from '@/lib/parse'
import type { SheetRow } from '@/lib/sheets/description'

const keptRow = z.object({
  subjectTable: z.string(),
  subjectId: z.uuid(),
  why: z.enum(['TOUCHED', 'REFERRED']),
})

/** Whoever takes something back from the page says why. */
const undoReason = z.object({ reason: reasonField })

export type Undone = { kept: { table: string; id: string; why: 'TOUCHED' | 'REFERRED' }[] }

/**
 * 撤销导入: what the batch did is taken back from the ledger, exactly; what somebody touched since, or what others stand
 * on by now, stays and is named. The database does it (undo_import), because nobody may delete records otherwise.
 */
export function undoImport(actor: Actor, id: string, now = new Date(), raw?: unknown): Promise<Undone> {
  const why = raw === undefined ? '' : `。${parse(undoReason, raw).reason}`
  return writeLongAs(
    actor,
    { action: 'import.undo' },
    async (tx) => {
      const batch = await findBatch(tx, id)
      allow(canUndo(actor, batch, now))
      await unhurried(tx)
      await tx.$queryRaw`SELECT set_config('app.reason', ${`撤销导入:${batch.fileName.slice(0, 120)}${why}`.slice(0, 500)}, true)`
      const rows = z.array(keptRow).parse(await tx.$queryRaw`SELECT * FROM undo_import(${id}::uuid)`)
      const kept = rows.map(({ subjectTable, subjectId, why }) => ({
        table: subjectTable,
        id: subjectId,
        why,
      }))
      await tx.importBatch.updateMany({
        where: { id },
        data: { status: 'UNDONE', undoneAt: now, undoneById: actor.userId, kept },
      })
      return { kept }
    },
    LONG_MS,
  )
}

/** 批次审核: a reviewer who did not import it settles everything the batch handed in, at one go. */
export async function reviewImport(actor: Actor, id: string): Promise<{ count: number }> {
  if (!isId(id)) throw new NotFound('导入批次')
  return writeLongAs(
    actor,
    { action: 'import.review', batchId: id },
    async (tx) => {
      const batch = await findBatch(tx, id)
      allow(canReviewBatch(actor, batch))
      await unhurried(tx)
      const { review } = writers[planOf(batch).type]
      if (!review) throw new Conflict('该类数据导入后即生效,无需审核')
      const rows = await tx.importRow.findMany({
        where: { batchId: id, state: { in: ['NEW', 'CHANGED'] }, recordId: { not: null } },
        select: { recordId: true, values: true },
        orderBy: { position: 'asc' },
      })
      let count = 0
      for (const chunk of chunksOf(rows, 2000)) {
        count += await review(
          tx,
          actor,
          chunk.flatMap(({ recordId, values }) =>
            recordId ? [{ id: recordId, values: values as SheetRow }] : [],
          ),
        )
      }
      if (count === 0) throw new Conflict('该批次没有等待您审核的记录')
      await tx.importBatch.updateMany({
        where: { id },
        data: { reviewedAt: new Date(), reviewedById: actor.userId },
      })
      return { count }
    },
    LONG_MS,
  )
}

/** One statement takes back tens of thousands of rows. */
const unhurried = (tx: Tx) => tx.$queryRaw`SELECT set_config('statement_timeout', ${String(LONG_MS)}, true)`

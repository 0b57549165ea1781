import 'server-only'

import * as z from 'zod'
import type { Tx } from '@/lib/db'
import { Prisma } from '@/lib/generated/prisma/client'
import type { RecordTable } from '@/lib/record-types'

const id = z.uuid()
const rows = z.array(z.object({ id }))

/** Above this a list of ids is more than a statement takes. */
export const MOST_CHANGED = 20_000

type IdFilter = { OR: ({ id: { gte: string; lte: string; notIn: string[] } } | { id: { in: string[] } })[] }

/**
 * The rows of a register that an import made or changed, as a condition of its list. Ids are numbered by time, so what a commit
 * made lies between two of them, beside the few that others made meanwhile; fifty thousand need not be named. Whoever
 * may not see files sees none of their rows.
 */
export async function ofBatch(
  tx: Tx,
  table: RecordTable | 'ProgressReport',
  batchId: string | undefined,
): Promise<IdFilter | Record<string, never>> {
  if (batchId === undefined) return {}
  const changed = rows.parse(
    await tx.$queryRaw`
      SELECT "recordId" AS id FROM "ImportRow"
       WHERE "batchId" = ${batchId}::uuid AND "state" = 'CHANGED' AND "recordId" IS NOT NULL LIMIT ${MOST_CHANGED}`,
  )
  const made = (order: 'ASC' | 'DESC') => tx.$queryRaw`
    SELECT "recordId" AS id FROM "ImportRow"
     WHERE "batchId" = ${batchId}::uuid AND "state" = 'NEW' AND "recordId" IS NOT NULL
     ORDER BY "recordId" ${Prisma.raw(order)} LIMIT 1`
  const [first] = rows.parse(await made('ASC'))
  const [last] = rows.parse(await made('DESC'))
  const within = first && last ? [await between(tx, table, batchId, first.id, last.id)] : []
  return { OR: [...within, { id: { in: changed.map((row) => row.id) } }] }
}

async function between(tx: Tx, table: string, batchId: string, first: string, last: string) {
  const others = rows.parse(
    await tx.$queryRaw`
      SELECT held."id" FROM ${Prisma.raw(`"${table}"`)} AS held
       WHERE held."id" BETWEEN ${first}::uuid AND ${last}::uuid
         AND NOT EXISTS (SELECT FROM "ImportRow" AS made WHERE made."recordId" = held."id" AND made."batchId" = ${batchId}::uuid
                          AND made."state" = 'NEW')`,
  )
  return { id: { gte: first, lte: last, notIn: others.map((row) => row.id) } }
}

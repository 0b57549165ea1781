import 'server-only'

import * as z from 'zod'
import type { Actor } from '@/lib/auth/actor'
import type { Tx } from '@/lib/db'
import type { ImportBatch } from '@/lib/generated/prisma/client'
import { type CheckedRow, checkRows } from '@/lib/imports/check'
import { checkOf } from '@/lib/imports/run'
import { planOf, putChecked, putNames, storedNames, storedRows } from '@/lib/imports/store'
import { sheetDescriptions } from '@/lib/sheets/registry'

const positionRow = z.object({ position: z.int() })

/** Again with everything that is judged together with these rows, as they were before and as they are now. */
export async function recheck(
  tx: Tx,
  actor: Actor,
  batch: ImportBatch,
  positions: readonly number[],
  widened = false,
): Promise<readonly number[]> {
  if (positions.length === 0) return positions
  const rows = await storedRows(tx, batch.id, positions)
  const names = await storedNames(tx, batch.id)
  const known = new Map(names)
  const mine = new Set(positions)
  const plan = planOf(batch)
  const check = checkOf(actor, plan, names, async (keys, records) => {
    const others = await tx.importRow.findMany({
      where: {
        batchId: batch.id,
        OR: [
          { keys: { hasSome: [...keys] }, state: { not: 'LEFT_OUT' } },
          { recordId: { in: [...records] }, state: 'CHANGED' },
        ],
      },
      select: { position: true, sheet: true, row: true, keys: true, state: true, recordId: true },
      orderBy: { position: 'asc' },
    })
    const elsewhere = others
      .filter(({ position }) => !mine.has(position))
      .map((row) => ({ ...row, address: `${plan.sheets[row.sheet]?.name ?? ''}!${row.row}` }))
    return {
      keys: new Map(
        elsewhere.flatMap(({ keys, position, address }) =>
          keys.map((key) => [key, { position, address }] as const),
        ),
      ),
      changing: new Map(
        elsewhere.flatMap(({ recordId, state, address }) =>
          recordId && state === 'CHANGED' ? [[recordId, address] as const] : [],
        ),
      ),
    }
  })
  const checked = await checkRows(tx, check, rows)
  const { judgedBy } = sheetDescriptions[plan.type]
  if (judgedBy && !widened) {
    const together = await rowsTogether(tx, batch.id, judgedBy, positions, checked)
    if (together.length > positions.length) return recheck(tx, actor, batch, together, true)
  }
  await putNames(
    tx,
    batch.id,
    [...names.values()].filter((name) => known.get(name.key) !== name),
  )
  await putChecked(tx, batch.id, checked)
  return positions
}

async function rowsTogether(
  tx: Tx,
  batchId: string,
  judgedBy: readonly [string, ...string[]],
  positions: readonly number[],
  checked: readonly CheckedRow[],
): Promise<number[]> {
  const now = checked.flatMap(({ values }) => judgedBy.map((key) => values[key]).find(Boolean) ?? [])
  const rows = z.array(positionRow).parse(
    await tx.$queryRaw`
      WITH together AS (
        SELECT "position", (SELECT nullif("values" ->> "key", '') FROM unnest(${judgedBy}::text[]) WITH ORDINALITY AS one ("key", "at")
                             WHERE "values" ->> "key" <> '' ORDER BY "at" LIMIT 1) AS "by"
          FROM "ImportRow" WHERE "batchId" = ${batchId}::uuid AND "state" <> 'LEFT_OUT')
      SELECT "position" FROM together
       WHERE "by" = ANY(${now}::text[])
          OR "by" IN (SELECT "by" FROM together WHERE "position" = ANY(${[...positions]}::int[]))`,
  )
  return [...new Set([...positions, ...rows.map(({ position }) => position)])]
}

/** The rows that shared a key or a record with these before: one of them may be the only one now. */
export async function withTwins(tx: Tx, batchId: string, positions: readonly number[]): Promise<number[]> {
  const before = await tx.importRow.findMany({
    where: { batchId, position: { in: [...positions] } },
    select: { keys: true, recordId: true },
  })
  const keys = [...new Set(before.flatMap((row) => row.keys))]
  const records = before.flatMap(({ recordId }) => recordId ?? [])
  if (keys.length + records.length === 0) return [...positions]
  const twins = await tx.importRow.findMany({
    where: {
      batchId,
      state: { in: ['CONFLICT', 'PROBLEM'] },
      OR: [{ keys: { hasSome: keys } }, { recordId: { in: records } }],
    },
    select: { position: true },
  })
  return [...new Set([...positions, ...twins.map(({ position }) => position)])]
}

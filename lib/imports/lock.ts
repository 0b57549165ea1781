import 'server-only'

import * as z from 'zod'
import type { Tx } from '@/lib/db'

const answer = z.tuple([z.object({ held: z.boolean() })])

/**
 * The lock of a batch's commit. It belongs to the transaction: whatever ends that — the commit, an error, kill -9 —
 * frees it, so that "提交中" without the lock means 已中断.
 */
export async function takeCommitLock(tx: Tx, batchId: string): Promise<boolean> {
  return answer.parse(
    await tx.$queryRaw`SELECT pg_try_advisory_xact_lock(hashtextextended(${`import ${batchId}`}, 0)) AS held`,
  )[0].held
}

export async function isCommitRunning(tx: Tx, batchId: string): Promise<boolean> {
  return answer.parse(
    await tx.$queryRaw`
      SELECT EXISTS (
        SELECT FROM pg_locks, (SELECT hashtextextended(${`import ${batchId}`}, 0) AS key) AS wanted
         WHERE locktype = 'advisory' AND database = (SELECT oid FROM pg_database WHERE datname = current_database())
           AND classid = ((wanted.key >> 32) & 4294967295)::oid AND objid = (wanted.key & 4294967295)::oid) AS held`,
  )[0].held
}

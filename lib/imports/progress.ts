import 'server-only'

import type { Actor } from '@/lib/auth/actor'
import { readAs, writeAs } from '@/lib/db'

/** Often enough for a bar, seldom enough to cost nothing. */
const EVERY_MS = 250

export type Progress = { stage: string; done: number; total: number; at: Date }

/**
 * How far a check or a commit has come. Written on a connection of its own while the long transaction goes on, so that
 * any process can answer whoever comes back to the page. Losing one report is no loss: errors are left to the next.
 */
export function progressOf(actor: Actor, batchId: string) {
  let last = 0
  let writing: Promise<unknown> = Promise.resolve()
  return {
    report(stage: string, done: number, total: number) {
      if (performance.now() - last < EVERY_MS && done < total) return
      last = performance.now()
      writing = writing.then(() => write(actor, batchId, stage, done, total)).catch(() => undefined)
    },
    settled: () => writing,
  }
}

function write(actor: Actor, batchId: string, stage: string, done: number, total: number) {
  return writeAs(
    actor,
    { action: 'import.progress' },
    (tx) =>
      tx.$executeRaw`
        INSERT INTO "ImportProgress" ("batchId", "stage", "done", "total", "at")
        VALUES (${batchId}::uuid, ${stage}, ${done}, ${total}, now())
        ON CONFLICT ("batchId") DO UPDATE SET "stage" = excluded."stage", "done" = excluded."done",
          "total" = excluded."total", "at" = excluded."at"`,
  )
}

export function readProgress(actor: Actor, batchId: string): Promise<Progress | null> {
  return readAs(actor, (tx) =>
    tx.importProgress.findFirst({
      where: { batchId },
      select: { stage: true, done: true, total: true, at: true },
    }),
  )
}

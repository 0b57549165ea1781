import 'server-only'

import type { Actor } from '@/lib/auth/actor'
import type { Tx } from '@/lib/db'
import { Conflict } from '@/lib/errors'
import { isId } from '@/lib/ids'
import type { RecordType } from '@/lib/record-types'

/** What one form makes: a record, or a row that belongs to one. */
export type Submitted = RecordType | 'milestone' | 'fundFlow' | 'progressReport' | 'snapshot' | 'periodLock'

/**
 * Runs `create` once per submission key, in the caller's transaction. A double click, a retry or a lost answer gets the
 * record that the first submission made: the second insert of the key waits for the first transaction and then finds it.
 */
export async function once(
  tx: Tx,
  actor: Actor,
  type: Submitted,
  key: string | undefined,
  newId: string,
  create: (id: string) => Promise<unknown>,
): Promise<{ id: string }> {
  if (key === undefined) {
    await create(newId)
    return { id: newId }
  }
  if (!isId(key)) throw new Conflict('表单已失效,请刷新页面后重新提交')
  const inserted = await tx.$executeRaw`
    INSERT INTO "Submission" ("key", "actorId", "recordType", "recordId")
    VALUES (${key}::uuid, ${actor.userId}::uuid, ${type}, ${newId}::uuid)
    ON CONFLICT DO NOTHING`
  if (inserted === 1) {
    await create(newId)
    return { id: newId }
  }
  const first = await tx.submission.findFirst({
    where: { key, actorId: actor.userId, recordType: type },
    select: { recordId: true },
  })
  if (!first) throw new Conflict('表单已失效,请刷新页面后重新提交')
  return { id: first.recordId }
}

import 'server-only'

import type { Tx } from '@/lib/db'
import { StaleVersion } from '@/lib/errors'
import type { RecordTable } from '@/lib/record-types'

/**
 * The refusal for the second saver: what stands in the record now, and who put it there (from the ledger).
 * `theirs` are the record's present values as its form posts them.
 */
export async function staleVersion(
  tx: Tx,
  table: RecordTable | 'EventSeries' | 'User',
  id: string,
  theirs: Record<string, string>,
  version: number,
): Promise<StaleVersion> {
  const last = await tx.change.findFirst({
    where: { tableName: table, recordId: id },
    orderBy: { id: 'desc' },
    select: { at: true, actorId: true },
  })
  const user = last?.actorId
    ? await tx.user.findFirst({ where: { id: last.actorId }, select: { name: true } })
    : null
  return new StaleVersion({
    theirs,
    version,
    changedBy: user?.name ?? '科技局',
    changedAt: last?.at ?? new Date(),
  })
}

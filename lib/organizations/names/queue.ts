import 'server-only'

import type { Actor } from '@/lib/auth/actor'
import { readAs } from '@/lib/db'
import { readNameIndex } from '@/lib/organizations/names/queries'
import { type Candidate, rankCandidates } from '@/lib/organizations/names/rank'
import { canMerge } from '@/lib/organizations/policy'

export type UnclearName = {
  text: string
  /** In how many rows of open imports it stands, and in which of them. */
  rows: number
  imports: { id: string; fileName: string }[]
  candidates: Candidate[]
}

/**
 * 名称待核: names in open imports of which the machine is not sure, with whom they may mean. A name leaves the list when
 * somebody has said whom it means, or that it is none of those in the register.
 */
export function unclearNames(actor: Actor): Promise<UnclearName[]> {
  if (!canMerge(actor)) return Promise.resolve([])
  return readAs(actor, async (tx) => {
    const undecided = await tx.importOrganization.findMany({
      where: { state: 'UNDECIDED', batch: { status: { in: ['UPLOADED', 'RECOGNIZED', 'CHECKED'] } } },
      select: { text: true, count: true, batch: { select: { id: true, fileName: true } } },
      orderBy: { batchId: 'desc' },
      take: 2000,
    })
    if (undecided.length === 0) return []
    const index = await readNameIndex(tx)
    const names = new Map<string, UnclearName>()
    for (const { text, count, batch } of undecided) {
      const candidates = rankCandidates(text, index)
      const isClear = candidates.length === 0 || candidates[0]?.verdict === 'propose'
      if (isClear) continue
      const known = names.get(text) ?? { text, rows: 0, imports: [], candidates }
      known.rows += count
      known.imports.push(batch)
      names.set(text, known)
    }
    return [...names.values()].sort((a, b) => b.rows - a.rows)
  })
}

import 'server-only'

import type { AchievementInput } from '@/lib/achievements/schema'
import { dayOf } from '@/lib/dates'
import type { Tx } from '@/lib/db'
import { PossibleDuplicate } from '@/lib/errors'
import { similarity } from '@/lib/similarity'

const ALIKE = 0.6

/**
 * The duplicate guard (AP-22). What fills a gap is counted once (I06), however long ago it was entered: so any
 * achievement of a common owner with a similar title is shown first.
 */
export async function refuseSimilarAchievement(tx: Tx, { title, owners }: AchievementInput) {
  const near = await tx.achievement.findMany({
    where: {
      participantIds: { hasSome: owners.map(({ organizationId }) => organizationId) },
      voidedAt: null,
    },
    select: {
      id: true,
      title: true,
      noveltyClaim: true,
      evidenceKind: true,
      evidenceNo: true,
      evidenceOn: true,
    },
    orderBy: { createdAt: 'desc' },
    take: 500,
  })
  const alike = near.filter((row) => similarity(row.title, title) >= ALIKE)
  if (alike.length === 0) return
  throw new PossibleDuplicate(
    alike.slice(0, 5).map((row) => ({
      id: row.id,
      title: row.title,
      href: `/achievements/${row.id}`,
      values: {
        title: row.title,
        noveltyClaim: row.noveltyClaim ?? '',
        evidenceKind: row.evidenceKind ?? '',
        evidenceNo: row.evidenceNo ?? '',
        evidenceOn: row.evidenceOn ? dayOf(row.evidenceOn) : '',
      },
    })),
    '同一完成单位已有相似成果,请先比对',
  )
}

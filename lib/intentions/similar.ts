import 'server-only'

import { addDays, dateOf, dayOf, formatDay } from '@/lib/dates'
import type { Tx } from '@/lib/db'
import { PossibleDuplicate } from '@/lib/errors'
import type { IntentionInput } from '@/lib/intentions/schema'
import { fenToWanText } from '@/lib/money'
import { similarity } from '@/lib/similarity'

const DAYS = 90
const ALIKE = 0.6

/**
 * The duplicate guard (AP-22): the same enterprise, a similar title, within 90 days, and a partner that is the same or
 * unknown on either side: 待定 may turn out to be that very partner.
 */
export async function refuseSimilarIntention(tx: Tx, input: IntentionInput) {
  const around = dayOf(input.reachedOn.date)
  const near = await tx.intention.findMany({
    where: {
      enterpriseId: input.enterpriseId,
      voidedAt: null,
      reachedOn: { gte: dateOf(addDays(around, -DAYS)), lte: dateOf(addDays(around, DAYS)) },
      ...(input.partnerId ? { OR: [{ partnerId: input.partnerId }, { partnerId: null }] } : {}),
    },
    select: {
      id: true,
      title: true,
      partnerName: true,
      reachedOn: true,
      reachedOnPrecision: true,
      expectedAmountFen: true,
    },
    take: 50,
  })
  const alike = near.filter(({ title }) => similarity(title, input.title) >= ALIKE)
  if (alike.length === 0) return
  throw new PossibleDuplicate(
    alike.slice(0, 5).map((row) => ({
      id: row.id,
      title: row.title,
      href: `/intentions/${row.id}`,
      values: {
        title: row.title,
        partnerId: row.partnerName ?? '',
        partnerId__label: row.partnerName ?? '',
        reachedOn: formatDay(row.reachedOn, row.reachedOnPrecision),
        expectedAmountFen: row.expectedAmountFen === null ? '' : fenToWanText(row.expectedAmountFen),
      },
    })),
    `同一企业在 ${DAYS} 天内已有相似意向,请先比对`,
  )
}

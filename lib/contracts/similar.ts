import 'server-only'

import type { ContractInput } from '@/lib/contracts/schema'
import { addDays, dateOf, dayOf } from '@/lib/dates'
import type { Tx } from '@/lib/db'
import { PossibleDuplicate } from '@/lib/errors'
import { fenToWanText } from '@/lib/money'
import { similarity } from '@/lib/similarity'

const DAYS = 90
const ALIKE = 0.6

/** The duplicate guard (AP-22): the same two parties, whichever sells, a similar title, signed within 90 days. */
export async function refuseSimilarContract(tx: Tx, input: ContractInput) {
  const { sellerId, buyerId } = input
  const around = dayOf(input.signedOn)
  const near = await tx.technologyContract.findMany({
    where: {
      voidedAt: null,
      signedOn: { gte: dateOf(addDays(around, -DAYS)), lte: dateOf(addDays(around, DAYS)) },
      OR: [
        { sellerId, buyerId },
        { sellerId: buyerId, buyerId: sellerId },
      ],
    },
    select: { id: true, title: true, type: true, signedOn: true, totalFen: true, technologyFen: true },
    take: 50,
  })
  const alike = near.filter(({ title }) => similarity(title, input.title) >= ALIKE)
  if (alike.length === 0) return
  throw new PossibleDuplicate(
    alike.slice(0, 5).map((row) => ({
      id: row.id,
      title: row.title,
      href: `/contracts/${row.id}`,
      values: {
        title: row.title,
        type: row.type,
        signedOn: dayOf(row.signedOn),
        totalFen: fenToWanText(row.totalFen),
        technologyFen: row.technologyFen === null ? '' : fenToWanText(row.technologyFen),
      },
    })),
    `同一买卖双方在 ${DAYS} 天内已有相似合同,请先比对`,
  )
}

import 'server-only'

import type { DerivedParties } from '@/lib/agreements/parties'
import type { AgreementInput } from '@/lib/agreements/schema'
import { addDays, dateOf, dayOf, todayInShanghai } from '@/lib/dates'
import type { Tx } from '@/lib/db'
import { PossibleDuplicate } from '@/lib/errors'
import { fenToWanText } from '@/lib/money'
import { similarity } from '@/lib/similarity'

const DAYS = 90
const ALIKE = 0.6

/**
 * The duplicate guard (AP-22): the same enterprise and partner, a similar title, within 90 days. Shown side by side;
 * the person may save all the same with `confirmDuplicate`.
 */
export async function refuseSimilarAgreement(
  tx: Tx,
  input: AgreementInput,
  { enterprise, partner }: Pick<DerivedParties, 'enterprise' | 'partner'>,
) {
  const around = input.signedOn ? dayOf(input.signedOn) : todayInShanghai(new Date())
  const [from, to] = [dateOf(addDays(around, -DAYS)), dateOf(addDays(around, DAYS))]
  const near = await tx.agreement.findMany({
    where: {
      enterpriseId: enterprise.id,
      partnerId: partner.id,
      voidedAt: null,
      OR: [{ signedOn: { gte: from, lte: to } }, { signedOn: null, createdAt: { gte: from } }],
    },
    select: {
      id: true,
      title: true,
      kind: true,
      mode: true,
      signedOn: true,
      amountFen: true,
    },
    take: 50,
  })
  const alike = near.filter(({ title }) => similarity(title, input.title) >= ALIKE)
  if (alike.length === 0) return
  throw new PossibleDuplicate(
    alike.slice(0, 5).map((row) => ({
      id: row.id,
      title: row.title,
      href: `/agreements/${row.id}`,
      values: {
        title: row.title,
        kind: row.kind,
        mode: row.mode,
        signedOn: row.signedOn ? dayOf(row.signedOn) : '',
        amountFen: row.amountFen === null ? '' : fenToWanText(row.amountFen),
      },
    })),
    `同一企业与同一合作单位在 ${DAYS} 天内已有相似协议,请先比对`,
  )
}

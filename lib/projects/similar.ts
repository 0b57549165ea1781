import 'server-only'

import { addDays, dateOf, dayOf } from '@/lib/dates'
import type { Tx } from '@/lib/db'
import { PossibleDuplicate } from '@/lib/errors'
import { fenToWanText } from '@/lib/money'
import type { ProjectInput } from '@/lib/projects/schema'
import { similarity } from '@/lib/similarity'

const DAYS = 90
const ALIKE = 0.6

/**
 * The duplicate guard (AP-22): the same enterprise under the same agreement, or with a similar title within 90 days.
 * Shown side by side; the person may save all the same with `confirmDuplicate`.
 */
export async function refuseSimilarProject(
  tx: Tx,
  input: Pick<ProjectInput, 'title' | 'agreementId' | 'plannedStartOn'>,
  enterprise: { id: string },
) {
  const around = dayOf(input.plannedStartOn)
  const near = await tx.project.findMany({
    where: {
      enterpriseId: enterprise.id,
      voidedAt: null,
      OR: [
        { agreementId: input.agreementId },
        { plannedStartOn: { gte: dateOf(addDays(around, -DAYS)), lte: dateOf(addDays(around, DAYS)) } },
      ],
    },
    select: {
      id: true,
      title: true,
      agreementId: true,
      agreement: { select: { title: true } },
      mode: true,
      plannedStartOn: true,
      plannedEndOn: true,
      totalBudgetFen: true,
    },
    orderBy: { id: 'desc' },
    take: 50,
  })
  const alike = near.filter(
    ({ title, agreementId }) => agreementId === input.agreementId || similarity(title, input.title) >= ALIKE,
  )
  if (alike.length === 0) return
  throw new PossibleDuplicate(
    alike.slice(0, 5).map((row) => ({
      id: row.id,
      title: row.title,
      href: `/projects/${row.id}`,
      values: {
        title: row.title,
        agreementId: row.agreementId,
        agreementId__label: row.agreement.title,
        mode: row.mode,
        plannedStartOn: dayOf(row.plannedStartOn),
        plannedEndOn: dayOf(row.plannedEndOn),
        totalBudgetFen: row.totalBudgetFen === null ? '' : fenToWanText(row.totalBudgetFen),
      },
    })),
    `该企业已有同一协议下或 ${DAYS} 天内名称相似的项目,请先比对`,
  )
}

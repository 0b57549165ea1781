import 'server-only'

import { allow, InvalidInput } from '@/lib/errors'
import { canCreate, canEdit, visibleTo } from '@/lib/external-rankings/policy'
import type { ExternalRankingInput } from '@/lib/external-rankings/schema'
import type { ExternalRanking } from '@/lib/generated/prisma/client'
import { byId, type RecordRules } from '@/lib/record-rules'

type Before = Pick<ExternalRanking, 'id' | 'voidedAt'>
type Holder = { id: string | null; code: string; rank: number }

/** Who has the rank of a scheme and a year; grows as inputs are decided, so that rows of one sheet know of each other. */
export type ExternalRankingFacts = { taken: Map<string, Holder> }

export const externalRankingRules: RecordRules<ExternalRankingInput, Before, ExternalRankingFacts, void> = {
  async facts(tx, inputs) {
    const held = await tx.externalRanking.findMany({
      where: { scheme: { in: [...new Set(inputs.map(({ scheme }) => scheme))] }, voidedAt: null },
      select: { id: true, code: true, rank: true, scheme: true, year: true },
    })
    return { taken: new Map(held.map((ranking) => [keyOf(ranking), ranking])) }
  },
  async before(tx, actor, ids) {
    return byId(
      await tx.externalRanking.findMany({ where: { AND: [visibleTo(actor), { id: { in: [...ids] } }] } }),
    )
  },
  create(actor, input, facts) {
    allow(canCreate(actor))
    take(input, facts, null)
  },
  change(actor, before, input, facts) {
    allow(canEdit(actor, before))
    take(input, facts, before.id)
  },
}

const keyOf = ({ scheme, year }: Pick<ExternalRankingInput, 'scheme' | 'year'>) => `${scheme} ${year}`

/** One rank per scheme and year. */
function take(input: ExternalRankingInput, { taken }: ExternalRankingFacts, self: string | null) {
  const holder = taken.get(keyOf(input))
  if (holder && (self === null || holder.id !== self)) {
    const which = `${holder.code} 第 ${holder.rank} 位`.trim()
    throw new InvalidInput({ year: [`该评价体系 ${input.year} 年的位次已登记为 ${which}`] })
  }
  taken.set(keyOf(input), { id: self, code: '', rank: input.rank })
}

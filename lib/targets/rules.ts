import 'server-only'

import { allow, InvalidInput } from '@/lib/errors'
import type { Target } from '@/lib/generated/prisma/client'
import { byId, type RecordRules } from '@/lib/record-rules'
import { canCreate, canEdit, visibleTo } from '@/lib/targets/policy'
import type { TargetInput } from '@/lib/targets/schema'

type Before = Pick<Target, 'id' | 'voidedAt'>
type Holder = { id: string | null; title: string; code: string }

/** Who has the target of a figure and a year; grows as inputs are decided, so that rows of one sheet know of each other. */
export type TargetFacts = { taken: Map<string, Holder> }

export const targetRules: RecordRules<TargetInput, Before, TargetFacts, void> = {
  async facts(tx, inputs) {
    const held = await tx.target.findMany({
      where: { year: { in: [...new Set(inputs.map(({ year }) => year))] }, voidedAt: null },
      select: { id: true, code: true, title: true, indicatorId: true, year: true },
    })
    return { taken: new Map(held.map((target) => [keyOf(target), target])) }
  },
  async before(tx, actor, ids) {
    return byId(await tx.target.findMany({ where: { AND: [visibleTo(actor), { id: { in: [...ids] } }] } }))
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

/** One target per figure and year; what the portal does not count goes by its name. */
const keyOf = ({ indicatorId, title, year }: Pick<TargetInput, 'indicatorId' | 'title' | 'year'>) =>
  `${indicatorId ?? title} ${year}`

function take(input: TargetInput, { taken }: TargetFacts, self: string | null) {
  const holder = taken.get(keyOf(input))
  if (holder && (self === null || holder.id !== self)) {
    const which = `${holder.code}“${holder.title}”`.trim()
    throw new InvalidInput({ year: [`该指标 ${input.year} 年的目标已登记为 ${which}`] })
  }
  taken.set(keyOf(input), { id: self, title: input.title, code: '' })
}

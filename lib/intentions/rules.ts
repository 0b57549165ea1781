import 'server-only'

import { allow, InvalidInput } from '@/lib/errors'
import type { Intention } from '@/lib/generated/prisma/client'
import { canCreate, canEdit, visibleTo } from '@/lib/intentions/policy'
import type { IntentionInput } from '@/lib/intentions/schema'
import { type Linked, living, lookUp } from '@/lib/linked'
import { byId, type RecordRules } from '@/lib/record-rules'

type Before = Pick<
  Intention,
  | 'id'
  | 'status'
  | 'voidedAt'
  | 'participantIds'
  | 'enterpriseId'
  | 'enterpriseName'
  | 'partnerId'
  | 'partnerName'
  | 'originEventId'
>

export type IntentionNames = { enterpriseName: string; partnerName: string | null }

export const intentionRules: RecordRules<IntentionInput, Before, Linked, IntentionNames> = {
  facts: (tx, inputs, known) =>
    lookUp(
      tx,
      {
        organizations: inputs.flatMap(({ enterpriseId, partnerId }) => [enterpriseId, partnerId]),
        events: inputs.map(({ originEventId }) => originEventId),
      },
      known,
    ),
  async before(tx, actor, ids) {
    return byId(await tx.intention.findMany({ where: { AND: [visibleTo(actor), { id: { in: [...ids] } }] } }))
  },
  create(actor, input, facts) {
    allow(canCreate(actor, participants(input)))
    return linksOf(input, facts, null)
  },
  change(actor, before, input, facts) {
    allow(canEdit(actor, before) && canCreate(actor, participants(input)))
    return linksOf(input, facts, before)
  },
}

export function participants({
  enterpriseId,
  partnerId,
}: Pick<IntentionInput, 'enterpriseId' | 'partnerId'>) {
  return partnerId ? [enterpriseId, partnerId] : [enterpriseId]
}

/**
 * Names as they are in the register now. A side that did not change keeps the name it was registered with, which also
 * lets a university's contact edit: it cannot look the enterprise up.
 */
function linksOf(
  input: IntentionInput,
  { organizations, events }: Linked,
  before: Before | null,
): IntentionNames {
  const names = { enterpriseName: enterpriseName(), partnerName: partnerName() }
  const { originEventId } = input
  if (originEventId !== null && originEventId !== before?.originEventId && !living(events, originEventId)) {
    throw new InvalidInput({ originEventId: ['请从列表中选择活动'] })
  }
  return names

  function enterpriseName() {
    if (before && before.enterpriseId === input.enterpriseId) return before.enterpriseName
    const enterprise = living(organizations, input.enterpriseId)
    if (!enterprise) throw new InvalidInput({ enterpriseId: ['请从单位库中选择企业'] })
    if (enterprise.kind !== 'ENTERPRISE' || !enterprise.isLocal) {
      throw new InvalidInput({ enterpriseId: [`“${enterprise.name}”不是本市企业,请选择本市企业`] })
    }
    return enterprise.name
  }

  function partnerName() {
    if (input.partnerId === null) return null
    if (before && before.partnerId === input.partnerId) return before.partnerName
    const partner = living(organizations, input.partnerId)
    if (!partner) throw new InvalidInput({ partnerId: ['请从单位库中选择合作单位;尚未确定的请留空'] })
    return partner.name
  }
}

import 'server-only'

import { type DerivedParties, deriveParties } from '@/lib/agreements/parties'
import { canCreate, canEdit, visibleTo } from '@/lib/agreements/policy'
import type { AgreementInput } from '@/lib/agreements/schema'
import { allow, InvalidInput } from '@/lib/errors'
import type { Agreement } from '@/lib/generated/prisma/client'
import { type Linked, lookUp } from '@/lib/linked'
import { byId, type RecordRules } from '@/lib/record-rules'

type Before = Pick<Agreement, 'id' | 'status' | 'voidedAt' | 'participantIds'>

export const agreementRules: RecordRules<AgreementInput, Before, Linked, DerivedParties> = {
  facts: (tx, inputs, known) => lookUp(tx, { organizations: inputs.flatMap(partyIds) }, known),
  async before(tx, actor, ids) {
    return byId(await tx.agreement.findMany({ where: { AND: [visibleTo(actor), { id: { in: [...ids] } }] } }))
  },
  create(actor, input, { organizations }) {
    allow(canCreate(actor, partyIds(input)))
    return deriveParties(input.parties, organizations)
  },
  change(actor, before, input, { organizations }) {
    allow(canEdit(actor, before) && canCreate(actor, partyIds(input)))
    if (input.signedOn === null && (isSettled(before) || before.status === 'SUBMITTED')) {
      throw new InvalidInput({ signedOn: ['请填写签订日期'] })
    }
    return deriveParties(input.parties, organizations)
  },
}

/** It counts, or has counted: a change is a correction and needs its reason. */
export const isSettled = ({ status }: Pick<Agreement, 'status'>) =>
  status === 'EFFECTIVE' || status === 'TERMINATED'

const partyIds = ({ parties }: AgreementInput) => parties.map(({ organizationId }) => organizationId)

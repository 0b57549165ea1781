import 'server-only'

import { allow, InvalidInput } from '@/lib/errors'
import type { Project } from '@/lib/generated/prisma/client'
import { type Linked, living, lookUp } from '@/lib/linked'
import { type DerivedParties, projectParties } from '@/lib/projects/parties'
import { canCreate, canEdit, visibleTo } from '@/lib/projects/policy'
import type { ProjectInput } from '@/lib/projects/schema'
import { byId, type RecordRules } from '@/lib/record-rules'

type Before = Pick<Project, 'id' | 'status' | 'voidedAt' | 'enterpriseId' | 'agreementId'> & {
  parties: { organizationId: string; name: string }[]
}

export type ProjectLinks = DerivedParties & { status: 'SIGNED' | 'PLANNED' }

export const projectRules: RecordRules<ProjectInput, Before, Linked, ProjectLinks> = {
  facts: (tx, inputs, known) =>
    lookUp(
      tx,
      {
        organizations: inputs.flatMap(({ parties }) => parties.map(({ organizationId }) => organizationId)),
        agreements: inputs.map(({ agreementId }) => agreementId),
      },
      known,
    ),
  async before(tx, actor, ids) {
    return byId(
      await tx.project.findMany({
        where: { AND: [visibleTo(actor), { id: { in: [...ids] } }] },
        include: { parties: { select: { organizationId: true, name: true } } },
      }),
    )
  },
  create(actor, input, facts) {
    allow(canCreate(actor))
    return linksOf(input, facts, null)
  },
  change(actor, before, input, facts) {
    allow(canEdit(actor, before))
    return linksOf(input, facts, before)
  },
}

/** A project under an effective agreement begins as 已签约, any other as 拟实施. */
function linksOf(input: ProjectInput, linked: Linked, before: Before | null): ProjectLinks {
  const agreement = chosenAgreement(input, linked, before)
  const parties = projectParties(input, linked, agreement.parties, before?.parties)
  return { ...parties, status: agreement.status === 'EFFECTIVE' ? 'SIGNED' : 'PLANNED' }
}

/** A voided agreement cannot be chosen; one that was voided after the choice does not stop other corrections. */
function chosenAgreement({ agreementId }: ProjectInput, { agreements }: Linked, before: Before | null) {
  const agreement =
    agreementId === before?.agreementId ? agreements.get(agreementId) : living(agreements, agreementId)
  if (!agreement) throw new InvalidInput({ agreementId: ['请从协议台账中选择有效的协议'] })
  return agreement
}

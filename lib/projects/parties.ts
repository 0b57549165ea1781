import 'server-only'

import { isKnowledge } from '@/lib/agreements/parties'
import { InvalidInput } from '@/lib/errors'
import { rowNumber } from '@/lib/fields'
import type { ProjectPartyRole } from '@/lib/generated/prisma/enums'
import { type Linked, living } from '@/lib/linked'
import type { ProjectInput } from '@/lib/projects/schema'

type Side = { id: string; name: string }

export type DerivedParties = {
  /** The local enterprise that leads: the project is listed and counted under it, and it reports. */
  enterprise: Side
  /** Its university or institute; another party where there is none. */
  partner: Side
  rows: { organizationId: string; name: string; role: ProjectPartyRole; position: number }[]
}

/**
 * Names the two sides. A party of the agreement keeps the name it signed with, others have the
 * register's; `kept` are the names the project already has.
 */
export function projectParties(
  { parties }: Pick<ProjectInput, 'parties'>,
  { organizations }: Pick<Linked, 'organizations'>,
  signed: readonly { organizationId: string; name: string }[],
  kept: readonly { organizationId: string; name: string }[] = [],
): DerivedParties {
  const found = parties.flatMap(({ organizationId }) => living(organizations, organizationId) ?? [])
  const names = new Map(
    [...found.map(({ id, name }) => ({ organizationId: id, name })), ...signed, ...kept].map((row) => [
      row.organizationId,
      row.name,
    ]),
  )
  const chosen = parties.map((party, position) => {
    const organization = found.find(({ id }) => id === party.organizationId)
    return {
      ...party,
      position,
      number: rowNumber(party, position),
      name: names.get(party.organizationId) ?? '',
      organization,
    }
  })
  const missing = chosen.flatMap(({ organization, number }) =>
    organization ? [] : [{ [`parties.${number}.organizationId`]: ['请从单位库中选择单位'] }],
  )
  if (missing.length > 0) throw new InvalidInput(Object.assign({}, ...missing))

  const lead = chosen.find(({ role }) => role === 'LEAD')
  if (!lead?.organization?.isLocal || lead.organization.kind !== 'ENTERPRISE') {
    throw new InvalidInput({ [`parties.${lead?.number ?? 0}.organizationId`]: ['牵头单位须为本市企业'] })
  }
  const others = chosen.filter((party) => party !== lead)
  const knowledge = others.filter(({ organization }) => organization && isKnowledge(organization.kind))
  const partner = knowledge.find(({ role }) => role === 'TECHNOLOGY_PROVIDER') ?? knowledge[0] ?? others[0]
  if (!partner) throw new InvalidInput({ parties: ['请至少登记牵头企业和一个合作单位'] })

  return {
    enterprise: { id: lead.organizationId, name: lead.name },
    partner: { id: partner.organizationId, name: partner.name },
    rows: chosen.map(({ organizationId, name, role, position }) => ({
      organizationId,
      name,
      role,
      position,
    })),
  }
}

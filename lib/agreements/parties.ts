import 'server-only'

import type { AgreementInput } from '@/lib/agreements/schema'
import { InvalidInput } from '@/lib/errors'
import { rowNumber } from '@/lib/fields'
import type { OrganizationKind, PartyRole } from '@/lib/generated/prisma/enums'
import { type Linked, living } from '@/lib/linked'

type Side = { id: string; name: string }

export type DerivedParties = {
  /** The local enterprise the agreement is listed and counted under. */
  enterprise: Side
  /** Its university or institute; another party where there is none. */
  partner: Side
  rows: {
    organizationId: string
    name: string
    role: PartyRole
    isLead: boolean
    shareFen: bigint | null
    position: number
  }[]
}

/**
 * Names the two sides. 产学研 needs a local enterprise and somebody else (model.md §2.6). Parties the actor may not see are
 * treated as not chosen.
 */
export function deriveParties(
  parties: AgreementInput['parties'],
  organizations: Linked['organizations'],
): DerivedParties {
  const missing: [string, string[]][] = parties.flatMap((party, index) =>
    living(organizations, party.organizationId)
      ? []
      : [[`parties.${rowNumber(party, index)}.organizationId`, ['请从单位库中选择当事人']]],
  )
  if (missing.length > 0) throw new InvalidInput(Object.fromEntries(missing))

  const leadsFirst = [...parties].sort((a, b) => Number(b.isLead) - Number(a.isLead))
  const inOrder = leadsFirst.flatMap(({ organizationId }) => organizations.get(organizationId) ?? [])
  const enterprise = inOrder.find(({ kind, isLocal }) => kind === 'ENTERPRISE' && isLocal)
  if (!enterprise) throw new InvalidInput({ parties: ['当事人中至少要有一家本市企业'] })
  const others = inOrder.filter(({ id }) => id !== enterprise.id)
  const partner = others.find(({ kind }) => isKnowledge(kind)) ?? others[0]
  if (!partner) throw new InvalidInput({ parties: ['请至少登记两个当事人'] })

  return {
    enterprise,
    partner,
    rows: parties.map((party, position) => ({
      ...party,
      name: organizations.get(party.organizationId)?.name ?? '',
      position,
    })),
  }
}

/** 高校 and 科研院所: the side that brings the knowledge. */
export function isKnowledge(kind: OrganizationKind): boolean {
  return kind === 'UNIVERSITY' || kind === 'INSTITUTE'
}

import 'server-only'

import type { AgreementInput } from '@/lib/agreements/schema'
import type { Tx } from '@/lib/db'
import { InvalidInput } from '@/lib/errors'
import { rowNumber } from '@/lib/fields'
import type { OrganizationKind, PartyRole } from '@/lib/generated/prisma/enums'

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

/** What is asked of a party's row in the register. */
export type PartyFacts = { id: string; name: string; kind: OrganizationKind; isLocal: boolean }

/**
 * Looks the parties up in the register and names the two sides. 产学研 needs a local enterprise and somebody else
 * (model.md §2.6). Parties the actor may not see are treated as not chosen.
 */
export async function agreementParties(
  tx: Tx,
  { parties }: Pick<AgreementInput, 'parties'>,
): Promise<DerivedParties> {
  const found = await tx.organization.findMany({
    where: { id: { in: parties.map(({ organizationId }) => organizationId) }, voidedAt: null },
    select: { id: true, name: true, kind: true, isLocal: true },
  })
  return deriveParties(parties, new Map(found.map((organization) => [organization.id, organization])))
}

/** The same for organizations looked up before: an import asks for those of all rows at once. */
export function deriveParties(
  parties: AgreementInput['parties'],
  byId: ReadonlyMap<string, PartyFacts>,
): DerivedParties {
  const missing: [string, string[]][] = parties.flatMap((party, index) =>
    byId.has(party.organizationId)
      ? []
      : [[`parties.${rowNumber(party, index)}.organizationId`, ['请从单位库中选择当事人']]],
  )
  if (missing.length > 0) throw new InvalidInput(Object.fromEntries(missing))

  const leadsFirst = [...parties].sort((a, b) => Number(b.isLead) - Number(a.isLead))
  const inOrder = leadsFirst.flatMap(({ organizationId }) => byId.get(organizationId) ?? [])
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
      name: byId.get(party.organizationId)?.name ?? '',
      position,
    })),
  }
}

/** 高校 and 科研院所: the side that brings the knowledge. */
export function isKnowledge(kind: OrganizationKind): boolean {
  return kind === 'UNIVERSITY' || kind === 'INSTITUTE'
}

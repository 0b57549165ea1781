import 'server-only'

import { visibleTo as visibleAgreements } from '@/lib/agreements/policy'
import { signedAgreements } from '@/lib/agreements/queries'
import type { Actor } from '@/lib/auth/actor'
import { visibleTo as visibleContracts } from '@/lib/contracts/policy'
import { contractsOfEvent, countedContracts } from '@/lib/contracts/queries'
import { readAs, type Tx } from '@/lib/db'
import { visibleTo as visibleIntentions } from '@/lib/intentions/policy'
import { countedIntentions } from '@/lib/intentions/queries'
import { visibleTo as visibleProjects } from '@/lib/projects/policy'

/** What a conference led to (coverage.md row 013), as far as the actor may see it. */
export type EventYield = {
  intentions: number
  convertedIntentions: number
  agreements: number
  /** Distinct local enterprises among the parties of the signed agreements. */
  enterprises: number
  agreementFen: bigint
  projects: number
  contracts: number
  totalFen: bigint
  technologyFen: bigint
}

export function eventYield(actor: Actor, eventId: string, outer?: Tx): Promise<EventYield> {
  const intentions = { AND: [visibleIntentions(actor), countedIntentions, { originEventId: eventId }] }
  const agreements = { AND: [visibleAgreements(actor), signedAgreements, { originEventId: eventId }] }
  const contracts = { AND: [visibleContracts(actor), countedContracts, contractsOfEvent(eventId)] }
  const read = async (tx: Tx) => {
    const reached = await tx.intention.count({ where: intentions })
    const converted = await tx.intention.count({ where: { AND: [intentions, { status: 'CONVERTED' }] } })
    const signed = await tx.agreement.aggregate({
      where: agreements,
      _count: true,
      _sum: { amountFen: true },
    })
    const enterprises = await tx.agreementParty.findMany({
      where: { agreement: agreements, organization: { kind: 'ENTERPRISE', isLocal: true } },
      distinct: ['organizationId'],
      select: { organizationId: true },
    })
    const projects = await tx.project.count({
      where: { AND: [visibleProjects(actor), { voidedAt: null, agreement: { originEventId: eventId } }] },
    })
    const registered = await tx.technologyContract.aggregate({
      where: contracts,
      _count: true,
      _sum: { totalFen: true, technologyFen: true },
    })
    return {
      intentions: reached,
      convertedIntentions: converted,
      agreements: signed._count,
      enterprises: enterprises.length,
      agreementFen: signed._sum.amountFen ?? 0n,
      projects,
      contracts: registered._count,
      totalFen: registered._sum.totalFen ?? 0n,
      technologyFen: registered._sum.technologyFen ?? 0n,
    }
  }
  return outer ? read(outer) : readAs(actor, read)
}

import 'server-only'

import type { ContractInput } from '@/lib/contracts/schema'
import { InvalidInput } from '@/lib/errors'
import type { TechnologyContract } from '@/lib/generated/prisma/client'
import { type Linked, living, type Names } from '@/lib/linked'

/** What a contract takes from the records it points at: the parties' names, and the agreement of its project. */
export type ContractLinks = { sellerName: string; buyerName: string; agreementId: string | null }

type Linking = Pick<ContractInput, 'sellerId' | 'buyerId' | 'agreementId' | 'projectId'>

type Before = Pick<
  TechnologyContract,
  'sellerId' | 'sellerName' | 'buyerId' | 'buyerName' | 'agreementId' | 'projectId'
> | null

export const contractNames = (inputs: readonly Linking[]): Names => ({
  organizations: inputs.flatMap(({ sellerId, buyerId }) => [sellerId, buyerId]),
  agreements: inputs.map(({ agreementId }) => agreementId),
  projects: inputs.map(({ projectId }) => projectId),
})

/**
 * Looks up what the contract names. One side at least is local, or it is no business of this city (输出/吸纳). What did
 * not change is not asked again: a party may have moved away, an agreement may be void by now.
 */
export function contractLinks(input: Linking, linked: Linked, before: Before): ContractLinks {
  const parties = partyNames(input, linked, before)
  const project = projectOf(input, linked, before)
  if (input.agreementId && project && project.agreementId !== input.agreementId) {
    throw new InvalidInput({ projectId: ['该项目不属于所选协议,请核对'] })
  }
  refuseUnknownAgreement(input, linked, before)
  return { ...parties, agreementId: input.agreementId ?? project?.agreementId ?? null }
}

function partyNames({ sellerId, buyerId }: Linking, { organizations }: Linked, before: Before) {
  if (before && before.sellerId === sellerId && before.buyerId === buyerId) {
    return { sellerName: before.sellerName, buyerName: before.buyerName }
  }
  const seller = living(organizations, sellerId)
  const buyer = living(organizations, buyerId)
  if (!seller) throw new InvalidInput({ sellerId: ['请从单位库中选择卖方'] })
  if (!buyer) throw new InvalidInput({ buyerId: ['请从单位库中选择买方'] })
  if (!seller.isLocal && !buyer.isLocal) {
    throw new InvalidInput({ buyerId: ['卖方和买方至少一方应为本市单位'] })
  }
  return {
    sellerName: before?.sellerId === sellerId ? before.sellerName : seller.name,
    buyerName: before?.buyerId === buyerId ? before.buyerName : buyer.name,
  }
}

function projectOf({ projectId }: Linking, { projects }: Linked, before: Before) {
  if (projectId === null) return null
  const unchanged = projectId === before?.projectId
  const project = unchanged ? projects.get(projectId) : living(projects, projectId)
  if (!project) throw new InvalidInput({ projectId: ['请从列表中选择项目'] })
  return project
}

function refuseUnknownAgreement(
  { agreementId, sellerId, buyerId }: Linking,
  { agreements }: Linked,
  before: Before,
) {
  if (agreementId === null || agreementId === before?.agreementId) return
  const agreement = living(agreements, agreementId)
  if (!agreement) throw new InvalidInput({ agreementId: ['请从列表中选择协议'] })
  if (!agreement.participantIds.includes(sellerId) && !agreement.participantIds.includes(buyerId)) {
    throw new InvalidInput({ agreementId: ['所选协议的当事人中没有本合同的买方或卖方,请核对'] })
  }
}

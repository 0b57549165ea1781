import 'server-only'

import type { ContractDetail } from '@/lib/contracts/queries'
import type { ContractInput } from '@/lib/contracts/schema'
import type { Tx } from '@/lib/db'
import { InvalidInput } from '@/lib/errors'

/** What a contract takes from the records it points at: the parties' names, and the agreement of its project. */
export type ContractLinks = { sellerName: string; buyerName: string; agreementId: string | null }

/**
 * Looks up what the contract names. One side at least is local, or it is no business of this city (输出/吸纳). What did
 * not change is not asked again: a party may have moved away, an agreement may be void by now.
 */
export async function contractLinks(
  tx: Tx,
  input: ContractInput,
  before: ContractDetail | null,
): Promise<ContractLinks> {
  const parties = await partyNames(tx, input, before)
  const project = await projectOf(tx, input, before)
  if (input.agreementId && project && project.agreementId !== input.agreementId) {
    throw new InvalidInput({ projectId: ['该项目不属于所选协议,请核对'] })
  }
  await refuseUnknownAgreement(tx, input, before)
  return { ...parties, agreementId: input.agreementId ?? project?.agreementId ?? null }
}

async function partyNames(tx: Tx, { sellerId, buyerId }: ContractInput, before: ContractDetail | null) {
  if (before && before.sellerId === sellerId && before.buyerId === buyerId) {
    return { sellerName: before.sellerName, buyerName: before.buyerName }
  }
  const found = await tx.organization.findMany({
    where: { id: { in: [sellerId, buyerId] }, voidedAt: null },
    select: { id: true, name: true, isLocal: true },
  })
  const seller = found.find(({ id }) => id === sellerId)
  const buyer = found.find(({ id }) => id === buyerId)
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

async function projectOf(tx: Tx, { projectId }: ContractInput, before: ContractDetail | null) {
  if (projectId === null) return null
  const unchanged = projectId === before?.projectId
  const project = await tx.project.findFirst({
    where: { id: projectId, ...(unchanged ? {} : { voidedAt: null }) },
    select: { agreementId: true },
  })
  if (!project) throw new InvalidInput({ projectId: ['请从列表中选择项目'] })
  return project
}

async function refuseUnknownAgreement(
  tx: Tx,
  { agreementId, sellerId, buyerId }: ContractInput,
  before: ContractDetail | null,
) {
  if (agreementId === null || agreementId === before?.agreementId) return
  const agreement = await tx.agreement.findFirst({
    where: { id: agreementId, voidedAt: null },
    select: { participantIds: true },
  })
  if (!agreement) throw new InvalidInput({ agreementId: ['请从列表中选择协议'] })
  if (!agreement.participantIds.includes(sellerId) && !agreement.participantIds.includes(buyerId)) {
    throw new InvalidInput({ agreementId: ['所选协议的当事人中没有本合同的买方或卖方,请核对'] })
  }
}

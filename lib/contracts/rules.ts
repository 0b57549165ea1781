import 'server-only'

import { type ContractLinks, contractLinks, contractNames } from '@/lib/contracts/links'
import { canCreate, canEdit, visibleTo } from '@/lib/contracts/policy'
import type { ContractInput } from '@/lib/contracts/schema'
import { dateOf, todayInShanghai } from '@/lib/dates'
import type { Tx } from '@/lib/db'
import { allow, InvalidInput } from '@/lib/errors'
import type { TechnologyContract } from '@/lib/generated/prisma/client'
import { type Linked, lookUp } from '@/lib/linked'
import { formatWan } from '@/lib/money'
import { byId, type RecordRules } from '@/lib/record-rules'

type Input = ContractInput & { registrationNo?: string | undefined; intent?: 'draft' | 'sign' | undefined }

type Before = Pick<
  TechnologyContract,
  | 'id'
  | 'status'
  | 'voidedAt'
  | 'fulfilledFen'
  | 'sellerId'
  | 'sellerName'
  | 'buyerId'
  | 'buyerName'
  | 'agreementId'
  | 'projectId'
>

/** `numbers`: registration numbers that are taken, of those the inputs bring. */
export type ContractFacts = Linked & { numbers: ReadonlyMap<string, NumberHolder> }
type NumberHolder = { id: string; code: string; title: string }

export const contractRules: RecordRules<Input, Before, ContractFacts, ContractLinks> = {
  async facts(tx, inputs, known) {
    const numbers = inputs.flatMap(({ registrationNo }) => registrationNo ?? [])
    return { ...(await lookUp(tx, contractNames(inputs), known)), numbers: await numberHolders(tx, numbers) }
  },
  async before(tx, actor, ids) {
    return byId(
      await tx.technologyContract.findMany({ where: { AND: [visibleTo(actor), { id: { in: [...ids] } }] } }),
    )
  },
  create(actor, input, facts) {
    allow(canCreate(actor))
    if (input.intent === 'sign') refuseFuture(input.signedOn)
    refuseTakenNumber(input.registrationNo, facts, null)
    return contractLinks(input, facts, null)
  },
  change(actor, before, input, facts) {
    allow(canEdit(actor, before))
    if (before.status !== 'DRAFT') refuseFuture(input.signedOn)
    refuseBelowFulfilled(input.totalFen, before)
    if (input.registrationNo && before.status === 'DRAFT') {
      throw new InvalidInput({ registrationNo: ['库中该合同尚未登记签订,请先在合同页面登记签订'] })
    }
    refuseTakenNumber(input.registrationNo, facts, before.id)
    return contractLinks(input, facts, before)
  },
}

export function refuseFuture(signedOn: Date) {
  if (signedOn > dateOf(todayInShanghai(new Date()))) {
    throw new InvalidInput({ signedOn: ['已签订合同的签订日期不能晚于今天'] })
  }
}

export function refuseBelowFulfilled(totalFen: bigint, before: Pick<Before, 'fulfilledFen'>) {
  if (totalFen < before.fulfilledFen) {
    throw new InvalidInput({
      totalFen: [`合同成交额不能小于已履行金额 ${formatWan(before.fulfilledFen)} 万元`],
    })
  }
}

export async function numberHolders(
  tx: Tx,
  numbers: readonly string[],
): Promise<ReadonlyMap<string, NumberHolder>> {
  if (numbers.length === 0) return new Map()
  const held = await tx.technologyContract.findMany({
    where: { registrationNo: { in: [...new Set(numbers)] } },
    select: { id: true, code: true, title: true, registrationNo: true },
  })
  return new Map(held.flatMap((row) => (row.registrationNo ? [[row.registrationNo, row] as const] : [])))
}

/** Asked before the write: in PostgreSQL a failed statement would end the caller's transaction. */
export function refuseTakenNumber(
  registrationNo: string | undefined,
  { numbers }: Pick<ContractFacts, 'numbers'>,
  self: string | null,
) {
  const holder = registrationNo ? numbers.get(registrationNo) : undefined
  if (holder && holder.id !== self) {
    throw new InvalidInput({
      registrationNo: [`该登记编号已属于 ${holder.code}“${holder.title}”,请核对登记证明`],
    })
  }
}

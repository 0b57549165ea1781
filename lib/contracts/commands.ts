import 'server-only'

import * as z from 'zod'
import type { Actor } from '@/lib/auth/actor'
import { breather } from '@/lib/breathe'
import { insertMany } from '@/lib/bulk'
import { nextCode, yearOf } from '@/lib/codes'
import { type ContractLinks, contractLinks, contractNames } from '@/lib/contracts/links'
import {
  canAmend,
  canAnswerRegistration,
  canCancel,
  canFulfil,
  canSign,
  canSubmitRegistration,
  canVoid,
} from '@/lib/contracts/policy'
import { type ContractDetail, getContract } from '@/lib/contracts/queries'
import {
  type ContractFacts,
  contractRules,
  numberHolders,
  refuseBelowFulfilled,
  refuseFuture,
  refuseTakenNumber,
} from '@/lib/contracts/rules'
import {
  type ContractInput,
  checkContract,
  contractFields,
  type RegistrationInput,
  registrationFields,
  registrationInput,
} from '@/lib/contracts/schema'
import { refuseSimilarContract } from '@/lib/contracts/similar'
import { contractValues, registeredValues } from '@/lib/contracts/values'
import { type Tx, writeAs } from '@/lib/db'
import { allow, Conflict, InvalidInput, NotFound } from '@/lib/errors'
import { amountFen, day, flag, reasonField, submissionKey, version } from '@/lib/fields'
import type { Prisma } from '@/lib/generated/prisma/client'
import { newId } from '@/lib/ids'
import { lookUp } from '@/lib/linked'
import { formatWan } from '@/lib/money'
import { parse } from '@/lib/parse'
import { withRules } from '@/lib/rules'
import { searchColumns } from '@/lib/search/pinyin'
import { allGramsOf } from '@/lib/search/text'
import { staleVersion } from '@/lib/stale'
import { once } from '@/lib/submissions'

const intent = z.enum(['draft', 'sign']).default('draft')

const creation = withRules(
  contractFields.extend({ submissionId: submissionKey, confirmDuplicate: flag, intent }),
  checkContract,
)

/** Registers a contract that is still drafted (拟订), or one already signed with `intent=sign`. */
export async function createContract(actor: Actor, raw: unknown, outer?: Tx): Promise<{ id: string }> {
  const { submissionId, confirmDuplicate, intent, ...input } = parse(creation, raw)
  return writeAs(
    actor,
    { action: 'contract.create' },
    (tx) =>
      once(tx, actor, 'technologyContract', submissionId, newId(), async (id) => {
        const facts = await contractRules.facts(tx, [input])
        const links = contractRules.create(actor, { ...input, intent }, facts)
        if (!confirmDuplicate) await refuseSimilarContract(tx, input)
        const code = await nextCode(tx, 'technologyContract', yearOf(input.signedOn))
        const status = intent === 'sign' ? 'SIGNED' : 'DRAFT'
        await tx.technologyContract.create({ data: { id, code, status, ...columns(input, links, code) } })
      }),
    outer,
  )
}

/** Many at once, for rows that went through the schema (lib/imports); a registered one waits for who certifies it. */
export async function createContracts(
  tx: Tx,
  actor: Actor,
  rows: readonly { id: string; input: ContractInput; registered: boolean }[],
  facts: ContractFacts,
): Promise<() => Promise<void>> {
  const breathe = breather()
  const contracts: Prisma.TechnologyContractCreateManyInput[] = []
  for (const { id, input, registered } of rows) {
    await breathe()
    const links = contractRules.create(actor, { ...input, intent: 'sign' }, facts)
    const code = await nextCode(tx, 'technologyContract', yearOf(input.signedOn))
    const status = registered ? 'REGISTRATION_SUBMITTED' : 'SIGNED'
    const written = columns(input, links, code)
    contracts.push({ id, code, status, ...written, searchGrams: allGramsOf(written.searchText) })
  }
  return () => insertMany(tx, 'TechnologyContract', contracts)
}

const edit = withRules(contractFields.extend({ version }), checkContract)

export async function updateContract(
  actor: Actor,
  id: string,
  raw: unknown,
  outer?: Tx,
): Promise<{ id: string }> {
  const { version, ...input } = parse(edit, raw)
  return writeAs(
    actor,
    { action: 'contract.update' },
    async (tx) => {
      const before = await findVisible(tx, actor, id)
      const links = contractRules.change(actor, before, input, await contractRules.facts(tx, [input]))
      const { count } = await tx.technologyContract.updateMany({
        where: { id, version },
        data: columns(input, links, before.code, before.registrationNo),
      })
      if (count === 0) {
        throw await staleVersion(tx, 'TechnologyContract', id, contractValues(before), before.version)
      }
      return { id }
    },
    outer,
  )
}

/** 登记签订: the day both sides signed what was drafted. */
export async function signContract(actor: Actor, id: string, raw: unknown, outer?: Tx): Promise<void> {
  const { signedOn } = parse(z.object({ signedOn: day({ allowFuture: false }) }), raw)
  await change(actor, id, 'contract.sign', outer, (before) => {
    allow(canSign(actor, before))
    if (before.validTo && before.validTo < signedOn) {
      throw new InvalidInput({ signedOn: ['签订日期不能晚于有效期止'] })
    }
    return { status: 'SIGNED', signedOn }
  })
}

/** 提交登记: from now on the authority has it; corrected applications come back the same way. */
export async function submitRegistration(actor: Actor, id: string, outer?: Tx): Promise<void> {
  await change(actor, id, 'contract.submit-registration', outer, (before) => {
    allow(canSubmitRegistration(actor, before))
    return { status: 'REGISTRATION_SUBMITTED', statusReason: null }
  })
}

/** 补正: something is missing; the contract may be edited again. */
export async function requireCorrection(actor: Actor, id: string, raw: unknown, outer?: Tx): Promise<void> {
  const { reason } = parse(z.object({ reason: reasonField }), raw)
  await change(
    actor,
    id,
    'contract.require-correction',
    outer,
    (before) => {
      allow(canAnswerRegistration(actor, before))
      return { status: 'CORRECTION_REQUIRED', statusReason: reason }
    },
    reason,
  )
}

const registration = registrationInput.extend({ version })

/** 认定登记: the authority certified type and 技术交易额 and gave a number. From now on the contract counts. */
export async function registerContract(actor: Actor, id: string, raw: unknown, outer?: Tx): Promise<void> {
  const { version, ...input } = parse(registration, raw)
  await writeAs(
    actor,
    { action: 'contract.register' },
    async (tx) => {
      const before = await findVisible(tx, actor, id)
      allow(canAnswerRegistration(actor, before))
      checkRegistration(input, before)
      const numbers = await numberHolders(tx, [input.registrationNo])
      refuseTakenNumber(input.registrationNo, { numbers }, id)
      const { count } = await tx.technologyContract.updateMany({
        where: { id, version },
        data: {
          ...input,
          status: 'REGISTERED',
          statusReason: null,
          ...search(before, before.code, input.registrationNo),
        },
      })
      if (count === 0) {
        throw await staleVersion(tx, 'TechnologyContract', id, registeredValues(before), before.version)
      }
    },
    outer,
  )
}

export async function rejectRegistration(actor: Actor, id: string, raw: unknown, outer?: Tx): Promise<void> {
  const { reason } = parse(z.object({ reason: reasonField }), raw)
  await change(
    actor,
    id,
    'contract.reject',
    outer,
    (before) => {
      allow(canAnswerRegistration(actor, before))
      return { status: 'REJECTED', statusReason: reason }
    },
    reason,
  )
}

const amendment = withRules(
  contractFields
    .extend(registrationFields.shape)
    .extend({ technologyFen: amountFen(), version, reason: reasonField }),
  checkContract,
)

/** 变更登记: anything about a registered contract may be corrected, with its reason; it stays counted. */
export async function amendRegistration(
  actor: Actor,
  id: string,
  raw: unknown,
  outer?: Tx,
): Promise<{ id: string }> {
  const { version, reason, registrationNo, registeredOn, authority, ...input } = parse(amendment, raw)
  return writeAs(
    actor,
    { action: 'contract.amend', reason },
    async (tx) => {
      const before = await findVisible(tx, actor, id)
      allow(canAmend(actor, before))
      refuseFuture(input.signedOn)
      refuseBelowFulfilled(input.totalFen, before)
      checkRegistration({ registeredOn, technologyFen: input.technologyFen }, input)
      refuseTakenNumber(registrationNo, { numbers: await numberHolders(tx, [registrationNo]) }, id)
      const links = contractLinks(input, await lookUp(tx, contractNames([input])), before)
      const { count } = await tx.technologyContract.updateMany({
        where: { id, version },
        data: {
          ...columns(input, links, before.code, registrationNo),
          registrationNo,
          registeredOn,
          authority,
          status: 'AMENDED',
          statusReason: reason,
        },
      })
      if (count === 0) {
        throw await staleVersion(tx, 'TechnologyContract', id, registeredValues(before), before.version)
      }
      return { id }
    },
    outer,
  )
}

/** 撤销登记: it no longer counts in the period it was registered in; number and date stay to show what was taken back. */
export async function cancelRegistration(actor: Actor, id: string, raw: unknown, outer?: Tx): Promise<void> {
  const { reason, cancelledOn } = parse(
    z.object({ reason: reasonField, cancelledOn: day({ allowFuture: false }) }),
    raw,
  )
  await change(
    actor,
    id,
    'contract.cancel',
    outer,
    (before) => {
      allow(canCancel(actor, before))
      if (before.registeredOn && cancelledOn < before.registeredOn) {
        throw new InvalidInput({ cancelledOn: ['撤销日期不能早于登记日期'] })
      }
      return { status: 'CANCELLED', cancelledOn, statusReason: reason }
    },
    reason,
  )
}

/** 登记履约: what has been paid so far in all. */
export async function fulfilContract(actor: Actor, id: string, raw: unknown, outer?: Tx): Promise<void> {
  const { fulfilledFen } = parse(z.object({ fulfilledFen: amountFen() }), raw)
  await change(actor, id, 'contract.fulfil', outer, (before) => {
    allow(canFulfil(actor, before))
    if (fulfilledFen > before.totalFen) {
      throw new InvalidInput({
        fulfilledFen: [`已履行金额不能大于合同成交额 ${formatWan(before.totalFen)} 万元`],
      })
    }
    return { fulfilledFen }
  })
}

/** 作废: a wrong entry, which never counts again and stays traceable. */
export async function voidContract(actor: Actor, id: string, raw: unknown, outer?: Tx): Promise<void> {
  const { reason } = parse(z.object({ reason: reasonField }), raw)
  await change(
    actor,
    id,
    'contract.void',
    outer,
    (before) => {
      allow(canVoid(actor, before))
      return { voidedAt: new Date(), voidReason: reason, voidedById: actor.userId }
    },
    reason,
  )
}

/** The frame of every verb: find what the actor may see, decide, write only if nobody wrote in between. */
async function change(
  actor: Actor,
  id: string,
  action: string,
  outer: Tx | undefined,
  decide: (before: ContractDetail) => Prisma.TechnologyContractUncheckedUpdateManyInput,
  reason?: string,
) {
  await writeAs(
    actor,
    { action, ...(reason ? { reason } : {}) },
    async (tx) => {
      const before = await findVisible(tx, actor, id)
      const data = decide(before)
      const { count } = await tx.technologyContract.updateMany({
        where: { id, version: before.version },
        data,
      })
      if (count === 0) throw new Conflict('该合同刚刚被他人修改,请刷新后重试')
    },
    outer,
  )
}

async function findVisible(tx: Tx, actor: Actor, id: string) {
  const contract = await getContract(actor, id, tx)
  if (!contract) throw new NotFound('技术合同')
  return contract
}

function checkRegistration(
  { registeredOn, technologyFen }: Pick<RegistrationInput, 'registeredOn'> & { technologyFen: bigint },
  { signedOn, totalFen }: { signedOn: Date; totalFen: bigint },
) {
  if (registeredOn < signedOn) throw new InvalidInput({ registeredOn: ['登记日期不能早于签订日期'] })
  if (technologyFen > totalFen) throw new InvalidInput({ technologyFen: ['技术交易额不能大于合同成交额'] })
}

function columns(
  input: ContractInput,
  links: ContractLinks,
  code: string,
  registrationNo: string | null = null,
) {
  return {
    ...input,
    ...links,
    participantIds: [input.sellerId, input.buyerId],
    ...search({ title: input.title, ...links }, code, registrationNo),
  }
}

function search(
  { title, sellerName, buyerName }: { title: string; sellerName: string; buyerName: string },
  code: string,
  registrationNo: string | null,
) {
  return searchColumns({ texts: [title, code, sellerName, buyerName, registrationNo ?? ''], sortBy: title })
}

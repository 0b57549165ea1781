import 'server-only'

import * as z from 'zod'
import type { DerivedParties } from '@/lib/agreements/parties'
import { canReview, canSubmit, canTerminate, canVoid, canWithdraw } from '@/lib/agreements/policy'
import { type AgreementDetail, getAgreement } from '@/lib/agreements/queries'
import { agreementRules, isSettled } from '@/lib/agreements/rules'
import { type AgreementInput, agreementFields, checkAgreement } from '@/lib/agreements/schema'
import { refuseSimilarAgreement } from '@/lib/agreements/similar'
import { agreementValues } from '@/lib/agreements/values'
import { type Actor, isReviewer } from '@/lib/auth/actor'
import { breather } from '@/lib/breathe'
import { insertMany } from '@/lib/bulk'
import { nextCode, yearOf } from '@/lib/codes'
import { type Tx, writeAs } from '@/lib/db'
import { allow, Conflict, InvalidInput, NotFound } from '@/lib/errors'
import { day, flag, optionalChoice, optionalReason, reasonField, submissionKey } from '@/lib/fields'
import type { Prisma } from '@/lib/generated/prisma/client'
import { newId } from '@/lib/ids'
import { linkIntention } from '@/lib/intentions/commands'
import type { Linked } from '@/lib/linked'
import { parse } from '@/lib/parse'
import { withRules } from '@/lib/rules'
import { searchColumns } from '@/lib/search/pinyin'
import { allGramsOf } from '@/lib/search/text'
import { staleVersion } from '@/lib/stale'
import { once } from '@/lib/submissions'

const intent = z.enum(['draft', 'submit']).default('draft')

const creation = withRules(
  agreementFields.extend({
    submissionId: submissionKey,
    confirmDuplicate: flag,
    intent,
    intentionId: optionalChoice,
  }),
  checkAgreement,
)

/**
 * Registers an agreement as a draft, or hands it to the reviewer at once with `intent=submit`. With `intentionId` it is
 * what that intention became: both or neither.
 */
export async function createAgreement(actor: Actor, raw: unknown, outer?: Tx): Promise<{ id: string }> {
  const { submissionId, confirmDuplicate, intent, intentionId, ...input } = parse(creation, raw)
  return writeAs(
    actor,
    { action: 'agreement.create' },
    (tx) =>
      once(tx, actor, 'agreement', submissionId, newId(), async (id) => {
        const derived = agreementRules.create(actor, input, await agreementRules.facts(tx, [input]))
        if (!confirmDuplicate) await refuseSimilarAgreement(tx, input, derived)
        const code = await nextCode(tx, 'agreement', yearOf(input.signedOn))
        const submission = intent === 'submit' ? submitted(actor, input) : {}
        await tx.agreement.create({ data: { id, code, ...columns(input, derived, code), ...submission } })
        await tx.agreementParty.createMany({ data: derived.rows.map((row) => ({ agreementId: id, ...row })) })
        if (intentionId) await linkIntention(tx, actor, intentionId, id)
      }),
    outer,
  )
}

/**
 * Many at once, in two statements: what `createAgreement` does with each, for rows that went through its schema
 * (lib/imports). With `submit` they are handed to the reviewer, like a register of agreements long signed. Answers with
 * the writing still to be done, so that the next rows can be prepared while the database writes these.
 */
export async function createAgreements(
  tx: Tx,
  actor: Actor,
  rows: readonly { id: string; input: AgreementInput; submit: boolean }[],
  facts: Linked,
): Promise<() => Promise<void>> {
  const breathe = breather()
  const agreements: Prisma.AgreementCreateManyInput[] = []
  const parties: Prisma.AgreementPartyCreateManyInput[] = []
  // the columns of every row are the same, whether it is submitted or not
  const draft = {
    status: 'DRAFT',
    submittedById: null,
    submittedAt: null,
    reviewedById: null,
    reviewedAt: null,
  } as const
  for (const { id, input, submit } of rows) {
    await breathe()
    const derived = agreementRules.create(actor, input, facts)
    const code = await nextCode(tx, 'agreement', yearOf(input.signedOn))
    const submission = submit ? submitted(actor, input) : draft
    const written = columns(input, derived, code)
    agreements.push({ id, code, ...written, searchGrams: allGramsOf(written.searchText), ...submission })
    for (const row of derived.rows) parties.push({ id: newId(), agreementId: id, ...row })
  }
  return async () => {
    await insertMany(tx, 'Agreement', agreements)
    await insertMany(tx, 'AgreementParty', parties)
  }
}

const edit = withRules(
  agreementFields.extend({ version: z.coerce.number().int(), reason: optionalReason, intent }),
  checkAgreement,
)

/** What is effective already is corrected (更正): that needs a reason, which the ledger keeps. */
export async function updateAgreement(
  actor: Actor,
  id: string,
  raw: unknown,
  outer?: Tx,
): Promise<{ id: string }> {
  const { version, reason, intent, ...input } = parse(edit, raw)
  return writeAs(
    actor,
    { action: 'agreement.update', reason: reason ?? undefined },
    async (tx) => {
      const before = await findVisible(tx, actor, id)
      const derived = agreementRules.change(actor, before, input, await agreementRules.facts(tx, [input]))
      if (isSettled(before) && !reason)
        throw new InvalidInput({ reason: ['该协议已审核通过,请填写更正原因(不少于 5 个字)'] })
      const submission = intent === 'submit' && canSubmit(actor, before) ? submitted(actor, input) : {}
      const { count } = await tx.agreement.updateMany({
        where: { id, version },
        data: { ...columns(input, derived, before.code), ...submission },
      })
      if (count === 0) throw await staleVersion(tx, 'Agreement', id, agreementValues(before), before.version)
      await replaceParties(tx, id, derived)
      return { id }
    },
    outer,
  )
}

/** 登记签订: the day both sides signed a drafted agreement. */
export async function signAgreement(actor: Actor, id: string, raw: unknown, outer?: Tx): Promise<void> {
  const { signedOn } = parse(z.object({ signedOn: day({ allowFuture: false }) }), raw)
  await change(actor, id, 'agreement.sign', outer, (before) => {
    allow(canSubmit(actor, before))
    return { signedOn }
  })
}

export async function submitAgreement(actor: Actor, id: string, outer?: Tx): Promise<void> {
  await change(actor, id, 'agreement.submit', outer, (before) => {
    allow(canSubmit(actor, before))
    return submitted(actor, before)
  })
}

export async function withdrawAgreement(actor: Actor, id: string, outer?: Tx): Promise<void> {
  await change(actor, id, 'agreement.withdraw', outer, (before) => {
    allow(canWithdraw(actor, before))
    return { status: 'DRAFT', submittedById: null, submittedAt: null }
  })
}

/** 审核通过: from now on the agreement counts. */
export async function approveAgreement(actor: Actor, id: string, outer?: Tx): Promise<void> {
  await change(actor, id, 'agreement.approve', outer, (before) => {
    allow(canReview(actor, before))
    return { status: 'EFFECTIVE', reviewedById: actor.userId, reviewedAt: new Date(), returnReason: null }
  })
}

/** All or none, so that "已通过 12 条" is true. */
export async function approveAgreements(actor: Actor, ids: readonly string[]): Promise<number> {
  await writeAs(actor, { action: 'agreement.approve' }, async (tx) => {
    for (const id of ids) await approveAgreement(actor, id, tx)
  })
  return ids.length
}

/** 批次审核: everything of an import that waits and was not submitted by this reviewer, in one statement. */
export async function approveImportedAgreements(
  tx: Tx,
  actor: Actor,
  ids: readonly string[],
): Promise<number> {
  allow(isReviewer(actor))
  const { count } = await tx.agreement.updateMany({
    where: {
      id: { in: [...ids] },
      status: 'SUBMITTED',
      voidedAt: null,
      OR: [{ submittedById: null }, { submittedById: { not: actor.userId } }],
    },
    data: { status: 'EFFECTIVE', reviewedById: actor.userId, reviewedAt: new Date(), returnReason: null },
  })
  return count
}

export async function returnAgreement(actor: Actor, id: string, raw: unknown, outer?: Tx): Promise<void> {
  const { reason } = parse(z.object({ reason: reasonField }), raw)
  await change(
    actor,
    id,
    'agreement.return',
    outer,
    (before) => {
      allow(canReview(actor, before))
      return { status: 'RETURNED', reviewedById: actor.userId, reviewedAt: new Date(), returnReason: reason }
    },
    reason,
  )
}

/** Ends an agreement before its time. It stays in what was signed; it is no longer in force. */
export async function terminateAgreement(actor: Actor, id: string, raw: unknown, outer?: Tx): Promise<void> {
  const { reason, terminatedOn } = parse(
    z.object({ reason: reasonField, terminatedOn: day({ allowFuture: false }) }),
    raw,
  )
  await change(
    actor,
    id,
    'agreement.terminate',
    outer,
    (before) => {
      allow(canTerminate(actor, before))
      if (before.signedOn && terminatedOn < before.signedOn) {
        throw new InvalidInput({ terminatedOn: ['终止日期不能早于签订日期'] })
      }
      return { status: 'TERMINATED', terminatedOn, terminationReason: reason }
    },
    reason,
  )
}

/** 作废: a wrong entry, which never counts again and stays traceable. Refused while a project stands on it. */
export async function voidAgreement(actor: Actor, id: string, raw: unknown, outer?: Tx): Promise<void> {
  const { reason } = parse(z.object({ reason: reasonField }), raw)
  await change(
    actor,
    id,
    'agreement.void',
    outer,
    (before) => {
      allow(canVoid(actor, before))
      if (before.projects.length > 0) {
        throw new Conflict(`该协议下有 ${before.projects.length} 个项目,请先处理这些项目再作废`)
      }
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
  decide: (before: AgreementDetail) => Prisma.AgreementUncheckedUpdateManyInput,
  reason?: string,
) {
  await writeAs(
    actor,
    { action, reason },
    async (tx) => {
      const before = await findVisible(tx, actor, id)
      const data = decide(before)
      const { count } = await tx.agreement.updateMany({ where: { id, version: before.version }, data })
      if (count === 0) throw new Conflict('该协议刚刚被他人修改,请刷新后重试')
    },
    outer,
  )
}

async function findVisible(tx: Tx, actor: Actor, id: string) {
  const agreement = await getAgreement(actor, id, tx)
  if (!agreement) throw new NotFound('协议')
  return agreement
}

function submitted(actor: Actor, { signedOn }: Pick<AgreementInput, 'signedOn'>) {
  if (signedOn === null) throw new InvalidInput({ signedOn: ['请填写签订日期后再提交审核'] })
  return {
    status: 'SUBMITTED',
    submittedById: actor.userId,
    submittedAt: new Date(),
    reviewedById: null,
    reviewedAt: null,
  } as const
}

function columns(input: AgreementInput, derived: DerivedParties, code: string) {
  const { parties, ...fields } = input
  return {
    ...fields,
    enterpriseId: derived.enterprise.id,
    enterpriseName: derived.enterprise.name,
    partnerId: derived.partner.id,
    partnerName: derived.partner.name,
    participantIds: parties.map(({ organizationId }) => organizationId),
    ...searchColumns({
      texts: [input.title, code, ...derived.rows.map(({ name }) => name)],
      sortBy: input.title,
    }),
  }
}

/**
 * Writes only the rows that differ, so that the ledger shows what somebody really changed. A changed row is taken out and
 * put in again: members may add and remove parties of their drafts, and have no right to alter one.
 */
async function replaceParties(tx: Tx, agreementId: string, { rows }: DerivedParties) {
  const present = await tx.agreementParty.findMany({ where: { agreementId } })
  const same = (one: DerivedParties['rows'][number]) => (other: DerivedParties['rows'][number]) =>
    one.organizationId === other.organizationId &&
    one.role === other.role &&
    one.isLead === other.isLead &&
    one.shareFen === other.shareFen &&
    one.position === other.position
  const gone = present.filter((row) => !rows.some(same(row)))
  await tx.agreementParty.deleteMany({ where: { id: { in: gone.map(({ id }) => id) } } })
  const added = rows.filter((row) => !present.some(same(row)))
  await tx.agreementParty.createMany({ data: added.map((row) => ({ agreementId, ...row })) })
}

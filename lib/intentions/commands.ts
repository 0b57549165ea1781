import 'server-only'

import * as z from 'zod'
import { type Actor, keepsRecords } from '@/lib/auth/actor'
import { breather } from '@/lib/breathe'
import { insertMany } from '@/lib/bulk'
import { nextCode, yearOf } from '@/lib/codes'
import { dateOf, todayInShanghai } from '@/lib/dates'
import { type Tx, writeAs } from '@/lib/db'
import { allow, Conflict, InvalidInput, NotFound } from '@/lib/errors'
import { flag, optionalReason, reasonField, submissionKey, version } from '@/lib/fields'
import type { Prisma } from '@/lib/generated/prisma/client'
import { newId } from '@/lib/ids'
import {
  canConfirm,
  canConvert,
  canFollow,
  canInvalidate,
  canResume,
  canShelve,
  canVoid,
} from '@/lib/intentions/policy'
import { getIntention, type IntentionDetail } from '@/lib/intentions/queries'
import { type IntentionNames, intentionRules, participants } from '@/lib/intentions/rules'
import {
  checkIntention,
  conversionInput,
  followUpInput,
  type IntentionInput,
  intentionFields,
  resumptionInput,
} from '@/lib/intentions/schema'
import { refuseSimilarIntention } from '@/lib/intentions/similar'
import { intentionValues } from '@/lib/intentions/values'
import type { Linked } from '@/lib/linked'
import { parse } from '@/lib/parse'
import { withRules } from '@/lib/rules'
import { searchColumns } from '@/lib/search/pinyin'
import { allGramsOf } from '@/lib/search/text'
import { staleVersion } from '@/lib/stale'
import { once } from '@/lib/submissions'

const creation = withRules(
  intentionFields.extend({ submissionId: submissionKey, confirmDuplicate: flag }),
  checkIntention,
)

/** Registers an intention as a draft; the bureau confirms it. */
export async function createIntention(actor: Actor, raw: unknown, outer?: Tx): Promise<{ id: string }> {
  const { submissionId, confirmDuplicate, ...input } = parse(creation, raw)
  return writeAs(
    actor,
    { action: 'intention.create' },
    (tx) =>
      once(tx, actor, 'intention', submissionId, newId(), async (id) => {
        const names = intentionRules.create(actor, input, await intentionRules.facts(tx, [input]))
        if (!confirmDuplicate) await refuseSimilarIntention(tx, input)
        const code = await nextCode(tx, 'intention', yearOf(input.reachedOn.date))
        await tx.intention.create({ data: { id, code, ...columns(input, names, code) } })
      }),
    outer,
  )
}

/** Many at once, for rows that went through the schema (lib/imports): what the bureau enters it has confirmed. */
export async function createIntentions(
  tx: Tx,
  actor: Actor,
  rows: readonly { id: string; input: IntentionInput }[],
  facts: Linked,
): Promise<() => Promise<void>> {
  const breathe = breather()
  allow(keepsRecords(actor))
  const intentions: Prisma.IntentionCreateManyInput[] = []
  for (const { id, input } of rows) {
    await breathe()
    const names = intentionRules.create(actor, input, facts)
    const code = await nextCode(tx, 'intention', yearOf(input.reachedOn.date))
    const written = columns(input, names, code)
    intentions.push({
      id,
      code,
      status: 'REACHED',
      ...written,
      searchGrams: allGramsOf(written.searchText),
    })
  }
  return () => insertMany(tx, 'Intention', intentions)
}

const edit = withRules(intentionFields.extend({ version, reason: optionalReason }), checkIntention)

/** What is confirmed counts already: correcting it needs a reason, which the ledger keeps. */
export async function updateIntention(
  actor: Actor,
  id: string,
  raw: unknown,
  outer?: Tx,
): Promise<{ id: string }> {
  const { version, reason, ...input } = parse(edit, raw)
  return writeAs(
    actor,
    { action: 'intention.update', ...(reason ? { reason } : {}) },
    async (tx) => {
      const before = await findVisible(tx, actor, id)
      const names = intentionRules.change(actor, before, input, await intentionRules.facts(tx, [input]))
      if (before.status !== 'DRAFT' && !reason) {
        throw new InvalidInput({ reason: ['该意向已确认,请填写更正原因(不少于 5 个字)'] })
      }
      const { count } = await tx.intention.updateMany({
        where: { id, version },
        data: columns(input, names, before.code),
      })
      if (count === 0) throw await staleVersion(tx, 'Intention', id, intentionValues(before), before.version)
      return { id }
    },
    outer,
  )
}

/** 确认: from now on the intention counts as reached. */
export async function confirmIntention(actor: Actor, id: string, outer?: Tx): Promise<void> {
  await change(actor, id, 'intention.confirm', outer, (before) => {
    allow(canConfirm(actor, before))
    return { status: 'REACHED' }
  })
}

/** 跟进: what the last contact brought, and when the next one is due. */
export async function followIntention(actor: Actor, id: string, raw: unknown, outer?: Tx): Promise<void> {
  const { followedOn, followUpNote, nextFollowUpOn } = parse(followUpInput, raw)
  await change(actor, id, 'intention.follow', outer, (before) => {
    allow(canFollow(actor, before))
    if (followedOn < before.reachedOn) throw new InvalidInput({ followedOn: ['跟进日期不能早于达成日期'] })
    if (before.lastFollowUpOn && followedOn < before.lastFollowUpOn) {
      throw new InvalidInput({ followedOn: ['跟进日期不能早于上一次跟进'] })
    }
    return { status: 'FOLLOWING', lastFollowUpOn: followedOn, lastFollowUpNote: followUpNote, nextFollowUpOn }
  })
}

/** 转协议: names the agreement the intention became. */
export async function convertIntention(actor: Actor, id: string, raw: unknown, outer?: Tx): Promise<void> {
  const { agreementId } = parse(conversionInput, raw)
  await writeAs(
    actor,
    { action: 'intention.convert' },
    (tx) => linkIntention(tx, actor, id, agreementId),
    outer,
  )
}

/**
 * The same inside the transaction in which the agreement was made. Call it last: what follows would be recorded under
 * 转为协议. The day of conversion is the day the agreement was signed, or today where it is not signed yet.
 */
export async function linkIntention(
  tx: Tx,
  actor: Actor,
  intentionId: string,
  agreementId: string,
): Promise<void> {
  const agreement = await tx.agreement.findFirst({
    where: { id: agreementId, voidedAt: null },
    select: { signedOn: true, participantIds: true, intention: { select: { id: true, title: true } } },
  })
  if (!agreement) throw new InvalidInput({ agreementId: ['请从列表中选择协议'] })
  await change(actor, intentionId, 'intention.convert', tx, (before) => {
    allow(canConvert(actor, before))
    if (!agreement.participantIds.includes(before.enterpriseId)) {
      throw new InvalidInput({ agreementId: [`所选协议的当事人中没有“${before.enterpriseName}”`] })
    }
    if (agreement.intention) {
      throw new InvalidInput({ agreementId: [`所选协议已由意向“${agreement.intention.title}”转化而来`] })
    }
    return {
      status: 'CONVERTED',
      convertedAgreementId: agreementId,
      convertedOn: agreement.signedOn ?? dateOf(todayInShanghai(new Date())),
      nextFollowUpOn: null,
    }
  })
}

export async function shelveIntention(actor: Actor, id: string, raw: unknown, outer?: Tx): Promise<void> {
  const { reason } = parse(z.object({ reason: reasonField }), raw)
  await change(
    actor,
    id,
    'intention.shelve',
    outer,
    (before) => {
      allow(canShelve(actor, before))
      return { status: 'SHELVED', statusReason: reason, nextFollowUpOn: null }
    },
    reason,
  )
}

/** 恢复: off the shelf, or back from a conversion entered by mistake, which needs a reason. */
export async function resumeIntention(actor: Actor, id: string, raw: unknown, outer?: Tx): Promise<void> {
  const { reason } = parse(resumptionInput, raw)
  await change(
    actor,
    id,
    'intention.resume',
    outer,
    (before) => {
      allow(canResume(actor, before))
      if (before.status === 'CONVERTED' && !reason) {
        throw new InvalidInput({ reason: ['取消转化请填写原因(不少于 5 个字)'] })
      }
      return {
        status: before.lastFollowUpOn ? 'FOLLOWING' : 'REACHED',
        statusReason: null,
        convertedAgreementId: null,
        convertedOn: null,
      }
    },
    reason,
  )
}

/** 无效: it never was an intention, or both sides gave it up. It no longer counts. */
export async function invalidateIntention(actor: Actor, id: string, raw: unknown, outer?: Tx): Promise<void> {
  const { reason } = parse(z.object({ reason: reasonField }), raw)
  await change(
    actor,
    id,
    'intention.invalidate',
    outer,
    (before) => {
      allow(canInvalidate(actor, before))
      return { status: 'INVALID', statusReason: reason, nextFollowUpOn: null }
    },
    reason,
  )
}

/** 作废: a wrong entry, which stays traceable. One that became an agreement is taken back from it first. */
export async function voidIntention(actor: Actor, id: string, raw: unknown, outer?: Tx): Promise<void> {
  const { reason } = parse(z.object({ reason: reasonField }), raw)
  await change(
    actor,
    id,
    'intention.void',
    outer,
    (before) => {
      allow(canVoid(actor, before))
      if (before.status === 'CONVERTED') throw new Conflict('该意向已转为协议,请先恢复该意向再作废')
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
  decide: (before: IntentionDetail) => Prisma.IntentionUncheckedUpdateManyInput,
  reason?: string | null,
) {
  await writeAs(
    actor,
    { action, ...(reason ? { reason } : {}) },
    async (tx) => {
      const before = await findVisible(tx, actor, id)
      const data = decide(before)
      const { count } = await tx.intention.updateMany({ where: { id, version: before.version }, data })
      if (count === 0) throw new Conflict('该意向刚刚被他人修改,请刷新后重试')
    },
    outer,
  )
}

async function findVisible(tx: Tx, actor: Actor, id: string) {
  const intention = await getIntention(actor, id, tx)
  if (!intention) throw new NotFound('意向')
  return intention
}

function columns(input: IntentionInput, names: IntentionNames, code: string) {
  const { reachedOn, ...fields } = input
  return {
    ...fields,
    ...names,
    reachedOn: reachedOn.date,
    reachedOnPrecision: reachedOn.precision,
    participantIds: participants(input),
    ...searchColumns({
      texts: [input.title, code, names.enterpriseName, names.partnerName ?? ''],
      sortBy: input.title,
    }),
  }
}

import 'server-only'

import * as z from 'zod'
import { noveltyClaimLabels } from '@/lib/achievements/labels'
import { canReview, canSubmit, canVoid, canWithdraw } from '@/lib/achievements/policy'
import { type AchievementDetail, getAchievement } from '@/lib/achievements/queries'
import { type AchievementLinks, achievementRules, refuseIncomplete } from '@/lib/achievements/rules'
import {
  type AchievementInput,
  achievementFields,
  checkAchievement,
  claimProblems,
} from '@/lib/achievements/schema'
import { refuseSimilarAchievement } from '@/lib/achievements/similar'
import { achievementValues } from '@/lib/achievements/values'
import type { Actor } from '@/lib/auth/actor'
import { breather } from '@/lib/breathe'
import { insertMany } from '@/lib/bulk'
import { nextCode, yearOf } from '@/lib/codes'
import { type Tx, writeAs } from '@/lib/db'
import { allow, Conflict, InvalidInput, NotFound } from '@/lib/errors'
import { flag, optionalReason, reasonField, submissionKey, version } from '@/lib/fields'
import type { Prisma } from '@/lib/generated/prisma/client'
import { newId } from '@/lib/ids'
import type { Linked } from '@/lib/linked'
import { parse } from '@/lib/parse'
import { withRules } from '@/lib/rules'
import { searchColumns } from '@/lib/search/pinyin'
import { allGramsOf } from '@/lib/search/text'
import { staleVersion } from '@/lib/stale'
import { once } from '@/lib/submissions'

const intent = z.enum(['draft', 'submit']).default('draft')

const creation = withRules(
  achievementFields.extend({ submissionId: submissionKey, confirmDuplicate: flag, intent }),
  checkAchievement,
)

/** Registers an achievement as a draft, or hands it to the reviewer at once with `intent=submit`. */
export async function createAchievement(actor: Actor, raw: unknown, outer?: Tx): Promise<{ id: string }> {
  const { submissionId, confirmDuplicate, intent, ...input } = parse(creation, raw)
  return writeAs(
    actor,
    { action: 'achievement.create' },
    (tx) =>
      once(tx, actor, 'achievement', submissionId, newId(), async (id) => {
        const facts = await achievementRules.facts(tx, [input])
        const links = achievementRules.create(actor, { ...input, intent }, facts)
        const submission = intent === 'submit' ? submitted(actor, input) : {}
        if (!confirmDuplicate) await refuseSimilarAchievement(tx, input)
        const code = await nextCode(tx, 'achievement', yearOf(input.evidenceOn ?? input.completedOn))
        await tx.achievement.create({ data: { id, code, ...columns(input, links, code), ...submission } })
        await tx.achievementOwner.createMany({
          data: links.owners.map((row) => ({ achievementId: id, ...row })),
        })
        await tx.achievementPatent.createMany({
          data: links.patentIds.map((patentId) => ({ achievementId: id, patentId })),
        })
      }),
    outer,
  )
}

/** Many at once, for rows that went through the schema (lib/imports), each handed to the reviewer. */
export async function createAchievements(
  tx: Tx,
  actor: Actor,
  rows: readonly { id: string; input: AchievementInput }[],
  facts: Linked,
): Promise<() => Promise<void>> {
  const breathe = breather()
  const achievements: Prisma.AchievementCreateManyInput[] = []
  const owners: Prisma.AchievementOwnerCreateManyInput[] = []
  const patents: Prisma.AchievementPatentCreateManyInput[] = []
  for (const { id, input } of rows) {
    await breathe()
    const links = achievementRules.create(actor, { ...input, intent: 'submit' }, facts)
    const code = await nextCode(tx, 'achievement', yearOf(input.evidenceOn ?? input.completedOn))
    const written = columns(input, links, code)
    const searchGrams = allGramsOf(written.searchText)
    achievements.push({ id, code, ...written, searchGrams, ...submitted(actor, input) })
    for (const row of links.owners) owners.push({ id: newId(), achievementId: id, ...row })
    for (const patentId of links.patentIds) patents.push({ id: newId(), achievementId: id, patentId })
  }
  return async () => {
    await insertMany(tx, 'Achievement', achievements)
    await insertMany(tx, 'AchievementOwner', owners)
    await insertMany(tx, 'AchievementPatent', patents)
  }
}

const edit = withRules(
  achievementFields.extend({ version, reason: optionalReason, intent }),
  checkAchievement,
)

/**
 * What is confirmed is corrected with a reason. It stays confirmed only while claim and evidence are what the reviewer
 * saw: changed ones have been seen by nobody, so they wait for a review again, as handed in by whoever changed them
 * (else a reviewer could rewrite a submission and confirm his own words).
 */
export async function updateAchievement(
  actor: Actor,
  id: string,
  raw: unknown,
  outer?: Tx,
): Promise<{ id: string }> {
  const { version, reason, intent, ...input } = parse(edit, raw)
  return writeAs(
    actor,
    { action: 'achievement.update', ...(reason ? { reason } : {}) },
    async (tx) => {
      const before = await findVisible(tx, actor, id)
      const links = achievementRules.change(actor, before, input, await achievementRules.facts(tx, [input]))
      if (before.status === 'CONFIRMED' && !reason) {
        throw new InvalidInput({ reason: ['该成果已确认,请填写更正原因(不少于 5 个字)'] })
      }
      const reviewed = before.status === 'CONFIRMED' || before.status === 'SUBMITTED'
      const again = reviewed && claimed(before) !== claimed(input)
      const handsIn = again || (intent === 'submit' && canSubmit(actor, before))
      const { count } = await tx.achievement.updateMany({
        where: { id, version },
        data: { ...columns(input, links, before.code), ...(handsIn ? submitted(actor, input) : {}) },
      })
      if (count === 0) {
        throw await staleVersion(tx, 'Achievement', id, achievementValues(before), before.version)
      }
      await replaceOwners(tx, id, before, links)
      await replacePatents(tx, id, before, links)
      return { id }
    },
    outer,
  )
}

export async function submitAchievement(actor: Actor, id: string, outer?: Tx): Promise<void> {
  await change(actor, id, 'achievement.submit', outer, (before) => {
    allow(canSubmit(actor, before))
    return submitted(actor, before)
  })
}

export async function withdrawAchievement(actor: Actor, id: string, outer?: Tx): Promise<void> {
  await change(actor, id, 'achievement.withdraw', outer, (before) => {
    allow(canWithdraw(actor, before))
    return { status: 'DRAFT', submittedById: null, submittedAt: null }
  })
}

/** 确认: from now on the achievement counts, its claim on the day of its evidence. */
export async function confirmAchievement(actor: Actor, id: string, outer?: Tx): Promise<void> {
  await change(actor, id, 'achievement.confirm', outer, (before) => {
    allow(canReview(actor, before))
    if (before.noveltyClaim && Object.keys(claimProblems(before)).length > 0) {
      const claim = noveltyClaimLabels[before.noveltyClaim]
      throw new Conflict(
        `成果 ${before.code} 认定为“${claim}”,但证明类型、出具单位或证明日期不全,请退回补充后再确认`,
      )
    }
    return { status: 'CONFIRMED', reviewedById: actor.userId, reviewedAt: new Date(), returnReason: null }
  })
}

/** All or none, so that "已确认 12 条" is true. */
export async function confirmAchievements(actor: Actor, ids: readonly string[], outer?: Tx): Promise<number> {
  await writeAs(
    actor,
    { action: 'achievement.confirm' },
    async (tx) => {
      for (const id of ids) await confirmAchievement(actor, id, tx)
    },
    outer,
  )
  return ids.length
}

export async function returnAchievement(actor: Actor, id: string, raw: unknown, outer?: Tx): Promise<void> {
  const { reason } = parse(z.object({ reason: reasonField }), raw)
  await change(
    actor,
    id,
    'achievement.return',
    outer,
    (before) => {
      allow(canReview(actor, before))
      return { status: 'RETURNED', reviewedById: actor.userId, reviewedAt: new Date(), returnReason: reason }
    },
    reason,
  )
}

/** 作废: a wrong entry, which never counts again and stays traceable. */
export async function voidAchievement(actor: Actor, id: string, raw: unknown, outer?: Tx): Promise<void> {
  const { reason } = parse(z.object({ reason: reasonField }), raw)
  await change(
    actor,
    id,
    'achievement.void',
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
  decide: (before: AchievementDetail) => Prisma.AchievementUncheckedUpdateManyInput,
  reason?: string,
) {
  await writeAs(
    actor,
    { action, ...(reason ? { reason } : {}) },
    async (tx) => {
      const before = await findVisible(tx, actor, id)
      const data = decide(before)
      const { count } = await tx.achievement.updateMany({ where: { id, version: before.version }, data })
      if (count === 0) throw new Conflict('该成果刚刚被他人修改,请刷新后重试')
    },
    outer,
  )
}

async function findVisible(tx: Tx, actor: Actor, id: string) {
  const achievement = await getAchievement(actor, id, tx)
  if (!achievement) throw new NotFound('成果')
  return achievement
}

type Claim = Pick<
  AchievementInput,
  'noveltyClaim' | 'impactClaims' | 'evidenceKind' | 'evidenceNo' | 'evidenceIssuer' | 'evidenceOn'
>

/** Claim and evidence as one comparable text: what a reviewer confirms. */
function claimed({
  noveltyClaim,
  impactClaims,
  evidenceKind,
  evidenceNo,
  evidenceIssuer,
  evidenceOn,
}: Claim) {
  const claims = [noveltyClaim, impactClaims.toSorted()]
  return JSON.stringify([...claims, evidenceKind, evidenceNo, evidenceIssuer, evidenceOn])
}

function submitted(actor: Actor, achievement: Claim) {
  refuseIncomplete(achievement)
  return {
    status: 'SUBMITTED',
    submittedById: actor.userId,
    submittedAt: new Date(),
    reviewedById: null,
    reviewedAt: null,
  } as const
}

function columns(input: AchievementInput, links: AchievementLinks, code: string) {
  const { owners: _, patents: __, ...fields } = input
  const names = links.owners.map(({ name }) => name)
  return {
    ...fields,
    projectId: links.projectId,
    ownerNames: names.join('、'),
    participantIds: links.owners.map(({ organizationId }) => organizationId),
    ...searchColumns({ texts: [input.title, code, input.evidenceNo ?? '', ...names], sortBy: input.title }),
  }
}

/**
 * Writes only the rows that differ, so that the ledger shows what somebody really changed. An owner in another place is
 * written anew: members may add and take out owners of what they edit, and change no row.
 */
async function replaceOwners(
  tx: Tx,
  achievementId: string,
  before: AchievementDetail,
  links: AchievementLinks,
) {
  const stays = (old: { organizationId: string; position: number }) =>
    links.owners.some((row) => row.organizationId === old.organizationId && row.position === old.position)
  const gone = before.owners.filter((old) => !stays(old))
  await tx.achievementOwner.deleteMany({ where: { id: { in: gone.map(({ id }) => id) } } })
  const kept = new Set(before.owners.filter(stays).map(({ organizationId }) => organizationId))
  await tx.achievementOwner.createMany({
    data: links.owners
      .filter(({ organizationId }) => !kept.has(organizationId))
      .map((row) => ({ achievementId, ...row })),
  })
}

/** Patents this person does not see stay linked. */
async function replacePatents(
  tx: Tx,
  achievementId: string,
  before: AchievementDetail,
  links: AchievementLinks,
) {
  const gone = before.patents.filter(({ id }) => !links.patentIds.includes(id))
  await tx.achievementPatent.deleteMany({ where: { id: { in: gone.map(({ linkId }) => linkId) } } })
  const present = new Set(before.patents.map(({ id }) => id))
  await tx.achievementPatent.createMany({
    data: links.patentIds.filter((id) => !present.has(id)).map((patentId) => ({ achievementId, patentId })),
  })
}

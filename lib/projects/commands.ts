import 'server-only'

import * as z from 'zod'
import type { Actor } from '@/lib/auth/actor'
import { breather } from '@/lib/breathe'
import { insertMany } from '@/lib/bulk'
import { nextCode, yearOf } from '@/lib/codes'
import { dayOf } from '@/lib/dates'
import { type Tx, writeAs } from '@/lib/db'
import { transformStageOf } from '@/lib/dictionaries/trl'
import { allow, Conflict, InvalidInput, NotFound } from '@/lib/errors'
import {
  day,
  flag,
  longText,
  oneOf,
  optionalReason,
  optionalText,
  reasonField,
  submissionKey,
  version,
} from '@/lib/fields'
import type { Prisma } from '@/lib/generated/prisma/client'
import { LandingEvidence } from '@/lib/generated/prisma/enums'
import { newId } from '@/lib/ids'
import type { Linked } from '@/lib/linked'
import { parse } from '@/lib/parse'
import { canDo, type ProjectVerb, stateAfter } from '@/lib/projects/lifecycle'
import type { DerivedParties } from '@/lib/projects/parties'
import { getProject, type ProjectDetail } from '@/lib/projects/queries'
import { projectRules } from '@/lib/projects/rules'
import { checkProject, type ProjectInput, projectFields } from '@/lib/projects/schema'
import { refuseSimilarProject } from '@/lib/projects/similar'
import { projectValues } from '@/lib/projects/values'
import { withRules } from '@/lib/rules'
import { searchColumns } from '@/lib/search/pinyin'
import { allGramsOf } from '@/lib/search/text'
import { staleVersion } from '@/lib/stale'
import { once } from '@/lib/submissions'

const creation = withRules(
  projectFields.extend({ submissionId: submissionKey, confirmDuplicate: flag }),
  checkProject,
)

/** A project under an effective agreement begins as 已签约, any other as 拟实施. */
export async function createProject(actor: Actor, raw: unknown, outer?: Tx): Promise<{ id: string }> {
  const { submissionId, confirmDuplicate, ...input } = parse(creation, raw)
  return writeAs(
    actor,
    { action: 'project.create' },
    (tx) =>
      once(tx, actor, 'project', submissionId, newId(), async (id) => {
        const derived = projectRules.create(actor, input, await projectRules.facts(tx, [input]))
        if (!confirmDuplicate) await refuseSimilarProject(tx, input, derived.enterprise)
        const code = await nextCode(tx, 'project', yearOf(input.plannedStartOn))
        const { status } = derived
        await tx.project.create({ data: { id, code, status, ...columns(input, derived, code) } })
        await tx.projectParty.createMany({ data: derived.rows.map((row) => ({ projectId: id, ...row })) })
      }),
    outer,
  )
}

/** Many at once, for rows that went through the schema (lib/imports). */
export async function createProjects(
  tx: Tx,
  actor: Actor,
  rows: readonly { id: string; input: ProjectInput }[],
  facts: Linked,
): Promise<() => Promise<void>> {
  const breathe = breather()
  const projects: Prisma.ProjectCreateManyInput[] = []
  const parties: Prisma.ProjectPartyCreateManyInput[] = []
  for (const { id, input } of rows) {
    await breathe()
    const { status, ...derived } = projectRules.create(actor, input, facts)
    const code = await nextCode(tx, 'project', yearOf(input.plannedStartOn))
    const written = columns(input, derived, code)
    projects.push({ id, code, status, ...written, searchGrams: allGramsOf(written.searchText) })
    for (const row of derived.rows) parties.push({ id: newId(), projectId: id, ...row })
  }
  return async () => {
    await insertMany(tx, 'Project', projects)
    await insertMany(tx, 'ProjectParty', parties)
  }
}

const edit = withRules(projectFields.extend({ version, reason: optionalReason }), checkProject)

/** What has landed counts already: changing it is a correction (更正) and needs a reason, which the ledger keeps. */
export async function updateProject(
  actor: Actor,
  id: string,
  raw: unknown,
  outer?: Tx,
): Promise<{ id: string }> {
  const { version, reason, ...input } = parse(edit, raw)
  return writeAs(
    actor,
    { action: 'project.update', ...(reason ? { reason } : {}) },
    async (tx) => {
      const before = await findVisible(tx, actor, id)
      const derived = projectRules.change(actor, before, input, await projectRules.facts(tx, [input]))
      if (before.landedOn && !reason)
        throw new InvalidInput({ reason: ['该项目已落地,请填写更正原因(不少于 5 个字)'] })
      const { count } = await tx.project.updateMany({
        where: { id, version },
        data: columns(input, derived, before.code),
      })
      if (count === 0) throw await staleVersion(tx, 'Project', id, projectValues(before), before.version)
      await replaceParties(tx, id, derived)
      return { id }
    },
    outer,
  )
}

/** 登记签约: the agreement of a planned project has become effective. */
export async function signProject(actor: Actor, id: string, outer?: Tx): Promise<void> {
  await change(actor, id, 'sign', outer, (before) => {
    requireEffective(before)
    return {}
  })
}

const landing = z.object({
  landingEvidence: oneOf(LandingEvidence),
  landedOn: day(),
  landingNote: longText(500),
})

/** 确认落地: from now on the project counts as landed, on the day of its first evidence (model.md I01b). */
export async function confirmLanding(actor: Actor, id: string, raw: unknown, outer?: Tx): Promise<void> {
  const input = parse(landing, raw)
  await change(actor, id, 'confirm-landing', outer, (before) => {
    requireEffective(before)
    const signedOn = before.agreement?.signedOn
    if (signedOn && input.landedOn < signedOn) {
      throw new InvalidInput({ landedOn: [`落地日期不能早于协议签订日期(${dayOf(signedOn)})`] })
    }
    requireEvidence(before, input.landingEvidence, input.landingNote)
    return input
  })
}

export async function suspendProject(actor: Actor, id: string, raw: unknown, outer?: Tx): Promise<void> {
  const { reason } = parse(z.object({ reason: reasonField }), raw)
  await change(
    actor,
    id,
    'suspend',
    outer,
    (before) => ({ statusBeforeSuspension: before.status, statusReason: reason }),
    reason,
  )
}

export async function resumeProject(actor: Actor, id: string, outer?: Tx): Promise<void> {
  await change(actor, id, 'resume', outer, () => ({ statusBeforeSuspension: null, statusReason: null }))
}

/** 延期: the reviewer moves the planned end. An enterprise asks for it in its progress report. */
export async function extendProject(actor: Actor, id: string, raw: unknown, outer?: Tx): Promise<void> {
  const { plannedEndOn, reason } = parse(
    z.object({ plannedEndOn: day({ allowFuture: true }), reason: reasonField }),
    raw,
  )
  await change(
    actor,
    id,
    'extend',
    outer,
    (before) => {
      if (plannedEndOn <= before.plannedEndOn) {
        throw new InvalidInput({ plannedEndOn: [`新的计划完成日期须晚于 ${dayOf(before.plannedEndOn)}`] })
      }
      return { plannedEndOn }
    },
    reason,
  )
}

export async function applyAcceptance(actor: Actor, id: string, raw: unknown, outer?: Tx): Promise<void> {
  const { acceptanceAppliedOn } = parse(z.object({ acceptanceAppliedOn: day() }), raw)
  await change(actor, id, 'apply-acceptance', outer, (before) => {
    const open = before.milestones.filter(
      ({ voidedAt, weight, status }) =>
        voidedAt === null && weight > 0 && status !== 'CONFIRMED' && status !== 'WAIVED',
    )
    if (open.length > 0) {
      throw new Conflict(
        `还有 ${open.length} 个里程碑未确认或豁免(${open[0]?.title}${open.length > 1 ? ' 等' : ''}),不能申请验收`,
      )
    }
    return { acceptanceAppliedOn, acceptanceResult: null, statusReason: null }
  })
}

const acceptance = z.object({
  acceptedOn: day(),
  acceptanceResult: oneOf({ PASSED: 1, CONCLUDED: 1 }),
  acceptanceMethod: optionalText(60),
  acceptanceCertificateNo: optionalText(60),
})

export async function passAcceptance(actor: Actor, id: string, raw: unknown, outer?: Tx): Promise<void> {
  const input = parse(acceptance, raw)
  await change(actor, id, 'pass-acceptance', outer, (before) => {
    if (before.acceptanceAppliedOn && input.acceptedOn < before.acceptanceAppliedOn) {
      throw new InvalidInput({
        acceptedOn: [`验收日期不能早于申请验收日期(${dayOf(before.acceptanceAppliedOn)})`],
      })
    }
    return { ...input, statusReason: null }
  })
}

export async function failAcceptance(actor: Actor, id: string, raw: unknown, outer?: Tx): Promise<void> {
  const { reason } = parse(z.object({ reason: reasonField }), raw)
  await change(
    actor,
    id,
    'fail-acceptance',
    outer,
    () => ({ acceptanceResult: 'FAILED', statusReason: reason }),
    reason,
  )
}

export async function industrializeProject(
  actor: Actor,
  id: string,
  raw: unknown,
  outer?: Tx,
): Promise<void> {
  const { industrializedOn } = parse(z.object({ industrializedOn: day() }), raw)
  await change(actor, id, 'industrialize', outer, (before) => {
    if (before.acceptedOn && industrializedOn < before.acceptedOn) {
      throw new InvalidInput({
        industrializedOn: [`产业化日期不能早于验收日期(${dayOf(before.acceptedOn)})`],
      })
    }
    return { industrializedOn }
  })
}

/** 终止: stays in what was signed, shown as 其中已终止. */
export async function terminateProject(actor: Actor, id: string, raw: unknown, outer?: Tx): Promise<void> {
  const { reason, terminatedOn } = parse(z.object({ reason: reasonField, terminatedOn: day() }), raw)
  await change(
    actor,
    id,
    'terminate',
    outer,
    (before) => {
      if (before.landedOn && terminatedOn < before.landedOn) {
        throw new InvalidInput({ terminatedOn: [`终止日期不能早于落地日期(${dayOf(before.landedOn)})`] })
      }
      return { terminatedOn, statusReason: reason }
    },
    reason,
  )
}

/** 作废: a wrong entry, which never counts again and stays traceable. Refused while other records stand on it. */
export async function voidProject(actor: Actor, id: string, raw: unknown, outer?: Tx): Promise<void> {
  const { reason } = parse(z.object({ reason: reasonField }), raw)
  await change(
    actor,
    id,
    'void',
    outer,
    (before) => {
      const standing = before.technologyContracts.length + before.patents.length + before.achievements.length
      if (standing > 0) throw new Conflict(`该项目关联 ${standing} 条合同、专利或成果,请先处理这些记录再作废`)
      return { voidedAt: new Date(), voidReason: reason, voidedById: actor.userId }
    },
    reason,
  )
}

/** The frame of every verb: find what the actor may see, ask the lifecycle, write only if nobody wrote in between. */
async function change(
  actor: Actor,
  id: string,
  verb: ProjectVerb,
  outer: Tx | undefined,
  decide: (before: ProjectDetail) => Prisma.ProjectUncheckedUpdateManyInput,
  reason?: string,
) {
  await writeAs(
    actor,
    { action: `project.${verb}`, ...(reason ? { reason } : {}) },
    async (tx) => {
      const before = await findVisible(tx, actor, id)
      allow(canDo(actor, verb, before))
      const data = { ...decide(before), status: stateAfter(verb, before) }
      const { count } = await tx.project.updateMany({ where: { id, version: before.version }, data })
      if (count === 0) throw new Conflict('该项目刚刚被他人修改,请刷新后重试')
    },
    outer,
  )
}

async function findVisible(tx: Tx, actor: Actor, id: string) {
  const project = await getProject(actor, id, tx)
  if (!project) throw new NotFound('项目')
  return project
}

function requireEffective({ agreement }: Pick<ProjectDetail, 'agreement'>) {
  if (agreement?.status !== 'EFFECTIVE' || agreement.voidedAt) {
    throw new Conflict('所属协议尚未审核通过或已失效,请先处理协议')
  }
}

/** The evidence named must be in the portal; a photo is described in the note. */
function requireEvidence(project: ProjectDetail, evidence: LandingEvidence, note: string | null) {
  const missing = {
    MILESTONE: project.milestones.some(({ status, voidedAt }) => status === 'CONFIRMED' && voidedAt === null)
      ? null
      : '该项目还没有已确认的里程碑,请先确认里程碑或改选其他依据',
    FUND_FLOW: project.fundFlows.some(({ voidedAt }) => voidedAt === null)
      ? null
      : '该项目还没有资金记录,请先登记资金或改选其他依据',
    CONTRACT_REGISTERED: project.technologyContracts.some(
      ({ status }) => status === 'REGISTERED' || status === 'AMENDED',
    )
      ? null
      : '该项目还没有已登记的技术合同,请先登记合同或改选其他依据',
    SITE_PHOTO: null,
  }[evidence]
  if (missing) throw new InvalidInput({ landingEvidence: [missing] })
  if (evidence === 'SITE_PHOTO' && note === null) {
    throw new InvalidInput({ landingNote: ['请说明照片内容、拍摄地点和日期'] })
  }
}

function columns(input: ProjectInput, derived: DerivedParties, code: string) {
  const { parties, ...fields } = input
  return {
    ...fields,
    stage: fields.stage ?? (fields.trlCurrent === null ? null : transformStageOf(fields.trlCurrent)),
    enterpriseId: derived.enterprise.id,
    enterpriseName: derived.enterprise.name,
    partnerName: derived.partner.name,
    participantIds: parties.map(({ organizationId }) => organizationId),
    ...searchColumns({
      texts: [input.title, code, ...derived.rows.map(({ name }) => name)],
      sortBy: input.title,
    }),
  }
}

/** Writes only the rows that differ, so that the ledger shows what somebody really changed. */
async function replaceParties(tx: Tx, projectId: string, { rows }: DerivedParties) {
  const present = await tx.projectParty.findMany({ where: { projectId } })
  const gone = present.filter(
    (row) => !rows.some(({ organizationId }) => organizationId === row.organizationId),
  )
  await tx.projectParty.deleteMany({ where: { id: { in: gone.map(({ id }) => id) } } })
  for (const row of rows) {
    const old = present.find(({ organizationId }) => organizationId === row.organizationId)
    if (!old) {
      await tx.projectParty.create({ data: { projectId, ...row } })
    } else if (old.role !== row.role || old.position !== row.position) {
      await tx.projectParty.update({
        where: { id: old.id },
        data: { role: row.role, position: row.position },
      })
    }
  }
}

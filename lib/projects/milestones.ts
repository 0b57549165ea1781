import 'server-only'

import * as z from 'zod'
import type { Actor } from '@/lib/auth/actor'
import { type Tx, writeAs } from '@/lib/db'
import { allow, Conflict, NotFound } from '@/lib/errors'
import { day, oneOf, reasonField, requiredLongText, submissionKey, version } from '@/lib/fields'
import type { Prisma } from '@/lib/generated/prisma/client'
import { isId, newId } from '@/lib/ids'
import { parse } from '@/lib/parse'
import {
  canEditMilestone,
  canKeepParts,
  canReviewMilestone,
  canSubmitMilestone,
  canWaiveMilestone,
  visibleTo,
} from '@/lib/projects/policy'
import { milestoneFields } from '@/lib/projects/schema'
import { once } from '@/lib/submissions'

const addition = milestoneFields.extend({ submissionId: submissionKey })

export async function addMilestone(
  actor: Actor,
  projectId: string,
  raw: unknown,
  outer?: Tx,
): Promise<{ id: string }> {
  const { submissionId, ...input } = parse(addition, raw)
  return writeAs(
    actor,
    { action: 'project.add-milestone' },
    async (tx) => {
      const project = isId(projectId)
        ? await tx.project.findFirst({
            where: { AND: [visibleTo(actor), { id: projectId }] },
            select: { status: true, voidedAt: true },
          })
        : null
      if (!project) throw new NotFound('项目')
      allow(canKeepParts(actor, project))
      return once(tx, actor, 'milestone', submissionId, newId(), (id) =>
        tx.milestone.create({ data: { id, projectId, ...input } }),
      )
    },
    outer,
  )
}

const edit = milestoneFields.extend({ version, status: oneOf({ NOT_STARTED: 1, IN_PROGRESS: 1 }) })

export async function updateMilestone(actor: Actor, id: string, raw: unknown, outer?: Tx): Promise<void> {
  const { version, ...input } = parse(edit, raw)
  await change(actor, id, 'update-milestone', outer, (milestone) => {
    allow(canEditMilestone(actor, milestone.project, milestone))
    if (milestone.version !== version) throw new Conflict('该里程碑刚刚被他人修改,请刷新后重试')
    return input
  })
}

/** 提交里程碑: the enterprise that leads, or the bureau for it, says when and by what it was reached. */
export async function submitMilestone(actor: Actor, id: string, raw: unknown, outer?: Tx): Promise<void> {
  const input = parse(z.object({ doneOn: day(), evidence: requiredLongText(500) }), raw)
  await change(actor, id, 'submit-milestone', outer, (milestone) => {
    allow(canSubmitMilestone(actor, milestone.project, milestone))
    return { ...input, status: 'AWAITING_CONFIRMATION', submittedById: actor.userId, returnReason: null }
  })
}

export async function confirmMilestone(actor: Actor, id: string, outer?: Tx): Promise<void> {
  await change(actor, id, 'confirm-milestone', outer, (milestone) => {
    allow(canReviewMilestone(actor, milestone.project, milestone))
    return { status: 'CONFIRMED', confirmedById: actor.userId, confirmedAt: new Date() }
  })
}

export async function returnMilestone(actor: Actor, id: string, raw: unknown, outer?: Tx): Promise<void> {
  const { reason } = parse(z.object({ reason: reasonField }), raw)
  await change(
    actor,
    id,
    'return-milestone',
    outer,
    (milestone) => {
      allow(canReviewMilestone(actor, milestone.project, milestone))
      return { status: 'IN_PROGRESS', returnReason: reason, doneOn: null }
    },
    reason,
  )
}

/** 豁免: it will not be done, and the acceptance does not wait for it. */
export async function waiveMilestone(actor: Actor, id: string, raw: unknown, outer?: Tx): Promise<void> {
  const { reason } = parse(z.object({ reason: reasonField }), raw)
  await change(
    actor,
    id,
    'waive-milestone',
    outer,
    (milestone) => {
      allow(canWaiveMilestone(actor, milestone.project, milestone))
      return { status: 'WAIVED', returnReason: reason, confirmedById: actor.userId, confirmedAt: new Date() }
    },
    reason,
  )
}

export async function voidMilestone(actor: Actor, id: string, raw: unknown, outer?: Tx): Promise<void> {
  const { reason } = parse(z.object({ reason: reasonField }), raw)
  await change(
    actor,
    id,
    'void-milestone',
    outer,
    (milestone) => {
      allow(canEditMilestone(actor, milestone.project, milestone))
      return { voidedAt: new Date(), voidReason: reason, voidedById: actor.userId }
    },
    reason,
  )
}

const stateColumns = {
  status: true,
  voidedAt: true,
  submittedById: true,
  version: true,
  project: { select: { status: true, voidedAt: true, enterpriseId: true } },
} satisfies Prisma.MilestoneSelect

type Milestone = Prisma.MilestoneGetPayload<{ select: typeof stateColumns }>

async function change(
  actor: Actor,
  id: string,
  verb: string,
  outer: Tx | undefined,
  decide: (milestone: Milestone) => Prisma.MilestoneUncheckedUpdateManyInput,
  reason?: string,
) {
  await writeAs(
    actor,
    { action: `project.${verb}`, ...(reason ? { reason } : {}) },
    async (tx) => {
      const milestone = isId(id)
        ? await tx.milestone.findFirst({ where: { id, project: visibleTo(actor) }, select: stateColumns })
        : null
      if (!milestone) throw new NotFound('里程碑')
      const data = decide(milestone)
      const { count } = await tx.milestone.updateMany({ where: { id, version: milestone.version }, data })
      if (count === 0) throw new Conflict('该里程碑刚刚被他人修改,请刷新后重试')
    },
    outer,
  )
}

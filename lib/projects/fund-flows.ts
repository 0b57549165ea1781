import 'server-only'

import * as z from 'zod'
import type { Actor } from '@/lib/auth/actor'
import { type Tx, writeAs } from '@/lib/db'
import { allow, Conflict, InvalidInput, NotFound } from '@/lib/errors'
import { reasonField, submissionKey } from '@/lib/fields'
import { isId, newId } from '@/lib/ids'
import { parse } from '@/lib/parse'
import { canAddFundFlow, canVoidFundFlow, visibleTo } from '@/lib/projects/policy'
import { fundFlowFields } from '@/lib/projects/schema'
import { once } from '@/lib/submissions'

const addition = fundFlowFields.extend({ submissionId: submissionKey })

export async function addFundFlow(
  actor: Actor,
  projectId: string,
  raw: unknown,
  outer?: Tx,
): Promise<{ id: string }> {
  const { submissionId, ...input } = parse(addition, raw)
  if (input.amountFen <= 0n) throw new InvalidInput({ amountFen: ['金额须大于 0;登记错误的请作废原记录'] })
  return writeAs(
    actor,
    { action: 'project.add-fund-flow' },
    async (tx) => {
      const project = isId(projectId)
        ? await tx.project.findFirst({
            where: { AND: [visibleTo(actor), { id: projectId }] },
            select: { status: true, voidedAt: true },
          })
        : null
      if (!project) throw new NotFound('项目')
      allow(canAddFundFlow(actor, project))
      return once(tx, actor, 'fundFlow', submissionId, newId(), (id) =>
        tx.fundFlow.create({ data: { id, projectId, ...input } }),
      )
    },
    outer,
  )
}

/** Money once recorded is not rewritten: a wrong entry is voided and entered anew. */
export async function voidFundFlow(actor: Actor, id: string, raw: unknown, outer?: Tx): Promise<void> {
  const { reason } = parse(z.object({ reason: reasonField }), raw)
  await writeAs(
    actor,
    { action: 'project.void-fund-flow', reason },
    async (tx) => {
      const flow = isId(id)
        ? await tx.fundFlow.findFirst({
            where: { id, project: visibleTo(actor) },
            select: { version: true, voidedAt: true, project: { select: { status: true, voidedAt: true } } },
          })
        : null
      if (!flow) throw new NotFound('资金记录')
      allow(canVoidFundFlow(actor, flow.project, flow))
      const { count } = await tx.fundFlow.updateMany({
        where: { id, version: flow.version },
        data: { voidedAt: new Date(), voidReason: reason, voidedById: actor.userId },
      })
      if (count === 0) throw new Conflict('该资金记录刚刚被他人修改,请刷新后重试')
    },
    outer,
  )
}

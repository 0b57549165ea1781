import 'server-only'

import type { Tx } from '@/lib/db'
import { allow, type FieldErrors, InvalidInput } from '@/lib/errors'
import type { Patent } from '@/lib/generated/prisma/client'
import { type Linked, living, lookUp } from '@/lib/linked'
import { type DerivedHolders, patentHolders } from '@/lib/patents/holders'
import { patentKindLabels, patentStatusLabels } from '@/lib/patents/labels'
import { statusesOf } from '@/lib/patents/lifecycle'
import { canCreate, canEdit, visibleTo } from '@/lib/patents/policy'
import { type PatentInput, storedNumbers } from '@/lib/patents/schema'
import { byId, type RecordRules } from '@/lib/record-rules'

type Before = Pick<
  Patent,
  'id' | 'kind' | 'status' | 'voidedAt' | 'filedOn' | 'publishedOn' | 'grantedOn' | 'projectId'
> & { holders: { organizationId: string; name: string }[] }

type Holder = { id: string; code: string; title: string }

/** `numbers`: application numbers that are taken, of those the inputs bring. */
export type PatentFacts = Linked & { numbers: ReadonlyMap<string, Holder> }

export const patentRules: RecordRules<PatentInput, Before, PatentFacts, DerivedHolders> = {
  async facts(tx, inputs, known) {
    const linked = await lookUp(
      tx,
      {
        organizations: inputs.flatMap(({ holders }) => holders.map(({ organizationId }) => organizationId)),
        projects: inputs.map(({ projectId }) => projectId),
      },
      known,
    )
    const numbers = inputs.flatMap((input) => storedNumbers(input).applicationNo ?? [])
    return { ...linked, numbers: await numberHolders(tx, numbers) }
  },
  async before(tx, actor, ids) {
    return byId(
      await tx.patent.findMany({
        where: { AND: [visibleTo(actor), { id: { in: [...ids] } }] },
        include: { holders: { select: { organizationId: true, name: true } } },
      }),
    )
  },
  create(actor, input, facts) {
    allow(canCreate(actor))
    const holders = patentHolders(input, facts)
    refuseUnknownProject(input, facts, null)
    refuseTakenNumber(storedNumbers(input).applicationNo, facts, null)
    return holders
  },
  change(actor, before, input, facts) {
    allow(canEdit(actor, before))
    refuseStepByEdit(before, input)
    const holders = patentHolders(input, facts, before.holders)
    refuseUnknownProject(input, facts, before)
    refuseTakenNumber(storedNumbers(input).applicationNo, facts, before.id)
    return holders
  },
}

function refuseUnknownProject({ projectId }: PatentInput, { projects }: Linked, before: Before | null) {
  if (projectId === null || projectId === before?.projectId) return
  if (!living(projects, projectId)) throw new InvalidInput({ projectId: ['请从列表中选择项目'] })
}

/** A step of the life-cycle has its own verb, which asks for the day: editing corrects, it does not advance. */
function refuseStepByEdit(before: Before, input: PatentInput) {
  if (before.status === 'PLANNED') return
  const advance = '请用“变更法律状态”登记'
  const errors: FieldErrors = {}
  if (!before.filedOn && input.filedOn) errors.filedOn = ['该专利未曾申请,不能补填申请日']
  if (before.filedOn && !input.filedOn) errors.filedOn = ['该专利已申请,请填写申请日']
  if (before.status === 'ACCEPTED' && input.publishedOn && statusesOf(input.kind).includes('PUBLISHED')) {
    errors.publishedOn = [`${advance}公开`]
  }
  if (before.status === 'PUBLISHED' && !input.publishedOn) errors.publishedOn = ['该专利已公开,请填写公开日']
  if (!before.grantedOn && input.grantedOn) errors.grantedOn = [`${advance}授权`]
  if (before.grantedOn && !input.grantedOn) errors.grantedOn = ['该专利已授权,请填写授权公告日']
  if (!statusesOf(input.kind).includes(before.status)) {
    errors.kind = [
      `${patentKindLabels[input.kind]}专利没有“${patentStatusLabels[before.status]}”状态,请核对专利类型`,
    ]
  }
  if (Object.keys(errors).length > 0) throw new InvalidInput(errors)
}

export async function numberHolders(
  tx: Tx,
  numbers: readonly string[],
): Promise<ReadonlyMap<string, Holder>> {
  if (numbers.length === 0) return new Map()
  const held = await tx.patent.findMany({
    where: { applicationNo: { in: [...new Set(numbers)] } },
    select: { id: true, code: true, title: true, applicationNo: true },
  })
  return new Map(held.flatMap((row) => (row.applicationNo ? [[row.applicationNo, row] as const] : [])))
}

/** Asked before the write: in PostgreSQL a failed statement would end the caller's transaction. */
export function refuseTakenNumber(
  applicationNo: string | null,
  { numbers }: Pick<PatentFacts, 'numbers'>,
  self: string | null,
) {
  const holder = applicationNo ? numbers.get(applicationNo) : undefined
  if (holder && holder.id !== self) {
    throw new InvalidInput({
      applicationNo: [`该申请号已登记为 ${holder.code}“${holder.title}”,请勿重复登记`],
    })
  }
}

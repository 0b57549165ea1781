import 'server-only'

import type { Tx } from '@/lib/db'
import { allow, InvalidInput } from '@/lib/errors'
import type { Organization } from '@/lib/generated/prisma/client'
import { canCreate, canEdit, visibleTo } from '@/lib/organizations/policy'
import type { OrganizationInput } from '@/lib/organizations/schema'
import { byId, type RecordRules } from '@/lib/record-rules'

type Above = Pick<Organization, 'id' | 'parentId' | 'groupId' | 'voidedAt'>
type Before = Pick<Organization, 'id' | 'voidedAt'>

export type OrganizationFacts = {
  /** Who has the credit codes the inputs bring. */
  holders: ReadonlyMap<string, { id: string; name: string; voidedAt: Date | null }>
  /** The organizations above those the inputs put themselves under, these included. */
  above: ReadonlyMap<string, Above>
}

export const organizationRules: RecordRules<OrganizationInput, Before, OrganizationFacts, null> = {
  async facts(tx, inputs, known = new Map()) {
    const made = [...known.values()].map(({ id, voidedAt }) => ({
      ...{ id, voidedAt, parentId: null, groupId: null },
    }))
    const under = inputs.flatMap(({ parentId, groupId }) => [parentId, groupId])
    return { holders: await codeHolders(tx, inputs), above: await everybodyAbove(tx, under, made) }
  },
  async before(tx, actor, ids) {
    return byId(
      await tx.organization.findMany({ where: { AND: [visibleTo(actor), { id: { in: [...ids] } }] } }),
    )
  },
  create(actor, input, facts) {
    allow(canCreate(actor))
    refuseTakenCode(input, facts, null)
    refuseCycle(input, facts, null)
    return null
  },
  change(actor, before, input, facts) {
    allow(canEdit(actor, before))
    refuseTakenCode(input, facts, before.id)
    refuseCycle(input, facts, before.id)
    return null
  },
}

async function codeHolders(
  tx: Tx,
  inputs: readonly OrganizationInput[],
): Promise<OrganizationFacts['holders']> {
  const codes = [...new Set(inputs.flatMap(({ creditCode }) => creditCode ?? []))]
  if (codes.length === 0) return new Map()
  const held = await tx.organization.findMany({
    where: { creditCode: { in: codes } },
    select: { id: true, name: true, voidedAt: true, creditCode: true },
  })
  return new Map(held.flatMap((row) => (row.creditCode ? [[row.creditCode, row] as const] : [])))
}

const DEEPEST = 20

/** Level by level, for all inputs at once. */
async function everybodyAbove(tx: Tx, ids: readonly (string | null)[], made: readonly Above[]) {
  const above = new Map(made.map((row) => [row.id, row]))
  let wanted = ids
  for (let depth = 0; depth < DEEPEST; depth += 1) {
    const unknown = [...new Set(wanted.flatMap((id) => (id && !above.has(id) ? [id] : [])))]
    if (unknown.length === 0) break
    const found = await tx.organization.findMany({
      where: { id: { in: unknown } },
      select: { id: true, parentId: true, groupId: true, voidedAt: true },
    })
    for (const row of found) above.set(row.id, row)
    wanted = found.flatMap(({ parentId, groupId }) => [parentId, groupId])
  }
  return above
}

/** Asked before the write: in PostgreSQL a failed statement would end the caller's transaction. */
function refuseTakenCode(
  { creditCode }: OrganizationInput,
  { holders }: OrganizationFacts,
  self: string | null,
) {
  const holder = creditCode ? holders.get(creditCode) : undefined
  if (!holder || holder.id === self) return
  const state = holder.voidedAt ? '(已作废)' : ''
  throw new InvalidInput({
    creditCode: [`该代码已属于库中单位“${holder.name}”${state},同一代码不能登记两次`],
  })
}

function refuseCycle(input: OrganizationInput, { above }: OrganizationFacts, self: string | null) {
  for (const field of ['parentId', 'groupId'] as const) {
    let next = input[field]
    for (let depth = 0; next && depth < DEEPEST; depth += 1) {
      if (next === self) throw new InvalidInput({ [field]: ['不能选择本单位或其下级单位'] })
      const row = above.get(next)
      if (depth === 0 && (!row || row.voidedAt)) throw new InvalidInput({ [field]: ['请从单位库中选择'] })
      next = row?.[field] ?? null
    }
  }
}

import { type Actor, isMember, keepsRecords } from '@/lib/auth/actor'
import type { Prisma } from '@/lib/generated/prisma/client'

/**
 * The rows an actor may see. A member sees its own organization and whoever is no enterprise: partners to choose from,
 * never another enterprise's entry (names of partners stand, as signed, on the records themselves).
 */
export function visibleTo(actor: Actor): Prisma.OrganizationWhereInput {
  if (!isMember(actor)) return {}
  const { organizationId } = actor
  return { OR: [{ id: organizationId }, { mergedIntoId: organizationId }, { kind: { not: 'ENTERPRISE' } }] }
}

export function canCreate(actor: Actor): boolean {
  return keepsRecords(actor)
}

export function canEdit(actor: Actor, organization: { voidedAt: Date | null }): boolean {
  return keepsRecords(actor) && organization.voidedAt === null
}

export function canVoid(actor: Actor, organization: { voidedAt: Date | null }): boolean {
  return canEdit(actor, organization)
}

/** 合并 and 撤销合并, and saying what a name means. */
export function canMerge(actor: Actor): boolean {
  return keepsRecords(actor)
}

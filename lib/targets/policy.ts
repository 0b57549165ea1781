import { type Actor, keepsRecords } from '@/lib/auth/actor'
import type { Prisma } from '@/lib/generated/prisma/client'
import { readsFigures } from '@/lib/indicators/policy'

/** Targets stand beside figures: whoever reads those reads these. */
export function visibleTo(actor: Actor): Prisma.TargetWhereInput {
  return readsFigures(actor) ? {} : { id: { in: [] } }
}

export function canCreate(actor: Actor): boolean {
  return keepsRecords(actor)
}

export function canEdit(actor: Actor, target: { voidedAt: Date | null }): boolean {
  return keepsRecords(actor) && target.voidedAt === null
}

export function canVoid(actor: Actor, target: { voidedAt: Date | null }): boolean {
  return canEdit(actor, target)
}

import { type Actor, keepsRecords } from '@/lib/auth/actor'
import type { Prisma } from '@/lib/generated/prisma/client'
import { readsFigures } from '@/lib/indicators/policy'

/** Others’ figures stand beside ours: whoever reads those reads these. */
export function visibleTo(actor: Actor): Prisma.ExternalFigureWhereInput {
  return readsFigures(actor) ? {} : { id: { in: [] } }
}

export function canCreate(actor: Actor): boolean {
  return keepsRecords(actor)
}

export function canEdit(actor: Actor, record: { voidedAt: Date | null }): boolean {
  return keepsRecords(actor) && record.voidedAt === null
}

export function canVoid(actor: Actor, record: { voidedAt: Date | null }): boolean {
  return canEdit(actor, record)
}

import { type Actor, keepsRecords } from '@/lib/auth/actor'
import type { Prisma } from '@/lib/generated/prisma/client'

/** Events hold nothing of any enterprise: whoever is signed in reads them. */
export function visibleTo(_: Actor): Prisma.EventWhereInput {
  return {}
}

export function canCreate(actor: Actor): boolean {
  return keepsRecords(actor)
}

export function canEdit(actor: Actor, event: { voidedAt: Date | null }): boolean {
  return keepsRecords(actor) && event.voidedAt === null
}

export function canVoid(actor: Actor, event: { voidedAt: Date | null }): boolean {
  return canEdit(actor, event)
}

export function canEditSeries(actor: Actor): boolean {
  return keepsRecords(actor)
}

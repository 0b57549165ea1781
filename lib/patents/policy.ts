import { type Actor, isMember, keepsRecords } from '@/lib/auth/actor'
import type { Patent, Prisma } from '@/lib/generated/prisma/client'
import { nextStatuses } from '@/lib/patents/lifecycle'

/** The rows an actor may see. Every query starts from it; a record outside it does not exist for them. */
export function visibleTo(actor: Actor): Prisma.PatentWhereInput {
  return isMember(actor) ? { participantIds: { hasEvery: [actor.organizationId] } } : {}
}

/** Patents are registered by the bureau from what the office announces; their holders read them. */
export function canCreate(actor: Actor): boolean {
  return keepsRecords(actor)
}

/** What is granted is corrected with a reason; see `updatePatent`. */
export function canEdit(actor: Actor, patent: Pick<Patent, 'voidedAt'>): boolean {
  return keepsRecords(actor) && patent.voidedAt === null
}

export function canChangeStatus(
  actor: Actor,
  patent: Pick<Patent, 'voidedAt' | 'kind' | 'status' | 'publishedOn'>,
): boolean {
  return canEdit(actor, patent) && nextStatuses(patent).length > 0
}

/** Only wrong entries are voided. */
export function canVoid(actor: Actor, patent: Pick<Patent, 'voidedAt'>): boolean {
  return canEdit(actor, patent)
}

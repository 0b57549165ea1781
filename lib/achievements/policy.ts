import { type Actor, isMember, isReviewer, keepsRecords } from '@/lib/auth/actor'
import type { Achievement, Prisma } from '@/lib/generated/prisma/client'

/** The rows an actor may see. Every query starts from it; a record outside it does not exist for them. */
export function visibleTo(actor: Actor): Prisma.AchievementWhereInput {
  return isMember(actor) ? { participantIds: { hasEvery: [actor.organizationId] } } : {}
}

/** Members register what their own organization achieved; the bureau registers anything. */
export function canCreate(actor: Actor, ownerIds: readonly string[]): boolean {
  if (isMember(actor)) return ownerIds.includes(actor.organizationId)
  return keepsRecords(actor)
}

type Editable = Pick<Achievement, 'status' | 'voidedAt' | 'participantIds'>

/** Members edit until they submit; the bureau may correct at any time, with a reason once it is confirmed. */
export function canEdit(actor: Actor, achievement: Editable): boolean {
  if (achievement.voidedAt) return false
  if (!isMember(actor)) return keepsRecords(actor)
  return isOpen(achievement) && achievement.participantIds.includes(actor.organizationId)
}

export function canSubmit(actor: Actor, achievement: Editable): boolean {
  return isOpen(achievement) && canEdit(actor, achievement)
}

/** 撤回: whoever may edit takes a submission back before it is reviewed. */
export function canWithdraw(actor: Actor, achievement: Editable): boolean {
  if (achievement.status !== 'SUBMITTED' || achievement.voidedAt) return false
  return isMember(actor) ? achievement.participantIds.includes(actor.organizationId) : keepsRecords(actor)
}

/** Four eyes: whoever submitted does not confirm. The database refuses it as well. */
export function canReview(
  actor: Actor,
  achievement: Pick<Achievement, 'status' | 'voidedAt' | 'submittedById'>,
): boolean {
  return (
    isReviewer(actor) &&
    achievement.status === 'SUBMITTED' &&
    achievement.voidedAt === null &&
    achievement.submittedById !== actor.userId
  )
}

/** Only wrong entries are voided. One that counts takes a reviewer, because figures change with it. */
export function canVoid(actor: Actor, achievement: Editable): boolean {
  if (achievement.voidedAt) return false
  if (isMember(actor)) return canEdit(actor, achievement)
  return achievement.status === 'CONFIRMED' ? isReviewer(actor) : keepsRecords(actor)
}

function isOpen({ status }: Pick<Achievement, 'status'>) {
  return status === 'DRAFT' || status === 'RETURNED'
}

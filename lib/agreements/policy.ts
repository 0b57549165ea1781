import { type Actor, isMember, isReviewer, keepsRecords } from '@/lib/auth/actor'
import type { Agreement, Prisma } from '@/lib/generated/prisma/client'

/** The rows an actor may see. Every query starts from it; a record outside it does not exist for them. */
export function visibleTo(actor: Actor): Prisma.AgreementWhereInput {
  return isMember(actor) ? { participantIds: { hasEvery: [actor.organizationId] } } : {}
}

/**
 * Who is offered 新增. A university's contact reads what its organization takes part in and registers nothing: an
 * agreement names an enterprise, and no member can look another enterprise up (DECISIONS.md §28).
 */
export function canRegister(actor: Actor): boolean {
  return keepsRecords(actor) || actor.role === 'ENTERPRISE_USER'
}

/** Enterprises register what they sign themselves; the bureau registers anything. */
export function canCreate(actor: Actor, partyIds: readonly string[]): boolean {
  return canRegister(actor) && (!isMember(actor) || partyIds.includes(actor.organizationId))
}

type Editable = Pick<Agreement, 'status' | 'voidedAt' | 'participantIds'>

/** Enterprises edit until they submit; the bureau may correct an agreement at any time, with a reason once it is effective. */
export function canEdit(actor: Actor, agreement: Editable): boolean {
  if (agreement.voidedAt) return false
  if (!isMember(actor)) return keepsRecords(actor)
  return canRegister(actor) && isOpen(agreement) && agreement.participantIds.includes(actor.organizationId)
}

export function canSubmit(actor: Actor, agreement: Editable): boolean {
  return isOpen(agreement) && canEdit(actor, agreement)
}

/** 撤回: whoever may edit takes a submission back before it is reviewed. */
export function canWithdraw(actor: Actor, agreement: Editable): boolean {
  if (agreement.status !== 'SUBMITTED' || agreement.voidedAt || !canRegister(actor)) return false
  return !isMember(actor) || agreement.participantIds.includes(actor.organizationId)
}

/** Four eyes: whoever submitted does not approve. The database refuses it as well. */
export function canReview(actor: Actor, agreement: Editable & Pick<Agreement, 'submittedById'>): boolean {
  return (
    isReviewer(actor) &&
    agreement.status === 'SUBMITTED' &&
    agreement.voidedAt === null &&
    agreement.submittedById !== actor.userId
  )
}

export function canTerminate(actor: Actor, agreement: Editable): boolean {
  return keepsRecords(actor) && agreement.status === 'EFFECTIVE' && agreement.voidedAt === null
}

/** Only wrong entries are voided; an enterprise may void a draft of its own. */
export function canVoid(actor: Actor, agreement: Editable): boolean {
  if (agreement.voidedAt) return false
  return isMember(actor) ? canEdit(actor, agreement) : keepsRecords(actor)
}

/** A renewal or supplement is a new agreement that names this one. */
export function canFollowUp(actor: Actor, agreement: Editable): boolean {
  return (
    !isOpen(agreement) &&
    agreement.status !== 'SUBMITTED' &&
    agreement.voidedAt === null &&
    keepsRecords(actor)
  )
}

function isOpen({ status }: Pick<Agreement, 'status'>) {
  return status === 'DRAFT' || status === 'RETURNED'
}

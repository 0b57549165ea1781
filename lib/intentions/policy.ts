import { type Actor, isMember, keepsRecords } from '@/lib/auth/actor'
import type { Intention, Prisma } from '@/lib/generated/prisma/client'

/** The rows an actor may see. Every query starts from it; a record outside it does not exist for them. */
export function visibleTo(actor: Actor): Prisma.IntentionWhereInput {
  return isMember(actor) ? { participantIds: { hasEvery: [actor.organizationId] } } : {}
}

/**
 * Who is offered 新增. Members cannot look other enterprises up, so a university's contact has no enterprise to choose:
 * the bureau or the enterprise registers what they reach together (DECISIONS.md §28).
 */
export function canRegister(actor: Actor): boolean {
  return keepsRecords(actor) || actor.role === 'ENTERPRISE_USER'
}

/** Members register what their own organization takes part in; the bureau registers anything. */
export function canCreate(actor: Actor, participantIds: readonly string[]): boolean {
  if (isMember(actor)) return participantIds.includes(actor.organizationId)
  return keepsRecords(actor)
}

type Editable = Pick<Intention, 'status' | 'voidedAt' | 'participantIds'>

/** Members edit drafts; what the bureau has confirmed it corrects itself, with a reason. */
export function canEdit(actor: Actor, intention: Editable): boolean {
  if (intention.voidedAt || intention.status === 'INVALID') return false
  if (!isMember(actor)) return keepsRecords(actor)
  return intention.status === 'DRAFT' && intention.participantIds.includes(actor.organizationId)
}

export function canConfirm(actor: Actor, intention: Editable): boolean {
  return byBureau(actor, intention, ['DRAFT'])
}

export function canFollow(actor: Actor, intention: Editable): boolean {
  return byBureau(actor, intention, ['REACHED', 'FOLLOWING'])
}

export function canConvert(actor: Actor, intention: Editable): boolean {
  return byBureau(actor, intention, ['REACHED', 'FOLLOWING'])
}

export function canShelve(actor: Actor, intention: Editable): boolean {
  return byBureau(actor, intention, ['REACHED', 'FOLLOWING'])
}

/** From the shelf; or back from a conversion that was a mistake. */
export function canResume(actor: Actor, intention: Editable): boolean {
  return byBureau(actor, intention, ['SHELVED', 'CONVERTED'])
}

export function canInvalidate(actor: Actor, intention: Editable): boolean {
  return byBureau(actor, intention, ['REACHED', 'FOLLOWING', 'SHELVED'])
}

/** Only wrong entries are voided; a member may void a draft of its own. */
export function canVoid(actor: Actor, intention: Editable): boolean {
  if (intention.voidedAt) return false
  return isMember(actor) ? canEdit(actor, intention) : keepsRecords(actor)
}

function byBureau(actor: Actor, intention: Editable, from: Intention['status'][]) {
  return keepsRecords(actor) && intention.voidedAt === null && from.includes(intention.status)
}

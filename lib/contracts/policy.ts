import { type Actor, isMember, isReviewer, keepsRecords } from '@/lib/auth/actor'
import type { Prisma, TechnologyContract } from '@/lib/generated/prisma/client'

/** The rows an actor may see. Every query starts from it; a record outside it does not exist for them. */
export function visibleTo(actor: Actor): Prisma.TechnologyContractWhereInput {
  return isMember(actor) ? { participantIds: { hasEvery: [actor.organizationId] } } : {}
}

/** Contracts are registered by the bureau; their parties read them. */
export function canCreate(actor: Actor): boolean {
  return keepsRecords(actor)
}

type Editable = Pick<TechnologyContract, 'status' | 'voidedAt'>

/** Until it is with the authority. What is registered changes by 变更登记 alone. */
export function canEdit(actor: Actor, contract: Editable): boolean {
  return keepsRecords(actor) && isIn(contract, ['DRAFT', 'SIGNED', 'CORRECTION_REQUIRED'])
}

export function canSign(actor: Actor, contract: Editable): boolean {
  return keepsRecords(actor) && isIn(contract, ['DRAFT'])
}

export function canSubmitRegistration(actor: Actor, contract: Editable): boolean {
  return keepsRecords(actor) && isIn(contract, ['SIGNED', 'CORRECTION_REQUIRED'])
}

/** 补正, 认定登记 and 不予登记: what a reviewer answers to an application. */
export function canAnswerRegistration(actor: Actor, contract: Editable): boolean {
  return isReviewer(actor) && isIn(contract, ['REGISTRATION_SUBMITTED'])
}

export function canAmend(actor: Actor, contract: Editable): boolean {
  return isReviewer(actor) && isIn(contract, ['REGISTERED', 'AMENDED'])
}

export function canCancel(actor: Actor, contract: Editable): boolean {
  return canAmend(actor, contract)
}

/** What was paid is independent of where the registration stands. */
export function canFulfil(actor: Actor, contract: Editable): boolean {
  return keepsRecords(actor) && contract.voidedAt === null && contract.status !== 'DRAFT'
}

/** Only wrong entries are voided. One that counts takes a reviewer, because figures change with it. */
export function canVoid(actor: Actor, contract: Editable): boolean {
  if (contract.voidedAt) return false
  return isIn(contract, ['REGISTERED', 'AMENDED']) ? isReviewer(actor) : keepsRecords(actor)
}

function isIn({ status, voidedAt }: Editable, statuses: TechnologyContract['status'][]) {
  return voidedAt === null && statuses.includes(status)
}

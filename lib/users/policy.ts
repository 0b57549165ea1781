import type { Actor } from '@/lib/auth/actor'
import { mayHoldPersonalData } from '@/lib/exports/policy'
import type { Prisma, User } from '@/lib/generated/prisma/client'

/** Accounts are the administrator's business; everybody else knows his own. */
export function visibleTo(actor: Actor): Prisma.UserWhereInput {
  return canManageUsers(actor) ? {} : { id: actor.userId }
}

export function canManageUsers(actor: Actor): boolean {
  return actor.role === 'ADMINISTRATOR'
}

/** Who could raise his own rights could hide having done so: another administrator has to. */
export function canChangeRole(actor: Actor, user: Pick<User, 'id'>): boolean {
  return canManageUsers(actor) && user.id !== actor.userId
}

export function canDisable(actor: Actor, user: Pick<User, 'id' | 'disabledAt'>): boolean {
  return canManageUsers(actor) && user.id !== actor.userId && user.disabledAt === null
}

export function canEnable(actor: Actor, user: Pick<User, 'disabledAt'>): boolean {
  return canManageUsers(actor) && user.disabledAt !== null
}

/** One's own password is changed with the old one, at /account/password. */
export function canResetPassword(actor: Actor, user: Pick<User, 'id' | 'disabledAt'>): boolean {
  return canManageUsers(actor) && user.id !== actor.userId && user.disabledAt === null
}

type Holder = Pick<User, 'id' | 'role' | 'disabledAt' | 'exportsPersonalData'>

/** The right to take personal data away (AP-35). Nobody gives it to himself: another administrator has to. */
export function canGrantPersonalData(actor: Actor, user: Holder): boolean {
  return (
    canManageUsers(actor) &&
    user.id !== actor.userId &&
    user.disabledAt === null &&
    !user.exportsPersonalData &&
    mayHoldPersonalData(user.role)
  )
}

export function canWithdrawPersonalData(actor: Actor, user: Pick<Holder, 'exportsPersonalData'>): boolean {
  return canManageUsers(actor) && user.exportsPersonalData
}

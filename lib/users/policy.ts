import type { Actor } from '@/lib/auth/actor'
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

import type { Role } from '@/lib/generated/prisma/enums'

type Person = {
  userId: string
  name: string
  /** Ties what a request changes to its log lines; set by `requireActor`, absent in scripts and tests. */
  requestId?: string
}

/** Works for the bureau or leads it: sees every organization's records. */
export type BureauActor = Person & {
  role: Extract<Role, 'ADMINISTRATOR' | 'BUREAU_STAFF' | 'BUREAU_REVIEWER' | 'LEADER'>
}

/** Belongs to one organization and sees what that organization takes part in. */
export type MemberActor = Person & {
  role: Extract<Role, 'ENTERPRISE_USER' | 'INSTITUTION_CONTACT'>
  organizationId: string
}

/** Who is acting. Commands and queries take it first; only `requireActor` reads the session. */
export type Actor = BureauActor | MemberActor

export function isMember(actor: Actor): actor is MemberActor {
  return actor.role === 'ENTERPRISE_USER' || actor.role === 'INSTITUTION_CONTACT'
}

/** 经办 and 审核 register and correct records; leaders and the administrator read them. */
export function keepsRecords(actor: Actor): boolean {
  return actor.role === 'BUREAU_STAFF' || actor.role === 'BUREAU_REVIEWER'
}

export function isReviewer(actor: Actor): boolean {
  return actor.role === 'BUREAU_REVIEWER'
}

import { type Actor, type BureauActor, isReviewer, keepsRecords } from '@/lib/auth/actor'
import type { Briefing } from '@/lib/generated/prisma/client'
import { readsSnapshots } from '@/lib/snapshots/policy'

/** Whoever reads what was issued reads what was written of it. */
export function readsBriefings(actor: Actor): actor is BureauActor {
  return readsSnapshots(actor)
}

export function canWrite(actor: Actor): actor is BureauActor {
  return readsBriefings(actor) && keepsRecords(actor)
}

export function canEdit(actor: Actor, { status }: Pick<Briefing, 'status'>): boolean {
  return canWrite(actor) && status === 'DRAFT'
}

/** Four eyes: whoever wrote a briefing does not make it final. The database refuses it as well. */
export function canFinalize(actor: Actor, briefing: Pick<Briefing, 'status' | 'createdById'>): boolean {
  return canEdit(actor, briefing) && isReviewer(actor) && briefing.createdById !== actor.userId
}

export function canEditTemplates(actor: Actor): actor is BureauActor {
  return isReviewer(actor) || actor.role === 'ADMINISTRATOR'
}

import { type Actor, type BureauActor, isMember } from '@/lib/auth/actor'

/** Figures are about everybody's records: for the bureau and the leaders, not for members. */
export function readsFigures(actor: Actor): actor is BureauActor {
  return !isMember(actor)
}

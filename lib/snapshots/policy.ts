import { type Actor, type BureauActor, keepsRecords } from '@/lib/auth/actor'
import { readsFigures } from '@/lib/indicators/policy'

/** Whoever reads figures reads what was issued of them. */
export function readsSnapshots(actor: Actor): actor is BureauActor {
  return readsFigures(actor)
}

/** 冻结: those who answer for the registers issue figures of them. */
export function canFreeze(actor: Actor): actor is BureauActor {
  return readsFigures(actor) && keepsRecords(actor)
}

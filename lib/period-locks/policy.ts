import { type Actor, type BureauActor, isReviewer } from '@/lib/auth/actor'
import { readsFigures } from '@/lib/indicators/policy'

export function readsLocks(actor: Actor): actor is BureauActor {
  return readsFigures(actor)
}

/** 锁定: whoever reviews says that a period is reported. */
export function canLock(actor: Actor): boolean {
  return isReviewer(actor)
}

/** 解锁: somebody who keeps no records himself. */
export function canUnlock(actor: Actor, lock: { unlockedAt: Date | null }): boolean {
  return actor.role === 'ADMINISTRATOR' && lock.unlockedAt === null
}

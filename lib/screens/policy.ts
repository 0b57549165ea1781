import type { Actor } from '@/lib/auth/actor'
import type { ScreenDevice } from '@/lib/generated/prisma/client'
import type { ScreenState } from '@/lib/screens/labels'

/** Which browsers show figures without anybody signed in is the administrator's business. */
export function canManageScreens(actor: Actor): boolean {
  return actor.role === 'ADMINISTRATOR'
}

type Dates = Pick<ScreenDevice, 'pairingExpiresAt' | 'boundAt' | 'revokedAt'>

export function screenState({ pairingExpiresAt, revokedAt }: Dates, now: Date): ScreenState {
  if (revokedAt) return 'REVOKED'
  if (pairingExpiresAt) return pairingExpiresAt > now ? 'WAITING' : 'EXPIRED'
  return 'BOUND'
}

export function canRevoke(actor: Actor, device: Pick<ScreenDevice, 'revokedAt'>): boolean {
  return canManageScreens(actor) && device.revokedAt === null
}

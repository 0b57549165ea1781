import 'server-only'

import type { Actor } from '@/lib/auth/actor'
import { readAs, type Tx } from '@/lib/db'
import type { Prisma } from '@/lib/generated/prisma/client'
import { isId } from '@/lib/ids'
import { canManageScreens } from '@/lib/screens/policy'

const columns = {
  id: true,
  name: true,
  place: true,
  pairingExpiresAt: true,
  boundAt: true,
  boundAgent: true,
  lastSeenAt: true,
  revokedAt: true,
  version: true,
  createdAt: true,
} satisfies Prisma.ScreenDeviceSelect

export type ScreenItem = Prisma.ScreenDeviceGetPayload<{ select: typeof columns }>

/** More screens than any city hangs on its walls. */
const MOST = 200

/** Those in use first, then the newest; null for whoever may not manage them. */
export async function listScreens(actor: Actor, outer?: Tx): Promise<ScreenItem[] | null> {
  if (!canManageScreens(actor)) return null
  const list = (tx: Tx) =>
    tx.screenDevice.findMany({
      select: columns,
      orderBy: [{ revokedAt: { sort: 'desc', nulls: 'first' } }, { createdAt: 'desc' }, { id: 'desc' }],
      take: MOST,
    })
  return outer ? list(outer) : readAs(actor, list)
}

export async function getScreen(actor: Actor, id: string, outer?: Tx): Promise<ScreenItem | null> {
  if (!canManageScreens(actor) || !isId(id)) return null
  const get = (tx: Tx) => tx.screenDevice.findFirst({ where: { id }, select: columns })
  return outer ? get(outer) : readAs(actor, get)
}

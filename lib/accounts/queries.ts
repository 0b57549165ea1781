import 'server-only'

import * as z from 'zod'
import type { Actor } from '@/lib/auth/actor'
import { asSystem, readAs, withoutActor } from '@/lib/db'
import { liveSessions } from '@/lib/users/queries'

const answer = z.tuple([z.object({ hasUsers: z.boolean() })])

/** Is there anybody who could sign in? Before the first administrator there is only /setup. */
export async function portalHasUsers(): Promise<boolean> {
  const rows = await withoutActor().$queryRaw`SELECT portal_has_users() AS "hasUsers"`
  return answer.parse(rows)[0].hasUsers
}

/** One account per role and two enterprises, as `npm start` prints them. */
const SHOWN = ['admin', 'clerk', 'reviewer', 'leader', 'enterprise', 'enterprise2', 'university']

/** Accounts that sign in with the printed demonstration password, for the login page; none in a portal in service. */
export function demonstrationAccounts() {
  return asSystem((tx) =>
    tx.user.findMany({
      where: { isDemonstration: true, disabledAt: null, account: { in: SHOWN } },
      select: { account: true, name: true, role: true },
      orderBy: [{ role: 'asc' }, { account: 'asc' }],
    }),
  )
}

/** What somebody sees of himself: his account and where he is signed in, this session marked. */
export function ownAccount(actor: Actor, sessionId: string | null) {
  return readAs(actor, async (tx) => {
    const account = await tx.user.findUniqueOrThrow({
      where: { id: actor.userId },
      select: {
        account: true,
        name: true,
        role: true,
        organization: { select: { name: true } },
        mobileMasked: true,
        lastSignInAt: true,
        createdAt: true,
      },
    })
    const sessions = await liveSessions(tx, actor.userId)
    return {
      ...account,
      sessions: sessions.map((session) => ({ ...session, isThis: session.id === sessionId })),
    }
  })
}

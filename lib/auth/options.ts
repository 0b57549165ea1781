import 'server-only'

import type { NextAuthOptions } from 'next-auth'
import Credentials from 'next-auth/providers/credentials'
import * as z from 'zod'
import { IDLE_MINUTES, SESSION_HOURS, signIn } from '@/lib/auth/sign-in'
import { asSystem, withoutActor } from '@/lib/db'
import { env } from '@/lib/env'
import { Role } from '@/lib/generated/prisma/enums'

const IDLE = `${IDLE_MINUTES} minutes`

const accountRow = z.object({
  userId: z.uuid(),
  account: z.string(),
  name: z.string(),
  role: z.enum(Role),
  organizationId: z.uuid().nullable(),
  organizationName: z.string().nullable(),
  mustChangePassword: z.boolean(),
})

export type Account = z.output<typeof accountRow>

declare module 'next-auth' {
  interface User {
    sessionId: string
  }
  interface Session {
    account: Account | null
    sessionId: string | null
  }
}
declare module 'next-auth/jwt' {
  interface JWT {
    sessionId?: string
  }
}

/** The token carries nothing but a session id; the row behind it decides at every request (AU-6). */
export function authOptions(): NextAuthOptions {
  return {
    secret: env().NEXTAUTH_SECRET,
    session: { strategy: 'jwt', maxAge: SESSION_HOURS * 3600 },
    pages: { signIn: '/login', error: '/login' },
    providers: [
      Credentials({
        credentials: { username: {}, password: {} },
        async authorize(raw, request) {
          const header = (name: string) => {
            const value: unknown = request.headers?.[name]
            return typeof value === 'string' ? value : null
          }
          const opened = await signIn(raw, { ip: header('x-luodi-remote'), userAgent: header('user-agent') })
          return opened && { id: opened.userId, sessionId: opened.sessionId }
        },
      }),
    ],
    callbacks: {
      jwt({ token, user }) {
        return user ? { sessionId: user.sessionId } : { sessionId: token.sessionId }
      },
      async session({ session, token }) {
        const account = token.sessionId ? await accountOf(token.sessionId) : null
        return { expires: session.expires, account, sessionId: token.sessionId ?? null }
      },
    },
    events: {
      async signOut({ token }) {
        if (token?.sessionId) await endSession(token.sessionId, 'signed out')
      },
    },
  }
}

/** Whose session it is, if it still is one. `used` says that its owner did something just now. */
export async function accountOf(sessionId: string, used = true): Promise<Account | null> {
  const rows = await withoutActor().$queryRaw`
    SELECT * FROM session_user_of(${sessionId}::uuid, ${IDLE}::interval, ${used})`
  return z.array(accountRow).parse(rows)[0] ?? null
}

export function endSession(id: string, reason: string) {
  return asSystem((tx) =>
    tx.session.updateMany({ where: { id, endedAt: null }, data: { endedAt: new Date(), endReason: reason } }),
  )
}

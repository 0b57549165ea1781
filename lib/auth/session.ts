import 'server-only'

import { cookies, headers } from 'next/headers'
import { redirect } from 'next/navigation'
import { cache } from 'react'
import type { Actor } from '@/lib/auth/actor'
import { type Account, accountOf, endSession } from '@/lib/auth/options'
import { openToken, type TokenRequest } from '@/lib/auth/session-token'
import { env } from '@/lib/env'

/**
 * The session and its account as the database knows them now, read once per request; null for nobody. The token is opened
 * here and not by next-auth's getServerSession, which would seal a new one with every answer only to throw it away.
 */
export const currentSession = cache(() => sessionOf(true))

/** The same without counting as use: what asks by itself must not keep anybody signed in (AU-7). */
export const peekSession = () => sessionOf(false)

async function sessionOf(used: boolean) {
  const cookie = Object.fromEntries((await cookies()).getAll().map(({ name, value }) => [name, value]))
  const token = await openToken({ cookies: cookie, headers: {} } as TokenRequest, env().NEXTAUTH_SECRET)
  if (!token?.sessionId) return null
  const account = await accountOf(token.sessionId, used)
  return account && { account, sessionId: token.sessionId }
}

/** Whoever is signed in, also while an issued password still has to be changed. Others go to the login page. */
export const requireAccount = cache(async (): Promise<Account> => (await requireSession()).account)

/** The same with the session itself, for what a person does to his own sessions and password. */
export const requireSession = cache(async () => {
  const session = await currentSession()
  if (session) return { ...session, actor: actorOf(session.account, await requestId()) }
  const path = (await headers()).get('x-luodi-path')
  redirect(path && path !== '/' ? `/login?next=${encodeURIComponent(path)}` : '/login')
})

/** Who acts in this request. Every page and every server action begins with it. */
export const requireActor = cache(async (): Promise<Actor> => {
  const account = await requireAccount()
  if (account.mustChangePassword) redirect('/account/password')
  return actorOf(account, await requestId())
})

async function requestId() {
  return (await headers()).get('x-request-id') ?? undefined
}

export function actorOf(account: Account, requestId?: string): Actor {
  const person = { userId: account.userId, name: account.name, requestId }
  if (account.role === 'ENTERPRISE_USER' || account.role === 'INSTITUTION_CONTACT') {
    if (!account.organizationId) throw new Error(`member ${account.userId} has no organization`)
    return { ...person, role: account.role, organizationId: account.organizationId }
  }
  return { ...person, role: account.role }
}

/** Ends this session in the database and takes the cookie away. */
export async function signOutHere() {
  const session = await currentSession()
  if (session) await endSession(session.sessionId, 'signed out')
  const jar = await cookies()
  for (const { name } of jar.getAll()) if (name.includes('next-auth.session-token')) jar.delete(name)
}

import 'server-only'

import * as z from 'zod'
import { hashMobile, passwordMatches } from '@/lib/auth/password'
import { asSystem, type Tx } from '@/lib/db'
import { visibleText } from '@/lib/text'

const credentials = z.object({
  // PostgreSQL cannot take a NUL or half a surrogate pair, not even to look for it.
  username: z
    .string()
    .trim()
    .min(1)
    .max(64)
    .refine((typed) => visibleText(typed, 64).ok),
  password: z.string().min(1).max(256),
})

/** Where an attempt came from, for throttling and the sign-in log. */
export type Origin = { ip: string | null; userAgent: string | null }

const FAILURES_PER_ACCOUNT = 5
const LOCK_MINUTES = 10
const ATTEMPTS_PER_ADDRESS = 30
export const SESSION_HOURS = 8
export const IDLE_MINUTES = 30

/**
 * Checks an account name or mobile number with its password and opens a session. Null for every kind of failure:
 * who asks must not learn whether the account exists, is disabled, locked or has another password.
 */
export async function signIn(
  raw: unknown,
  origin: Origin,
): Promise<{ userId: string; sessionId: string } | null> {
  const parsed = credentials.safeParse(raw)
  if (!parsed.success) return null
  const { username, password } = parsed.data
  const account = username.normalize('NFKC').toLowerCase()
  const mobileHash = /^1[3-9]\d{9}$/.test(account) ? hashMobile(account) : undefined

  const user = await asSystem((tx) =>
    tx.user.findFirst({
      where: mobileHash ? { OR: [{ account }, { mobileHash }] } : { account },
      select: { id: true, disabledAt: true, credential: { select: { passwordHash: true, expiresAt: true } } },
    }),
  )

  // Outside the transaction: hashing takes 25 ms and must not hold a connection.
  const matches = await passwordMatches(user?.credential?.passwordHash, password)
  const expired = user?.credential?.expiresAt && user.credential.expiresAt < new Date()

  return asSystem(async (tx) => {
    const throttled = await isThrottled(tx, loggedAccount(account), origin.ip)
    const refusal = throttled
      ? 'throttled'
      : !user
        ? 'unknown account'
        : !matches
          ? 'wrong password'
          : user.disabledAt
            ? 'disabled'
            : expired
              ? 'issued password expired'
              : null
    await tx.signInAttempt.createMany({
      data: [
        {
          account: loggedAccount(account),
          userId: user?.id ?? null,
          ip: origin.ip,
          succeeded: refusal === null,
          reason: refusal ?? 'ok',
        },
      ],
    })
    if (refusal !== null || !user) return null
    await tx.user.updateMany({ where: { id: user.id }, data: { lastSignInAt: new Date() } })
    const session = await tx.session.create({
      data: {
        userId: user.id,
        ip: origin.ip,
        userAgent: origin.userAgent?.slice(0, 200) ?? null,
        expiresAt: new Date(Date.now() + SESSION_HOURS * 3_600_000),
      },
      select: { id: true },
    })
    return { userId: user.id, sessionId: session.id }
  }, user?.id)
}

/** Mobile numbers do not belong in logs. */
export function loggedAccount(account: string) {
  return account.replace(/^(1[3-9]\d)\d{4}(\d{4})$/, '$1****$2').slice(0, 64)
}

/** Lets one attempt per account in at a time, to the end of its transaction: of a hundred guesses sent at once, five count. */
export async function isThrottled(tx: Tx, account: string, ip: string | null) {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`sign-in:${account}`}, 0))`
  const lockedSince = new Date(Date.now() - LOCK_MINUTES * 60_000)
  const lastSuccess = await tx.signInAttempt.findFirst({
    where: { account, succeeded: true, at: { gt: lockedSince } },
    orderBy: { at: 'desc' },
    select: { at: true },
  })
  // Attempts refused by the lock do not prolong it: who keeps trying gets in again after the ten minutes.
  const failures = await tx.signInAttempt.count({
    where: {
      account,
      succeeded: false,
      reason: { not: 'throttled' },
      at: { gt: lastSuccess?.at ?? lockedSince },
    },
  })
  if (failures >= FAILURES_PER_ACCOUNT) return true
  if (ip === null) return false
  const fromAddress = await tx.signInAttempt.count({
    where: { ip, succeeded: false, at: { gt: new Date(Date.now() - 60_000) } },
  })
  return fromAddress >= ATTEMPTS_PER_ADDRESS
}

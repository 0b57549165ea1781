import 'server-only'

import { createHash, timingSafeEqual } from 'node:crypto'
import { ownPasswordInput, setUpInput } from '@/lib/accounts/schema'
import type { Actor } from '@/lib/auth/actor'
import { hashPassword, passwordMatches } from '@/lib/auth/password'
import { passwordProblem } from '@/lib/auth/password-rules'
import { isThrottled, loggedAccount } from '@/lib/auth/sign-in'
import { asSystem, type Tx, writeAs } from '@/lib/db'
import { env } from '@/lib/env'
import { Conflict, Forbidden, InvalidInput, NotFound } from '@/lib/errors'
import { isId, newId } from '@/lib/ids'
import { parse } from '@/lib/parse'
import { endSessions } from '@/lib/users/commands'

/**
 * 修改密码, also the change an issued password asks for. Every other session of the person ends with it; `sessionId`,
 * the one he is working in, stays.
 */
export async function changeOwnPassword(actor: Actor, sessionId: string, raw: unknown) {
  const { current, password } = parse(ownPasswordInput, raw)
  const { account, credential } = await asSystem(
    (tx) =>
      tx.user.findUniqueOrThrow({
        where: { id: actor.userId },
        select: { account: true, credential: { select: { passwordHash: true } } },
      }),
    actor.userId,
  )
  await checkCurrent(actor, account, credential?.passwordHash, current)
  const problem =
    passwordProblem(password, account) ?? (password === current ? '新密码不能与原密码相同' : null)
  if (problem) throw new InvalidInput({ password: [problem] })

  const passwordHash = await hashPassword(password)
  await asSystem(
    async (tx) => {
      const { count } = await tx.credential.updateMany({
        where: { userId: actor.userId, passwordHash: credential?.passwordHash ?? '' },
        data: { passwordHash, changedAt: new Date(), expiresAt: null },
      })
      if (count === 0) throw new Conflict('密码刚刚被修改,请重新登录')
      // the printed demonstration password is no longer this account's
      await tx.user.updateMany({
        where: { id: actor.userId },
        data: { mustChangePassword: false, isDemonstration: false },
      })
      await endSessions(tx, actor.userId, 'password changed', sessionId)
    },
    actor.userId,
    { action: 'user.change-password' },
  )
}

/** Whoever sits down at an open session must not get to guess the password either: failures count like sign-ins. */
async function checkCurrent(actor: Actor, account: string, stored: string | undefined, current: string) {
  const matches = await passwordMatches(stored, current)
  const refusal = await asSystem(async (tx) => {
    if (await isThrottled(tx, loggedAccount(account), null))
      return new Conflict('多次输入错误,请 10 分钟后再试')
    if (matches) return null
    await tx.signInAttempt.createMany({
      data: [
        {
          account: loggedAccount(account),
          userId: actor.userId,
          succeeded: false,
          reason: 'wrong password at change',
        },
      ],
    })
    return new InvalidInput({ current: ['原密码不正确'] })
  }, actor.userId)
  if (refusal) throw refusal
}

/** 退出 one of one's own devices. */
export async function endOwnSession(actor: Actor, sessionId: string, outer?: Tx) {
  if (!isId(sessionId)) throw new NotFound('登录设备')
  return writeAs(
    actor,
    { action: 'user.end-sessions' },
    async (tx) => {
      const { count } = await tx.session.updateMany({
        where: { id: sessionId, userId: actor.userId, endedAt: null },
        data: { endedAt: new Date(), endReason: 'ended by its owner' },
      })
      if (count === 0) throw new NotFound('登录设备')
    },
    outer,
  )
}

/** 退出所有设备: all sessions, or all but the one given. */
export async function endOwnSessions(actor: Actor, except?: string, outer?: Tx) {
  return writeAs(
    actor,
    { action: 'user.end-sessions' },
    (tx) => endSessions(tx, actor.userId, 'ended by its owner', except),
    outer,
  )
}

/**
 * The first administrator of an empty portal, exactly once: two posts at the same moment wait for each other, and the
 * second finds that somebody is there.
 */
export async function setUpPortal(raw: unknown): Promise<{ account: string }> {
  const { setUpCode, account, name, password } = parse(setUpInput, raw)
  const problem = passwordProblem(password, account)
  if (problem) throw new InvalidInput({ password: [problem] })
  const expected = env().SETUP_CODE
  if (!expected) throw new Forbidden('没有设置码,请按页面说明启动门户')
  if (!sameText(setUpCode, expected))
    throw new InvalidInput({ setUpCode: ['设置码不正确,请核对启动门户的命令行窗口'] })

  const passwordHash = await hashPassword(password)
  const id = newId()
  return asSystem(
    async (tx) => {
      await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended('set-up', 0))`
      if ((await tx.user.count()) > 0) throw new Conflict('首位管理员已经设置,请登录')
      await tx.user.createMany({
        data: [{ id, account, name, role: 'ADMINISTRATOR', mustChangePassword: false }],
      })
      await tx.credential.createMany({ data: [{ userId: id, passwordHash }] })
      return { account }
    },
    id,
    { action: 'user.setup' },
  )
}

/** Compares in a time that tells nothing about where two texts begin to differ. */
function sameText(a: string, b: string) {
  const digest = (text: string) => createHash('sha256').update(text).digest()
  return timingSafeEqual(digest(a), digest(b))
}

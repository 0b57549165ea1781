import 'server-only'

import type { Actor } from '@/lib/auth/actor'
import { IDLE_MINUTES } from '@/lib/auth/sign-in'
import { addDays, dayOf, startOfDay } from '@/lib/dates'
import { readAs, type Tx } from '@/lib/db'
import type { Prisma } from '@/lib/generated/prisma/client'
import { Role } from '@/lib/generated/prisma/enums'
import { isId } from '@/lib/ids'
import {
  choiceParam,
  dayParam,
  directionOf,
  idParam,
  inOrder,
  type Listed,
  type Page,
  pageParam,
  type SearchParams,
  sliceOf,
  textParam,
} from '@/lib/lists'
import { type SignInReason, signInReasonLabels, type UserStatus, userStatusLabels } from '@/lib/users/labels'
import { canManageUsers, visibleTo } from '@/lib/users/policy'

const userColumns = {
  id: true,
  account: true,
  name: true,
  role: true,
  organizationId: true,
  organization: { select: { id: true, name: true, kind: true } },
  mobileMasked: true,
  mustChangePassword: true,
  disabledAt: true,
  exportsPersonalData: true,
  lastSignInAt: true,
  version: true,
  createdAt: true,
  updatedAt: true,
} satisfies Prisma.UserSelect

export type UserListItem = Prisma.UserGetPayload<{ select: typeof userColumns }>

export type UserFilter = Page & {
  q?: string
  role?: Role
  organizationId?: string
  status?: UserStatus
}

export function userFilter(params: SearchParams): UserFilter {
  return {
    ...pageParam(params),
    q: textParam(params, 'q'),
    role: choiceParam(params, 'role', Role),
    organizationId: idParam(params, 'organizationId'),
    status: choiceParam(params, 'status', userStatusLabels),
  }
}

/** Newest account first. */
export function listUsers(actor: Actor, filter: UserFilter, outer?: Tx): Promise<Listed<UserListItem>> {
  const where = { AND: [visibleTo(actor), matching(filter)] } satisfies Prisma.UserWhereInput
  const list = async (tx: Tx) => {
    const total = await tx.user.count({ where })
    const slice = sliceOf(filter, total)
    const direction = directionOf('desc', slice)
    const items = await tx.user.findMany({
      where,
      select: userColumns,
      orderBy: [{ createdAt: direction }, { id: direction }],
      skip: slice.skip,
      take: slice.take,
    })
    return { items: inOrder(slice, items), total, page: slice.page, pageSize: filter.pageSize }
  }
  return outer ? list(outer) : readAs(actor, list)
}

/** One account the actor may see, with its live sessions, or null. */
export async function getUser(actor: Actor, id: string, outer?: Tx) {
  if (!isId(id)) return null
  const get = async (tx: Tx) => {
    const user = await tx.user.findFirst({ where: { AND: [visibleTo(actor), { id }] }, select: userColumns })
    return user && { ...user, createdBy: await authorOf(tx, id), sessions: await liveSessions(tx, id) }
  }
  return outer ? get(outer) : readAs(actor, get)
}

export type LiveSession = Prisma.SessionGetPayload<{ select: typeof sessionColumns }>

const sessionColumns = { id: true, createdAt: true, lastSeenAt: true, ip: true, userAgent: true } as const

/** Sessions that still open the portal, the one last used first. An idle one is over although nobody has ended it. */
export function liveSessions(tx: Tx, userId: string): Promise<LiveSession[]> {
  const now = Date.now()
  return tx.session.findMany({
    where: {
      userId,
      endedAt: null,
      expiresAt: { gt: new Date(now) },
      lastSeenAt: { gt: new Date(now - IDLE_MINUTES * 60_000) },
    },
    select: sessionColumns,
    orderBy: { lastSeenAt: 'desc' },
  })
}

export type SignInFilter = Page & {
  q?: string
  ip?: string
  reason?: SignInReason
  from?: Date
  to?: Date
}

export function signInFilter(params: SearchParams): SignInFilter {
  return {
    ...pageParam(params),
    q: textParam(params, 'q'),
    ip: textParam(params, 'ip'),
    reason: choiceParam(params, 'reason', signInReasonLabels),
    from: dayParam(params, 'from'),
    to: dayParam(params, 'to'),
  }
}

const attemptColumns = {
  id: true,
  at: true,
  account: true,
  userId: true,
  ip: true,
  succeeded: true,
  reason: true,
} satisfies Prisma.SignInAttemptSelect

export type SignInItem = Omit<Prisma.SignInAttemptGetPayload<{ select: typeof attemptColumns }>, 'id'> & {
  id: string
  name: string | null
}

/** 登录日志, newest first, with the name of the person where the account exists. Null for whoever may not read it. */
export function listSignIns(
  actor: Actor,
  filter: SignInFilter,
  outer?: Tx,
): Promise<Listed<SignInItem> | null> {
  if (!canManageUsers(actor)) return Promise.resolve(null)
  const where = attemptsMatching(filter)
  const list = async (tx: Tx) => {
    const total = await tx.signInAttempt.count({ where })
    const slice = sliceOf(filter, total)
    const rows = await tx.signInAttempt.findMany({
      where,
      select: attemptColumns,
      orderBy: { id: directionOf('desc', slice) },
      skip: slice.skip,
      take: slice.take,
    })
    const ids = [...new Set(rows.flatMap(({ userId }) => userId ?? []))]
    const people = await tx.user.findMany({ where: { id: { in: ids } }, select: { id: true, name: true } })
    const names = new Map(people.map(({ id, name }) => [id, name]))
    const items = inOrder(slice, rows).map(({ id, userId, ...row }) => ({
      ...row,
      id: String(id),
      userId,
      name: userId === null ? null : (names.get(userId) ?? null),
    }))
    return { items, total, page: slice.page, pageSize: filter.pageSize }
  }
  return outer ? list(outer) : readAs(actor, list)
}

async function authorOf(tx: Tx, id: string) {
  const { createdById } = await tx.user.findUniqueOrThrow({ where: { id }, select: { createdById: true } })
  if (createdById === null) return null
  const author = await tx.user.findUnique({ where: { id: createdById }, select: { name: true } })
  return author?.name ?? null
}

function matching({ q, role, organizationId, status }: UserFilter): Prisma.UserWhereInput {
  return {
    AND: [
      q
        ? {
            OR: [
              { account: { contains: likeText(q.toLowerCase()) } },
              { name: { contains: likeText(q) } },
              { organization: { name: { contains: likeText(q) } } },
            ],
          }
        : {},
      role ? { role } : {},
      organizationId ? { organizationId } : {},
      status ? { disabledAt: status === 'ENABLED' ? null : { not: null } } : {},
    ],
  }
}

function attemptsMatching({ q, ip, reason, from, to }: SignInFilter): Prisma.SignInAttemptWhereInput {
  return {
    AND: [
      q ? { account: { contains: likeText(q.toLowerCase()) } } : {},
      ip ? { ip: { startsWith: likeText(ip) } } : {},
      reason ? { reason } : {},
      from ? { at: { gte: startOfDay(dayOf(from)) } } : {},
      to ? { at: { lt: startOfDay(addDays(dayOf(to), 1)) } } : {},
    ],
  }
}

/** Prisma hands % and _ to LIKE as they are; an account like a_b has to be found as written. */
function likeText(typed: string) {
  return typed.replace(/[\\%_]/g, '\\$&')
}

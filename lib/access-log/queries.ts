import 'server-only'

import { readsAccessLog } from '@/lib/access-log/policy'
import type { Actor } from '@/lib/auth/actor'
import { addDays, dayOf, startOfDay } from '@/lib/dates'
import { readAs, type Tx } from '@/lib/db'
import type { Prisma } from '@/lib/generated/prisma/client'
import {
  dayParam,
  type Listed,
  type Page,
  pageParam,
  type SearchParams,
  sliceOf,
  textParam,
} from '@/lib/lists'

export type AccessFilter = Page & { q?: string; from?: Date; to?: Date }

export function accessFilter(params: SearchParams): AccessFilter {
  return {
    ...pageParam(params),
    q: textParam(params, 'q'),
    from: dayParam(params, 'from'),
    to: dayParam(params, 'to'),
  }
}

const columns = {
  id: true,
  at: true,
  userName: true,
  role: true,
  subject: true,
  content: true,
  format: true,
  filterText: true,
  rowCount: true,
  fileName: true,
  personalData: true,
  reason: true,
} satisfies Prisma.AccessLogSelect

export type AccessRow = Omit<Prisma.AccessLogGetPayload<{ select: typeof columns }>, 'id'> & { id: string }

/** 访问日志, newest first. Null for whoever may not read it. */
export function listAccesses(
  actor: Actor,
  filter: AccessFilter,
  outer?: Tx,
): Promise<Listed<AccessRow> | null> {
  if (!readsAccessLog(actor)) return Promise.resolve(null)
  const { q, from, to } = filter
  const where = {
    AND: [
      q ? { userName: { contains: q.replace(/[\\%_]/g, '\\$&') } } : {},
      from ? { at: { gte: startOfDay(dayOf(from)) } } : {},
      to ? { at: { lt: startOfDay(addDays(dayOf(to), 1)) } } : {},
    ],
  } satisfies Prisma.AccessLogWhereInput
  const list = async (tx: Tx) => {
    const total = await tx.accessLog.count({ where })
    const { page, take } = sliceOf(filter, total)
    const rows = await tx.accessLog.findMany({
      where,
      select: columns,
      orderBy: { id: 'desc' },
      skip: (page - 1) * filter.pageSize,
      take,
    })
    return {
      items: rows.map(({ id, ...row }) => ({ ...row, id: String(id) })),
      total,
      page,
      pageSize: filter.pageSize,
    }
  }
  return outer ? list(outer) : readAs(actor, list)
}

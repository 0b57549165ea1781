import 'server-only'

import type { Actor } from '@/lib/auth/actor'
import { ofBatch } from '@/lib/batch-filter'
import { dateOf, todayInShanghai } from '@/lib/dates'
import { readAs, type Tx } from '@/lib/db'
import type { Prisma } from '@/lib/generated/prisma/client'
import { PatentKind, PatentStatus } from '@/lib/generated/prisma/enums'
import { isId } from '@/lib/ids'
import { fromDay, listPage, onDaysOrNone, type Rows } from '@/lib/list-page'
import {
  choiceParam,
  dayParam,
  idParam,
  type Listed,
  type Page,
  pageParam,
  type SearchParams,
  type Sort,
  sortParam,
  textParam,
} from '@/lib/lists'
import { patentQuery } from '@/lib/patents/number'
import { visibleTo } from '@/lib/patents/policy'
import { matches } from '@/lib/search/where'

const listColumns = {
  id: true,
  code: true,
  title: true,
  kind: true,
  status: true,
  applicationNo: true,
  grantNo: true,
  filedOn: true,
  grantedOn: true,
  expiresOn: true,
  isJoint: true,
  highValueCriterion: true,
  holderNames: true,
  voidedAt: true,
} satisfies Prisma.PatentSelect

export type PatentListItem = Prisma.PatentGetPayload<{ select: typeof listColumns }>

const sortKeys = ['filedOn', 'grantedOn', 'sortKey', 'createdAt'] as const

export type PatentFilter = Page & {
  sort: Sort<(typeof sortKeys)[number]>
  q?: string
  kind?: PatentKind
  status?: PatentStatus
  joint?: 'yes' | 'no'
  filedFrom?: Date
  filedTo?: Date
  grantedFrom?: Date
  grantedTo?: Date
  organizationId?: string
  projectId?: string
  highValue?: 'yes'
  voided?: 'yes'
  /** 导入批次. */
  batch?: string
}

export function patentFilter(params: SearchParams): PatentFilter {
  return {
    ...pageParam(params),
    sort: sortParam(params, sortKeys, { key: 'filedOn', direction: 'desc' }),
    q: textParam(params, 'q'),
    kind: choiceParam(params, 'kind', PatentKind),
    status: choiceParam(params, 'status', PatentStatus),
    joint: choiceParam(params, 'joint', { yes: 1, no: 1 }),
    filedFrom: dayParam(params, 'filedFrom'),
    filedTo: dayParam(params, 'filedTo'),
    grantedFrom: dayParam(params, 'grantedFrom'),
    grantedTo: dayParam(params, 'grantedTo'),
    organizationId: idParam(params, 'organizationId'),
    projectId: idParam(params, 'projectId'),
    highValue: choiceParam(params, 'highValue', { yes: 1 }),
    voided: choiceParam(params, 'voided', { yes: 1 }),
    batch: idParam(params, 'batch'),
  }
}

export type PatentList = Listed<PatentListItem>

/** Newest filing first, planned ones before all. The filter narrows what the actor may see; it can never widen it. */
export function listPatents(actor: Actor, filter: PatentFilter, outer?: Tx): Promise<PatentList> {
  const list = async (tx: Tx) => {
    const batch = await ofBatch(tx, 'Patent', filter.batch)
    const where = { AND: [visibleTo(actor), matching(filter), batch] } satisfies Prisma.PatentWhereInput
    const { rows, total, page } = await listPage({
      tx,
      actor,
      filter,
      where,
      table: 'Patent',
      column: 'filedOn',
      totals: async () => ({ total: await tx.patent.count({ where }), sums: [] }),
      days: async (only) => {
        const days = await tx.patent.groupBy({
          by: ['filedOn'],
          where: { AND: [where, onDaysOrNone('filedOn', only)] },
          _count: { _all: true },
        })
        return days.map(({ filedOn, _count }) => ({ day: filedOn, count: _count._all, sums: [] }))
      },
      rows: (which) =>
        tx.patent.findMany({
          where: { AND: [where, fromDay('filedOn', which)] },
          select: listColumns,
          orderBy: orderOf(filter.sort.key, which),
          skip: which.skip,
          take: which.take,
        }),
    })
    return { items: rows, total, page, pageSize: filter.pageSize }
  }
  return outer ? list(outer) : readAs(actor, list)
}

/** By the day of grant, what is not granted stands last, whichever way it is sorted. */
function orderOf(key: PatentFilter['sort']['key'], which: Rows): Prisma.PatentOrderByWithRelationInput[] {
  const { direction, reversed } = which
  if (key === 'grantedOn') {
    return [{ grantedOn: { sort: direction, nulls: reversed ? 'first' : 'last' } }, { id: direction }]
  }
  return [{ [key]: direction }, { id: direction }]
}

/** How many rows a list address shows: tasks on the home page count exactly what their link opens. */
export function countPatents(tx: Tx, actor: Actor, params: SearchParams): Promise<number> {
  return tx.patent.count({ where: { AND: [visibleTo(actor), matching(patentFilter(params))] } })
}

function matching(filter: PatentFilter): Prisma.PatentWhereInput {
  return {
    AND: [
      filter.q ? matches(patentQuery(filter.q)) : {},
      filter.kind ? { kind: filter.kind } : {},
      filter.status ? inState(filter.status) : {},
      filter.joint ? { isJoint: filter.joint === 'yes' } : {},
      filter.filedFrom ? { filedOn: { gte: filter.filedFrom } } : {},
      filter.filedTo ? { filedOn: { lte: filter.filedTo } } : {},
      filter.grantedFrom ? { grantedOn: { gte: filter.grantedFrom } } : {},
      filter.grantedTo ? { grantedOn: { lte: filter.grantedTo } } : {},
      filter.organizationId ? { participantIds: { hasEvery: [filter.organizationId] } } : {},
      filter.projectId ? { projectId: filter.projectId } : {},
      filter.highValue ? { highValueCriterion: { not: null } } : {},
      { voidedAt: filter.voided ? { not: null } : null },
    ],
  }
}

/** As `patentState` shows it: a valid patent past its term is 届满. */
function inState(status: PatentStatus): Prisma.PatentWhereInput {
  const today = dateOf(todayInShanghai(new Date()))
  if (status === 'VALID') return { status, OR: [{ expiresOn: null }, { expiresOn: { gte: today } }] }
  if (status === 'EXPIRED') return { OR: [{ status }, { status: 'VALID', expiresOn: { lt: today } }] }
  return { status }
}

const detailColumns = {
  ...listColumns,
  publicationNo: true,
  publishedOn: true,
  statusOn: true,
  statusReason: true,
  ipc: true,
  inventors: true,
  projectId: true,
  project: { select: { id: true, code: true, title: true } },
  note: true,
  participantIds: true,
  version: true,
  createdAt: true,
  voidReason: true,
  holders: {
    select: { id: true, organizationId: true, name: true, position: true },
    orderBy: { position: 'asc' },
  },
  achievements: {
    where: { achievement: { voidedAt: null } },
    select: {
      achievement: { select: { id: true, code: true, title: true, status: true, noveltyClaim: true } },
    },
    orderBy: { id: 'asc' },
    take: 100,
  },
} satisfies Prisma.PatentSelect

export type PatentDetail = Prisma.PatentGetPayload<{ select: typeof detailColumns }>

/** One patent the actor may see, or null. */
export async function getPatent(actor: Actor, id: string, outer?: Tx): Promise<PatentDetail | null> {
  if (!isId(id)) return null
  const get = (tx: Tx) =>
    tx.patent.findFirst({ where: { AND: [visibleTo(actor), { id }] }, select: detailColumns })
  return outer ? get(outer) : readAs(actor, get)
}

/** Choices for pickers of a patent: by title, number or holder, newest filing first. */
export function patentChoices(actor: Actor, q: string) {
  return readAs(actor, (tx) =>
    tx.patent.findMany({
      where: { AND: [visibleTo(actor), q.trim() ? matches(patentQuery(q)) : {}, { voidedAt: null }] },
      select: { id: true, code: true, title: true, applicationNo: true, holderNames: true },
      orderBy: [{ filedOn: 'desc' }, { id: 'desc' }],
      take: 20,
    }),
  )
}

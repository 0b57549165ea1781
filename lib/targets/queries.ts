import 'server-only'

import type { Actor } from '@/lib/auth/actor'
import { readAs, type Tx } from '@/lib/db'
import type { Prisma } from '@/lib/generated/prisma/client'
import { isId } from '@/lib/ids'
import {
  choiceParam,
  directionOf,
  inOrder,
  type Listed,
  type Page,
  pageParam,
  type SearchParams,
  type Sort,
  sliceOf,
  sortParam,
  textParam,
} from '@/lib/lists'
import { matches } from '@/lib/search/where'
import { visibleTo } from '@/lib/targets/policy'
import { indicatorNames } from '@/lib/targets/schema'

const listColumns = {
  id: true,
  code: true,
  title: true,
  indicatorId: true,
  year: true,
  value: true,
  unit: true,
  documentNo: true,
  publisher: true,
  voidedAt: true,
} satisfies Prisma.TargetSelect

export type TargetListItem = Prisma.TargetGetPayload<{ select: typeof listColumns }>

const sortKeys = ['year', 'sortKey', 'createdAt'] as const

export type TargetFilter = Page & {
  sort: Sort<(typeof sortKeys)[number]>
  q?: string
  year?: number
  indicator?: string
  voided?: 'yes'
}

export function targetFilter(params: SearchParams): TargetFilter {
  return {
    ...pageParam(params),
    sort: sortParam(params, sortKeys, { key: 'year', direction: 'desc' }),
    q: textParam(params, 'q'),
    year: yearParam(params, 'year'),
    indicator: choiceParam(params, 'indicator', indicatorNames),
    voided: choiceParam(params, 'voided', { yes: 1 }),
  }
}

export function yearParam(params: SearchParams, name: string): number | undefined {
  const text = textParam(params, name)
  return text && /^(19|20)\d\d$/.test(text) ? Number(text) : undefined
}

/** Latest year first. */
export function listTargets(actor: Actor, filter: TargetFilter, outer?: Tx): Promise<Listed<TargetListItem>> {
  const where = { AND: [visibleTo(actor), matching(filter)] } satisfies Prisma.TargetWhereInput
  const list = async (tx: Tx) => {
    const total = await tx.target.count({ where })
    const slice = sliceOf(filter, total)
    const direction = directionOf(filter.sort.direction, slice)
    const rows = await tx.target.findMany({
      where,
      select: listColumns,
      orderBy: [{ [filter.sort.key]: direction }, { id: direction }],
      skip: slice.skip,
      take: slice.take,
    })
    return { items: inOrder(slice, rows), total, page: slice.page, pageSize: filter.pageSize }
  }
  return outer ? list(outer) : readAs(actor, list)
}

function matching(filter: TargetFilter): Prisma.TargetWhereInput {
  return {
    AND: [
      filter.q ? matches(filter.q) : {},
      filter.year ? { year: filter.year } : {},
      filter.indicator ? { indicatorId: filter.indicator } : {},
      { voidedAt: filter.voided ? { not: null } : null },
    ],
  }
}

const detailColumns = {
  ...listColumns,
  remark: true,
  version: true,
  createdAt: true,
  voidReason: true,
} satisfies Prisma.TargetSelect

export type TargetDetail = Prisma.TargetGetPayload<{ select: typeof detailColumns }>

export async function getTarget(actor: Actor, id: string, outer?: Tx): Promise<TargetDetail | null> {
  if (!isId(id)) return null
  const get = (tx: Tx) =>
    tx.target.findFirst({ where: { AND: [visibleTo(actor), { id }] }, select: detailColumns })
  return outer ? get(outer) : readAs(actor, get)
}

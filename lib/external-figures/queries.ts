import 'server-only'

import type { Actor } from '@/lib/auth/actor'
import { type Day, dateOf } from '@/lib/dates'
import { readAs, type Tx } from '@/lib/db'
import { sourceSelect } from '@/lib/external/source'
import { visibleTo } from '@/lib/external-figures/policy'
import type { Prisma } from '@/lib/generated/prisma/client'
import { isId } from '@/lib/ids'
import {
  choiceParam,
  dayParam,
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
import { indicatorNames } from '@/lib/targets/schema'

const listColumns = {
  id: true,
  code: true,
  title: true,
  indicatorId: true,
  figureText: true,
  exactValue: true,
  lowerBound: true,
  asOf: true,
  ...sourceSelect,
  voidedAt: true,
} satisfies Prisma.ExternalFigureSelect

export type ExternalFigureListItem = Prisma.ExternalFigureGetPayload<{ select: typeof listColumns }>

const sortKeys = ['asOf', 'sortKey', 'createdAt'] as const

export type ExternalFigureFilter = Page & {
  sort: Sort<(typeof sortKeys)[number]>
  q?: string
  indicator?: string
  from?: Date
  to?: Date
  voided?: 'yes'
}

export function externalFigureFilter(params: SearchParams): ExternalFigureFilter {
  return {
    ...pageParam(params),
    sort: sortParam(params, sortKeys, { key: 'asOf', direction: 'desc' }),
    q: textParam(params, 'q'),
    indicator: choiceParam(params, 'indicator', indicatorNames),
    from: dayParam(params, 'from'),
    to: dayParam(params, 'to'),
    voided: choiceParam(params, 'voided', { yes: 1 }),
  }
}

/** Latest first. */
export function listExternalFigures(
  actor: Actor,
  filter: ExternalFigureFilter,
  outer?: Tx,
): Promise<Listed<ExternalFigureListItem>> {
  const where = { AND: [visibleTo(actor), matching(filter)] } satisfies Prisma.ExternalFigureWhereInput
  const list = async (tx: Tx) => {
    const total = await tx.externalFigure.count({ where })
    const slice = sliceOf(filter, total)
    const direction = directionOf(filter.sort.direction, slice)
    const rows = await tx.externalFigure.findMany({
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

function matching(filter: ExternalFigureFilter): Prisma.ExternalFigureWhereInput {
  return {
    AND: [
      filter.q ? matches(filter.q) : {},
      filter.indicator ? { indicatorId: filter.indicator } : {},
      filter.from ? { asOf: { gte: filter.from } } : {},
      filter.to ? { asOf: { lte: filter.to } } : {},
      { voidedAt: filter.voided ? { not: null } : null },
    ],
  }
}

const detailColumns = {
  ...listColumns,
  note: true,
  version: true,
  createdAt: true,
  voidReason: true,
} satisfies Prisma.ExternalFigureSelect

export type ExternalFigureDetail = Prisma.ExternalFigureGetPayload<{ select: typeof detailColumns }>

export async function getExternalFigure(
  actor: Actor,
  id: string,
  outer?: Tx,
): Promise<ExternalFigureDetail | null> {
  if (!isId(id)) return null
  const get = (tx: Tx) =>
    tx.externalFigure.findFirst({ where: { AND: [visibleTo(actor), { id }] }, select: detailColumns })
  return outer ? get(outer) : readAs(actor, get)
}

/** What others published of each of our figures by a day, latest first: shown beside it, never counted with it. */
export async function publishedBy(
  actor: Actor,
  asOf: Day,
  outer?: Tx,
): Promise<Map<string, ExternalFigureListItem[]>> {
  const read = (tx: Tx) =>
    tx.externalFigure.findMany({
      where: {
        AND: [visibleTo(actor), { voidedAt: null, indicatorId: { not: null }, asOf: { lte: dateOf(asOf) } }],
      },
      select: listColumns,
      orderBy: [{ asOf: 'desc' }, { id: 'desc' }],
      take: 500,
    })
  const byIndicator = new Map<string, ExternalFigureListItem[]>()
  for (const row of await (outer ? read(outer) : readAs(actor, read))) {
    const key = row.indicatorId ?? ''
    byIndicator.set(key, [...(byIndicator.get(key) ?? []), row])
  }
  return byIndicator
}

import 'server-only'

import type { Actor } from '@/lib/auth/actor'
import { readAs, type Tx } from '@/lib/db'
import { sourceSelect } from '@/lib/external/source'
import { visibleTo } from '@/lib/external-rankings/policy'
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
import { yearParam } from '@/lib/targets/queries'

const listColumns = {
  id: true,
  code: true,
  scheme: true,
  year: true,
  dataYear: true,
  rank: true,
  total: true,
  scoreHundredths: true,
  className: true,
  publisher: true,
  documentNo: true,
  ...sourceSelect,
  voidedAt: true,
} satisfies Prisma.ExternalRankingSelect

export type ExternalRankingListItem = Prisma.ExternalRankingGetPayload<{ select: typeof listColumns }>

const sortKeys = ['year', 'sortKey', 'rank', 'createdAt'] as const

export type ExternalRankingFilter = Page & {
  sort: Sort<(typeof sortKeys)[number]>
  q?: string
  year?: number
  voided?: 'yes'
}

export function externalRankingFilter(params: SearchParams): ExternalRankingFilter {
  return {
    ...pageParam(params),
    sort: sortParam(params, sortKeys, { key: 'year', direction: 'desc' }),
    q: textParam(params, 'q'),
    year: yearParam(params, 'year'),
    voided: choiceParam(params, 'voided', { yes: 1 }),
  }
}

/** Latest year first. */
export function listExternalRankings(
  actor: Actor,
  filter: ExternalRankingFilter,
  outer?: Tx,
): Promise<Listed<ExternalRankingListItem>> {
  const where = { AND: [visibleTo(actor), matching(filter)] } satisfies Prisma.ExternalRankingWhereInput
  const list = async (tx: Tx) => {
    const total = await tx.externalRanking.count({ where })
    const slice = sliceOf(filter, total)
    const direction = directionOf(filter.sort.direction, slice)
    const rows = await tx.externalRanking.findMany({
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

function matching(filter: ExternalRankingFilter): Prisma.ExternalRankingWhereInput {
  return {
    AND: [
      filter.q ? matches(filter.q) : {},
      filter.year ? { year: filter.year } : {},
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
} satisfies Prisma.ExternalRankingSelect

export type ExternalRankingDetail = Prisma.ExternalRankingGetPayload<{ select: typeof detailColumns }>

export async function getExternalRanking(
  actor: Actor,
  id: string,
  outer?: Tx,
): Promise<ExternalRankingDetail | null> {
  if (!isId(id)) return null
  const get = (tx: Tx) =>
    tx.externalRanking.findFirst({ where: { AND: [visibleTo(actor), { id }] }, select: detailColumns })
  return outer ? get(outer) : readAs(actor, get)
}

/** Each scheme year by year, oldest first: for a line with its axis turned round. */
export async function rankSeries(
  actor: Actor,
  untilYear: number,
  outer?: Tx,
): Promise<{ scheme: string; ranks: ExternalRankingListItem[] }[]> {
  const read = (tx: Tx) =>
    tx.externalRanking.findMany({
      where: { AND: [visibleTo(actor), { voidedAt: null, year: { lte: untilYear } }] },
      select: listColumns,
      orderBy: [{ sortKey: 'asc' }, { scheme: 'asc' }, { year: 'asc' }],
      take: 500,
    })
  const rows = await (outer ? read(outer) : readAs(actor, read))
  const schemes = [...new Set(rows.map(({ scheme }) => scheme))]
  return schemes.map((scheme) => ({ scheme, ranks: rows.filter((row) => row.scheme === scheme) }))
}

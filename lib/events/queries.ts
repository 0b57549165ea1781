import 'server-only'

import type { Actor } from '@/lib/auth/actor'
import { ofBatch } from '@/lib/batch-filter'
import { readAs, type Tx } from '@/lib/db'
import { visibleTo } from '@/lib/events/policy'
import type { Prisma } from '@/lib/generated/prisma/client'
import { EventKind } from '@/lib/generated/prisma/enums'
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
  type Sort,
  sliceOf,
  sortParam,
  textParam,
} from '@/lib/lists'
import { matches } from '@/lib/search/where'

const listColumns = {
  id: true,
  code: true,
  title: true,
  edition: true,
  heldOn: true,
  heldOnPrecision: true,
  place: true,
  organizers: true,
  voidedAt: true,
  series: { select: { id: true, name: true, kind: true } },
} satisfies Prisma.EventSelect

export type EventListItem = Prisma.EventGetPayload<{ select: typeof listColumns }>

const sortKeys = ['heldOn', 'sortKey', 'createdAt'] as const

export type EventFilter = Page & {
  sort: Sort<(typeof sortKeys)[number]>
  q?: string
  kind?: EventKind
  seriesId?: string
  heldFrom?: Date
  heldTo?: Date
  voided?: 'yes'
  /** 导入批次. */
  batch?: string
}

export function eventFilter(params: SearchParams): EventFilter {
  return {
    ...pageParam(params),
    sort: sortParam(params, sortKeys, { key: 'heldOn', direction: 'desc' }),
    q: textParam(params, 'q'),
    kind: choiceParam(params, 'kind', EventKind),
    seriesId: idParam(params, 'seriesId'),
    heldFrom: dayParam(params, 'heldFrom'),
    heldTo: dayParam(params, 'heldTo'),
    voided: choiceParam(params, 'voided', { yes: 1 }),
    batch: idParam(params, 'batch'),
  }
}

/** Latest first. */
export function listEvents(actor: Actor, filter: EventFilter, outer?: Tx): Promise<Listed<EventListItem>> {
  const list = async (tx: Tx) => {
    const batch = await ofBatch(tx, 'Event', filter.batch)
    const where = { AND: [visibleTo(actor), matching(filter), batch] } satisfies Prisma.EventWhereInput
    const total = await tx.event.count({ where })
    const slice = sliceOf(filter, total)
    const direction = directionOf(filter.sort.direction, slice)
    const rows = await tx.event.findMany({
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

function matching(filter: EventFilter): Prisma.EventWhereInput {
  return {
    AND: [
      filter.q ? matches(filter.q) : {},
      filter.kind ? { series: { kind: filter.kind } } : {},
      filter.seriesId ? { seriesId: filter.seriesId } : {},
      filter.heldFrom ? { heldOn: { gte: filter.heldFrom } } : {},
      filter.heldTo ? { heldOn: { lte: filter.heldTo } } : {},
      { voidedAt: filter.voided ? { not: null } : null },
    ],
  }
}

const detailColumns = {
  ...listColumns,
  seriesId: true,
  series: { select: { id: true, name: true, kind: true, aliases: true } },
  endedOn: true,
  publishedText: true,
  summary: true,
  version: true,
  createdAt: true,
  voidReason: true,
} satisfies Prisma.EventSelect

export type EventDetail = Prisma.EventGetPayload<{ select: typeof detailColumns }>

export async function getEvent(actor: Actor, id: string, outer?: Tx): Promise<EventDetail | null> {
  if (!isId(id)) return null
  const get = (tx: Tx) =>
    tx.event.findFirst({ where: { AND: [visibleTo(actor), { id }] }, select: detailColumns })
  return outer ? get(outer) : readAs(actor, get)
}

/** Choices for pickers: by name, series or pinyin initials, latest first. */
export function eventChoices(actor: Actor, q: string) {
  return readAs(actor, (tx) =>
    tx.event.findMany({
      where: { AND: [visibleTo(actor), q.trim() ? matches(q) : {}, { voidedAt: null }] },
      select: { id: true, title: true, heldOn: true },
      orderBy: [{ heldOn: 'desc' }, { id: 'desc' }],
      take: 20,
    }),
  )
}

const seriesColumns = {
  id: true,
  name: true,
  kind: true,
  aliases: true,
  version: true,
  _count: { select: { events: { where: { voidedAt: null } } } },
} satisfies Prisma.EventSeriesSelect

export type EventSeriesDetail = Prisma.EventSeriesGetPayload<{ select: typeof seriesColumns }>

/** A county has a handful of series: no pages. */
export function listEventSeries(actor: Actor, outer?: Tx): Promise<EventSeriesDetail[]> {
  const list = (tx: Tx) =>
    tx.eventSeries.findMany({
      select: seriesColumns,
      orderBy: [{ kind: 'asc' }, { name: 'asc' }],
      take: 500,
    })
  return outer ? list(outer) : readAs(actor, list)
}

export async function getEventSeries(
  actor: Actor,
  id: string,
  outer?: Tx,
): Promise<EventSeriesDetail | null> {
  if (!isId(id)) return null
  const get = (tx: Tx) => tx.eventSeries.findFirst({ where: { id }, select: seriesColumns })
  return outer ? get(outer) : readAs(actor, get)
}

/** For selects and filter chips: `{ id: name }`. */
export async function eventSeriesNames(actor: Actor): Promise<Record<string, string>> {
  const series = await listEventSeries(actor)
  return Object.fromEntries(series.map(({ id, name }) => [id, name]))
}

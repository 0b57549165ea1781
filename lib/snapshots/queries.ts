import 'server-only'

import * as z from 'zod'
import type { BureauActor } from '@/lib/auth/actor'
import { type Day, dayOf } from '@/lib/dates'
import { readAs, type Tx } from '@/lib/db'
import type { Prisma } from '@/lib/generated/prisma/client'
import { isId } from '@/lib/ids'
import type { Dimension, Indicator } from '@/lib/indicators/indicator'
import { parseScope, type Scope } from '@/lib/indicators/scope'
import type { Group, Totals } from '@/lib/indicators/sums'
import {
  dayParam,
  type Listed,
  type Page,
  pageParam,
  type SearchParams,
  sliceOf,
  textParam,
} from '@/lib/lists'

/** A figure as it was issued: its value, its definition then, and the hash of the rows it was made of. */
export type SnapshotFigure = {
  id: string
  /** The id of its passport, KZ-2022-0001-03: /passports/KZ-2022-0001-03 opens it. */
  code: string
  indicatorId: string
  name: string
  unit: string
  kind: Indicator['kind']
  measure: Indicator['measure']
  definition: string
  decidingDate: string
  version: Indicator['version']
  /** In words: 自 2020-11-12 起,截至 2022-10-19. */
  period: string
  now: Totals
  /** The same elapsed period a year earlier, as known then. */
  before: Totals
  /** Its breakdowns as they were, names included; organizations are the first twenty. */
  groups: Partial<Record<Dimension, Group[]>>
  rowsHash: string
}

export type Snapshot = {
  id: string
  code: string
  title: string
  /** The scope every figure was counted in; its `knownAt` is the instant of the snapshot. */
  scope: Scope & { knownAt: string }
  from: Day
  asOf: Day
  knownAt: Date
  origin: Day | null
  /** The filters in words; '' without any. */
  filterText: string
  note: string | null
  hash: string
  frozenAt: Date
  frozenBy: string
  figures: SnapshotFigure[]
}

export type SnapshotListItem = Pick<
  Snapshot,
  'id' | 'code' | 'title' | 'from' | 'asOf' | 'knownAt' | 'filterText' | 'frozenAt' | 'frozenBy'
> & { figureCount: number }

export type SnapshotFilter = Page & { q?: string; from?: Date; to?: Date }

export function snapshotFilter(params: SearchParams): SnapshotFilter {
  return {
    ...pageParam(params),
    q: textParam(params, 'q'),
    from: dayParam(params, 'from'),
    to: dayParam(params, 'to'),
  }
}

const headColumns = {
  id: true,
  code: true,
  title: true,
  fromOn: true,
  asOf: true,
  knownAt: true,
  originOn: true,
  filters: true,
  filterText: true,
  note: true,
  figureCount: true,
  hash: true,
  frozenByName: true,
  createdAt: true,
} satisfies Prisma.SnapshotSelect

type Head = Prisma.SnapshotGetPayload<{ select: typeof headColumns }>

/** Latest first. */
export function listSnapshots(
  actor: BureauActor,
  filter: SnapshotFilter,
  outer?: Tx,
): Promise<Listed<SnapshotListItem>> {
  const { q, from, to } = filter
  const contains = q && { contains: q.replace(/[\\%_]/g, '\\$&') }
  const where = {
    AND: [
      contains ? { OR: [{ title: contains }, { code: contains }] } : {},
      from ? { asOf: { gte: from } } : {},
      to ? { asOf: { lte: to } } : {},
    ],
  } satisfies Prisma.SnapshotWhereInput
  const list = async (tx: Tx) => {
    const total = await tx.snapshot.count({ where })
    const { page, take } = sliceOf(filter, total)
    const rows = await tx.snapshot.findMany({
      where,
      select: headColumns,
      orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
      skip: (page - 1) * filter.pageSize,
      take,
    })
    const items = rows.map((row) => ({ ...headOf(row), figureCount: row.figureCount }))
    return { items, total, page, pageSize: filter.pageSize }
  }
  return outer ? list(outer) : readAs(actor, list)
}

const figureColumns = {
  id: true,
  code: true,
  indicatorId: true,
  name: true,
  unit: true,
  kind: true,
  measure: true,
  definition: true,
  decidingDate: true,
  versionNo: true,
  effectiveFrom: true,
  approvedBy: true,
  period: true,
  count: true,
  sum: true,
  countBefore: true,
  sumBefore: true,
  groups: true,
  rowsHash: true,
} satisfies Prisma.SnapshotFigureSelect

type Figure = Prisma.SnapshotFigureGetPayload<{ select: typeof figureColumns }>

/** By id or by code; its figures in the order in which they were asked for. */
export async function getSnapshot(actor: BureauActor, id: string, outer?: Tx): Promise<Snapshot | null> {
  const get = async (tx: Tx) => {
    const row = await tx.snapshot.findFirst({
      where: isId(id) ? { id } : { code: id },
      select: { ...headColumns, figures: { select: figureColumns, orderBy: { position: 'asc' } } },
    })
    return row && { ...headOf(row), figures: row.figures.map(figureOf) }
  }
  return outer ? get(outer) : readAs(actor, get)
}

export type IssuedFigure = { snapshot: Omit<Snapshot, 'figures'>; figure: SnapshotFigure; rows: string }

/** What a passport's id opens, with the rows the figure was made of. */
export async function getPassport(actor: BureauActor, id: string, outer?: Tx): Promise<IssuedFigure | null> {
  const get = async (tx: Tx) => {
    const row = await tx.snapshotFigure.findFirst({
      where: isId(id) ? { id } : { code: id },
      select: { ...figureColumns, rows: true, snapshot: { select: headColumns } },
    })
    return row && { snapshot: headOf(row.snapshot), figure: figureOf(row), rows: row.rows }
  }
  return outer ? get(outer) : readAs(actor, get)
}

/** The rows of every figure of a snapshot, by its id. */
export async function snapshotRows(tx: Tx, id: string): Promise<Map<string, string>> {
  const rows = await tx.snapshotFigure.findMany({
    where: { snapshotId: id },
    select: { id: true, rows: true },
  })
  return new Map(rows.map((row) => [row.id, row.rows]))
}

const paramsOf = z.record(z.string(), z.string())

function headOf(row: Head): Omit<Snapshot, 'figures'> {
  const [from, asOf] = [dayOf(row.fromOn), dayOf(row.asOf)]
  const knownAt = momentOf(row.knownAt)
  // the filters were written by scopeParams and are read as an address is
  const { scope } = parseScope({ ...paramsOf.parse(row.filters), from, asOf }, asOf)
  return {
    id: row.id,
    code: row.code,
    title: row.title,
    scope: { ...scope, knownAt },
    from,
    asOf,
    knownAt: row.knownAt,
    origin: row.originOn && dayOf(row.originOn),
    filterText: row.filterText,
    note: row.note,
    hash: row.hash,
    frozenAt: row.createdAt,
    frozenBy: row.frozenByName,
  }
}

/** To the millisecond, as addresses of figures write an instant: 2022-10-31T17:30:05.123, in Shanghai. */
export function momentOf(instant: Date): string {
  const SHANGHAI_MS = 8 * 3_600_000
  return new Date(instant.getTime() + SHANGHAI_MS).toISOString().slice(0, -1)
}

/** The compiler asks for the others as soon as there are any. */
const kinds = z.enum(keysOf<Indicator['kind']>({ CUM: 1, FLOW: 1, STOCK: 1, RATIO: 1 }))
const measures = z.enum(keysOf<Indicator['measure']>({ count: 1, fen: 1, share: 1 }))
const digits = z.string().transform(BigInt)
const part = z.object({
  key: z.string().nullable(),
  name: z.string().nullable(),
  count: digits,
  sum: digits,
})
const dimension = z.enum(
  keysOf<Dimension>({
    month: 1,
    mode: 1,
    industry: 1,
    township: 1,
    region: 1,
    enterprise: 1,
    partner: 1,
    event: 1,
  }),
)
const parts = z.partialRecord(dimension, z.array(part))

function figureOf(row: Figure): SnapshotFigure {
  return {
    id: row.id,
    code: row.code,
    indicatorId: row.indicatorId,
    name: row.name,
    unit: row.unit,
    kind: kinds.parse(row.kind),
    measure: measures.parse(row.measure),
    definition: row.definition,
    decidingDate: row.decidingDate,
    version: {
      no: row.versionNo,
      effectiveFrom: dayOf(row.effectiveFrom),
      approvedBy: row.approvedBy,
    },
    period: row.period,
    now: { count: row.count, sum: row.sum },
    before: { count: row.countBefore, sum: row.sumBefore },
    groups: parts.parse(row.groups),
    rowsHash: row.rowsHash,
  }
}

function keysOf<Key extends string>(words: Record<Key, 1>): [Key, ...Key[]] {
  return Object.keys(words) as [Key, ...Key[]]
}

import 'server-only'

import type { Actor } from '@/lib/auth/actor'
import { ofBatch } from '@/lib/batch-filter'
import { type ContractSide, contractSides, countedContractStatuses } from '@/lib/contracts/labels'
import { visibleTo } from '@/lib/contracts/policy'
import { readAs, type Tx } from '@/lib/db'
import { type TechnologyField, technologyFields } from '@/lib/dictionaries/technology-fields'
import type { Prisma } from '@/lib/generated/prisma/client'
import { ContractStatus, ContractType } from '@/lib/generated/prisma/enums'
import { isId } from '@/lib/ids'
import { fromDay, listPage, onDays } from '@/lib/list-page'
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
import { matches } from '@/lib/search/where'

const listColumns = {
  id: true,
  code: true,
  title: true,
  type: true,
  status: true,
  sellerId: true,
  sellerName: true,
  buyerId: true,
  buyerName: true,
  signedOn: true,
  registeredOn: true,
  registrationNo: true,
  totalFen: true,
  technologyFen: true,
  voidedAt: true,
} satisfies Prisma.TechnologyContractSelect

type ContractRow = Prisma.TechnologyContractGetPayload<{ select: typeof listColumns }>

export type ContractListItem = ContractRow & { sides: ContractSide[] }

/** Only 已登记 and 变更登记 count in I07–I09 (model.md §4.6). */
export const countedContracts = {
  voidedAt: null,
  status: { in: [...countedContractStatuses] },
} satisfies Prisma.TechnologyContractWhereInput

/** What came of a conference: through the contract's agreement, or through the agreement of its project. */
export function contractsOfEvent(eventId: string): Prisma.TechnologyContractWhereInput {
  return {
    OR: [
      { agreement: { originEventId: eventId } },
      { agreementId: null, project: { agreement: { originEventId: eventId } } },
    ],
  }
}

const sortKeys = ['signedOn', 'registeredOn', 'totalFen', 'technologyFen', 'sortKey', 'createdAt'] as const

export type ContractFilter = Page & {
  sort: Sort<(typeof sortKeys)[number]>
  q?: string
  type?: ContractType
  status?: ContractStatus
  registeredFrom?: Date
  registeredTo?: Date
  signedFrom?: Date
  signedTo?: Date
  side?: 'OUTPUT' | 'ABSORPTION'
  organizationId?: string
  field?: TechnologyField
  eventId?: string
  projectId?: string
  counted?: 'yes'
  voided?: 'yes'
  /** 导入批次. */
  batch?: string
}

export function contractFilter(params: SearchParams): ContractFilter {
  return {
    ...pageParam(params),
    sort: sortParam(params, sortKeys, { key: 'signedOn', direction: 'desc' }),
    q: textParam(params, 'q'),
    type: choiceParam(params, 'type', ContractType),
    status: choiceParam(params, 'status', ContractStatus),
    registeredFrom: dayParam(params, 'registeredFrom'),
    registeredTo: dayParam(params, 'registeredTo'),
    signedFrom: dayParam(params, 'signedFrom'),
    signedTo: dayParam(params, 'signedTo'),
    side: choiceParam(params, 'side', { OUTPUT: 1, ABSORPTION: 1 }),
    organizationId: idParam(params, 'organizationId'),
    field: choiceParam(params, 'field', technologyFields),
    eventId: idParam(params, 'eventId'),
    projectId: idParam(params, 'projectId'),
    counted: choiceParam(params, 'counted', { yes: 1 }),
    voided: choiceParam(params, 'voided', { yes: 1 }),
    batch: idParam(params, 'batch'),
  }
}

type Sums = { totalFen: bigint; technologyFen: bigint }

/** `sums` are over all rows of the filter, `pageSums` over the rows shown. */
export type ContractList = Listed<ContractListItem> & { sums: Sums; pageSums: Sums }

/** Newest signature first. The filter narrows what the actor may see; it can never widen it. */
const amounts = { totalFen: true, technologyFen: true } as const

export function listContracts(actor: Actor, filter: ContractFilter, outer?: Tx): Promise<ContractList> {
  const list = async (tx: Tx) => {
    const batch = await ofBatch(tx, 'TechnologyContract', filter.batch)
    const where = {
      AND: [visibleTo(actor), matching(filter), batch],
    } satisfies Prisma.TechnologyContractWhereInput
    const { rows, total, sums, page } = await listPage({
      tx,
      actor,
      filter,
      where,
      table: 'TechnologyContract',
      // the sides and the event are facts of other tables
      others: ['Organization', 'Agreement', 'Project'],
      column: 'signedOn',
      totals: async () => {
        const all = await tx.technologyContract.aggregate({ where, _count: true, _sum: amounts })
        return { total: all._count, sums: [all._sum.totalFen ?? 0n, all._sum.technologyFen ?? 0n] }
      },
      days: async (only) => {
        const days = await tx.technologyContract.groupBy({
          by: ['signedOn'],
          where: { AND: [where, onDays('signedOn', only)] },
          _count: { _all: true },
          _sum: amounts,
        })
        return days.map(({ signedOn, _count, _sum }) => ({
          day: signedOn,
          count: _count._all,
          sums: [_sum.totalFen ?? 0n, _sum.technologyFen ?? 0n],
        }))
      },
      rows: (which) =>
        tx.technologyContract.findMany({
          where: { AND: [where, fromDay('signedOn', which)] },
          select: listColumns,
          orderBy: [{ [filter.sort.key]: which.direction }, { id: which.direction }],
          skip: which.skip,
          take: which.take,
        }),
    })
    const items = await withSides(tx, rows)
    const { pageSize } = filter
    return {
      items,
      total,
      sums: { totalFen: sums[0] ?? 0n, technologyFen: sums[1] ?? 0n },
      pageSums: sumsOf(items),
      page,
      pageSize,
    }
  }
  return outer ? list(outer) : readAs(actor, list)
}

function sumsOf(items: readonly ContractRow[]): Sums {
  return items.reduce(
    (sums, item) => ({
      totalFen: sums.totalFen + item.totalFen,
      technologyFen: sums.technologyFen + (item.technologyFen ?? 0n),
    }),
    { totalFen: 0n, technologyFen: 0n },
  )
}

/**
 * 输出/吸纳 from where the parties sit. Read beside the contracts and not through them: a member does not see the register
 * row of another enterprise, and what it does not see counts as not local here.
 */
async function withSides<Row extends { sellerId: string; buyerId: string }>(tx: Tx, rows: Row[]) {
  const local = await tx.organization.findMany({
    where: { id: { in: rows.flatMap(({ sellerId, buyerId }) => [sellerId, buyerId]) }, isLocal: true },
    select: { id: true },
  })
  const isLocal = new Set(local.map(({ id }) => id))
  return rows.map((row) => ({
    ...row,
    sides: contractSides(isLocal.has(row.sellerId), isLocal.has(row.buyerId)),
  }))
}

/** How many rows a list address has: the counts of 待办 are counted by the list they open. */
export function countContracts(tx: Tx, actor: Actor, params: SearchParams): Promise<number> {
  return tx.technologyContract.count({ where: { AND: [visibleTo(actor), matching(contractFilter(params))] } })
}

function matching(filter: ContractFilter): Prisma.TechnologyContractWhereInput {
  return {
    AND: [
      filter.q ? matches(filter.q) : {},
      filter.type ? { type: filter.type } : {},
      filter.status ? { status: filter.status } : {},
      filter.registeredFrom ? { registeredOn: { gte: filter.registeredFrom } } : {},
      filter.registeredTo ? { registeredOn: { lte: filter.registeredTo } } : {},
      filter.signedFrom ? { signedOn: { gte: filter.signedFrom } } : {},
      filter.signedTo ? { signedOn: { lte: filter.signedTo } } : {},
      filter.side === 'OUTPUT' ? { seller: { isLocal: true } } : {},
      filter.side === 'ABSORPTION' ? { buyer: { isLocal: true } } : {},
      filter.organizationId ? { participantIds: { hasEvery: [filter.organizationId] } } : {},
      filter.field ? { technologyField: filter.field } : {},
      filter.eventId ? contractsOfEvent(filter.eventId) : {},
      filter.projectId ? { projectId: filter.projectId } : {},
      filter.counted ? countedContracts : {},
      { voidedAt: filter.voided ? { not: null } : null },
    ],
  }
}

const detailColumns = {
  ...listColumns,
  agreementId: true,
  agreement: { select: { id: true, code: true, title: true } },
  projectId: true,
  project: { select: { id: true, code: true, title: true } },
  validFrom: true,
  validTo: true,
  fulfilledFen: true,
  technologyField: true,
  intellectualProperty: true,
  planSource: true,
  paymentMode: true,
  authority: true,
  cancelledOn: true,
  statusReason: true,
  note: true,
  participantIds: true,
  version: true,
  createdAt: true,
  voidReason: true,
} satisfies Prisma.TechnologyContractSelect

export type ContractDetail = Prisma.TechnologyContractGetPayload<{ select: typeof detailColumns }> & {
  sides: ContractSide[]
}

/** One contract the actor may see, or null. */
export async function getContract(actor: Actor, id: string, outer?: Tx): Promise<ContractDetail | null> {
  if (!isId(id)) return null
  const get = async (tx: Tx) => {
    const contract = await tx.technologyContract.findFirst({
      where: { AND: [visibleTo(actor), { id }] },
      select: detailColumns,
    })
    if (!contract) return null
    const [shown] = await withSides(tx, [contract])
    return shown ?? null
  }
  return outer ? get(outer) : readAs(actor, get)
}

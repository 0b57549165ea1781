import 'server-only'

import { visibleTo } from '@/lib/agreements/policy'
import type { Actor } from '@/lib/auth/actor'
import { ofBatch } from '@/lib/batch-filter'
import { readAs, type Tx } from '@/lib/db'
import type { Prisma } from '@/lib/generated/prisma/client'
import { AgreementKind, AgreementStatus, CooperationMode } from '@/lib/generated/prisma/enums'
import { isId } from '@/lib/ids'
import { fromDay, listPage, onDaysOrNone } from '@/lib/list-page'
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
  kind: true,
  mode: true,
  status: true,
  signedOn: true,
  expiresOn: true,
  amountFen: true,
  amountAbsentReason: true,
  enterpriseName: true,
  partnerName: true,
  voidedAt: true,
  submittedById: true,
} satisfies Prisma.AgreementSelect

export type AgreementListItem = Prisma.AgreementGetPayload<{ select: typeof listColumns }>

/** Signed and reviewed, whether it still runs or has ended: what figures count. */
export const signedAgreements = {
  voidedAt: null,
  status: { in: ['EFFECTIVE', 'TERMINATED'] },
} satisfies Prisma.AgreementWhereInput

const sortKeys = ['signedOn', 'amountFen', 'sortKey', 'createdAt'] as const

export type AgreementFilter = Page & {
  sort: Sort<(typeof sortKeys)[number]>
  q?: string
  kind?: AgreementKind
  mode?: CooperationMode
  status?: AgreementStatus
  signedFrom?: Date
  signedTo?: Date
  expiresFrom?: Date
  expiresTo?: Date
  organizationId?: string
  eventId?: string
  signed?: 'yes' | undefined
  voided?: 'yes'
  /** 导入批次. */
  batch?: string
}

export function agreementFilter(params: SearchParams): AgreementFilter {
  return {
    ...pageParam(params),
    sort: sortParam(params, sortKeys, { key: 'signedOn', direction: 'desc' }),
    q: textParam(params, 'q'),
    kind: choiceParam(params, 'kind', AgreementKind),
    mode: choiceParam(params, 'mode', CooperationMode),
    status: choiceParam(params, 'status', AgreementStatus),
    signedFrom: dayParam(params, 'signedFrom'),
    signedTo: dayParam(params, 'signedTo'),
    expiresFrom: dayParam(params, 'expiresFrom'),
    expiresTo: dayParam(params, 'expiresTo'),
    organizationId: idParam(params, 'organizationId'),
    eventId: idParam(params, 'eventId'),
    signed: choiceParam(params, 'signed', { yes: 1 }),
    voided: choiceParam(params, 'voided', { yes: 1 }),
    batch: idParam(params, 'batch'),
  }
}

/** `amountFen` is the sum over all rows of the filter, `pageAmountFen` over the rows shown. */
export type AgreementList = Listed<AgreementListItem> & { amountFen: bigint; pageAmountFen: bigint }

/** Newest signature first, drafts before all. The filter narrows what the actor may see; it can never widen it. */
export function listAgreements(actor: Actor, filter: AgreementFilter, outer?: Tx): Promise<AgreementList> {
  const list = async (tx: Tx) => {
    const batch = await ofBatch(tx, 'Agreement', filter.batch)
    const where = { AND: [visibleTo(actor), matching(filter), batch] } satisfies Prisma.AgreementWhereInput
    const { rows, total, sums, page } = await listPage({
      tx,
      actor,
      filter,
      where,
      table: 'Agreement',
      column: 'signedOn',
      totals: async () => {
        const all = await tx.agreement.aggregate({ where, _count: true, _sum: { amountFen: true } })
        return { total: all._count, sums: [all._sum.amountFen ?? 0n] }
      },
      days: async (only) => {
        const days = await tx.agreement.groupBy({
          by: ['signedOn'],
          where: { AND: [where, onDaysOrNone('signedOn', only)] },
          _count: { _all: true },
          _sum: { amountFen: true },
        })
        return days.map(({ signedOn, _count, _sum }) => ({
          day: signedOn,
          count: _count._all,
          sums: [_sum.amountFen ?? 0n],
        }))
      },
      rows: (which) =>
        tx.agreement.findMany({
          where: { AND: [where, fromDay('signedOn', which)] },
          select: listColumns,
          orderBy: [{ [filter.sort.key]: which.direction }, { id: which.direction }],
          skip: which.skip,
          take: which.take,
        }),
    })
    const pageAmountFen = rows.reduce((sum, item) => sum + (item.amountFen ?? 0n), 0n)
    const { pageSize } = filter
    return { items: rows, total, amountFen: sums[0] ?? 0n, pageAmountFen, page, pageSize }
  }
  return outer ? list(outer) : readAs(actor, list)
}

/** How many rows a list address shows: tasks on the home page count exactly what their link opens. */
export function countAgreements(tx: Tx, actor: Actor, params: SearchParams): Promise<number> {
  return tx.agreement.count({ where: { AND: [visibleTo(actor), matching(agreementFilter(params))] } })
}

function matching(filter: AgreementFilter): Prisma.AgreementWhereInput {
  return {
    AND: [
      filter.q ? matches(filter.q) : {},
      filter.kind ? { kind: filter.kind } : {},
      filter.mode ? { mode: filter.mode } : {},
      filter.status ? { status: filter.status } : {},
      filter.signedFrom ? { signedOn: { gte: filter.signedFrom } } : {},
      filter.signedTo ? { signedOn: { lte: filter.signedTo } } : {},
      filter.expiresFrom ? { expiresOn: { gte: filter.expiresFrom } } : {},
      filter.expiresTo ? { expiresOn: { lte: filter.expiresTo } } : {},
      filter.organizationId ? { participantIds: { hasEvery: [filter.organizationId] } } : {},
      filter.eventId ? { originEventId: filter.eventId } : {},
      filter.signed ? signedAgreements : {},
      { voidedAt: filter.voided ? { not: null } : null },
    ],
  }
}

const detailColumns = {
  ...listColumns,
  signedOnPrecision: true,
  effectiveOn: true,
  originEventId: true,
  originEvent: { select: { id: true, title: true } },
  previousId: true,
  previous: { select: { id: true, code: true, title: true } },
  following: { where: { voidedAt: null }, select: { id: true, code: true, title: true, signedOn: true } },
  note: true,
  participantIds: true,
  enterpriseId: true,
  partnerId: true,
  submittedAt: true,
  reviewedAt: true,
  returnReason: true,
  terminatedOn: true,
  terminationReason: true,
  version: true,
  createdAt: true,
  voidReason: true,
  parties: {
    select: { id: true, organizationId: true, name: true, role: true, isLead: true, shareFen: true },
    orderBy: { position: 'asc' },
  },
  projects: {
    where: { voidedAt: null },
    select: { id: true, code: true, title: true, status: true, progressPercent: true },
    orderBy: { code: 'asc' },
    take: 100,
  },
  technologyContracts: {
    where: { voidedAt: null },
    select: { id: true, code: true, title: true, status: true, totalFen: true },
    orderBy: { code: 'asc' },
    take: 100,
  },
  intention: { select: { id: true, code: true, title: true } },
} satisfies Prisma.AgreementSelect

export type AgreementDetail = Prisma.AgreementGetPayload<{ select: typeof detailColumns }>

/** One agreement the actor may see, or null. */
export async function getAgreement(actor: Actor, id: string, outer?: Tx): Promise<AgreementDetail | null> {
  if (!isId(id)) return null
  const get = (tx: Tx) =>
    tx.agreement.findFirst({ where: { AND: [visibleTo(actor), { id }] }, select: detailColumns })
  return outer ? get(outer) : readAs(actor, get)
}

/** Choices for pickers of an agreement: by title, number or party; effective ones of the actor's sight, newest first. */
export function agreementChoices(actor: Actor, q: string) {
  return readAs(actor, (tx) =>
    tx.agreement.findMany({
      where: {
        AND: [
          visibleTo(actor),
          q.trim() ? matches(q) : {},
          { voidedAt: null, status: { in: ['EFFECTIVE', 'SUBMITTED', 'TERMINATED'] } },
        ],
      },
      select: { id: true, code: true, title: true, enterpriseName: true, partnerName: true, signedOn: true },
      orderBy: [{ signedOn: 'desc' }, { id: 'desc' }],
      take: 20,
    }),
  )
}

/** The rows of a filter this reviewer may approve: submitted, and not by himself. */
export function approvableAgreementIds(actor: Actor, filter: AgreementFilter): Promise<string[]> {
  return readAs(actor, async (tx) => {
    const rows = await tx.agreement.findMany({
      where: {
        AND: [
          visibleTo(actor),
          matching(filter),
          { status: 'SUBMITTED', OR: [{ submittedById: null }, { submittedById: { not: actor.userId } }] },
        ],
      },
      select: { id: true },
      take: 501,
    })
    return rows.map(({ id }) => id)
  })
}

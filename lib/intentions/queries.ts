import 'server-only'

import type { Actor } from '@/lib/auth/actor'
import { ofBatch } from '@/lib/batch-filter'
import { dateOf, todayInShanghai } from '@/lib/dates'
import { readAs, type Tx } from '@/lib/db'
import type { Prisma } from '@/lib/generated/prisma/client'
import { CooperationMode, IntentionStatus } from '@/lib/generated/prisma/enums'
import { isId } from '@/lib/ids'
import { followUpLabels, verificationLimit } from '@/lib/intentions/labels'
import { visibleTo } from '@/lib/intentions/policy'
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
  status: true,
  reachedOn: true,
  reachedOnPrecision: true,
  mode: true,
  expectedAmountFen: true,
  enterpriseName: true,
  partnerName: true,
  nextFollowUpOn: true,
  lastFollowUpOn: true,
  voidedAt: true,
} satisfies Prisma.IntentionSelect

export type IntentionListItem = Prisma.IntentionGetPayload<{ select: typeof listColumns }>

/** I04: what both sides reached. A draft is not yet, an invalid one no longer an intention. */
export const countedIntentions = {
  voidedAt: null,
  status: { notIn: ['DRAFT', 'INVALID'] },
} satisfies Prisma.IntentionWhereInput

const sortKeys = ['reachedOn', 'nextFollowUpOn', 'expectedAmountFen', 'sortKey', 'createdAt'] as const

export type IntentionFilter = Page & {
  sort: Sort<(typeof sortKeys)[number]>
  q?: string
  status?: IntentionStatus
  mode?: CooperationMode
  organizationId?: string
  partnerUnknown?: 'yes' | 'no'
  eventId?: string
  reachedFrom?: Date
  reachedTo?: Date
  followUp?: keyof typeof followUpLabels
  counted?: 'yes'
  voided?: 'yes'
  /** 导入批次. */
  batch?: string
}

export function intentionFilter(params: SearchParams): IntentionFilter {
  return {
    ...pageParam(params),
    sort: sortParam(params, sortKeys, { key: 'reachedOn', direction: 'desc' }),
    q: textParam(params, 'q'),
    status: choiceParam(params, 'status', IntentionStatus),
    mode: choiceParam(params, 'mode', CooperationMode),
    organizationId: idParam(params, 'organizationId'),
    partnerUnknown: choiceParam(params, 'partnerUnknown', { yes: 1, no: 1 }),
    eventId: idParam(params, 'eventId'),
    reachedFrom: dayParam(params, 'reachedFrom'),
    reachedTo: dayParam(params, 'reachedTo'),
    followUp: choiceParam(params, 'followUp', followUpLabels),
    counted: choiceParam(params, 'counted', { yes: 1 }),
    voided: choiceParam(params, 'voided', { yes: 1 }),
    batch: idParam(params, 'batch'),
  }
}

/** `amountFen` is the expected amount over all rows of the filter, `pageAmountFen` over the rows shown. */
export type IntentionList = Listed<IntentionListItem> & { amountFen: bigint; pageAmountFen: bigint }

/** Latest reached first. The filter narrows what the actor may see; it can never widen it. */
export function listIntentions(actor: Actor, filter: IntentionFilter, outer?: Tx): Promise<IntentionList> {
  const list = async (tx: Tx) => {
    const batch = await ofBatch(tx, 'Intention', filter.batch)
    const where = { AND: [visibleTo(actor), matching(filter), batch] } satisfies Prisma.IntentionWhereInput
    const { rows, total, sums, page } = await listPage({
      tx,
      actor,
      filter,
      where,
      table: 'Intention',
      column: 'reachedOn',
      totals: async () => {
        const all = await tx.intention.aggregate({ where, _count: true, _sum: { expectedAmountFen: true } })
        return { total: all._count, sums: [all._sum.expectedAmountFen ?? 0n] }
      },
      days: async (only) => {
        const days = await tx.intention.groupBy({
          by: ['reachedOn'],
          where: { AND: [where, onDays('reachedOn', only)] },
          _count: { _all: true },
          _sum: { expectedAmountFen: true },
        })
        return days.map(({ reachedOn, _count, _sum }) => ({
          day: reachedOn,
          count: _count._all,
          sums: [_sum.expectedAmountFen ?? 0n],
        }))
      },
      rows: (which) =>
        tx.intention.findMany({
          where: { AND: [where, fromDay('reachedOn', which)] },
          select: listColumns,
          orderBy: [{ [filter.sort.key]: which.direction }, { id: which.direction }],
          skip: which.skip,
          take: which.take,
        }),
    })
    const pageAmountFen = rows.reduce((sum, item) => sum + (item.expectedAmountFen ?? 0n), 0n)
    const { pageSize } = filter
    return { items: rows, total, amountFen: sums[0] ?? 0n, pageAmountFen, page, pageSize }
  }
  return outer ? list(outer) : readAs(actor, list)
}

/** How many rows a list address has: the counts of 待办 are counted by the list they open. */
export function countIntentions(tx: Tx, actor: Actor, params: SearchParams): Promise<number> {
  return tx.intention.count({ where: { AND: [visibleTo(actor), matching(intentionFilter(params))] } })
}

function matching(filter: IntentionFilter): Prisma.IntentionWhereInput {
  return {
    AND: [
      filter.q ? matches(filter.q) : {},
      filter.status ? { status: filter.status } : {},
      filter.mode ? { mode: filter.mode } : {},
      filter.organizationId ? { participantIds: { hasEvery: [filter.organizationId] } } : {},
      filter.partnerUnknown ? { partnerId: filter.partnerUnknown === 'yes' ? null : { not: null } } : {},
      filter.eventId ? { originEventId: filter.eventId } : {},
      filter.reachedFrom ? { reachedOn: { gte: filter.reachedFrom } } : {},
      filter.reachedTo ? { reachedOn: { lte: filter.reachedTo } } : {},
      filter.followUp ? needing(filter.followUp, dateOf(todayInShanghai(new Date()))) : {},
      filter.counted ? countedIntentions : {},
      { voidedAt: filter.voided ? { not: null } : null },
    ],
  }
}

/** The same as `followUpOverdue` and `needsVerification` in labels.ts, for the database. */
function needing(what: keyof typeof followUpLabels, today: Date): Prisma.IntentionWhereInput {
  const open = {
    voidedAt: null,
    status: { in: ['REACHED', 'FOLLOWING'] },
  } satisfies Prisma.IntentionWhereInput
  if (what === 'overdue') return { ...open, nextFollowUpOn: { lt: today } }
  const limit = verificationLimit(today)
  return {
    ...open,
    OR: [{ lastFollowUpOn: { lt: limit } }, { lastFollowUpOn: null, reachedOn: { lt: limit } }],
  }
}

const detailColumns = {
  ...listColumns,
  enterpriseId: true,
  partnerId: true,
  originEventId: true,
  originEvent: { select: { id: true, title: true } },
  technologyField: true,
  note: true,
  statusReason: true,
  lastFollowUpNote: true,
  convertedAgreementId: true,
  convertedOn: true,
  convertedAgreement: { select: { id: true, code: true, title: true, signedOn: true, voidedAt: true } },
  participantIds: true,
  version: true,
  createdAt: true,
  voidReason: true,
} satisfies Prisma.IntentionSelect

export type IntentionDetail = Prisma.IntentionGetPayload<{ select: typeof detailColumns }>

/** One intention the actor may see, or null. */
export async function getIntention(actor: Actor, id: string, outer?: Tx): Promise<IntentionDetail | null> {
  if (!isId(id)) return null
  const get = (tx: Tx) =>
    tx.intention.findFirst({ where: { AND: [visibleTo(actor), { id }] }, select: detailColumns })
  return outer ? get(outer) : readAs(actor, get)
}

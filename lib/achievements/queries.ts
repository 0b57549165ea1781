import 'server-only'

import { visibleTo } from '@/lib/achievements/policy'
import type { Actor } from '@/lib/auth/actor'
import { ofBatch } from '@/lib/batch-filter'
import { readAs, type Tx } from '@/lib/db'
import type { Prisma } from '@/lib/generated/prisma/client'
import { AchievementStatus, ImpactClaim, NoveltyClaim } from '@/lib/generated/prisma/enums'
import { isId } from '@/lib/ids'
import { cachedTotals } from '@/lib/list-totals'
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
import { visibleTo as visiblePatents } from '@/lib/patents/policy'
import { matches } from '@/lib/search/where'

const listColumns = {
  id: true,
  code: true,
  title: true,
  ownerNames: true,
  noveltyClaim: true,
  impactClaims: true,
  evidenceKind: true,
  evidenceOn: true,
  status: true,
  voidedAt: true,
  submittedById: true,
} satisfies Prisma.AchievementSelect

export type AchievementListItem = Prisma.AchievementGetPayload<{ select: typeof listColumns }>

/** Without confirmed evidence nothing counts (model.md §2.10). */
export const countedAchievements = {
  voidedAt: null,
  status: 'CONFIRMED',
} satisfies Prisma.AchievementWhereInput

const sortKeys = ['createdAt', 'evidenceOn', 'sortKey'] as const

export type AchievementFilter = Page & {
  sort: Sort<(typeof sortKeys)[number]>
  q?: string
  status?: AchievementStatus
  claim?: NoveltyClaim
  impact?: ImpactClaim
  evidenceFrom?: Date
  evidenceTo?: Date
  organizationId?: string
  projectId?: string
  counted?: 'yes' | 'no'
  voided?: 'yes'
  /** 导入批次. */
  batch?: string
}

export function achievementFilter(params: SearchParams): AchievementFilter {
  return {
    ...pageParam(params),
    sort: sortParam(params, sortKeys, { key: 'createdAt', direction: 'desc' }),
    q: textParam(params, 'q'),
    status: choiceParam(params, 'status', AchievementStatus),
    claim: choiceParam(params, 'claim', NoveltyClaim),
    impact: choiceParam(params, 'impact', ImpactClaim),
    evidenceFrom: dayParam(params, 'evidenceFrom'),
    evidenceTo: dayParam(params, 'evidenceTo'),
    organizationId: idParam(params, 'organizationId'),
    projectId: idParam(params, 'projectId'),
    counted: choiceParam(params, 'counted', { yes: 1, no: 1 }),
    voided: choiceParam(params, 'voided', { yes: 1 }),
    batch: idParam(params, 'batch'),
  }
}

export type AchievementList = Listed<AchievementListItem>

/** Newest entry first. The filter narrows what the actor may see; it can never widen it. */
export function listAchievements(
  actor: Actor,
  filter: AchievementFilter,
  outer?: Tx,
): Promise<AchievementList> {
  const list = async (tx: Tx) => {
    const batch = await ofBatch(tx, 'Achievement', filter.batch)
    const where = { AND: [visibleTo(actor), matching(filter), batch] } satisfies Prisma.AchievementWhereInput
    const { total } = await cachedTotals(tx, actor, ['Achievement'], where, async () => ({
      total: await tx.achievement.count({ where }),
    }))
    const slice = sliceOf(filter, total)
    const direction = directionOf(filter.sort.direction, slice)
    const rows = await tx.achievement.findMany({
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

/** How many rows a list address shows: tasks on the home page count exactly what their link opens. */
export function countAchievements(tx: Tx, actor: Actor, params: SearchParams): Promise<number> {
  return tx.achievement.count({ where: { AND: [visibleTo(actor), matching(achievementFilter(params))] } })
}

function matching(filter: AchievementFilter): Prisma.AchievementWhereInput {
  return {
    AND: [
      filter.q ? matches(filter.q) : {},
      filter.status ? { status: filter.status } : {},
      filter.claim ? { noveltyClaim: filter.claim } : {},
      filter.impact ? { impactClaims: { has: filter.impact } } : {},
      filter.evidenceFrom ? { evidenceOn: { gte: filter.evidenceFrom } } : {},
      filter.evidenceTo ? { evidenceOn: { lte: filter.evidenceTo } } : {},
      filter.organizationId ? { participantIds: { hasEvery: [filter.organizationId] } } : {},
      filter.projectId ? { projectId: filter.projectId } : {},
      filter.counted === 'yes' ? countedAchievements : {},
      filter.counted === 'no' ? { NOT: countedAchievements } : {},
      { voidedAt: filter.voided ? { not: null } : null },
    ],
  }
}

const detailColumns = {
  ...listColumns,
  evidenceNo: true,
  evidenceIssuer: true,
  completedOn: true,
  summary: true,
  projectId: true,
  project: { select: { id: true, code: true, title: true } },
  participantIds: true,
  submittedAt: true,
  reviewedAt: true,
  returnReason: true,
  version: true,
  createdAt: true,
  voidReason: true,
  owners: {
    select: { id: true, organizationId: true, name: true, position: true },
    orderBy: { position: 'asc' },
  },
  patents: { select: { id: true, patentId: true }, orderBy: { id: 'asc' } },
} satisfies Prisma.AchievementSelect

const patentColumns = {
  id: true,
  code: true,
  title: true,
  applicationNo: true,
  kind: true,
  status: true,
  expiresOn: true,
  voidedAt: true,
} satisfies Prisma.PatentSelect

type Links = Prisma.AchievementGetPayload<{ select: typeof detailColumns }>

export type AchievementDetail = Omit<Links, 'patents'> & {
  /** The related patents this actor may see, in the order they were named. */
  patents: (Prisma.PatentGetPayload<{ select: typeof patentColumns }> & { linkId: string })[]
  /** Related patents of others, which this actor does not see. */
  hiddenPatents: number
}

/** One achievement the actor may see, or null. */
export async function getAchievement(
  actor: Actor,
  id: string,
  outer?: Tx,
): Promise<AchievementDetail | null> {
  if (!isId(id)) return null
  const get = async (tx: Tx) => {
    const found = await tx.achievement.findFirst({
      where: { AND: [visibleTo(actor), { id }] },
      select: detailColumns,
    })
    return found && withPatents(tx, actor, found)
  }
  return outer ? get(outer) : readAs(actor, get)
}

/** Read beside the links and not through them: a patent may belong to others than those who own the achievement. */
async function withPatents(tx: Tx, actor: Actor, { patents: links, ...achievement }: Links) {
  const found = await tx.patent.findMany({
    where: { AND: [visiblePatents(actor), { id: { in: links.map(({ patentId }) => patentId) } }] },
    select: patentColumns,
  })
  const patents = links.flatMap((link) => {
    const patent = found.find(({ id }) => id === link.patentId)
    return patent ? [{ ...patent, linkId: link.id }] : []
  })
  return { ...achievement, patents, hiddenPatents: links.length - patents.length }
}

/** The rows of a filter this reviewer may confirm: submitted, and not by himself. */
export function confirmableAchievementIds(actor: Actor, filter: AchievementFilter): Promise<string[]> {
  return readAs(actor, async (tx) => {
    const rows = await tx.achievement.findMany({
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

import 'server-only'

import * as z from 'zod'
import type { Actor } from '@/lib/auth/actor'
import { readAs, type Tx } from '@/lib/db'
import type { Prisma } from '@/lib/generated/prisma/client'
import type { OrganizationKind } from '@/lib/generated/prisma/enums'
import { isId } from '@/lib/ids'
import { cachedUntilChange } from '@/lib/ledger/unchanged'
import {
  choiceParam,
  inOrder,
  type Listed,
  type Page,
  pageParam,
  type SearchParams,
  sliceOf,
} from '@/lib/lists'
import { type LikelyPair, likelyPairs } from '@/lib/organizations/names/duplicates'
import { readNameIndex } from '@/lib/organizations/names/queries'
import { PROPOSE } from '@/lib/organizations/names/rank'
import { inSlices } from '@/lib/organizations/names/slices'
import { canMerge } from '@/lib/organizations/policy'
import { recordTypes } from '@/lib/record-types'

export type DuplicateFilter = Page & { likely?: 'yes' | 'no' }

export function duplicateFilter(params: SearchParams): DuplicateFilter {
  return { ...pageParam(params), likely: choiceParam(params, 'likely', { yes: 1, no: 1 }) }
}

/** Two entries of the register; a pair has no id of its own. */
export type DuplicateItem = LikelyPair & { id?: string }

/** 单位疑似重复. Worked out once until the register, an alias or what people said about names changes. */
export async function listDuplicates(
  actor: Actor,
  filter: DuplicateFilter,
  outer?: Tx,
): Promise<Listed<DuplicateItem>> {
  if (!canMerge(actor)) return { items: [], total: 0, page: 1, pageSize: filter.pageSize }
  const list = async (tx: Tx) => {
    const tables = ['Organization', 'OrganizationAlias', 'NameRejection']
    const pairs = await cachedUntilChange(tx, 'organization-duplicates', tables, async () =>
      inSlices(likelyPairs(await readNameIndex(tx))),
    )
    const wanted = filter.likely
      ? pairs.filter(({ score }) => score >= PROPOSE === (filter.likely === 'yes'))
      : pairs
    const { page } = sliceOf(filter, wanted.length)
    const first = (page - 1) * filter.pageSize
    const items = wanted.slice(first, first + filter.pageSize)
    return { items, total: wanted.length, page, pageSize: filter.pageSize }
  }
  return outer ? list(outer) : readAs(actor, list)
}

const compared = {
  id: true,
  code: true,
  name: true,
  kind: true,
  creditCode: true,
  creditCodeStatus: true,
  regionCode: true,
  township: true,
  address: true,
  industryCode: true,
  sizeClass: true,
  foundedOn: true,
  legalRepresentative: true,
  status: true,
  note: true,
  createdAt: true,
  parent: { select: { name: true } },
  group: { select: { name: true } },
  aliases: { select: { alias: true, kind: true }, orderBy: { id: 'asc' } },
} as const satisfies Prisma.OrganizationSelect

export type Mergeable = Prisma.OrganizationGetPayload<{ select: typeof compared }> & {
  references: Record<string, number>
}

const count = z.array(z.object({ table: z.string(), rows: z.number() }))

/** Two living organizations side by side, with how many rows refer to each; null where one is not to be had. */
export async function mergePreview(
  actor: Actor,
  ids: readonly [string, string],
): Promise<Mergeable[] | null> {
  if (!canMerge(actor) || ids[0] === ids[1] || !ids.every(isId)) return null
  return readAs(actor, async (tx) => {
    const found = await tx.organization.findMany({
      where: { id: { in: [...ids] }, voidedAt: null },
      select: compared,
    })
    if (found.length !== 2) return null
    const both: Mergeable[] = []
    for (const id of ids) {
      const row = found.find((one) => one.id === id)
      const counts = count.parse(await tx.$queryRaw`SELECT * FROM organization_reference_counts(${id}::uuid)`)
      if (row)
        both.push({ ...row, references: Object.fromEntries(counts.map((one) => [one.table, one.rows])) })
    }
    return both
  })
}

const mergeColumns = {
  id: true,
  winnerId: true,
  loserId: true,
  winnerName: true,
  loserName: true,
  reason: true,
  createdAt: true,
  createdById: true,
  undoneAt: true,
} as const satisfies Prisma.OrganizationMergeSelect

export type MergeListItem = Prisma.OrganizationMergeGetPayload<{ select: typeof mergeColumns }>

/** 合并记录, the newest first. */
export function listMerges(actor: Actor, page: Page, outer?: Tx): Promise<Listed<MergeListItem>> {
  const list = async (tx: Tx) => {
    const total = await tx.organizationMerge.count()
    const slice = sliceOf(page, total)
    const direction = slice.reversed ? 'asc' : 'desc'
    const items = await tx.organizationMerge.findMany({
      select: mergeColumns,
      orderBy: [{ createdAt: direction }, { id: direction }],
      skip: slice.skip,
      take: slice.take,
    })
    return { items: inOrder(slice, items), total, page: slice.page, pageSize: page.pageSize }
  }
  return outer ? list(outer) : readAs(actor, list)
}

/** What was merged into an organization and still is, for its page. */
export function mergesInto(tx: Tx, winnerId: string): Promise<MergeListItem[]> {
  return tx.organizationMerge.findMany({
    where: { winnerId, undoneAt: null },
    select: mergeColumns,
    orderBy: { createdAt: 'desc' },
  })
}

const moved = z.record(z.string(), z.number()).catch({})
const kept = z.array(z.object({ table: z.string(), id: z.string() })).catch([])

/** One merge with what moved, and what an undo left with the winner. */
export function getMerge(actor: Actor, id: string) {
  if (!isId(id)) return Promise.resolve(null)
  return readAs(actor, async (tx) => {
    const merge = await tx.organizationMerge.findUnique({
      where: { id },
      include: {
        winner: { select: { id: true, kind: true, voidedAt: true } },
        loser: { select: { id: true, kind: true } },
      },
    })
    if (!merge) return null
    const author = merge.createdById
      ? await tx.user.findFirst({ where: { id: merge.createdById }, select: { name: true } })
      : null
    return {
      ...merge,
      author: author?.name ?? '',
      moved: moved.parse(merge.moved),
      kept: await titlesOf(tx, kept.parse(merge.kept)),
    }
  })
}

export type KeptRecord = { id: string; what: string; title: string; href: string | null }

/** What the kept records are called and where they are. */
async function titlesOf(tx: Tx, rows: { table: string; id: string }[]): Promise<KeptRecord[]> {
  const types = Object.values(recordTypes)
  const answer: KeptRecord[] = []
  for (const { table, id } of rows) {
    const type = types.find((one) => one.table === table)
    const titled = type ? await titleOf(tx, type.table, id) : null
    answer.push({
      id,
      what: type?.label ?? (table === 'User' ? '用户' : '别名'),
      title: titled?.title ?? '',
      href: type && titled ? `${titled.base ?? type.href}/${id}` : null,
    })
  }
  return answer
}

async function titleOf(tx: Tx, table: (typeof recordTypes)[keyof typeof recordTypes]['table'], id: string) {
  const where = { where: { id }, select: { title: true } } as const
  const titled = (row: { title: string } | null) => row && { title: row.title, base: null }
  switch (table) {
    case 'Organization': {
      const row = await tx.organization.findFirst({ where: { id }, select: { name: true, kind: true } })
      return row && { title: row.name, base: baseOf(row.kind) }
    }
    case 'Event':
      return titled(await tx.event.findFirst(where))
    case 'Intention':
      return titled(await tx.intention.findFirst(where))
    case 'Agreement':
      return titled(await tx.agreement.findFirst(where))
    case 'Project':
      return titled(await tx.project.findFirst(where))
    case 'TechnologyContract':
      return titled(await tx.technologyContract.findFirst(where))
    case 'Patent':
      return titled(await tx.patent.findFirst(where))
    case 'Achievement':
      return titled(await tx.achievement.findFirst(where))
  }
}

const baseOf = (kind: OrganizationKind) => (kind === 'ENTERPRISE' ? '/enterprises' : '/institutions')

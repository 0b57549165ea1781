import 'server-only'

import type { Actor } from '@/lib/auth/actor'
import { ofBatch } from '@/lib/batch-filter'
import { readAs, type Tx } from '@/lib/db'
import { divisionsOf, type IndustrySection, industrySections } from '@/lib/dictionaries/industries'
import { provinces, regionLabel } from '@/lib/dictionaries/regions'
import { townships } from '@/lib/dictionaries/townships'
import type { Prisma } from '@/lib/generated/prisma/client'
import { OrganizationKind, OrganizationStatus, SizeClass } from '@/lib/generated/prisma/enums'
import { isId } from '@/lib/ids'
import {
  choiceParam,
  directionOf,
  idParam,
  inOrder,
  type Page,
  pageParam,
  type SearchParams,
  type Sort,
  sliceOf,
  sortParam,
  textParam,
} from '@/lib/lists'
import { organizationKindLabels } from '@/lib/organizations/labels'
import { visibleTo } from '@/lib/organizations/policy'
import { matches } from '@/lib/search/where'

const listColumns = {
  id: true,
  code: true,
  name: true,
  kind: true,
  creditCode: true,
  regionCode: true,
  township: true,
  industryCode: true,
  sizeClass: true,
  isAboveScale: true,
  isLocal: true,
  status: true,
  voidedAt: true,
} satisfies Prisma.OrganizationSelect

export type OrganizationListItem = Prisma.OrganizationGetPayload<{ select: typeof listColumns }>

/** 企业 and 高校院所 are two views of the one register. */
export type OrganizationView = 'enterprises' | 'institutions'

const sortKeys = ['sortKey', 'createdAt'] as const

export type OrganizationFilter = Page & {
  view: OrganizationView
  sort: Sort<(typeof sortKeys)[number]>
  q?: string
  kind?: OrganizationKind
  province?: string
  township?: string
  industry?: IndustrySection
  sizeClass?: SizeClass
  status?: OrganizationStatus
  local?: 'yes' | 'no'
  aboveScale?: 'yes' | 'no'
  voided?: 'yes'
  /** 导入批次. */
  batch?: string
}

export function organizationFilter(view: OrganizationView, params: SearchParams): OrganizationFilter {
  return {
    view,
    ...pageParam(params),
    sort: sortParam(params, sortKeys, { key: 'sortKey', direction: 'asc' }),
    q: textParam(params, 'q'),
    kind: choiceParam(params, 'kind', OrganizationKind),
    province: choiceParam(params, 'province', provinces),
    township: choiceParam(params, 'township', townships),
    industry: choiceParam(params, 'industry', industrySections),
    sizeClass: choiceParam(params, 'sizeClass', SizeClass),
    status: choiceParam(params, 'status', OrganizationStatus),
    local: choiceParam(params, 'local', { yes: 1, no: 1 }),
    aboveScale: choiceParam(params, 'aboveScale', { yes: 1, no: 1 }),
    voided: choiceParam(params, 'voided', { yes: 1 }),
    batch: idParam(params, 'batch'),
  }
}

/** Pinyin order unless asked otherwise. The filter narrows what the actor may see; it can never widen it. */
export function listOrganizations(actor: Actor, filter: OrganizationFilter, outer?: Tx) {
  const list = async (tx: Tx) => {
    const batch = await ofBatch(tx, 'Organization', filter.batch)
    const where = { AND: [visibleTo(actor), matching(filter), batch] } satisfies Prisma.OrganizationWhereInput
    const total = await tx.organization.count({ where })
    const slice = sliceOf(filter, total)
    const direction = directionOf(filter.sort.direction, slice)
    const items = await tx.organization.findMany({
      where,
      select: listColumns,
      orderBy: [{ [filter.sort.key]: direction }, { id: direction }],
      skip: slice.skip,
      take: slice.take,
    })
    return { items: inOrder(slice, items), total, page: slice.page, pageSize: filter.pageSize }
  }
  return outer ? list(outer) : readAs(actor, list)
}

function matching(filter: OrganizationFilter): Prisma.OrganizationWhereInput {
  const ofView: Prisma.OrganizationWhereInput =
    filter.view === 'enterprises' ? { kind: 'ENTERPRISE' } : { kind: { not: 'ENTERPRISE' } }
  return {
    AND: [
      ofView,
      filter.kind ? { kind: filter.kind } : {},
      filter.q ? matches(filter.q) : {},
      filter.province ? { regionCode: { startsWith: filter.province.slice(0, 2) } } : {},
      filter.township ? { township: filter.township } : {},
      filter.industry ? { industryCode: { in: divisionsOf(filter.industry) } } : {},
      filter.sizeClass ? { sizeClass: filter.sizeClass } : {},
      filter.status ? { status: filter.status } : {},
      filter.local ? { isLocal: filter.local === 'yes' } : {},
      filter.aboveScale ? { isAboveScale: filter.aboveScale === 'yes' } : {},
      { voidedAt: filter.voided ? { not: null } : null },
    ],
  }
}

const detailColumns = {
  ...listColumns,
  creditCodeStatus: true,
  creditCodeEvidence: true,
  parentId: true,
  parent: { select: { id: true, name: true, kind: true } },
  groupId: true,
  group: { select: { id: true, name: true, kind: true } },
  children: {
    where: { voidedAt: null },
    select: { id: true, name: true, kind: true },
    orderBy: { sortKey: 'asc' },
    take: 200,
  },
  groupMembers: {
    where: { voidedAt: null },
    select: { id: true, name: true, kind: true },
    orderBy: { sortKey: 'asc' },
    take: 200,
  },
  address: true,
  strategicIndustry: true,
  aboveScaleFrom: true,
  aboveScaleTo: true,
  foundedOn: true,
  legalRepresentative: true,
  isLocalReason: true,
  note: true,
  sortKeyOverride: true,
  aliases: { select: { id: true, alias: true, kind: true }, orderBy: { id: 'asc' } },
  version: true,
  createdAt: true,
  updatedAt: true,
  voidReason: true,
  mergedInto: { select: { id: true, kind: true } },
} satisfies Prisma.OrganizationSelect

export type OrganizationDetail = Prisma.OrganizationGetPayload<{ select: typeof detailColumns }>

/** One organization the actor may see, or null. */
export async function getOrganization(
  actor: Actor,
  id: string,
  outer?: Tx,
): Promise<OrganizationDetail | null> {
  if (!isId(id)) return null
  const get = (tx: Tx) =>
    tx.organization.findFirst({ where: { AND: [visibleTo(actor), { id }] }, select: detailColumns })
  return outer ? get(outer) : readAs(actor, get)
}

/** What a picker shows of an organization: enough to tell two of the same name apart. */
export type OrganizationOption = { id: string; name: string; kind: string; region: string; codeTail: string }

/** Choices by name, alias, pinyin initials or code; at most 20, in pinyin order. */
export function organizationChoices(
  actor: Actor,
  q: string,
  kinds?: readonly OrganizationKind[],
): Promise<OrganizationOption[]> {
  return readAs(actor, async (tx) => {
    const rows = await tx.organization.findMany({
      where: {
        AND: [
          visibleTo(actor),
          q.trim() ? matches(q) : {},
          kinds ? { kind: { in: [...kinds] } } : {},
          { voidedAt: null, status: { not: 'MERGED' } },
        ],
      },
      select: { id: true, name: true, kind: true, regionCode: true, creditCode: true },
      orderBy: [{ sortKey: 'asc' }, { id: 'asc' }],
      take: 20,
    })
    return rows.map(asOption)
  })
}

export function asOption(row: {
  id: string
  name: string
  kind: OrganizationKind
  regionCode: string
  creditCode: string | null
}): OrganizationOption {
  return {
    id: row.id,
    name: row.name,
    kind: organizationKindLabels[row.kind],
    region: regionLabel(row.regionCode),
    codeTail: row.creditCode?.slice(-4) ?? '',
  }
}

/** Who already holds a credit code: "库中已有" (AP-16). */
export function holderOfCreditCode(actor: Actor, creditCode: string) {
  return readAs(actor, (tx) =>
    tx.organization.findFirst({
      where: { AND: [visibleTo(actor), { creditCode, voidedAt: null }] },
      select: { id: true, name: true, kind: true },
    }),
  )
}

/** Where an organization's page is. */
export function organizationHref(organization: { id: string; kind: OrganizationKind }): string {
  return `${organization.kind === 'ENTERPRISE' ? '/enterprises' : '/institutions'}/${organization.id}`
}

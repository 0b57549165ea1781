import 'server-only'

import type { Actor } from '@/lib/auth/actor'
import { ofBatch } from '@/lib/batch-filter'
import { dateOf, dayOf, todayInShanghai } from '@/lib/dates'
import { readAs, type Tx } from '@/lib/db'
import type { Prisma } from '@/lib/generated/prisma/client'
import { CooperationMode, ProjectStatus, TransformStage } from '@/lib/generated/prisma/enums'
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
import { type Health, healthOf, watchedColumns, withHealth, withMissedReport } from '@/lib/projects/health'
import { visibleTo } from '@/lib/projects/policy'
import { matches } from '@/lib/search/where'

// The enterprise and the agreement are never read through the project: a partner may not see those rows, and the
// names a project needs stand on the project itself.
const listColumns = {
  id: true,
  code: true,
  title: true,
  mode: true,
  stage: true,
  enterpriseName: true,
  partnerName: true,
  plannedStartOn: true,
  plannedEndOn: true,
  totalBudgetFen: true,
  progressPercent: true,
} satisfies Prisma.ProjectSelect

const rowColumns = (today: string) =>
  ({ ...listColumns, ...watchedColumns(today) }) satisfies Prisma.ProjectSelect

type Row = Prisma.ProjectGetPayload<{ select: ReturnType<typeof rowColumns> }>

export type ProjectListItem = Omit<Row, 'milestones' | 'reports'> & { health: Health | null }

const sortKeys = ['plannedStartOn', 'plannedEndOn', 'totalBudgetFen', 'sortKey', 'createdAt'] as const

export type ProjectFilter = Page & {
  sort: Sort<(typeof sortKeys)[number]>
  q?: string | undefined
  status?: ProjectStatus | undefined
  mode?: CooperationMode | undefined
  health?: Health | undefined
  organizationId?: string | undefined
  agreementId?: string | undefined
  eventId?: string | undefined
  township?: string | undefined
  stage?: TransformStage | undefined
  endsFrom?: Date | undefined
  endsTo?: Date | undefined
  landed?: 'yes' | 'no' | undefined
  /** Projects with a milestone that waits for confirmation, or that is late. */
  milestone?: 'awaiting' | 'overdue' | undefined
  /** Projects whose newest report due is missing. */
  report?: 'missed' | undefined
  /** Neither ended nor accepted. */
  running?: 'yes' | undefined
  voided?: 'yes' | undefined
  /** 导入批次. */
  batch?: string | undefined
}

export function projectFilter(params: SearchParams): ProjectFilter {
  return {
    ...pageParam(params),
    sort: sortParam(params, sortKeys, { key: 'plannedStartOn', direction: 'desc' }),
    q: textParam(params, 'q'),
    status: choiceParam(params, 'status', ProjectStatus),
    mode: choiceParam(params, 'mode', CooperationMode),
    health: choiceParam(params, 'health', { GREEN: 1, YELLOW: 1, RED: 1 }),
    organizationId: idParam(params, 'organizationId'),
    agreementId: idParam(params, 'agreementId'),
    eventId: idParam(params, 'eventId'),
    township: textParam(params, 'township'),
    stage: choiceParam(params, 'stage', TransformStage),
    endsFrom: dayParam(params, 'endsFrom'),
    endsTo: dayParam(params, 'endsTo'),
    landed: choiceParam(params, 'landed', { yes: 1, no: 1 }),
    milestone: choiceParam(params, 'milestone', { awaiting: 1, overdue: 1 }),
    report: choiceParam(params, 'report', { missed: 1 }),
    running: choiceParam(params, 'running', { yes: 1 }),
    voided: choiceParam(params, 'voided', { yes: 1 }),
    batch: idParam(params, 'batch'),
  }
}

/** `totalBudgetFen` is the sum over all rows of the filter, `pageTotalBudgetFen` over the rows shown. */
export type ProjectList = Listed<ProjectListItem> & { totalBudgetFen: bigint; pageTotalBudgetFen: bigint }

/** Newest start first. The filter narrows what the actor may see; it can never widen it. */
export function listProjects(
  actor: Actor,
  filter: ProjectFilter,
  outer?: Tx,
  now = new Date(),
): Promise<ProjectList> {
  const today = todayInShanghai(now)
  const list = async (tx: Tx) => {
    const batch = await ofBatch(tx, 'Project', filter.batch)
    const where = {
      AND: [visibleTo(actor), matching(filter, today), batch],
    } satisfies Prisma.ProjectWhereInput
    const { rows, total, sums, page } = await listPage({
      tx,
      actor,
      filter,
      where,
      table: 'Project',
      others: ['Milestone', 'ProgressReport', 'Organization', 'Agreement'],
      column: 'plannedStartOn',
      totals: async () => {
        const all = await tx.project.aggregate({ where, _count: true, _sum: { totalBudgetFen: true } })
        return { total: all._count, sums: [all._sum.totalBudgetFen ?? 0n] }
      },
      days: async (only) => {
        const days = await tx.project.groupBy({
          by: ['plannedStartOn'],
          where: { AND: [where, onDays('plannedStartOn', only)] },
          _count: { _all: true },
          _sum: { totalBudgetFen: true },
        })
        return days.map(({ plannedStartOn, _count, _sum }) => ({
          day: plannedStartOn,
          count: _count._all,
          sums: [_sum.totalBudgetFen ?? 0n],
        }))
      },
      rows: (which) =>
        tx.project.findMany({
          where: { AND: [where, fromDay('plannedStartOn', which)] },
          select: rowColumns(today),
          orderBy: [{ [filter.sort.key]: which.direction }, { id: which.direction }],
          skip: which.skip,
          take: which.take,
        }),
    })
    const items = rows.map((row) => withLight(row, today))
    const pageTotalBudgetFen = items.reduce((sum, item) => sum + (item.totalBudgetFen ?? 0n), 0n)
    const { pageSize } = filter
    return { items, total, totalBudgetFen: sums[0] ?? 0n, pageTotalBudgetFen, page, pageSize }
  }
  return outer ? list(outer) : readAs(actor, list)
}

function withLight({ milestones, reports, ...row }: Row, today: string): ProjectListItem {
  return { ...row, health: healthOf({ ...row, milestones, reports }, today) }
}

function matching(filter: ProjectFilter, today: string): Prisma.ProjectWhereInput {
  return {
    AND: [
      filter.q ? matches(filter.q) : {},
      filter.status ? { status: filter.status } : {},
      filter.mode ? { mode: filter.mode } : {},
      filter.stage ? { stage: filter.stage } : {},
      filter.health ? withHealth(filter.health, today) : {},
      filter.organizationId ? { participantIds: { hasEvery: [filter.organizationId] } } : {},
      filter.agreementId ? { agreementId: filter.agreementId } : {},
      filter.eventId ? { agreement: { originEventId: filter.eventId } } : {},
      filter.township ? { enterprise: { is: { township: filter.township } } } : {},
      filter.endsFrom ? { plannedEndOn: { gte: filter.endsFrom } } : {},
      filter.endsTo ? { plannedEndOn: { lte: filter.endsTo } } : {},
      filter.landed ? { landedOn: filter.landed === 'yes' ? { not: null } : null } : {},
      filter.milestone ? { AND: [ofRunning, withMilestone(filter.milestone, today)] } : {},
      filter.report ? withMissedReport(today) : {},
      filter.running ? ofRunning : {},
      { voidedAt: filter.voided ? { not: null } : null },
    ],
  }
}

const ofRunning: Prisma.ProjectWhereInput = {
  status: { notIn: ['PLANNED', 'ACCEPTED', 'INDUSTRIALIZED', 'TERMINATED'] },
}

function withMilestone(kind: 'awaiting' | 'overdue', today: string): Prisma.ProjectWhereInput {
  const state: Prisma.MilestoneWhereInput =
    kind === 'awaiting'
      ? { status: 'AWAITING_CONFIRMATION' }
      : { status: { in: ['NOT_STARTED', 'IN_PROGRESS'] }, dueOn: { lt: dateOf(today) } }
  return { milestones: { some: { AND: [{ voidedAt: null }, state] } } }
}

/** How many rows a list address has: the counts of 待办 are counted by the list they open. */
export function countProjects(tx: Tx, actor: Actor, params: SearchParams, now = new Date()): Promise<number> {
  const filter = matching(projectFilter(params), todayInShanghai(now))
  return tx.project.count({ where: { AND: [visibleTo(actor), filter] } })
}

const detailColumns = {
  ...listColumns,
  status: true,
  voidedAt: true,
  landedOn: true,
  agreementId: true,
  enterpriseId: true,
  technologyField: true,
  industryCode: true,
  strategicIndustry: true,
  rdSiteRegion: true,
  transformationSiteRegion: true,
  trlStart: true,
  trlCurrent: true,
  landingEvidence: true,
  landingNote: true,
  governmentFundingFen: true,
  jobs: true,
  summary: true,
  statusReason: true,
  statusBeforeSuspension: true,
  acceptanceAppliedOn: true,
  acceptanceAppliedById: true,
  acceptedOn: true,
  acceptanceResult: true,
  acceptanceMethod: true,
  acceptanceCertificateNo: true,
  industrializedOn: true,
  terminatedOn: true,
  participantIds: true,
  version: true,
  createdAt: true,
  voidReason: true,
  parties: {
    select: { id: true, organizationId: true, name: true, role: true },
    orderBy: { position: 'asc' },
  },
  milestones: {
    select: {
      id: true,
      title: true,
      dueOn: true,
      doneOn: true,
      weight: true,
      status: true,
      evidence: true,
      returnReason: true,
      submittedById: true,
      confirmedAt: true,
      version: true,
      voidedAt: true,
      voidReason: true,
    },
    orderBy: [{ dueOn: 'asc' }, { id: 'asc' }],
  },
  reports: {
    select: {
      id: true,
      period: true,
      situation: true,
      percent: true,
      narrative: true,
      problems: true,
      nextSteps: true,
      requestedEndOn: true,
      status: true,
      submittedById: true,
      submittedAt: true,
      reviewedAt: true,
      returnReason: true,
      version: true,
    },
    orderBy: { period: 'desc' },
  },
  fundFlows: {
    select: {
      id: true,
      kind: true,
      amountFen: true,
      flowOn: true,
      source: true,
      note: true,
      voidedAt: true,
      voidReason: true,
    },
    orderBy: [{ flowOn: 'desc' }, { id: 'desc' }],
  },
  technologyContracts: {
    where: { voidedAt: null },
    select: { id: true, code: true, title: true, status: true, totalFen: true },
    orderBy: { code: 'asc' },
    take: 100,
  },
  patents: {
    where: { voidedAt: null },
    select: { id: true, code: true, title: true, status: true },
    orderBy: { code: 'asc' },
    take: 100,
  },
  achievements: {
    where: { voidedAt: null },
    select: { id: true, code: true, title: true, status: true },
    orderBy: { code: 'asc' },
    take: 100,
  },
} satisfies Prisma.ProjectSelect

const agreementColumns = {
  id: true,
  code: true,
  title: true,
  status: true,
  signedOn: true,
  voidedAt: true,
  originEvent: { select: { id: true, title: true } },
  parties: { select: { organizationId: true, name: true }, orderBy: { position: 'asc' } },
} satisfies Prisma.AgreementSelect

type AgreementOfProject = Prisma.AgreementGetPayload<{ select: typeof agreementColumns }>

/** `agreement` is null for a partner that takes part in the project and not in its agreement. */
export type ProjectDetail = Prisma.ProjectGetPayload<{ select: typeof detailColumns }> & {
  agreement: AgreementOfProject | null
}

/** One project the actor may see, or null. */
export async function getProject(actor: Actor, id: string, outer?: Tx): Promise<ProjectDetail | null> {
  if (!isId(id)) return null
  const get = async (tx: Tx) => {
    const project = await tx.project.findFirst({
      where: { AND: [visibleTo(actor), { id }] },
      select: detailColumns,
    })
    return project && { ...project, agreement: await agreementOfProject(tx, project.agreementId) }
  }
  return outer ? get(outer) : readAs(actor, get)
}

/** The agreement as far as the transaction's actor may see it. */
function agreementOfProject(tx: Tx, agreementId: string): Promise<AgreementOfProject | null> {
  return tx.agreement.findFirst({ where: { id: agreementId }, select: agreementColumns })
}

export type ProjectChoice = { id: string; code: string; title: string; enterpriseName: string }

/** Choices for pickers of a project: by title, number or party; at most 20, newest first. */
export function projectChoices(actor: Actor, q: string): Promise<ProjectChoice[]> {
  return readAs(actor, (tx) =>
    tx.project.findMany({
      where: { AND: [visibleTo(actor), q.trim() ? matches(q) : {}, { voidedAt: null }] },
      select: { id: true, code: true, title: true, enterpriseName: true },
      orderBy: [{ plannedStartOn: 'desc' }, { id: 'desc' }],
      take: 20,
    }),
  )
}

/** What the form of a new project starts with when it is made from an agreement. */
export async function projectDraftFrom(
  actor: Actor,
  agreementId: string,
  outer?: Tx,
): Promise<Record<string, string> | null> {
  if (!isId(agreementId)) return null
  const read = (tx: Tx) =>
    tx.agreement.findFirst({
      where: { id: agreementId, voidedAt: null },
      select: {
        id: true,
        title: true,
        mode: true,
        enterpriseId: true,
        effectiveOn: true,
        signedOn: true,
        expiresOn: true,
        parties: { select: { organizationId: true, name: true }, orderBy: { position: 'asc' } },
      },
    })
  const agreement = await (outer ? read(outer) : readAs(actor, read))
  if (!agreement) return null
  const { enterpriseId, effectiveOn, signedOn, expiresOn } = agreement
  const leadFirst = [
    ...agreement.parties.filter(({ organizationId }) => organizationId === enterpriseId),
    ...agreement.parties.filter(({ organizationId }) => organizationId !== enterpriseId),
  ]
  const starts = effectiveOn ?? signedOn
  return {
    title: agreement.title.replace(/(合作)?协议(书)?$/, ''),
    agreementId: agreement.id,
    agreementId__label: agreement.title,
    mode: agreement.mode,
    plannedStartOn: starts ? dayOf(starts) : '',
    plannedEndOn: expiresOn ? dayOf(expiresOn) : '',
    'parties.count': String(leadFirst.length),
    ...Object.fromEntries(
      leadFirst.flatMap(({ organizationId, name }, index) => [
        [`parties.${index}.organizationId`, organizationId],
        [`parties.${index}.organizationId__label`, name],
        [`parties.${index}.role`, organizationId === enterpriseId ? 'LEAD' : 'TECHNOLOGY_PROVIDER'],
      ]),
    ),
  }
}

import 'server-only'

import type { Actor } from '@/lib/auth/actor'
import { ofBatch } from '@/lib/batch-filter'
import { dayOf, todayInShanghai } from '@/lib/dates'
import { readAs, type Tx } from '@/lib/db'
import type { Prisma } from '@/lib/generated/prisma/client'
import { ReportSituation, ReportStatus } from '@/lib/generated/prisma/enums'
import { isId } from '@/lib/ids'
import { cachedTotals } from '@/lib/list-totals'
import {
  choiceParam,
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
import { percentBefore } from '@/lib/progress-reports/percent'
import { openPeriods, type Period, periodOf } from '@/lib/progress-reports/periods'
import { visibleTo } from '@/lib/projects/policy'
import { matches } from '@/lib/search/where'

const reportColumns = {
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
} satisfies Prisma.ProgressReportSelect

const listColumns = {
  ...reportColumns,
  project: {
    select: {
      id: true,
      code: true,
      title: true,
      enterpriseName: true,
      progressPercent: true,
      plannedEndOn: true,
    },
  },
} satisfies Prisma.ProgressReportSelect

export type ReportListItem = Prisma.ProgressReportGetPayload<{ select: typeof listColumns }>

const sortKeys = ['submittedAt', 'period', 'percent'] as const

export type ReportFilter = Page & {
  sort: Sort<(typeof sortKeys)[number]>
  q?: string | undefined
  status?: ReportStatus | undefined
  situation?: ReportSituation | undefined
  period?: Period | undefined
  organizationId?: string | undefined
  /** 导入批次. */
  batch?: string | undefined
}

export function reportFilter(params: SearchParams): ReportFilter {
  const period = textParam(params, 'period')
  return {
    ...pageParam(params),
    sort: sortParam(params, sortKeys, { key: 'submittedAt', direction: 'desc' }),
    q: textParam(params, 'q'),
    status: choiceParam(params, 'status', ReportStatus),
    situation: choiceParam(params, 'situation', ReportSituation),
    period: period && /^\d{4}-\d{2}$/.test(period) ? period : undefined,
    organizationId: idParam(params, 'organizationId'),
    batch: idParam(params, 'batch'),
  }
}

/** Newest submission first. The filter narrows what the actor may see; it can never widen it. */
export function listReports(actor: Actor, filter: ReportFilter, outer?: Tx): Promise<Listed<ReportListItem>> {
  const list = async (tx: Tx) => {
    const where = { AND: [matchingReports(actor, filter), await ofBatch(tx, 'ProgressReport', filter.batch)] }
    const total = await cachedTotals(tx, actor, ['ProgressReport', 'Project'], where, () =>
      tx.progressReport.count({ where }),
    )
    const slice = sliceOf(filter, total)
    const direction = directionOf(filter.sort.direction, slice)
    const rows = await tx.progressReport.findMany({
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

/** How many rows a list address has: the counts of 待办 are counted by the list they open. */
export function countReports(tx: Tx, actor: Actor, params: SearchParams): Promise<number> {
  return tx.progressReport.count({ where: matchingReports(actor, reportFilter(params)) })
}

/** The rows of a filter this reviewer may approve in one go: 无变化, submitted, and not by himself. */
export function approvableReportIds(actor: Actor, filter: ReportFilter, outer?: Tx): Promise<string[]> {
  const read = async (tx: Tx) => {
    const rows = await tx.progressReport.findMany({
      where: {
        AND: [
          matchingReports(actor, filter),
          { status: 'SUBMITTED', situation: 'NO_CHANGE', submittedById: { not: actor.userId } },
        ],
      },
      select: { id: true },
      orderBy: { id: 'asc' },
      take: 501,
    })
    return rows.map(({ id }) => id)
  }
  return outer ? read(outer) : readAs(actor, read)
}

function matchingReports(actor: Actor, filter: ReportFilter): Prisma.ProgressReportWhereInput {
  return {
    AND: [
      { project: { AND: [visibleTo(actor), { voidedAt: null }] } },
      filter.q ? { project: matches(filter.q) } : {},
      filter.organizationId ? { project: { participantIds: { hasEvery: [filter.organizationId] } } } : {},
      filter.status ? { status: filter.status } : {},
      filter.situation ? { situation: filter.situation } : {},
      filter.period ? { period: filter.period } : {},
    ],
  }
}

export const reportedColumns = {
  id: true,
  code: true,
  title: true,
  enterpriseId: true,
  enterpriseName: true,
  status: true,
  voidedAt: true,
  landedOn: true,
  plannedEndOn: true,
  progressPercent: true,
  reports: { select: reportColumns, orderBy: { period: 'desc' } },
} satisfies Prisma.ProjectSelect

export type ReportedProject = Prisma.ProjectGetPayload<{ select: typeof reportedColumns }>
export type Report = ReportedProject['reports'][number]

export type ReportForm = {
  project: ReportedProject
  period: Period
  /** The report of this month, if there is one. */
  report: Report | null
  percentBefore: number
  /** Months nobody has reported and somebody should, this month among them. */
  open: Period[]
}

/** What the report page shows: the project, the month asked for (this one unless named), and what stands in it. */
export function reportForm(
  actor: Actor,
  projectId: string,
  wanted: string | undefined,
  now = new Date(),
  outer?: Tx,
): Promise<ReportForm | null> {
  if (!isId(projectId)) return Promise.resolve(null)
  const today = todayInShanghai(now)
  const read = async (tx: Tx) => {
    const project = await tx.project.findFirst({
      where: { AND: [visibleTo(actor), { id: projectId }] },
      select: reportedColumns,
    })
    if (!project) return null
    const open = openPeriodsOf(project, today)
    const period = wanted && /^\d{4}-\d{2}$/.test(wanted) ? wanted : periodOf(today)
    const report = project.reports.find((candidate) => candidate.period === period) ?? null
    if (!report && !open.includes(period)) return null
    return { project, period, report, percentBefore: percentBefore(project, period), open }
  }
  return outer ? read(outer) : readAs(actor, read)
}

export function openPeriodsOf(
  project: Pick<ReportedProject, 'status' | 'voidedAt' | 'landedOn'> & { reports: { period: Period }[] },
  today: string,
): Period[] {
  const reported = new Set(project.reports.map(({ period }) => period))
  return openPeriods({ ...project, landedOn: project.landedOn && dayOf(project.landedOn) }, reported, today)
}

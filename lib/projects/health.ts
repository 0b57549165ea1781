import { addDays, type Day, dateOf, dayOf, daysBetween } from '@/lib/dates'
import type { Prisma } from '@/lib/generated/prisma/client'
import type { MilestoneStatus, ProjectStatus, ReportStatus } from '@/lib/generated/prisma/enums'
import { lastDuePeriods, OWING, owes, periodLabel } from '@/lib/progress-reports/periods'

export type Health = 'GREEN' | 'YELLOW' | 'RED'

/** How near a milestone lights yellow, how late it lights red (model.md §4.3). */
const NEAR_DAYS = 30
const LATE_DAYS = 30

/** Whose light burns. Planned, suspended, accepted and ended projects have none. */
const WATCHED: readonly ProjectStatus[] = ['SIGNED', 'IN_PROGRESS', 'ACCEPTANCE_PENDING', 'RECTIFYING']
/** Milestones that wait for their project; what waits for the bureau's confirmation does not count against it. */
const OPEN: readonly MilestoneStatus[] = ['NOT_STARTED', 'IN_PROGRESS']

export type Watched = {
  status: ProjectStatus
  voidedAt: Date | null
  landedOn: Date | null
  milestones: readonly { dueOn: Date; status: MilestoneStatus; voidedAt: Date | null }[]
  reports: readonly { period: string; status: ReportStatus }[]
}

/** 红: a milestone overdue by more than 30 days, or two reports missed. 黄: due within 30 days, or one report late. */
export function healthOf(project: Watched, today: Day): Health | null {
  if (project.voidedAt || !WATCHED.includes(project.status)) return null
  const due = project.milestones.flatMap((milestone) =>
    milestone.voidedAt === null && OPEN.includes(milestone.status) ? [dayOf(milestone.dueOn)] : [],
  )
  const missed = missedReports(project, today)
  if (missed === 2 || due.some((day) => day < addDays(today, -LATE_DAYS))) return 'RED'
  if (missed === 1 || due.some((day) => day <= addDays(today, NEAR_DAYS))) return 'YELLOW'
  return 'GREEN'
}

type Named = Omit<Watched, 'milestones'> & {
  milestones: readonly (Watched['milestones'][number] & { title: string })[]
}

/** Why it is not green, in words: what is late or near, and how much. */
export function reasonsOf(project: Named, today: Day): string[] {
  const late = project.milestones.flatMap(({ title, dueOn, status, voidedAt }) => {
    const days = daysBetween(today, dayOf(dueOn))
    if (voidedAt !== null || !OPEN.includes(status) || days > NEAR_DAYS) return []
    const when = days < 0 ? `已逾期 ${-days} 天` : days === 0 ? '今天到期' : `${days} 天后到期`
    return [`里程碑“${title}”${when}`]
  })
  const missed = missedReports(project, today)
  const [last, previous] = lastDuePeriods(today).map(periodLabel)
  if (missed === 0) return late
  return [...late, missed === 2 ? `${previous}、${last}进展未报` : `${last}进展未报`]
}

/** Of the two newest months due: how many in a row are unreported. A returned report is not a report. */
function missedReports(project: Watched, today: Day): 0 | 1 | 2 {
  const [last, previous] = lastDuePeriods(today)
  const landedOn = project.landedOn && dayOf(project.landedOn)
  const missing = (period: string) =>
    owes({ ...project, landedOn }, period) &&
    !project.reports.some((report) => report.period === period && report.status !== 'RETURNED')
  if (!missing(last)) return 0
  return missing(previous) ? 2 : 1
}

/** What `healthOf` needs of a project: milestones that are open, and reports of the two newest months due. */
export function watchedColumns(today: Day) {
  return {
    status: true,
    voidedAt: true,
    landedOn: true,
    milestones: {
      where: { voidedAt: null, status: { in: [...OPEN] } },
      select: { id: true, title: true, dueOn: true, status: true, voidedAt: true },
      orderBy: [{ dueOn: 'asc' }, { id: 'asc' }],
      take: 1,
    },
    reports: {
      where: { period: { in: lastDuePeriods(today) } },
      select: { period: true, status: true },
    },
  } satisfies Prisma.ProjectSelect
}

/** The same rule for the database, so that a list can be filtered by light; a test holds the two together. */
export function withHealth(health: Health, today: Day): Prisma.ProjectWhereInput {
  const watched = { status: { in: [...WATCHED] }, voidedAt: null }
  const [red, yellow] = [isRed(today), isYellow(today)]
  if (health === 'RED') return { AND: [watched, red] }
  if (health === 'YELLOW') return { AND: [watched, yellow, { NOT: red }] }
  return { AND: [watched, { NOT: red }, { NOT: yellow }] }
}

function isRed(today: Day): Prisma.ProjectWhereInput {
  const [last, previous] = lastDuePeriods(today)
  return {
    OR: [
      openMilestone({ lt: dateOf(addDays(today, -LATE_DAYS)) }),
      { AND: [hasMissed(last), hasMissed(previous)] },
    ],
  }
}

function isYellow(today: Day): Prisma.ProjectWhereInput {
  const [last] = lastDuePeriods(today)
  return { OR: [openMilestone({ lte: dateOf(addDays(today, NEAR_DAYS)) }), hasMissed(last)] }
}

function openMilestone(dueOn: Prisma.DateTimeFilter): Prisma.ProjectWhereInput {
  return { milestones: { some: { voidedAt: null, status: { in: [...OPEN] }, dueOn } } }
}

/** Projects whose newest report due is missing (逾期未报). */
export function withMissedReport(today: Day): Prisma.ProjectWhereInput {
  return { AND: [{ voidedAt: null }, hasMissed(lastDuePeriods(today)[0])] }
}

function hasMissed(period: string): Prisma.ProjectWhereInput {
  return {
    status: { in: [...OWING] },
    // NULL counts as "not before" here as it does in `owes`, also under NOT.
    AND: [{ landedOn: { not: null } }, { landedOn: { lt: dateOf(`${period}-01`) } }],
    reports: { none: { period, status: { not: 'RETURNED' } } },
  }
}

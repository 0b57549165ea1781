import 'server-only'

import type { MemberActor } from '@/lib/auth/actor'
import { type Day, dayOf, todayInShanghai } from '@/lib/dates'
import { readAs, type Tx } from '@/lib/db'
import type { Prisma } from '@/lib/generated/prisma/client'
import type { ReportState } from '@/lib/progress-reports/labels'
import { percentBefore } from '@/lib/progress-reports/percent'
import { dueDayOf, type Period, periodOf, reportStateOf } from '@/lib/progress-reports/periods'
import { canReport } from '@/lib/progress-reports/policy'
import { openPeriodsOf, type Report, reportedColumns } from '@/lib/progress-reports/queries'
import { type Health, healthOf, watchedColumns } from '@/lib/projects/health'
import { visibleTo } from '@/lib/projects/policy'

export type ProjectCard = {
  id: string
  code: string
  title: string
  enterpriseName: string
  partnerName: string
  status: Prisma.ProjectGetPayload<{ select: { status: true } }>['status']
  percent: number
  health: Health | null
  /** What is due next: a milestone, or the month's report. */
  next: { day: Day; what: string } | null
  /** The month the card is about. */
  period: Period
  reportState: ReportState | null
  report: Pick<Report, 'situation' | 'percent' | 'submittedAt' | 'returnReason'> | null
  /** Whether this person may report on it now. */
  mayReport: boolean
  /** With what percentage 无变化 is reported. */
  percentBefore: number
  /** Earlier months that are owed still, newest first (补报). */
  missed: Period[]
}

export type EnterpriseHome = {
  organization: string
  today: Day
  cards: ProjectCard[]
  /** How many projects have ended; they are in the list, not on the cards. */
  ended: number
}

const cardColumns = (today: Day) => {
  const { milestones } = watchedColumns(today)
  return { ...reportedColumns, partnerName: true, milestones } satisfies Prisma.ProjectSelect
}

type Row = Prisma.ProjectGetPayload<{ select: ReturnType<typeof cardColumns> }>

const ENDED = ['ACCEPTED', 'INDUSTRIALIZED', 'TERMINATED'] as const

/** The projects a member takes part in, what waits for a report first. An institution sees them without the button. */
export function enterpriseHome(actor: MemberActor, now = new Date(), outer?: Tx): Promise<EnterpriseHome> {
  const today = todayInShanghai(now)
  const mine = { AND: [visibleTo(actor), { voidedAt: null }] } satisfies Prisma.ProjectWhereInput
  const read = async (tx: Tx) => {
    const rows = await tx.project.findMany({
      where: { AND: [mine, { status: { notIn: [...ENDED] } }] },
      select: cardColumns(today),
      orderBy: [{ plannedEndOn: 'asc' }, { id: 'asc' }],
      take: 200,
    })
    const ended = await tx.project.count({ where: { AND: [mine, { status: { in: [...ENDED] } }] } })
    const organization = await tx.organization.findFirst({
      where: { id: actor.organizationId },
      select: { name: true },
    })
    const cards = rows.map((row) => cardOf(actor, row, today)).toSorted((a, b) => urgency(a) - urgency(b))
    return { organization: organization?.name ?? '', today, cards, ended }
  }
  return outer ? read(outer) : readAs(actor, read)
}

function cardOf(actor: MemberActor, row: Row, today: Day): ProjectCard {
  const period = periodOf(today)
  const report = row.reports.find((candidate) => candidate.period === period) ?? null
  const landedOn = row.landedOn && dayOf(row.landedOn)
  const reportState = reportStateOf({ ...row, landedOn }, period, report, today)
  const mayReport = canReport(actor, row)
  return {
    id: row.id,
    code: row.code,
    title: row.title,
    enterpriseName: row.enterpriseName,
    partnerName: row.partnerName,
    status: row.status,
    percent: row.progressPercent,
    health: healthOf(row, today),
    next: nextDue(row, period, mayReport ? reportState : null),
    period,
    reportState,
    report,
    mayReport,
    percentBefore: percentBefore(row, period),
    missed: mayReport ? openPeriodsOf(row, today).filter((month) => month < period) : [],
  }
}

function nextDue(row: Row, period: Period, state: ReportState | null): ProjectCard['next'] {
  const milestone = row.milestones[0]
  const reportDue = state === 'MISSING' || state === 'RETURNED' ? dueDayOf(period) : null
  const milestoneDue = milestone && dayOf(milestone.dueOn)
  if (milestoneDue && (!reportDue || milestoneDue <= reportDue))
    return { day: milestoneDue, what: milestone.title }
  return reportDue ? { day: reportDue, what: '本月进展填报' } : null
}

/** Returned first, then late, then open, then everything that needs nothing today. */
function urgency({ reportState, mayReport, missed }: ProjectCard): number {
  if (!mayReport) return 4
  if (reportState === 'RETURNED') return 0
  if (reportState === 'OVERDUE' || missed.length > 0) return 1
  return reportState === 'MISSING' ? 2 : 3
}

import 'server-only'

import { dayOf, todayInShanghai } from '@/lib/dates'
import type { Tx } from '@/lib/db'
import { allow, Conflict, Forbidden, InvalidInput, NotFound } from '@/lib/errors'
import type { ProgressReport } from '@/lib/generated/prisma/client'
import { percentBefore } from '@/lib/progress-reports/percent'
import { mayBeReported, periodLabel } from '@/lib/progress-reports/periods'
import { canReport, canRevise } from '@/lib/progress-reports/policy'
import { openPeriodsOf, type ReportedProject, reportedColumns } from '@/lib/progress-reports/queries'
import type { ProgressReportInput } from '@/lib/progress-reports/schema'
import { projectStatusLabels } from '@/lib/projects/labels'
import { visibleTo } from '@/lib/projects/policy'
import { byId, type RecordRules } from '@/lib/record-rules'

type Input = ProgressReportInput & { projectId: string }
type Standing = Pick<ProgressReport, 'id' | 'period' | 'percent' | 'status'>
type Project = Omit<ReportedProject, 'reports'> & { reports: Standing[] }

/** The reports of a project grow as inputs are decided one after the other: the months of one sheet know of each other. */
export type ReportFacts = { projects: ReadonlyMap<string, Project>; now: Date }

export const reportRules: RecordRules<Input, Standing, ReportFacts, null> = {
  facts: (tx, inputs) =>
    reportFacts(
      tx,
      inputs.map(({ projectId }) => projectId),
    ),
  async before(tx, actor, ids) {
    return byId(
      await tx.progressReport.findMany({ where: { id: { in: [...ids] }, project: visibleTo(actor) } }),
    )
  },
  create(actor, input, facts) {
    decideReport(actor, facts.projects.get(input.projectId), input, { revising: false, now: facts.now })
    const { projectId, period, percent } = input
    facts.projects.get(projectId)?.reports.push({ id: '', period, percent, status: 'SUBMITTED' })
    return null
  },
  change(actor, _before, input, facts) {
    decideReport(actor, facts.projects.get(input.projectId), input, { revising: true, now: facts.now })
    return null
  },
}

/** Projects as the transaction's actor may see them. */
export async function reportFacts(
  tx: Tx,
  projectIds: readonly string[],
  now = new Date(),
): Promise<ReportFacts> {
  const projects = await tx.project.findMany({
    where: { id: { in: [...new Set(projectIds)] } },
    select: reportedColumns,
  })
  return { projects: byId(projects), now }
}

/** What a report may say of this project. Answers with the month's report where there is one, which is then submitted again. */
export function decideReport<Of extends Project>(
  actor: Parameters<typeof canReport>[0],
  project: Of | undefined,
  input: ProgressReportInput,
  { revising, now }: { revising: boolean; now: Date },
): Of['reports'][number] | null {
  if (!project) throw new NotFound('项目')
  const { period } = input
  if (!mayBeReported(project) && project.voidedAt === null) {
    throw new Forbidden(`该项目当前为“${projectStatusLabels[project.status]}”,不能填报进展`)
  }
  allow(canReport(actor, project))
  const existing = project.reports.find((report) => report.period === period) ?? null
  checkAgainst(project, input)
  if (existing) {
    allow(canRevise(actor, project, existing))
    if (existing.status === 'SUBMITTED' && !revising) throw alreadySubmitted(period)
  } else if (!openPeriodsOf(project, todayInShanghai(now)).includes(period)) {
    throw new InvalidInput({ period: [`${periodLabel(period)}不在可填报的月份内`] })
  }
  return existing
}

/** Progress is never lowered in silence. */
function checkAgainst(project: Project, input: ProgressReportInput) {
  const before = percentBefore(project, input.period)
  if (input.situation === 'NO_CHANGE' && input.percent !== before) {
    throw new InvalidInput({ percent: [`“无变化”的进度应为 ${before}%;有变化请选择“有进展”`] })
  }
  if (input.percent < before && input.narrative === null) {
    throw new InvalidInput({ narrative: [`进度由 ${before}% 调低到 ${input.percent}%,请说明原因`] })
  }
  if (
    input.situation === 'EXTENSION' &&
    input.requestedEndOn &&
    input.requestedEndOn <= project.plannedEndOn
  ) {
    throw new InvalidInput({ requestedEndOn: [`请填写晚于 ${dayOf(project.plannedEndOn)} 的日期`] })
  }
}

export function alreadySubmitted(period: string) {
  return new Conflict(`${periodLabel(period)}的进展已提交,无需重复提交`)
}

import 'server-only'

import * as z from 'zod'
import type { Actor } from '@/lib/auth/actor'
import { insertMany } from '@/lib/bulk'
import { type Tx, writeAs } from '@/lib/db'
import { allow, Conflict, NotFound } from '@/lib/errors'
import { reasonField, submissionKey, version } from '@/lib/fields'
import type { Prisma } from '@/lib/generated/prisma/client'
import { ReportChannel } from '@/lib/generated/prisma/enums'
import { isId, newId } from '@/lib/ids'
import { parse } from '@/lib/parse'
import { canReviewReport } from '@/lib/progress-reports/policy'
import { type ReportedProject, reportedColumns } from '@/lib/progress-reports/queries'
import { alreadySubmitted, decideReport, type ReportFacts, reportRules } from '@/lib/progress-reports/rules'
import {
  checkProgressReport,
  type ProgressReportInput,
  progressReportFields,
} from '@/lib/progress-reports/schema'
import { isRunning } from '@/lib/projects/lifecycle'
import { visibleTo } from '@/lib/projects/policy'
import { withRules } from '@/lib/rules'
import { once } from '@/lib/submissions'

const submission = withRules(
  progressReportFields.extend({
    channel: z.enum(ReportChannel).default('COMPUTER'),
    submissionId: submissionKey,
    /** Of the report being revised; absent for a first report. */
    version: version.optional(),
  }),
  checkProgressReport,
)

/**
 * 进展填报: one report per project and month. A second tap answers with the first one's report; what was returned or is
 * not reviewed yet is submitted again, and the month keeps its one row.
 */
export async function submitReport(
  actor: Actor,
  projectId: string,
  raw: unknown,
  outer?: Tx,
  now = new Date(),
): Promise<{ id: string }> {
  const { submissionId, channel, version, ...input } = parse(submission, raw)
  return writeAs(
    actor,
    { action: 'project.report' },
    async (tx) => {
      const project = await findReported(tx, actor, projectId)
      const present = project.reports.find(({ period }) => period === input.period)
      return once(tx, actor, 'progressReport', submissionId, present?.id ?? newId(), async (id) => {
        const existing = decideReport(actor, project, input, { revising: version !== undefined, now })
        const data = submitted(actor, input, channel, now)
        if (!existing) {
          // The unique month is the last word when two people report at the same moment.
          const { count } = await tx.progressReport.createMany({
            data: [{ id, projectId, ...data }],
            skipDuplicates: true,
          })
          if (count === 0) throw alreadySubmitted(input.period)
          return
        }
        const { count } = await tx.progressReport.updateMany({
          where: { id: existing.id, version: version ?? existing.version },
          data,
        })
        if (count === 0) throw new Conflict('该月进展刚刚被他人修改,请刷新后重试')
      })
    },
    outer,
  )
}

/** Many first reports at once, for rows that went through the schema (lib/imports). */
export async function createReports(
  tx: Tx,
  actor: Actor,
  rows: readonly { id: string; input: ProgressReportInput & { projectId: string } }[],
  facts: ReportFacts,
): Promise<() => Promise<void>> {
  const reports = rows.map(({ id, input }) => {
    reportRules.create(actor, input, facts)
    const { projectId, ...said } = input
    return { id, projectId, ...submitted(actor, said, 'IMPORT', facts.now) }
  })
  return () => insertMany(tx, 'ProgressReport', reports)
}

function submitted(actor: Actor, input: ProgressReportInput, channel: ReportChannel, now: Date) {
  return {
    ...input,
    requestedEndOn: input.situation === 'EXTENSION' ? input.requestedEndOn : null,
    channel,
    status: 'SUBMITTED',
    submittedById: actor.userId,
    submittedAt: now,
    reviewedById: null,
    reviewedAt: null,
  } as const
}

/** 审核通过: the newest approved report gives the project its progress, an approved extension its new planned end. */
export async function approveReport(actor: Actor, id: string, outer?: Tx): Promise<void> {
  await writeAs(
    actor,
    { action: 'progress-report.approve' },
    async (tx) => {
      const report = await findReport(tx, actor, id)
      allow(canReviewReport(actor, report))
      await write(tx, report, {
        status: 'APPROVED',
        reviewedById: actor.userId,
        reviewedAt: new Date(),
        returnReason: null,
      })
      const newer = await tx.progressReport.findFirst({
        where: { projectId: report.projectId, status: 'APPROVED', period: { gt: report.period } },
        select: { id: true },
      })
      const { project } = report
      const moves =
        report.requestedEndOn && isRunning(project) && report.requestedEndOn > project.plannedEndOn
          ? { plannedEndOn: report.requestedEndOn }
          : {}
      const progresses =
        newer || report.percent === project.progressPercent ? {} : { progressPercent: report.percent }
      const data = { ...progresses, ...moves }
      if (Object.keys(data).length > 0) await tx.project.update({ where: { id: report.projectId }, data })
    },
    outer,
  )
}

/** 批量通过 is for 无变化 alone: everything else deserves to be read. All or none, so that "已通过 12 条" is true. */
export async function approveReports(actor: Actor, ids: readonly string[], outer?: Tx): Promise<number> {
  await writeAs(
    actor,
    { action: 'progress-report.approve' },
    async (tx) => {
      const changed = await tx.progressReport.findFirst({
        where: { id: { in: [...ids] }, situation: { not: 'NO_CHANGE' } },
        select: { project: { select: { title: true } } },
      })
      if (changed) throw new Conflict(`“${changed.project.title}”不是“无变化”,请逐条审核`)
      for (const id of ids) await approveReport(actor, id, tx)
    },
    outer,
  )
  return ids.length
}

export async function returnReport(actor: Actor, id: string, raw: unknown, outer?: Tx): Promise<void> {
  const { reason } = parse(z.object({ reason: reasonField }), raw)
  await writeAs(
    actor,
    { action: 'progress-report.return', reason },
    async (tx) => {
      const report = await findReport(tx, actor, id)
      allow(canReviewReport(actor, report))
      await write(tx, report, {
        status: 'RETURNED',
        reviewedById: actor.userId,
        reviewedAt: new Date(),
        returnReason: reason,
      })
    },
    outer,
  )
}

async function findReported(tx: Tx, actor: Actor, id: string): Promise<ReportedProject> {
  const project = isId(id)
    ? await tx.project.findFirst({ where: { AND: [visibleTo(actor), { id }] }, select: reportedColumns })
    : null
  if (!project) throw new NotFound('项目')
  return project
}

const reviewColumns = {
  id: true,
  projectId: true,
  period: true,
  percent: true,
  situation: true,
  requestedEndOn: true,
  status: true,
  submittedById: true,
  version: true,
  project: { select: { status: true, voidedAt: true, plannedEndOn: true, progressPercent: true } },
} satisfies Prisma.ProgressReportSelect

async function findReport(tx: Tx, actor: Actor, id: string) {
  const report = isId(id)
    ? await tx.progressReport.findFirst({ where: { id, project: visibleTo(actor) }, select: reviewColumns })
    : null
  if (!report) throw new NotFound('进展填报')
  return report
}

async function write(
  tx: Tx,
  { id, version }: { id: string; version: number },
  data: Prisma.ProgressReportUncheckedUpdateManyInput,
) {
  const { count } = await tx.progressReport.updateMany({ where: { id, version }, data })
  if (count === 0) throw new Conflict('该填报刚刚被他人修改,请刷新后重试')
}

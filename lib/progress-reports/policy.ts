import { type Actor, isReviewer, keepsRecords } from '@/lib/auth/actor'
import type { ProgressReport, Project } from '@/lib/generated/prisma/client'
import { mayBeReported } from '@/lib/progress-reports/periods'
import { leads } from '@/lib/projects/policy'

type Reported = Pick<Project, 'status' | 'voidedAt' | 'enterpriseId'>

/** The enterprise that leads reports; the bureau may do it for one that telephones. */
export function canReport(actor: Actor, project: Reported): boolean {
  return mayBeReported(project) && (leads(actor, project) || keepsRecords(actor))
}

/** A report is revised until it is approved; afterwards it stands. */
export function canRevise(actor: Actor, project: Reported, report: Pick<ProgressReport, 'status'>): boolean {
  return report.status !== 'APPROVED' && canReport(actor, project)
}

/** Four eyes: whoever submitted does not approve. The database refuses it as well. */
export function canReviewReport(
  actor: Actor,
  report: Pick<ProgressReport, 'status' | 'submittedById'>,
): boolean {
  return isReviewer(actor) && report.status === 'SUBMITTED' && report.submittedById !== actor.userId
}

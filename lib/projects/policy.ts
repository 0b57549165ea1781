import { type Actor, isMember, isReviewer, keepsRecords } from '@/lib/auth/actor'
import type { FundFlow, Milestone, Prisma, Project } from '@/lib/generated/prisma/client'
import { isRunning } from '@/lib/projects/lifecycle'

/** The rows an actor may see. Every query starts from it; a record outside it does not exist for them. */
export function visibleTo(actor: Actor): Prisma.ProjectWhereInput {
  return isMember(actor) ? { participantIds: { hasEvery: [actor.organizationId] } } : {}
}

/** Projects are set up by the bureau: they decide what counts as signed and landed. Members report on them. */
export function canCreate(actor: Actor): boolean {
  return keepsRecords(actor)
}

export function canEdit(actor: Actor, project: Pick<Project, 'voidedAt'>): boolean {
  return keepsRecords(actor) && project.voidedAt === null
}

type Running = Pick<Project, 'status' | 'voidedAt'>
type Led = Running & Pick<Project, 'enterpriseId'>

/** An enterprise speaks for the projects it leads, and for no other it takes part in. */
export function leads(actor: Actor, project: Pick<Project, 'enterpriseId'>): boolean {
  return actor.role === 'ENTERPRISE_USER' && actor.organizationId === project.enterpriseId
}

/** Milestones and money are kept as long as the project is not closed. */
export function canKeepParts(actor: Actor, project: Running): boolean {
  return (
    keepsRecords(actor) && (isRunning(project) || (project.voidedAt === null && project.status === 'PLANNED'))
  )
}

type MilestoneState = Pick<Milestone, 'status' | 'voidedAt' | 'submittedById'>

export function canEditMilestone(actor: Actor, project: Running, milestone: MilestoneState): boolean {
  return canKeepParts(actor, project) && milestone.voidedAt === null && isOpen(milestone)
}

export function canSubmitMilestone(actor: Actor, project: Led, milestone: MilestoneState): boolean {
  return isRunning(project) && isOpen(milestone) && (leads(actor, project) || keepsRecords(actor))
}

/** Four eyes: whoever submitted the evidence does not confirm it. The database refuses it as well. */
export function canReviewMilestone(actor: Actor, project: Running, milestone: MilestoneState): boolean {
  return (
    isReviewer(actor) &&
    isRunning(project) &&
    milestone.voidedAt === null &&
    milestone.status === 'AWAITING_CONFIRMATION' &&
    milestone.submittedById !== actor.userId
  )
}

/** 豁免: what will not be done any more, and need not be done for the acceptance. */
export function canWaiveMilestone(actor: Actor, project: Running, milestone: MilestoneState): boolean {
  return (
    isReviewer(actor) &&
    isRunning(project) &&
    milestone.voidedAt === null &&
    (isOpen(milestone) || milestone.status === 'AWAITING_CONFIRMATION') &&
    milestone.submittedById !== actor.userId
  )
}

/** Money may be recorded late, also after the project has ended. */
export function canAddFundFlow(actor: Actor, project: Running): boolean {
  return keepsRecords(actor) && project.voidedAt === null && project.status !== 'PLANNED'
}

export function canVoidFundFlow(actor: Actor, project: Running, flow: Pick<FundFlow, 'voidedAt'>): boolean {
  return canAddFundFlow(actor, project) && flow.voidedAt === null
}

function isOpen({ status, voidedAt }: Pick<Milestone, 'status' | 'voidedAt'>) {
  return voidedAt === null && (status === 'NOT_STARTED' || status === 'IN_PROGRESS')
}

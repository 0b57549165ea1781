import { type Actor, isReviewer, keepsRecords } from '@/lib/auth/actor'
import type { ProjectStatus } from '@/lib/generated/prisma/enums'

export type ProjectVerb =
  | 'sign'
  | 'confirm-landing'
  | 'suspend'
  | 'resume'
  | 'extend'
  | 'apply-acceptance'
  | 'pass-acceptance'
  | 'fail-acceptance'
  | 'industrialize'
  | 'terminate'
  | 'void'

type Transition = {
  from: readonly ProjectStatus[]
  /** SAME keeps the state; BEFORE is the state the project was suspended in. */
  to: ProjectStatus | 'SAME' | 'BEFORE'
  /** KEEPER: 经办 or 审核. REVIEWER: 审核 alone. */
  who: 'KEEPER' | 'REVIEWER'
  /** ® in model.md §4.3: the ledger keeps why. */
  reason: boolean
}

const underWay: readonly ProjectStatus[] = ['IN_PROGRESS', 'RECTIFYING']
const running: readonly ProjectStatus[] = [
  'SIGNED',
  'IN_PROGRESS',
  'SUSPENDED',
  'ACCEPTANCE_PENDING',
  'RECTIFYING',
]

/** The life of a project (model.md §4.3). The commands, the buttons of the page and the tests read this one table. */
export const transitions: Record<ProjectVerb, Transition> = {
  sign: { from: ['PLANNED'], to: 'SIGNED', who: 'KEEPER', reason: false },
  'confirm-landing': { from: ['SIGNED'], to: 'IN_PROGRESS', who: 'KEEPER', reason: false },
  suspend: { from: underWay, to: 'SUSPENDED', who: 'KEEPER', reason: true },
  resume: { from: ['SUSPENDED'], to: 'BEFORE', who: 'KEEPER', reason: false },
  extend: { from: underWay, to: 'SAME', who: 'REVIEWER', reason: true },
  'apply-acceptance': { from: underWay, to: 'ACCEPTANCE_PENDING', who: 'KEEPER', reason: false },
  'pass-acceptance': { from: ['ACCEPTANCE_PENDING'], to: 'ACCEPTED', who: 'REVIEWER', reason: false },
  'fail-acceptance': { from: ['ACCEPTANCE_PENDING'], to: 'RECTIFYING', who: 'REVIEWER', reason: true },
  industrialize: { from: ['ACCEPTED'], to: 'INDUSTRIALIZED', who: 'KEEPER', reason: false },
  terminate: { from: running, to: 'TERMINATED', who: 'KEEPER', reason: true },
  // Only wrong entries are voided, in whatever state the mistake is found.
  void: {
    from: ['PLANNED', ...running, 'ACCEPTED', 'INDUSTRIALIZED', 'TERMINATED'],
    to: 'SAME',
    who: 'KEEPER',
    reason: true,
  },
}

/** What the page offers, most likely first. */
export const projectVerbs = Object.keys(transitions) as ProjectVerb[]

type Stateful = { status: ProjectStatus; voidedAt: Date | null }
type Applied = { acceptanceAppliedById: string | null }

export function canDo(actor: Actor, verb: ProjectVerb, project: Stateful & Applied): boolean {
  const { from, who } = transitions[verb]
  const permitted = who === 'REVIEWER' ? isReviewer(actor) : keepsRecords(actor)
  const open = permitted && project.voidedAt === null && from.includes(project.status)
  return open && !(isJudgement(verb) && appliedThemself(actor, project))
}

const isJudgement = (verb: ProjectVerb) => verb === 'pass-acceptance' || verb === 'fail-acceptance'

/** Four eyes: whoever applied for the acceptance does not judge it. The database refuses it as well. */
export function appliedThemself(actor: Actor, project: Applied): boolean {
  return project.acceptanceAppliedById === actor.userId
}

/** The state a verb leads to. */
export function stateAfter(
  verb: ProjectVerb,
  project: { status: ProjectStatus; statusBeforeSuspension: ProjectStatus | null },
): ProjectStatus {
  const { to } = transitions[verb]
  if (to === 'SAME') return project.status
  if (to === 'BEFORE') return project.statusBeforeSuspension ?? 'IN_PROGRESS'
  return to
}

/** Signed and not at its end: its progress is reported, its milestones are watched. */
export function isRunning({ status, voidedAt }: Stateful): boolean {
  return voidedAt === null && running.includes(status)
}

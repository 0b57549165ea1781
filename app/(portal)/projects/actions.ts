'use server'

import { refresh } from 'next/cache'
import { headers } from 'next/headers'
import { redirect } from 'next/navigation'
import { cooperationModeLabels } from '@/lib/agreements/labels'
import { attempt, attemptVerb } from '@/lib/attempt'
import { requireActor } from '@/lib/auth/session'
import { industries } from '@/lib/dictionaries/industries'
import { regions } from '@/lib/dictionaries/regions'
import { strategicIndustries } from '@/lib/dictionaries/strategic-industries'
import { technologyFields } from '@/lib/dictionaries/technology-fields'
import { transformStages } from '@/lib/dictionaries/trl'
import type { FormState } from '@/lib/form-state'
import { formatWan, parseAmount } from '@/lib/money'
import { approveReport, approveReports, returnReport, submitReport } from '@/lib/progress-reports/commands'
import { progressReportLabels } from '@/lib/progress-reports/labels'
import { approvableReportIds, reportFilter } from '@/lib/progress-reports/queries'
import {
  applyAcceptance,
  confirmLanding,
  createProject,
  extendProject,
  failAcceptance,
  industrializeProject,
  passAcceptance,
  resumeProject,
  signProject,
  suspendProject,
  terminateProject,
  updateProject,
  voidProject,
} from '@/lib/projects/commands'
import { addFundFlow, voidFundFlow } from '@/lib/projects/fund-flows'
import {
  fundFlowLabels,
  milestoneFormLabels,
  projectFormLabels,
  projectPartyRoleLabels,
} from '@/lib/projects/labels'
import type { ProjectVerb } from '@/lib/projects/lifecycle'
import {
  addMilestone,
  confirmMilestone,
  returnMilestone,
  submitMilestone,
  updateMilestone,
  voidMilestone,
  waiveMilestone,
} from '@/lib/projects/milestones'
import { chosenIds } from '@/lib/selection'

const words: Record<string, Readonly<Record<string, string>>> = {
  mode: cooperationModeLabels,
  technologyField: technologyFields,
  industryCode: industries,
  strategicIndustry: strategicIndustries,
  rdSiteRegion: regions,
  transformationSiteRegion: regions,
  stage: transformStages,
  role: projectPartyRoleLabels,
}

function display(field: string, value: string) {
  if (field.endsWith('Fen')) {
    const amount = parseAmount(value)
    return amount.ok ? `${formatWan(amount.fen)} 万元` : value
  }
  return words[field.split('.').at(-1) ?? '']?.[value] ?? value
}

export async function createProjectAction(previous: FormState, form: FormData): Promise<FormState> {
  const actor = await requireActor()
  const created = await attempt({ previous, form, labels: projectFormLabels, display }, (raw) =>
    createProject(actor, raw),
  )
  if (!created.ok) return created.state
  redirect(`/projects/${created.value.id}`)
}

export async function updateProjectAction(
  id: string,
  previous: FormState,
  form: FormData,
): Promise<FormState> {
  const actor = await requireActor()
  const updated = await attempt({ previous, form, labels: projectFormLabels, display }, (raw) =>
    updateProject(actor, id, raw),
  )
  if (!updated.ok) return updated.state
  redirect(`/projects/${id}`)
}

/** Every step of a project's life; the command asks the lifecycle whether it is allowed. */
export async function projectVerbAction(
  id: string,
  verb: ProjectVerb,
  previous: FormState,
  form: FormData,
): Promise<FormState> {
  const actor = await requireActor()
  const commands: Record<ProjectVerb, (raw: unknown) => Promise<void>> = {
    sign: () => signProject(actor, id),
    'confirm-landing': (raw) => confirmLanding(actor, id, raw),
    suspend: (raw) => suspendProject(actor, id, raw),
    resume: () => resumeProject(actor, id),
    extend: (raw) => extendProject(actor, id, raw),
    'apply-acceptance': (raw) => applyAcceptance(actor, id, raw),
    'pass-acceptance': (raw) => passAcceptance(actor, id, raw),
    'fail-acceptance': (raw) => failAcceptance(actor, id, raw),
    industrialize: (raw) => industrializeProject(actor, id, raw),
    terminate: (raw) => terminateProject(actor, id, raw),
    void: (raw) => voidProject(actor, id, raw),
  }
  const state = await attemptVerb(previous, form, commands, verb)
  refresh()
  return state
}

export async function addMilestoneAction(
  projectId: string,
  previous: FormState,
  form: FormData,
): Promise<FormState> {
  const actor = await requireActor()
  const added = await attempt({ previous, form, labels: milestoneFormLabels }, (raw) =>
    addMilestone(actor, projectId, raw),
  )
  if (!added.ok) return added.state
  refresh()
  return done(previous)
}

type MilestoneVerb = 'update' | 'submit' | 'confirm' | 'return' | 'waive' | 'void'

export async function milestoneVerbAction(
  id: string,
  verb: MilestoneVerb,
  previous: FormState,
  form: FormData,
): Promise<FormState> {
  const actor = await requireActor()
  const commands: Record<MilestoneVerb, (raw: unknown) => Promise<void>> = {
    update: (raw) => updateMilestone(actor, id, raw),
    submit: (raw) => submitMilestone(actor, id, raw),
    confirm: () => confirmMilestone(actor, id),
    return: (raw) => returnMilestone(actor, id, raw),
    waive: (raw) => waiveMilestone(actor, id, raw),
    void: (raw) => voidMilestone(actor, id, raw),
  }
  const state = await attemptVerb(previous, form, commands, verb)
  refresh()
  return state
}

export async function addFundFlowAction(
  projectId: string,
  previous: FormState,
  form: FormData,
): Promise<FormState> {
  const actor = await requireActor()
  const added = await attempt({ previous, form, labels: fundFlowLabels }, (raw) =>
    addFundFlow(actor, projectId, raw),
  )
  if (!added.ok) return added.state
  refresh()
  return done(previous)
}

export async function voidFundFlowAction(
  id: string,
  previous: FormState,
  form: FormData,
): Promise<FormState> {
  const actor = await requireActor()
  const voided = await attempt({ previous, form, labels: fundFlowLabels }, (raw) =>
    voidFundFlow(actor, id, raw),
  )
  if (!voided.ok) return voided.state
  refresh()
  return done(previous)
}

/** From the report page; it opens again and says 已提交. */
export async function submitReportAction(
  projectId: string,
  previous: FormState,
  form: FormData,
): Promise<FormState> {
  const actor = await requireActor()
  const channel = await channelOf()
  const submitted = await attempt({ previous, form, labels: progressReportLabels }, (raw) =>
    submitReport(actor, projectId, { ...(raw as object), channel }),
  )
  if (!submitted.ok) return submitted.state
  const period = form.get('period')
  redirect(`/projects/${projectId}/report?period=${typeof period === 'string' ? period : ''}&sent=yes`)
}

/** 无变化 in one tap from the card. What is bound to the button is checked in the command like anything typed. */
export async function reportNoChangeAction(
  projectId: string,
  report: { period: string; percent: number; submissionId: string },
  previous: FormState,
  form: FormData,
): Promise<FormState> {
  const actor = await requireActor()
  const channel = await channelOf()
  const submitted = await attempt({ previous, form, labels: progressReportLabels }, () =>
    submitReport(actor, projectId, {
      period: report.period,
      percent: String(report.percent),
      submissionId: report.submissionId,
      situation: 'NO_CHANGE',
      channel,
    }),
  )
  refresh()
  return submitted.ok ? done(previous) : submitted.state
}

type ReportVerb = 'approve' | 'return'

export async function reportVerbAction(
  id: string,
  verb: ReportVerb,
  previous: FormState,
  form: FormData,
): Promise<FormState> {
  const actor = await requireActor()
  const commands: Record<ReportVerb, (raw: unknown) => Promise<void>> = {
    approve: () => approveReport(actor, id),
    return: (raw) => returnReport(actor, id, raw),
  }
  const state = await attemptVerb(previous, form, commands, verb)
  refresh()
  return state
}

export async function approveReportsAction(previous: FormState, form: FormData): Promise<FormState> {
  const actor = await requireActor()
  const approved = await attempt({ previous, form, labels: progressReportLabels }, async () =>
    approveReports(
      actor,
      await chosenIds(form, (params) => approvableReportIds(actor, reportFilter(params))),
    ),
  )
  refresh()
  return approved.ok ? done(previous) : approved.state
}

function done(previous: FormState): FormState {
  return { values: {}, fieldErrors: {}, message: null, formKey: previous.formKey + 1 }
}

async function channelOf(): Promise<'PHONE' | 'COMPUTER'> {
  const agent = (await headers()).get('user-agent') ?? ''
  return /Mobile|Android|MicroMessenger/i.test(agent) ? 'PHONE' : 'COMPUTER'
}

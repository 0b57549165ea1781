import 'server-only'

import type * as z from 'zod'
import { confirmAchievement, createAchievements, updateAchievement } from '@/lib/achievements/commands'
import { achievementRules } from '@/lib/achievements/rules'
import { achievementFields, checkAchievement } from '@/lib/achievements/schema'
import { approveImportedAgreements, createAgreements, updateAgreement } from '@/lib/agreements/commands'
import { agreementRules } from '@/lib/agreements/rules'
import { agreementFields, checkAgreement } from '@/lib/agreements/schema'
import type { Actor } from '@/lib/auth/actor'
import { breather } from '@/lib/breathe'
import {
  createContracts,
  registerContract,
  submitRegistration,
  updateContract,
} from '@/lib/contracts/commands'
import { getContract } from '@/lib/contracts/queries'
import { contractRules } from '@/lib/contracts/rules'
import { contractRowSchema } from '@/lib/contracts/sheet'
import type { Tx } from '@/lib/db'
import { createEvents, updateEvent } from '@/lib/events/commands'
import { eventRules } from '@/lib/events/rules'
import { checkEvent, eventFields } from '@/lib/events/schema'
import { createExternalFigures, updateExternalFigure } from '@/lib/external-figures/commands'
import { externalFigureRules } from '@/lib/external-figures/rules'
import { checkExternalFigure, externalFigureFields } from '@/lib/external-figures/schema'
import { createExternalRankings, updateExternalRanking } from '@/lib/external-rankings/commands'
import { externalRankingRules } from '@/lib/external-rankings/rules'
import { checkExternalRanking, externalRankingFields } from '@/lib/external-rankings/schema'
import { type Foreseen, foresee, type Issue } from '@/lib/imports/foresee'
import { raw } from '@/lib/imports/raw-form'
import { createIntentions, updateIntention } from '@/lib/intentions/commands'
import { intentionRules } from '@/lib/intentions/rules'
import { checkIntention, intentionFields } from '@/lib/intentions/schema'
import type { Linked } from '@/lib/linked'
import { createOrganizations, updateOrganization } from '@/lib/organizations/commands'
import { organizationRules } from '@/lib/organizations/rules'
import { checkOrganization, organizationInput } from '@/lib/organizations/schema'
import { parse } from '@/lib/parse'
import { createPatents, updatePatent } from '@/lib/patents/commands'
import { patentRules } from '@/lib/patents/rules'
import { checkPatent, patentFields } from '@/lib/patents/schema'
import { lockedIssues } from '@/lib/period-locks/foresee'
import { approveReport, createReports, submitReport } from '@/lib/progress-reports/commands'
import { reportRules } from '@/lib/progress-reports/rules'
import { reportRowSchema } from '@/lib/progress-reports/sheet'
import { createProjects, updateProject } from '@/lib/projects/commands'
import { projectRules } from '@/lib/projects/rules'
import { checkProject, projectFields } from '@/lib/projects/schema'
import type { RecordRules } from '@/lib/record-rules'
import { withRules } from '@/lib/rules'
import type { SheetRow, SheetType } from '@/lib/sheets/description'
import type { FormValues } from '@/lib/sheets/values'
import { createTargets, updateTarget } from '@/lib/targets/commands'
import { targetRules } from '@/lib/targets/rules'
import { checkTarget, targetFields } from '@/lib/targets/schema'

export type NewRow = { id: string; form: FormValues }

/**
 * How rows become records: new ones by the bulk command that stands beside the one people use, changed ones by that itself. Both
 * go through the record's rules, which the preview asks beforehand.
 */
export type Writer = {
  /** What the commands would refuse, by position. */
  foresee(
    tx: Tx,
    actor: Actor,
    rows: readonly Foreseen<unknown>[],
    known: Linked['organizations'],
  ): Promise<Map<number, Issue[]>>
  /** Prepares many rows and answers with the writing, which goes on while the next ones are prepared. */
  prepareMany(
    tx: Tx,
    actor: Actor,
    rows: readonly NewRow[],
    known: Linked['organizations'],
  ): Promise<() => Promise<void>>
  /** Rows are decided by what earlier rows wrote: the next ones wait for that. */
  inOrder?: boolean
  update(tx: Tx, actor: Actor, id: string, form: FormValues, edit: Edit): Promise<unknown>
  /** 批次审核 by somebody else than who imported; answers how many it settled. */
  review?(tx: Tx, actor: Actor, records: readonly { id: string; values: SheetRow }[]): Promise<number>
  /** The day whose year a new record is numbered in; '' for the present one. */
  numberedBy: string
}

type Edit = { version: number; reason: string }

const edited = (form: FormValues, { version, reason }: Edit) => ({
  ...(raw(form) as Record<string, unknown>),
  version: String(version),
  reason,
})

/** Ties a record's schema, rules and bulk command together; outside, inputs are only passed along. */
function creating<Input, Before, Facts, Links>(
  type: SheetType,
  schema: z.ZodType<Input>,
  rules: RecordRules<Input, Before, Facts, Links>,
  createMany: (
    tx: Tx,
    actor: Actor,
    rows: readonly { id: string; input: Input }[],
    facts: Facts,
  ) => Promise<() => Promise<void>>,
): Pick<Writer, 'foresee' | 'prepareMany'> {
  return {
    // what is foreseen went through this schema: see checkForm
    async foresee(tx, actor, rows, known) {
      const issues = await foresee(rules, tx, actor, rows as readonly Foreseen<Input>[], known)
      for (const [position, locked] of await lockedIssues(tx, type, rows))
        issues.set(position, [...(issues.get(position) ?? []), ...locked])
      return issues
    },
    async prepareMany(tx, actor, rows, known) {
      const breathe = breather()
      const inputs: { id: string; input: Input }[] = []
      for (const { id, form } of rows) {
        inputs.push({ id, input: parse(schema, raw(form)) })
        await breathe()
      }
      const facts = await rules.facts(
        tx,
        inputs.map(({ input }) => input),
        known,
      )
      return createMany(tx, actor, inputs, facts)
    },
  }
}

/** What an import does with a row at once, the rules are asked about as well. */
const doing = <Input, Intent extends string, Before, Facts, Links>(
  rules: RecordRules<Input & { intent?: Intent | undefined }, Before, Facts, Links>,
  intent: Intent,
): RecordRules<Input, Before, Facts, Links> => ({
  ...rules,
  create: (actor, input, facts) => rules.create(actor, { ...input, intent }, facts),
})

export const writers: Record<SheetType, Writer> = {
  organization: {
    numberedBy: '',
    ...creating(
      'organization',
      withRules(organizationInput, checkOrganization),
      organizationRules,
      createOrganizations,
    ),
    update: (tx, actor, id, form, edit) => updateOrganization(actor, id, edited(form, edit), tx),
  },
  event: {
    numberedBy: 'heldOn',
    inOrder: true,
    ...creating('event', withRules(eventFields, checkEvent), eventRules, createEvents),
    update: (tx, actor, id, form, edit) => updateEvent(actor, id, edited(form, edit), tx),
  },
  intention: {
    numberedBy: 'reachedOn',
    ...creating('intention', withRules(intentionFields, checkIntention), intentionRules, createIntentions),
    update: (tx, actor, id, form, edit) => updateIntention(actor, id, edited(form, edit), tx),
  },
  agreement: {
    numberedBy: 'signedOn',
    // a bureau's register holds what was signed: with its day it waits for the reviewer, without it stays a draft
    ...creating(
      'agreement',
      withRules(agreementFields, checkAgreement),
      agreementRules,
      (tx, actor, rows, facts) =>
        createAgreements(
          tx,
          actor,
          rows.map((row) => ({ ...row, submit: row.input.signedOn !== null })),
          facts,
        ),
    ),
    update: (tx, actor, id, form, edit) => updateAgreement(actor, id, edited(form, edit), tx),
    review: (tx, actor, records) =>
      approveImportedAgreements(
        tx,
        actor,
        records.map(({ id }) => id),
      ),
  },
  project: {
    numberedBy: 'plannedStartOn',
    ...creating('project', withRules(projectFields, checkProject), projectRules, createProjects),
    update: (tx, actor, id, form, edit) => updateProject(actor, id, edited(form, edit), tx),
  },
  progressReport: {
    numberedBy: '',
    inOrder: true,
    ...creating('progressReport', reportRowSchema, reportRules, createReports),
    update: (tx, actor, _id, form, edit) =>
      submitReport(actor, form.projectId ?? '', { ...edited(form, edit), channel: 'IMPORT' }, tx),
    async review(tx, actor, records) {
      const waiting = await tx.progressReport.findMany({
        where: {
          id: { in: records.map(({ id }) => id) },
          status: 'SUBMITTED',
          submittedById: { not: actor.userId },
        },
        select: { id: true },
        orderBy: { period: 'asc' },
      })
      for (const { id } of waiting) await approveReport(actor, id, tx)
      return waiting.length
    },
  },
  technologyContract: {
    numberedBy: 'signedOn',
    // a row with a registration number is handed to the reviewer, who certifies what the row says
    ...creating(
      'technologyContract',
      contractRowSchema,
      doing(contractRules, 'sign'),
      (tx, actor, rows, facts) =>
        createContracts(
          tx,
          actor,
          rows.map(({ id, input: { registrationNo, registeredOn: _, authority: __, ...input } }) => ({
            id,
            input,
            registered: registrationNo !== undefined,
          })),
          facts,
        ),
    ),
    async update(tx, actor, id, form, edit) {
      const { registrationNo, registeredOn: _, authority: __, ...contract } = form
      await updateContract(actor, id, edited(contract, edit), tx)
      if (registrationNo) await submitRegistration(actor, id, tx)
    },
    async review(tx, actor, records) {
      let count = 0
      for (const { id, values } of records) {
        const contract = values.registrationNo ? await getContract(actor, id, tx) : null
        if (contract?.status !== 'REGISTRATION_SUBMITTED') continue
        const { registrationNo, registeredOn, authority, type, technologyFen } = values
        await registerContract(
          actor,
          id,
          { registrationNo, registeredOn, authority, type, technologyFen, version: String(contract.version) },
          tx,
        )
        count += 1
      }
      return count
    },
  },
  patent: {
    numberedBy: 'filedOn',
    ...creating('patent', withRules(patentFields, checkPatent), patentRules, createPatents),
    update: (tx, actor, id, form, edit) => updatePatent(actor, id, edited(form, edit), tx),
  },
  achievement: {
    numberedBy: 'evidenceOn',
    ...creating(
      'achievement',
      withRules(achievementFields, checkAchievement),
      doing(achievementRules, 'submit'),
      createAchievements,
    ),
    update: (tx, actor, id, form, edit) => updateAchievement(actor, id, edited(form, edit), tx),
    async review(tx, actor, records) {
      const waiting = await tx.achievement.findMany({
        where: {
          id: { in: records.map(({ id }) => id) },
          status: 'SUBMITTED',
          voidedAt: null,
          submittedById: { not: actor.userId },
        },
        select: { id: true },
      })
      for (const { id } of waiting) await confirmAchievement(actor, id, tx)
      return waiting.length
    },
  },
  target: {
    numberedBy: '',
    ...creating('target', withRules(targetFields, checkTarget), targetRules, createTargets),
    update: (tx, actor, id, form, edit) => updateTarget(actor, id, edited(form, edit), tx),
  },
  externalFigure: {
    numberedBy: 'asOf',
    ...creating(
      'externalFigure',
      withRules(externalFigureFields, checkExternalFigure),
      externalFigureRules,
      createExternalFigures,
    ),
    update: (tx, actor, id, form, edit) => updateExternalFigure(actor, id, edited(form, edit), tx),
  },
  externalRanking: {
    numberedBy: '',
    ...creating(
      'externalRanking',
      withRules(externalRankingFields, checkExternalRanking),
      externalRankingRules,
      createExternalRankings,
    ),
    update: (tx, actor, id, form, edit) => updateExternalRanking(actor, id, edited(form, edit), tx),
  },
}

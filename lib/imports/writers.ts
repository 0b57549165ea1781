import 'server-only'

import { confirmAchievement, createAchievement, updateAchievement } from '@/lib/achievements/commands'
import {
  approveImportedAgreements,
  createAgreement,
  prepareAgreements,
  updateAgreement,
} from '@/lib/agreements/commands'
import { agreementFields, checkAgreement } from '@/lib/agreements/schema'
import type { Actor } from '@/lib/auth/actor'
import {
  createContract,
  registerContract,
  submitRegistration,
  updateContract,
} from '@/lib/contracts/commands'
import { getContract } from '@/lib/contracts/queries'
import type { Tx } from '@/lib/db'
import { createEvent, updateEvent } from '@/lib/events/commands'
import { raw } from '@/lib/imports/check'
import type { OrganizationFacts } from '@/lib/imports/organizations'
import { confirmIntention, createIntention, updateIntention } from '@/lib/intentions/commands'
import { createOrganization, createOrganizations, updateOrganization } from '@/lib/organizations/commands'
import { checkOrganization, organizationInput } from '@/lib/organizations/schema'
import { parse } from '@/lib/parse'
import { createPatent, updatePatent } from '@/lib/patents/commands'
import { approveReport, submitReport } from '@/lib/progress-reports/commands'
import { createProject, updateProject } from '@/lib/projects/commands'
import { withRules } from '@/lib/rules'
import type { SheetRow, SheetType } from '@/lib/sheets/description'
import type { FormValues } from '@/lib/sheets/values'

export type NewRow = { id: string; form: FormValues }

/**
 * How rows become records: by the commands people use. A record type that is imported by the ten thousand has a bulk
 * command of its own beside them; the others go one by one.
 */
export type Writer = {
  /** Answers with the id: of a new row it is known beforehand only where there is a bulk command. */
  create(tx: Tx, actor: Actor, form: FormValues): Promise<{ id: string }>
  update(tx: Tx, actor: Actor, id: string, form: FormValues, edit: Edit): Promise<unknown>
  /** Prepares many rows and answers with the writing, which goes on while the next ones are prepared. */
  prepareMany?(
    tx: Tx,
    actor: Actor,
    rows: readonly NewRow[],
    facts: ReadonlyMap<string, OrganizationFacts>,
  ): Promise<() => Promise<void>>
  /** 批次审核 by somebody else than who imported; answers how many it settled. */
  review?(tx: Tx, actor: Actor, records: readonly { id: string; values: SheetRow }[]): Promise<number>
  /** The day whose year a new record is numbered in; '' for the present one. */
  numberedBy: string
}

type Edit = { version: number; reason: string }

const confirmed = (form: FormValues, more: Record<string, string> = {}) => ({
  ...(raw(form) as Record<string, unknown>),
  confirmDuplicate: 'true',
  ...more,
})

const edited = (form: FormValues, { version, reason }: Edit) => ({
  ...(raw(form) as Record<string, unknown>),
  version: String(version),
  reason,
})

const agreementSchema = withRules(agreementFields, checkAgreement)
const organizationSchema = withRules(organizationInput, checkOrganization)

/** A bureau's register holds what was signed: with its day it waits for the reviewer, without it stays a draft. */
const intentOf = (day: unknown) => (day ? 'submit' : 'draft')

export const writers: Record<SheetType, Writer> = {
  organization: {
    numberedBy: '',
    create: (tx, actor, form) => createOrganization(actor, confirmed(form), tx),
    update: (tx, actor, id, form, edit) => updateOrganization(actor, id, edited(form, edit), tx),
    async prepareMany(tx, actor, rows) {
      const inputs = rows.map(({ id, form }) => ({ id, input: parse(organizationSchema, raw(form)) }))
      return () => createOrganizations(tx, actor, inputs)
    },
  },
  event: {
    numberedBy: 'heldOn',
    create: (tx, actor, form) => createEvent(actor, confirmed(form), tx),
    update: (tx, actor, id, form, edit) => updateEvent(actor, id, edited(form, edit), tx),
  },
  intention: {
    numberedBy: 'reachedOn',
    // what the bureau enters it has confirmed: its register holds intentions that were reached
    async create(tx, actor, form) {
      const { id } = await createIntention(actor, confirmed(form), tx)
      await confirmIntention(actor, id, tx)
      return { id }
    },
    update: (tx, actor, id, form, edit) => updateIntention(actor, id, edited(form, edit), tx),
  },
  agreement: {
    numberedBy: 'signedOn',
    create: (tx, actor, form) =>
      createAgreement(actor, confirmed(form, { intent: intentOf(form.signedOn) }), tx),
    update: (tx, actor, id, form, edit) => updateAgreement(actor, id, edited(form, edit), tx),
    prepareMany: (tx, actor, rows, facts) =>
      prepareAgreements(
        tx,
        actor,
        rows.map(({ id, form }) => {
          const input = parse(agreementSchema, raw(form))
          return { id, input, submit: input.signedOn !== null }
        }),
        facts,
      ),
    review: (tx, actor, records) =>
      approveImportedAgreements(
        tx,
        actor,
        records.map(({ id }) => id),
      ),
  },
  project: {
    numberedBy: 'plannedStartOn',
    create: (tx, actor, form) => createProject(actor, confirmed(form), tx),
    update: (tx, actor, id, form, edit) => updateProject(actor, id, edited(form, edit), tx),
  },
  progressReport: {
    numberedBy: '',
    create: (tx, actor, form) =>
      submitReport(actor, form.projectId ?? '', confirmed(form, { channel: 'IMPORT' }), tx),
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
    async create(tx, actor, form) {
      const { registrationNo, registeredOn, authority, ...contract } = form
      const { id } = await createContract(actor, confirmed(contract, { intent: 'sign' }), tx)
      if (registrationNo && registeredOn && authority) await submitRegistration(actor, id, tx)
      return { id }
    },
    update(tx, actor, id, form, edit) {
      const { registrationNo: _, registeredOn: __, authority: ___, ...contract } = form
      return updateContract(actor, id, edited(contract, edit), tx)
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
    create: (tx, actor, form) => createPatent(actor, raw(form), tx),
    update: (tx, actor, id, form, edit) => updatePatent(actor, id, edited(form, edit), tx),
  },
  achievement: {
    numberedBy: 'evidenceOn',
    create: (tx, actor, form) => createAchievement(actor, confirmed(form, { intent: 'submit' }), tx),
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
}

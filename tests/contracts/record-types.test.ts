import { createAchievement, updateAchievement, voidAchievement } from '@/lib/achievements/commands'
import { achievementLabels } from '@/lib/achievements/labels'
import { achievementFilter, getAchievement, listAchievements } from '@/lib/achievements/queries'
import { achievementFields } from '@/lib/achievements/schema'
import { achievementValues } from '@/lib/achievements/values'
import { createAgreement, updateAgreement, voidAgreement } from '@/lib/agreements/commands'
import { agreementLabels } from '@/lib/agreements/labels'
import { agreementFilter, getAgreement, listAgreements } from '@/lib/agreements/queries'
import { agreementFields } from '@/lib/agreements/schema'
import { agreementValues } from '@/lib/agreements/values'
import type { Actor } from '@/lib/auth/actor'
import { createContract, updateContract, voidContract } from '@/lib/contracts/commands'
import { contractLabels } from '@/lib/contracts/labels'
import { contractFilter, getContract, listContracts } from '@/lib/contracts/queries'
import { contractFields } from '@/lib/contracts/schema'
import { contractValues } from '@/lib/contracts/values'
import type { Tx } from '@/lib/db'
import { createEvent, updateEvent, voidEvent } from '@/lib/events/commands'
import { eventLabels } from '@/lib/events/labels'
import { eventFilter, getEvent, listEvents } from '@/lib/events/queries'
import { eventFields } from '@/lib/events/schema'
import { eventValues } from '@/lib/events/values'
import {
  createExternalFigure,
  updateExternalFigure,
  voidExternalFigure,
} from '@/lib/external-figures/commands'
import { externalFigureLabels } from '@/lib/external-figures/labels'
import { externalFigureFilter, getExternalFigure, listExternalFigures } from '@/lib/external-figures/queries'
import { externalFigureFields } from '@/lib/external-figures/schema'
import { externalFigureValues } from '@/lib/external-figures/values'
import {
  createExternalRanking,
  updateExternalRanking,
  voidExternalRanking,
} from '@/lib/external-rankings/commands'
import { externalRankingLabels } from '@/lib/external-rankings/labels'
import {
  externalRankingFilter,
  getExternalRanking,
  listExternalRankings,
} from '@/lib/external-rankings/queries'
import { externalRankingFields } from '@/lib/external-rankings/schema'
import { externalRankingValues } from '@/lib/external-rankings/values'
import { nestedValues } from '@/lib/form-values'
import { createIntention, updateIntention, voidIntention } from '@/lib/intentions/commands'
import { intentionLabels } from '@/lib/intentions/labels'
import { getIntention, intentionFilter, listIntentions } from '@/lib/intentions/queries'
import { intentionFields } from '@/lib/intentions/schema'
import { intentionValues } from '@/lib/intentions/values'
import { createOrganization, updateOrganization, voidOrganization } from '@/lib/organizations/commands'
import { organizationLabels } from '@/lib/organizations/labels'
import { getOrganization, listOrganizations, organizationFilter } from '@/lib/organizations/queries'
import { organizationInput } from '@/lib/organizations/schema'
import { organizationValues } from '@/lib/organizations/values'
import { createPatent, updatePatent, voidPatent } from '@/lib/patents/commands'
import { patentLabels } from '@/lib/patents/labels'
import { getPatent, listPatents, patentFilter } from '@/lib/patents/queries'
import { patentFields } from '@/lib/patents/schema'
import { patentValues } from '@/lib/patents/values'
import { createProject, updateProject, voidProject } from '@/lib/projects/commands'
import { projectLabels } from '@/lib/projects/labels'
import { getProject, listProjects, projectFilter } from '@/lib/projects/queries'
import { projectFields } from '@/lib/projects/schema'
import { projectValues } from '@/lib/projects/values'
import type { RecordType } from '@/lib/record-types'
import { createTarget, updateTarget, voidTarget } from '@/lib/targets/commands'
import { targetLabels } from '@/lib/targets/labels'
import { getTarget, listTargets, targetFilter } from '@/lib/targets/queries'
import { targetFields } from '@/lib/targets/schema'
import { targetValues } from '@/lib/targets/values'
import {
  achievementForm,
  agreementForm,
  contractForm,
  eventForm,
  externalFigureForm,
  externalRankingForm,
  intentionForm,
  organizationForm,
  patentForm,
  projectForm,
  targetForm,
} from '@/tests/support/factories'
import { keepsThePromises, type RecordTypeUnderTest } from './record-type'

/** The form of a record as its edit page would post it, with another name. */
function editing<Detail extends { version: number }>(
  get: (actor: Actor, id: string, tx: Tx) => Promise<Detail | null>,
  values: (detail: Detail) => Record<string, string>,
  nameField = 'title',
) {
  return async (tx: Tx, actor: Actor, id: string, name: string) => {
    const detail = await get(actor, id, tx)
    if (!detail) throw new Error(`no record ${id}`)
    // what the page keeps beside its fields: how many rows there are, how a picked id reads
    const fields = Object.entries(values(detail)).filter(
      ([field]) => !/(\.count|__label|__rows)$/.test(field),
    )
    const typed = {
      ...Object.fromEntries(fields),
      [nameField]: name,
      version: String(detail.version),
      reason: '核对纸质材料后更正',
    }
    return nestedValues(typed)
  }
}

// A record type that is missing here does not compile.
const underTest = {
  organization: {
    labels: organizationLabels,
    inputFields: Object.keys(organizationInput.shape),
    form: async (_tx, typed) => organizationForm(typed),
    edited: editing(getOrganization, organizationValues, 'name'),
    create: createOrganization,
    update: updateOrganization,
    void: voidOrganization,
    list: (actor, params, tx) => listOrganizations(actor, organizationFilter('enterprises', params), tx),
    get: getOrganization,
    enterpriseCreates: false,
    isolated: false,
    openToMembers: false,
  },
  event: {
    labels: eventLabels,
    inputFields: Object.keys(eventFields.shape),
    form: async (_tx, typed) => eventForm(typed),
    edited: editing(getEvent, eventValues),
    create: createEvent,
    update: updateEvent,
    void: voidEvent,
    list: (actor, params, tx) => listEvents(actor, eventFilter(params), tx),
    get: getEvent,
    enterpriseCreates: false,
    isolated: false,
    openToMembers: true,
  },
  intention: {
    labels: intentionLabels,
    inputFields: Object.keys(intentionFields.shape),
    form: intentionForm,
    edited: editing(getIntention, intentionValues),
    create: createIntention,
    update: updateIntention,
    void: voidIntention,
    list: (actor, params, tx) => listIntentions(actor, intentionFilter(params), tx),
    get: getIntention,
    enterpriseCreates: true,
    isolated: true,
    openToMembers: false,
  },
  agreement: {
    labels: agreementLabels,
    inputFields: Object.keys(agreementFields.shape),
    form: agreementForm,
    edited: editing(getAgreement, agreementValues),
    create: createAgreement,
    update: updateAgreement,
    void: voidAgreement,
    list: (actor, params, tx) => listAgreements(actor, agreementFilter(params), tx),
    get: getAgreement,
    enterpriseCreates: true,
    isolated: true,
    openToMembers: false,
  },
  project: {
    labels: projectLabels,
    inputFields: Object.keys(projectFields.shape),
    form: projectForm,
    edited: editing(getProject, projectValues),
    create: createProject,
    update: updateProject,
    void: voidProject,
    list: (actor, params, tx) => listProjects(actor, projectFilter(params), tx),
    get: getProject,
    enterpriseCreates: false,
    isolated: true,
    openToMembers: false,
  },
  technologyContract: {
    labels: contractLabels,
    inputFields: Object.keys(contractFields.shape),
    form: contractForm,
    edited: editing(getContract, contractValues),
    create: createContract,
    update: updateContract,
    void: voidContract,
    list: (actor, params, tx) => listContracts(actor, contractFilter(params), tx),
    get: getContract,
    enterpriseCreates: false,
    isolated: true,
    openToMembers: false,
  },
  patent: {
    labels: patentLabels,
    inputFields: Object.keys(patentFields.shape),
    form: patentForm,
    edited: editing(getPatent, patentValues),
    create: createPatent,
    update: updatePatent,
    void: voidPatent,
    list: (actor, params, tx) => listPatents(actor, patentFilter(params), tx),
    get: getPatent,
    enterpriseCreates: false,
    isolated: true,
    openToMembers: false,
  },
  achievement: {
    labels: achievementLabels,
    inputFields: Object.keys(achievementFields.shape),
    form: achievementForm,
    edited: editing(getAchievement, achievementValues),
    create: createAchievement,
    update: updateAchievement,
    void: voidAchievement,
    list: (actor, params, tx) => listAchievements(actor, achievementFilter(params), tx),
    get: getAchievement,
    enterpriseCreates: true,
    isolated: true,
    openToMembers: false,
  },
  target: {
    labels: targetLabels,
    inputFields: Object.keys(targetFields.shape),
    form: async (_tx, typed) => targetForm(typed),
    edited: editing(getTarget, targetValues),
    create: createTarget,
    update: updateTarget,
    void: voidTarget,
    list: (actor, params, tx) => listTargets(actor, targetFilter(params), tx),
    get: getTarget,
    enterpriseCreates: false,
    isolated: false,
    openToMembers: false,
  },
  externalFigure: {
    labels: externalFigureLabels,
    inputFields: Object.keys(externalFigureFields.shape),
    form: async (_tx, typed) => externalFigureForm(typed),
    edited: editing(getExternalFigure, externalFigureValues),
    create: createExternalFigure,
    update: updateExternalFigure,
    void: voidExternalFigure,
    list: (actor, params, tx) => listExternalFigures(actor, externalFigureFilter(params), tx),
    get: getExternalFigure,
    enterpriseCreates: false,
    isolated: false,
    openToMembers: false,
  },
  externalRanking: {
    labels: externalRankingLabels,
    inputFields: Object.keys(externalRankingFields.shape),
    form: async (_tx, typed) => externalRankingForm(typed),
    edited: editing(getExternalRanking, externalRankingValues, 'scheme'),
    create: createExternalRanking,
    update: updateExternalRanking,
    void: voidExternalRanking,
    list: (actor, params, tx) => listExternalRankings(actor, externalRankingFilter(params), tx),
    get: getExternalRanking,
    enterpriseCreates: false,
    isolated: false,
    openToMembers: false,
  },
} satisfies Record<RecordType, RecordTypeUnderTest>

for (const [name, type] of Object.entries(underTest)) keepsThePromises(name as RecordType, type)

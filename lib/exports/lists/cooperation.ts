import 'server-only'

import { agreementFilters } from '@/lib/agreements/filters'
import {
  agreementKindLabels,
  agreementState,
  agreementStateLabels,
  amountAbsentLabels,
  cooperationModeLabels,
} from '@/lib/agreements/labels'
import {
  type AgreementFilter,
  type AgreementListItem,
  agreementFilter,
  listAgreements,
} from '@/lib/agreements/queries'
import { agreementSheet } from '@/lib/agreements/sheet'
import { isMember } from '@/lib/auth/actor'
import { contractFilters } from '@/lib/contracts/filters'
import {
  contractSidesText,
  contractState,
  contractStateLabels,
  contractTypeLabels,
} from '@/lib/contracts/labels'
import {
  type ContractFilter,
  type ContractListItem,
  contractFilter,
  listContracts,
} from '@/lib/contracts/queries'
import { contractSheet } from '@/lib/contracts/sheet'
import { amount, code, day, text } from '@/lib/exports/columns'
import { listedExport } from '@/lib/exports/source'
import { intentionFilters } from '@/lib/intentions/filters'
import {
  followUpLabels,
  followUpOverdue,
  intentionState,
  intentionStateLabels,
  needsVerification,
  unknownPartner,
} from '@/lib/intentions/labels'
import {
  type IntentionFilter,
  type IntentionListItem,
  intentionFilter,
  listIntentions,
} from '@/lib/intentions/queries'
import { intentionSheet } from '@/lib/intentions/sheet'
import { projectFilters } from '@/lib/projects/filters'
import { healthLabels, projectState, projectStateLabels } from '@/lib/projects/labels'
import { listProjects, type ProjectFilter, type ProjectListItem, projectFilter } from '@/lib/projects/queries'
import { projectSheet } from '@/lib/projects/sheet'
import { referenceNames } from '@/lib/reference-names'

export const intentionsExport = listedExport<'intentions', IntentionListItem, IntentionFilter>('intentions', {
  title: '产学研合作意向',
  scope: '已登记的合作意向',
  filter: intentionFilter,
  filters: async (actor, { organizationId, eventId }) =>
    intentionFilters(await referenceNames(actor, { organizationId, eventId })),
  read: listIntentions,
  sheet: intentionSheet,
  cells: {
    title: text(36, ({ title }) => title),
    status: text(16, (row, today) => {
      const late = needsVerification(row, today)
        ? followUpLabels.unverified
        : followUpOverdue(row, today)
          ? followUpLabels.overdue
          : null
      return [intentionStateLabels[intentionState(row)], ...(late ? [late] : [])].join('、')
    }),
    enterprise: text(28, ({ enterpriseName }) => enterpriseName),
    partner: text(28, ({ partnerName }) => partnerName ?? unknownPartner),
    reachedOn: day(
      ({ reachedOn }) => reachedOn,
      ({ reachedOnPrecision }) => reachedOnPrecision,
    ),
    expectedAmountFen: amount(({ expectedAmountFen }) => expectedAmountFen),
    nextFollowUpOn: day(({ nextFollowUpOn }) => nextFollowUpOn),
    code: code((row) => row.code),
  },
})

export const agreementsExport = listedExport<'agreements', AgreementListItem, AgreementFilter>('agreements', {
  title: '产学研合作协议',
  scope: '已登记的合作协议,含草稿、待审核和已退回的',
  filter: agreementFilter,
  filters: async (actor, { organizationId, eventId }) =>
    agreementFilters(await referenceNames(actor, { organizationId, eventId })),
  read: listAgreements,
  sheet: agreementSheet,
  cells: {
    title: text(36, ({ title }) => title),
    code: code((row) => row.code),
    enterprise: text(28, ({ enterpriseName }) => enterpriseName),
    partner: text(28, ({ partnerName }) => partnerName),
    kind: text(14, ({ kind }) => agreementKindLabels[kind]),
    mode: text(14, ({ mode }) => cooperationModeLabels[mode]),
    signedOn: day(({ signedOn }) => signedOn),
    amountFen: amount(
      ({ amountFen }) => amountFen,
      ({ amountAbsentReason }) => amountAbsentReason && amountAbsentLabels[amountAbsentReason],
    ),
    status: text(10, (row, today) => agreementStateLabels[agreementState(row, today)]),
  },
})

export const projectsExport = listedExport<'projects', ProjectListItem, ProjectFilter>('projects', {
  title: '产学研合作项目',
  scope: '已登记的合作项目',
  filter: projectFilter,
  filters: async (actor, { organizationId, eventId, agreementId }) =>
    projectFilters(await referenceNames(actor, { organizationId, eventId, agreementId })),
  read: listProjects,
  sheet: projectSheet,
  cells: {
    title: text(36, ({ title }) => title),
    status: text(10, (row) => projectStateLabels[projectState(row)]),
    health: text(12, ({ health }) => health && healthLabels[health]),
    percent: { kind: 'percent', width: 8, text: ({ progressPercent }) => String(progressPercent) },
    enterprise: text(28, ({ enterpriseName }) => enterpriseName),
    partner: text(28, ({ partnerName }) => partnerName),
    plannedStartOn: day(({ plannedStartOn }) => plannedStartOn),
    plannedEndOn: day(({ plannedEndOn }) => plannedEndOn),
    landedOn: day(({ landedOn }) => landedOn),
    totalBudgetFen: amount(({ totalBudgetFen }) => totalBudgetFen),
    mode: text(14, ({ mode }) => cooperationModeLabels[mode]),
    code: code((row) => row.code),
  },
})

export const contractsExport = listedExport<'contracts', ContractListItem, ContractFilter>('contracts', {
  title: '技术合同',
  scope: '已登记入库的技术合同,含未认定登记的',
  filter: contractFilter,
  filters: async (actor, { organizationId, eventId, projectId }) =>
    contractFilters(await referenceNames(actor, { organizationId, eventId, projectId })),
  read: listContracts,
  sheet: contractSheet,
  without: (actor) => (isMember(actor) ? ['sides'] : []),
  cells: {
    title: text(36, ({ title }) => title),
    status: text(12, (row) => contractStateLabels[contractState(row)]),
    totalFen: amount(({ totalFen }) => totalFen),
    technologyFen: amount(({ technologyFen }) => technologyFen),
    seller: text(28, ({ sellerName }) => sellerName),
    buyer: text(28, ({ buyerName }) => buyerName),
    sides: text(12, ({ sides }) => contractSidesText(sides)),
    signedOn: day(({ signedOn }) => signedOn),
    registeredOn: day(({ registeredOn }) => registeredOn),
    type: text(12, ({ type }) => contractTypeLabels[type]),
    code: code((row) => row.code),
  },
})

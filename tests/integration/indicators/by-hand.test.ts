import { beforeAll, describe, expect, test } from 'vitest'
import { type Day, dayOf } from '@/lib/dates'
import { readAs } from '@/lib/db'
import { passport } from '@/lib/indicators/queries'
import { indicators } from '@/lib/indicators/registry'
import { indicatorRows } from '@/lib/indicators/rows'
import type { Scope } from '@/lib/indicators/scope'
import { ORIGIN, plantWorld, type World } from '@/tests/integration/indicators/world'
import { leader } from '@/tests/support/factories'

// The figures once more, written as loops over plain objects by reading the definitions and not the SQL.

let world: World
beforeAll(async () => {
  world = await plantWorld(11)
})

const scopes: Scope[] = [
  { from: '2022-01-01', asOf: '2022-10-19' },
  { from: '2021-01-01', asOf: '2021-12-31' },
  { from: '2023-01-01', asOf: '2023-12-31' },
  { from: '2020-01-01', asOf: '2020-12-31' },
  { from: '2022-07-01', asOf: '2022-09-30', mode: 'PROJECT_COOPERATION' },
  { from: '2023-01-01', asOf: '2023-06-30', mode: 'OTHER' },
]

const day = (date: Date | null) => (date === null ? null : dayOf(date))
const within = (date: Date | null, first: Day, last: Day) =>
  date !== null && dayOf(date) >= first && dayOf(date) <= last
const unlessVoided = <Row extends { voidedAt: Date | null }>(rows: readonly Row[]) =>
  rows.filter((row) => row.voidedAt === null)
const ids = (rows: readonly { id: string }[]) => rows.map(({ id }) => id)
const find = <Row extends { id: string }>(rows: readonly Row[], id: string | null) =>
  rows.find((row) => row.id === id)

function agreementOf(project: { agreementId: string } | undefined) {
  return find(world.agreements, project?.agreementId ?? null)
}

function signed({ asOf, mode }: Scope) {
  return unlessVoided(world.projects).filter((project) => {
    const agreement = agreementOf(project)
    return (
      agreement?.voidedAt === null &&
      ['PROJECT', 'TECHNOLOGY_CONTRACT'].includes(agreement.kind) &&
      ['EFFECTIVE', 'TERMINATED'].includes(agreement.status) &&
      within(agreement.signedOn, ORIGIN, asOf) &&
      (mode === undefined || project.mode === mode)
    )
  })
}

function landed(scope: Scope) {
  return signed(scope).filter(({ landedOn }) => landedOn !== null && dayOf(landedOn) <= scope.asOf)
}

function enterprises(scope: Scope) {
  const agreements = new Set(signed(scope).map(({ agreementId }) => agreementId))
  const parties = world.agreementParties.filter(({ agreementId }) => agreements.has(agreementId))
  const members = new Set(parties.map(({ organizationId }) => organizationId))
  return world.organizations.filter(
    ({ id, kind, isLocal }) => members.has(id) && kind === 'ENTERPRISE' && isLocal,
  )
}

function running({ asOf, mode }: Scope) {
  const inForce = unlessVoided(world.agreements).filter(
    (agreement) =>
      (agreement.status === 'EFFECTIVE' ||
        (agreement.status === 'TERMINATED' && (day(agreement.terminatedOn) ?? '') > asOf)) &&
      agreement.signedOn !== null &&
      dayOf(agreement.signedOn) <= asOf &&
      (agreement.expiresOn === null || dayOf(agreement.expiresOn) >= asOf) &&
      (mode === undefined || agreement.mode === mode),
  )
  const underWay = unlessVoided(world.projects).filter((project) => {
    const agreement = agreementOf(project)
    if (agreement?.voidedAt !== null || !['EFFECTIVE', 'TERMINATED'].includes(agreement.status)) return false
    if (agreement.signedOn === null || dayOf(agreement.signedOn) > asOf) return false
    if (mode !== undefined && project.mode !== mode) return false
    switch (project.status) {
      case 'PLANNED':
        return false
      case 'ACCEPTED':
      case 'INDUSTRIALIZED':
        return (day(project.acceptedOn) ?? '') > asOf
      case 'TERMINATED':
        return (day(project.terminatedOn) ?? '') > asOf
      default:
        return true
    }
  })
  return { agreements: inForce, projects: underWay }
}

function institutions(scope: Scope) {
  const { agreements: inForce, projects: underWay } = running(scope)
  const agreements = new Set(ids(inForce))
  const projects = new Set(ids(underWay))
  const parties = new Set([
    ...world.agreementParties
      .filter((party) => agreements.has(party.agreementId))
      .map((party) => party.organizationId),
    ...world.projectParties
      .filter((party) => projects.has(party.projectId))
      .map((party) => party.organizationId),
  ])
  return world.organizations.filter(
    ({ id, kind }) => parties.has(id) && (kind === 'UNIVERSITY' || kind === 'INSTITUTE'),
  )
}

function registered({ from, asOf, mode }: Scope) {
  return unlessVoided(world.contracts).filter((contract) => {
    const agreement = find(world.agreements, contract.agreementId)
    const project = find(world.projects, contract.projectId)
    return (
      (contract.status === 'REGISTERED' ||
        contract.status === 'AMENDED' ||
        (contract.status === 'CANCELLED' && (day(contract.cancelledOn) ?? '') > asOf)) &&
      within(contract.registeredOn, from, asOf) &&
      (mode === undefined || (project?.mode ?? agreement?.mode) === mode)
    )
  })
}

function patents({ from, asOf, mode }: Scope, date: 'filedOn' | 'grantedOn') {
  return unlessVoided(world.patents).filter(
    (patent) =>
      within(patent[date], from, asOf) &&
      (mode === undefined || find(world.projects, patent.projectId)?.mode === mode),
  )
}

type Dated = (typeof world.projects)[number]
const hasLanded = ({ landedOn }: Dated, { asOf }: Scope) => landedOn !== null && dayOf(landedOn) <= asOf
const isAccepted = ({ status, acceptedOn }: Dated, { asOf }: Scope) =>
  ['ACCEPTED', 'INDUSTRIALIZED'].includes(status) && acceptedOn !== null && dayOf(acceptedOn) <= asOf
const isIndustrialized = ({ status, industrializedOn }: Dated, { asOf }: Scope) =>
  status === 'INDUSTRIALIZED' && industrializedOn !== null && dayOf(industrializedOn) <= asOf
const isTerminated = ({ status, terminatedOn }: Dated, { asOf }: Scope) =>
  status === 'TERMINATED' && terminatedOn !== null && dayOf(terminatedOn) <= asOf

function bySide(scope: Scope, side: 'sellerId' | 'buyerId') {
  const rows = registered(scope).filter((contract) => find(world.organizations, contract[side])?.isLocal)
  return { ids: ids(rows), sum: sumOf(rows.map(({ totalFen }) => totalFen)) }
}

const daysLater = (from: Day, days: number) =>
  dayOf(new Date(new Date(`${from}T00:00:00Z`).getTime() + days * 86_400_000))

/** Enterprises above scale on the day; by mode there are none, because the list knows no modes. */
function listed({ asOf, mode }: Scope) {
  if (mode) return []
  return world.organizations.filter(
    (organization) =>
      'isAboveScale' in organization &&
      organization.isLocal &&
      (day(organization.aboveScaleFrom ?? null) ?? '') <= asOf &&
      (organization.aboveScaleTo == null || dayOf(organization.aboveScaleTo) > asOf),
  )
}

function isCovered(id: string, scope: Scope) {
  const isInstitution = (organizationId: string) =>
    ['UNIVERSITY', 'INSTITUTE'].includes(find(world.organizations, organizationId)?.kind ?? '')
  const together = (parties: { organizationId: string }[]) =>
    parties.some(({ organizationId }) => organizationId === id) &&
    parties.some(({ organizationId }) => isInstitution(organizationId))
  const { agreements, projects } = running(scope)
  return (
    agreements.some((agreement) =>
      together(world.agreementParties.filter(({ agreementId }) => agreementId === agreement.id)),
    ) ||
    projects.some((project) =>
      together(world.projectParties.filter(({ projectId }) => projectId === project.id)),
    )
  )
}

const counted = (rows: readonly { id: string }[]) => ({ ids: ids(rows), sum: BigInt(rows.length) })
const sumOf = (amounts: readonly bigint[]) => amounts.reduce((sum, amount) => sum + amount, 0n)

const byHand: Record<string, (scope: Scope) => { ids: string[]; sum: bigint }> = {
  'signed-projects': (scope) => counted(signed(scope)),
  'landed-projects': (scope) => counted(landed(scope)),
  'landing-rate': (scope) => ({ ids: ids(signed(scope)), sum: BigInt(landed(scope).length) }),
  'signing-enterprises': (scope) => counted(enterprises(scope)),
  'partner-institutions': (scope) => counted(institutions(scope)),
  intentions: ({ asOf, mode }) =>
    counted(
      unlessVoided(world.intentions).filter(
        (intention) =>
          !['DRAFT', 'INVALID'].includes(intention.status) &&
          within(intention.reachedOn, ORIGIN, asOf) &&
          (mode === undefined || intention.mode === mode),
      ),
    ),
  'novelty-claims': ({ asOf, mode }) =>
    counted(
      unlessVoided(world.achievements).filter(
        (achievement) =>
          achievement.status === 'CONFIRMED' &&
          achievement.noveltyClaim === 'DOMESTIC_GAP' &&
          within(achievement.evidenceOn, ORIGIN, asOf) &&
          (mode === undefined || find(world.projects, achievement.projectId)?.mode === mode),
      ),
    ),
  'contract-value-fen': (scope) => ({
    ids: ids(registered(scope)),
    sum: sumOf(registered(scope).map(({ totalFen }) => totalFen)),
  }),
  'technology-value-fen': (scope) => ({
    ids: ids(registered(scope)),
    sum: sumOf(registered(scope).map(({ technologyFen }) => technologyFen)),
  }),
  contracts: (scope) => counted(registered(scope)),
  'accepted-projects': (scope) => counted(signed(scope).filter((project) => isAccepted(project, scope))),
  'industrialized-projects': (scope) =>
    counted(signed(scope).filter((project) => isIndustrialized(project, scope))),
  'awaiting-landing': (scope) =>
    counted(signed(scope).filter((project) => !hasLanded(project, scope) && !isTerminated(project, scope))),
  'awaiting-acceptance': (scope) =>
    counted(
      signed(scope).filter(
        (project) =>
          hasLanded(project, scope) && !isAccepted(project, scope) && !isTerminated(project, scope),
      ),
    ),
  'awaiting-industry': (scope) =>
    counted(
      signed(scope).filter(
        (project) =>
          isAccepted(project, scope) && !isIndustrialized(project, scope) && !isTerminated(project, scope),
      ),
    ),
  'terminated-projects': (scope) => counted(signed(scope).filter((project) => isTerminated(project, scope))),
  'overdue-projects': (scope) =>
    counted(
      signed(scope).filter(
        (project) =>
          dayOf(project.plannedEndOn) < scope.asOf &&
          !isAccepted(project, scope) &&
          !isTerminated(project, scope),
      ),
    ),
  'project-budget-fen': (scope) => ({
    ids: ids(signed(scope)),
    sum: sumOf(signed(scope).map(({ totalBudgetFen }) => totalBudgetFen ?? 0n)),
  }),
  'jingjin-projects': (scope) =>
    counted(
      signed(scope).filter(
        ({ rdSiteRegion, transformationSiteRegion }) =>
          transformationSiteRegion === '130682' && ['110000', '120000'].includes(rdSiteRegion ?? ''),
      ),
    ),
  'xiongan-projects': (scope) =>
    counted(
      signed(scope).filter(
        ({ rdSiteRegion, transformationSiteRegion }) =>
          transformationSiteRegion === '130682' && ['133100', '130629'].includes(rdSiteRegion ?? ''),
      ),
    ),
  'contract-output-fen': (scope) => bySide(scope, 'sellerId'),
  'contract-intake-fen': (scope) => bySide(scope, 'buyerId'),
  'signed-contract-value-fen': ({ from, asOf, mode }) => {
    const rows = unlessVoided(world.contracts).filter(
      (contract) =>
        !['DRAFT', 'REJECTED', 'CANCELLED'].includes(contract.status) &&
        within(contract.signedOn, from, asOf) &&
        (mode === undefined ||
          (find(world.projects, contract.projectId)?.mode ??
            find(world.agreements, contract.agreementId)?.mode) === mode),
    )
    return { ids: ids(rows), sum: sumOf(rows.map(({ totalFen }) => totalFen)) }
  },
  'patents-valid': ({ asOf, mode }) =>
    counted(
      unlessVoided(world.patents).filter((patent) => {
        if (patent.grantedOn === null || dayOf(patent.grantedOn) > asOf) return false
        const ended = patent.status === 'VALID' ? patent.expiresOn : (patent.statusOn ?? patent.grantedOn)
        return (
          (ended === null || dayOf(ended) > asOf) &&
          (mode === undefined || find(world.projects, patent.projectId)?.mode === mode)
        )
      }),
    ),
  'intention-conversion': ({ asOf, mode }) => {
    const rows = unlessVoided(world.intentions).filter(
      (intention) =>
        !['DRAFT', 'INVALID'].includes(intention.status) &&
        within(intention.reachedOn, ORIGIN, daysLater(asOf, -365)) &&
        (mode === undefined || intention.mode === mode),
    )
    const converted = rows.filter(
      ({ reachedOn, convertedOn }) =>
        convertedOn !== null && dayOf(convertedOn) <= daysLater(dayOf(reachedOn), 365),
    )
    return { ids: ids(rows), sum: BigInt(converted.length) }
  },
  'held-events': ({ from, asOf, mode }) =>
    counted(mode ? [] : world.events.filter(({ heldOn }) => within(heldOn, from, asOf))),
  'above-scale-enterprises': (scope) => counted(listed(scope)),
  'cooperation-coverage': (scope) => ({
    ids: ids(listed(scope)),
    sum: BigInt(listed(scope).filter(({ id }) => isCovered(id, scope)).length),
  }),
  'patents-granted': (scope) => counted(patents(scope, 'grantedOn')),
  'patents-filed': (scope) => counted(patents(scope, 'filedOn')),
  'joint-patents': (scope) => counted(patents(scope, 'grantedOn').filter(({ isJoint }) => isJoint)),
}

describe.each(indicators.map((indicator) => ({ id: indicator.id, indicator })))(
  '$id',
  ({ id, indicator }) => {
    test('counts what its definition says, row by row', async () => {
      const expected = byHand[id]
      if (!expected) throw new Error(`${id} has no definition by hand`)
      let rowsSeen = 0
      await readAs(leader(), async (tx) => {
        for (const scope of scopes) {
          const { ids: wanted, sum } = expected(scope)
          const { now, origin } = await passport(tx, indicator, scope)
          const sort = { key: 'code', direction: 'asc' } as const
          const rows = await indicatorRows(tx, indicator, scope, { page: 1, pageSize: 1000, sort })

          expect({ scope, ids: ids(rows).toSorted() }).toEqual({ scope, ids: wanted.toSorted() })
          expect({ scope, ...now }).toEqual({ scope, count: BigInt(wanted.length), sum })
          expect(origin).toBe(ORIGIN)
          rowsSeen += rows.length
        }
      })
      // A figure that finds nothing anywhere has not been tested.
      expect(rowsSeen).toBeGreaterThan(5)
    })
  },
)

test('the year before is the same figure asked a year earlier', () =>
  readAs(leader(), async (tx) => {
    for (const indicator of indicators) {
      const { before } = await passport(tx, indicator, { from: '2022-01-01', asOf: '2022-10-19' })
      const { now } = await passport(tx, indicator, { from: '2021-01-01', asOf: '2021-10-19' })
      expect({ id: indicator.id, ...before }).toEqual({ id: indicator.id, ...now })
    }
  }))

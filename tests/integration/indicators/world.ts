import { type Day, dateOf } from '@/lib/dates'
import { writeAs } from '@/lib/db'
import {
  AchievementStatus,
  AgreementKind,
  AgreementStatus,
  ContractStatus,
  CooperationMode,
  IntentionStatus,
  NoveltyClaim,
  type OrganizationKind,
  ProjectStatus,
} from '@/lib/generated/prisma/enums'
import { newId } from '@/lib/ids'
import { staff } from '@/tests/support/factories'

/**
 * A small city of rows drawn from one seed: every kind, status and date a figure must tell apart, also the ones that
 * must not count. Committed in the test file's own database.
 */
export type World = ReturnType<typeof drawWorld>

export const ORIGIN: Day = '2020-11-12'

export async function plantWorld(seed: number): Promise<World> {
  const world = drawWorld(seed)
  await writeAs(staff(), { action: 'test.plant' }, async (tx) => {
    await tx.organization.createMany({ data: world.organizations })
    await tx.eventSeries.createMany({ data: world.series })
    await tx.event.createMany({ data: world.events })
    await tx.agreement.createMany({ data: world.agreements })
    await tx.agreementParty.createMany({ data: world.agreementParties })
    await tx.project.createMany({ data: world.projects })
    await tx.projectParty.createMany({ data: world.projectParties })
    await tx.intention.createMany({ data: world.intentions })
    await tx.technologyContract.createMany({ data: world.contracts })
    await tx.patent.createMany({ data: world.patents })
    await tx.patentHolder.createMany({ data: world.patentHolders })
    await tx.achievement.createMany({ data: world.achievements })
    await tx.achievementOwner.createMany({ data: world.achievementOwners })
  })
  return world
}

function drawWorld(seed: number) {
  const { below, oneOf, chance, day, maybe } = chanceOf(seed)
  let number = 0
  const identity = (prefix: string) => {
    number += 1
    return { id: newId(), code: `${prefix}-${seed}-${number}`, sortKey: String(below(1000)) }
  }
  const voided = () =>
    chance(0.12)
      ? { voidedAt: new Date('2023-05-05T01:00:00Z'), voidReason: '重复登记,测试作废' }
      : { voidedAt: null }

  const onTheList = [
    { isAboveScale: true },
    { isAboveScale: true, aboveScaleFrom: dateOf('2022-01-01') },
    { isAboveScale: false, aboveScaleFrom: dateOf('2019-01-01'), aboveScaleTo: dateOf('2022-10-19') },
    { isAboveScale: false, aboveScaleTo: dateOf('2023-01-01') },
  ].map((listed) => ({ aboveScaleFrom: null, aboveScaleTo: null, ...listed }))
  const organizations = Array.from({ length: 26 }, (_, index) => {
    const kind: OrganizationKind =
      index < 14
        ? 'ENTERPRISE'
        : index < 24
          ? oneOf(['UNIVERSITY', 'INSTITUTE'])
          : oneOf(['GOVERNMENT', 'OTHER'])
    const isLocal = kind === 'ENTERPRISE' ? index < 11 : false
    const name = `示例单位${seed}-${index}`
    return {
      ...identity('DW'),
      name,
      normalizedName: name,
      kind,
      isLocal,
      regionCode: isLocal ? '130682' : oneOf(['110000', '120000', '130100', '130629', '320000', '000000']),
      township: isLocal ? oneOf(['130682001', '130682100', '130682901', null]) : null,
      industryCode: kind === 'ENTERPRISE' ? oneOf(['C26', 'C3512', 'A01', 'I65', null]) : null,
      ...(isLocal && index < 9 ? oneOf(onTheList) : {}),
    }
  })
  const enterprises = organizations.filter(({ kind }) => kind === 'ENTERPRISE')
  const institutions = organizations.slice(14)
  // Who may see a row is no concern of these tests; everybody in them reads all.
  const participantIds = enterprises.slice(0, 1).map(({ id }) => id)

  const series = [
    { id: newId(), name: `产学研大会${seed}`, kind: 'IUR_CONFERENCE' as const },
    { id: newId(), name: `另一大会${seed}`, kind: 'IUR_CONFERENCE' as const },
    { id: newId(), name: `返乡大会${seed}`, kind: 'RETURNEE_CONFERENCE' as const },
  ]
  // The second series began earlier and was held once; the third is of another kind.
  const events = [
    [0, 1, ORIGIN],
    [0, 2, '2021-11-20'],
    [0, 3, '2022-10-15'],
    [1, 1, '2019-03-01'],
    [2, 1, '2018-01-01'],
    [2, 2, '2019-01-01'],
    [2, 3, '2020-01-01'],
    [2, 4, '2021-01-01'],
    [2, 5, '2022-09-01'],
    [2, 6, '2023-04-01'],
  ].map(([of, edition, heldOn]) => ({
    ...identity('HD'),
    title: `第${edition}届`,
    seriesId: series[Number(of)]?.id ?? '',
    edition: Number(edition),
    heldOn: dateOf(String(heldOn)),
  }))

  const statuses: readonly AgreementStatus[] = [
    'EFFECTIVE',
    'EFFECTIVE',
    'EFFECTIVE',
    ...Object.values(AgreementStatus),
  ]
  const agreements = Array.from({ length: 240 }, () => {
    const [enterprise, partner] = [oneOf(enterprises), oneOf(institutions)]
    const status = oneOf(statuses)
    const signedOn = day('2019-06-01', '2023-12-31')
    return {
      ...identity('XY'),
      ...voided(),
      title: '示例协议',
      participantIds,
      kind: chance(0.6) ? ('PROJECT' as const) : oneOf(Object.values(AgreementKind)),
      mode: oneOf(Object.values(CooperationMode)),
      status,
      signedOn: status === 'DRAFT' && chance(0.5) ? null : signedOn,
      expiresOn: maybe(0.5, day('2024-01-01', '2025-01-01')) ?? maybe(0.3, signedOn),
      terminatedOn: status === 'TERMINATED' ? maybe(0.8, day('2021-01-01', '2023-12-31')) : null,
      originEventId: maybe(0.4, oneOf(events).id),
      enterpriseId: enterprise.id,
      enterpriseName: enterprise.name,
      partnerId: partner.id,
      partnerName: partner.name,
    }
  })
  const agreementParties = agreements.flatMap(({ id, enterpriseId, partnerId }) =>
    distinct([enterpriseId, partnerId, ...(chance(0.3) ? [oneOf(organizations).id] : [])]).map(
      (organizationId, position) => ({
        id: newId(),
        agreementId: id,
        organizationId,
        name: '如协议所写',
        role: 'PARTY_A' as const,
        position,
      }),
    ),
  )

  const projects = Array.from({ length: 260 }, () => {
    const agreement = oneOf(agreements)
    const status = oneOf([...Object.values(ProjectStatus), 'TERMINATED', 'TERMINATED'] as const)
    const landedOn = maybe(0.6, day('2020-01-01', '2023-12-31'))
    return {
      ...identity('XM'),
      ...voided(),
      title: '示例项目',
      participantIds,
      agreementId: agreement.id,
      enterpriseId: agreement.enterpriseId,
      enterpriseName: agreement.enterpriseName,
      partnerName: agreement.partnerName,
      mode: oneOf(Object.values(CooperationMode)),
      plannedStartOn: dateOf('2020-01-01'),
      plannedEndOn: day('2021-06-01', '2024-06-01'),
      totalBudgetFen: maybe(0.7, BigInt(below(9_000_000))),
      rdSiteRegion: oneOf(['110000', '120000', '133100', '130629', '130100', null]),
      transformationSiteRegion: oneOf(['130682', '130682', '130100', null]),
      landedOn,
      landingEvidence: landedOn && ('SITE_PHOTO' as const),
      status,
      acceptedOn:
        status === 'ACCEPTED' || status === 'INDUSTRIALIZED'
          ? maybe(0.8, day('2021-06-01', '2023-12-31'))
          : null,
      industrializedOn: status === 'INDUSTRIALIZED' ? maybe(0.9, day('2021-06-01', '2023-06-30')) : null,
      terminatedOn: status === 'TERMINATED' ? maybe(0.9, day('2021-01-01', '2023-03-31')) : null,
    }
  })
  const projectParties = projects.flatMap(({ id, enterpriseId }) =>
    distinct([enterpriseId, oneOf(institutions).id]).map((organizationId, position) => ({
      id: newId(),
      projectId: id,
      organizationId,
      name: '如协议所写',
      role: 'LEAD' as const,
      position,
    })),
  )

  const intentions = Array.from({ length: 150 }, (_, index) => {
    const [enterprise, partner] = [oneOf(enterprises), maybe(0.8, oneOf(institutions))]
    const status = oneOf(Object.values(IntentionStatus))
    return {
      ...identity('YX'),
      ...voided(),
      title: '示例意向',
      participantIds,
      enterpriseId: enterprise.id,
      enterpriseName: enterprise.name,
      partnerId: partner?.id ?? null,
      partnerName: partner?.name ?? null,
      reachedOn: day('2020-01-01', '2023-12-31'),
      convertedOn: status === 'CONVERTED' ? day('2021-01-01', '2023-12-31') : null,
      originEventId: maybe(0.4, oneOf(events).id),
      mode: maybe(0.8, oneOf(Object.values(CooperationMode))),
      status,
      convertedAgreementId: status === 'CONVERTED' ? (agreements[index]?.id ?? null) : null,
    }
  })

  const contracts = Array.from({ length: 160 }, (_, index) => {
    const seller = oneOf(organizations)
    const buyer = oneOf(organizations.filter(({ id }) => id !== seller.id))
    const status = chance(0.6) ? ('REGISTERED' as const) : oneOf(Object.values(ContractStatus))
    const totalFen = BigInt(below(900_000_000)) + 1n
    const registered = status === 'REGISTERED' || status === 'AMENDED' || status === 'CANCELLED'
    return {
      ...identity('HT'),
      ...voided(),
      title: '示例技术合同',
      participantIds,
      type: 'DEVELOPMENT' as const,
      agreementId: maybe(0.4, oneOf(agreements).id),
      projectId: maybe(0.4, oneOf(projects).id),
      sellerId: seller.id,
      sellerName: seller.name,
      buyerId: buyer.id,
      buyerName: buyer.name,
      signedOn: registered ? day('2020-01-01', '2020-06-01') : day('2021-01-01', '2023-12-31'),
      totalFen,
      technologyFen: totalFen / 3n,
      registrationNo: registered ? String(seed * 1_000_000 + index).padStart(16, '0') : null,
      registeredOn: registered ? day('2020-06-01', '2023-12-31') : null,
      cancelledOn: status === 'CANCELLED' ? maybe(0.8, day('2021-01-01', '2023-12-31')) : null,
      status,
    }
  })

  const patents = Array.from({ length: 140 }, () => {
    const filedOn = maybe(0.9, day('2019-06-01', '2022-06-01'))
    const grantedOn = maybe(0.7, day('2022-06-02', '2023-12-31'))
    return {
      ...identity('ZL'),
      ...voided(),
      title: '示例专利',
      participantIds,
      kind: 'INVENTION' as const,
      holderNames: '示例',
      filedOn,
      grantedOn,
      status: grantedOn ? oneOf(['VALID', 'LAPSED', 'INVALIDATED'] as const) : ('EXAMINING' as const),
      statusOn: maybe(0.8, day('2022-09-01', '2023-12-31')),
      expiresOn: maybe(0.9, day('2022-10-01', '2040-01-01')),
      isJoint: chance(0.4),
      projectId: maybe(0.5, oneOf(projects).id),
    }
  })
  const patentHolders = patents.flatMap(({ id }) =>
    distinct([oneOf(organizations).id, oneOf(organizations).id, oneOf(organizations).id]).map(
      (organizationId, position) => ({
        id: newId(),
        patentId: id,
        organizationId,
        name: '如证书所写',
        position,
      }),
    ),
  )

  const achievements = Array.from({ length: 80 }, () => {
    const confirmed = chance(0.7)
    return {
      ...identity('CG'),
      ...voided(),
      title: '示例成果',
      participantIds,
      ownerNames: '示例',
      projectId: maybe(0.5, oneOf(projects).id),
      noveltyClaim: chance(0.6) ? ('DOMESTIC_GAP' as const) : oneOf([...Object.values(NoveltyClaim), null]),
      evidenceKind: 'NOVELTY_SEARCH' as const,
      evidenceOn: day('2020-01-01', '2023-12-31'),
      status: confirmed ? ('CONFIRMED' as const) : oneOf(Object.values(AchievementStatus)),
    }
  })
  const achievementOwners = achievements.flatMap(({ id }) =>
    distinct([oneOf(organizations).id, oneOf(organizations).id]).map((organizationId, position) => ({
      id: newId(),
      achievementId: id,
      organizationId,
      name: '如证书所写',
      position,
    })),
  )

  return {
    organizations,
    series,
    events,
    agreements,
    agreementParties,
    projects,
    projectParties,
    intentions,
    contracts,
    patents,
    patentHolders,
    achievements,
    achievementOwners,
  }
}

const distinct = <Value>(values: Value[]) => [...new Set(values)]

/** The same draws from the same seed, always. */
function chanceOf(seed: number) {
  let state = seed
  const next = () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return state / 2 ** 32
  }
  const below = (limit: number) => Math.floor(next() * limit)
  const chance = (share: number) => next() < share
  return {
    below,
    chance,
    oneOf: <Value>(values: readonly Value[]): Value => {
      const value = values[below(values.length)]
      if (value === undefined) throw new Error('nothing to choose from')
      return value
    },
    maybe: <Value>(share: number, value: Value) => (chance(share) ? value : null),
    day: (first: Day, last: Day) =>
      new Date(
        dateOf(first).getTime() +
          below((dateOf(last).getTime() - dateOf(first).getTime()) / 86_400_000) * 86_400_000,
      ),
  }
}

import type { Tx } from '@/lib/db'
import { newId } from '@/lib/ids'
import type { World } from '@/tests/integration/indicators/world'

type Pick = (length: number) => number
export type Change = (tx: Tx, pick: Pick, world: World) => Promise<unknown>

const picked = <Row>(rows: readonly Row[], pick: Pick): Row => {
  const row = rows[pick(rows.length)]
  if (row === undefined) throw new Error('an empty world')
  return row
}
const oneOf = <Value>(...values: [Value, ...Value[]]) => ({
  by: (pick: Pick) => picked(values, pick),
})
const someDay = (pick: Pick) => new Date(Date.UTC(2020, pick(48), 1 + pick(28)))
const modes = oneOf('PROJECT_COOPERATION' as const, 'OTHER' as const, 'TRANSFER_LICENSE' as const)
const voiding = (pick: Pick) =>
  pick(2) === 0 ? { voidedAt: null, voidReason: null } : { voidedAt: new Date(), voidReason: '测试作废原因' }

/** Every kind of link and value that a fact is made of. */
export const changes: Record<string, Change> = {
  'an organization moves': (tx, pick, world) =>
    tx.organization.updateMany({
      where: { id: picked(world.organizations, pick).id },
      data: {
        township: oneOf<string | null>('130682001', '130682100', null).by(pick),
        regionCode: oneOf('110000', '130100', '130682').by(pick),
        industryCode: oneOf<string | null>('C26', 'A01', null).by(pick),
      },
    }),
  'an organization is another kind of thing': (tx, pick, world) =>
    tx.organization.updateMany({
      where: { id: picked(world.organizations, pick).id },
      data: {
        kind: oneOf('ENTERPRISE' as const, 'UNIVERSITY' as const, 'OTHER' as const).by(pick),
        isLocal: pick(2) === 0,
      },
    }),
  'an organization enters or leaves the list of those above scale': (tx, pick, world) =>
    tx.organization.updateMany({
      where: { id: picked(world.organizations.slice(0, 11), pick).id },
      data: oneOf(
        { isAboveScale: true, aboveScaleFrom: someDay(pick), aboveScaleTo: null },
        { isAboveScale: false, aboveScaleFrom: null, aboveScaleTo: someDay(pick) },
        { isAboveScale: false, aboveScaleFrom: null, aboveScaleTo: null },
      ).by(pick),
    }),
  'an event is held on another day': (tx, pick, world) =>
    tx.event.updateMany({
      // not of the conference that cumulative figures begin with: that is a test of its own
      where: { id: picked(world.events.slice(4), pick).id },
      data: { heldOn: someDay(pick), ...voiding(pick) },
    }),
  'an agreement is corrected': (tx, pick, world) =>
    tx.agreement.updateMany({
      where: { id: picked(world.agreements, pick).id },
      data: {
        signedOn: someDay(pick),
        status: oneOf('EFFECTIVE' as const, 'SUBMITTED' as const, 'TERMINATED' as const).by(pick),
        terminatedOn: oneOf<Date | null>(null, someDay(pick)).by(pick),
        kind: oneOf('PROJECT' as const, 'STRATEGIC' as const).by(pick),
        mode: modes.by(pick),
        partnerId: picked(world.organizations, pick).id,
        enterpriseId: picked(world.organizations, pick).id,
        originEventId: oneOf<string | null>(null, picked(world.events, pick).id).by(pick),
      },
    }),
  'an agreement is voided or restored': (tx, pick, world) =>
    tx.agreement.updateMany({ where: { id: picked(world.agreements, pick).id }, data: voiding(pick) }),
  'a project passes to another agreement': (tx, pick, world) =>
    tx.project.updateMany({
      where: { id: picked(world.projects, pick).id },
      data: {
        agreementId: picked(world.agreements, pick).id,
        enterpriseId: picked(world.organizations, pick).id,
        mode: modes.by(pick),
        landedOn: someDay(pick),
        landingEvidence: 'SITE_PHOTO',
        status: oneOf('SIGNED' as const, 'ACCEPTED' as const, 'TERMINATED' as const, 'PLANNED' as const).by(
          pick,
        ),
        acceptedOn: someDay(pick),
        plannedEndOn: someDay(pick),
        totalBudgetFen: BigInt(pick(1_000_000)),
        rdSiteRegion: oneOf<string | null>('110000', '133100', null).by(pick),
        transformationSiteRegion: oneOf('130682', '110000').by(pick),
      },
    }),
  'a project is voided or restored': (tx, pick, world) =>
    tx.project.updateMany({ where: { id: picked(world.projects, pick).id }, data: voiding(pick) }),
  'a party of an agreement is replaced': async (tx, pick, world) => {
    const agreementId = picked(world.agreements, pick).id
    await tx.agreementParty.deleteMany({ where: { agreementId, position: 0 } })
    const organizationId = picked(world.organizations, pick).id
    await tx.agreementParty.deleteMany({ where: { agreementId, organizationId } })
    await tx.agreementParty.createMany({
      data: [{ id: newId(), agreementId, organizationId, name: '新', role: 'PARTY_A', position: 0 }],
    })
  },
  'a party of a project is replaced': async (tx, pick, world) => {
    const projectId = picked(world.projects, pick).id
    const organizationId = picked(world.organizations, pick).id
    await tx.projectParty.deleteMany({ where: { projectId } })
    await tx.projectParty.createMany({
      data: [{ id: newId(), projectId, organizationId, name: '新', role: 'LEAD', position: 0 }],
    })
  },
  'an intention changes': (tx, pick, world) =>
    tx.intention.updateMany({
      where: { id: picked(world.intentions, pick).id, status: { not: 'CONVERTED' } },
      data: {
        enterpriseId: picked(world.organizations, pick).id,
        partnerId: oneOf<string | null>(null, picked(world.organizations, pick).id).by(pick),
        reachedOn: someDay(pick),
        status: oneOf('INVALID' as const, 'FOLLOWING' as const).by(pick),
      },
    }),
  'a contract changes sides': (tx, pick, world) => {
    const [seller, buyer] = [picked(world.organizations, pick), picked(world.organizations, pick)]
    if (seller === buyer) return Promise.resolve()
    return tx.technologyContract.updateMany({
      where: { id: picked(world.contracts, pick).id },
      data: {
        sellerId: seller.id,
        buyerId: buyer.id,
        agreementId: oneOf<string | null>(null, picked(world.agreements, pick).id).by(pick),
        projectId: oneOf<string | null>(null, picked(world.projects, pick).id).by(pick),
        totalFen: 900_000_000n + BigInt(pick(1000)),
        cancelledOn: someDay(pick),
      },
    })
  },
  'a patent changes': (tx, pick, world) =>
    tx.patent.updateMany({
      where: { id: picked(world.patents, pick).id },
      data: {
        projectId: oneOf<string | null>(null, picked(world.projects, pick).id).by(pick),
        isJoint: pick(2) === 0,
        ...voiding(pick),
      },
    }),
  'a holder of a patent is replaced': async (tx, pick, world) => {
    const patentId = picked(world.patents, pick).id
    await tx.patentHolder.deleteMany({ where: { patentId } })
    await tx.patentHolder.createMany({
      data: [
        {
          id: newId(),
          patentId,
          organizationId: picked(world.organizations, pick).id,
          name: '新',
          position: 0,
        },
      ],
    })
  },
  'an agreement with a project is registered': async (tx, pick, world) => {
    const [enterprise, partner] = [picked(world.organizations, pick), picked(world.organizations, pick)]
    const model = picked(world.agreements, pick)
    const sides = { enterpriseId: enterprise.id, enterpriseName: enterprise.name, partnerName: partner.name }
    const [agreementId, projectId] = [newId(), newId()]
    await tx.agreement.createMany({
      data: [
        {
          ...model,
          ...sides,
          id: agreementId,
          code: agreementId,
          kind: 'PROJECT',
          status: 'EFFECTIVE',
          signedOn: someDay(pick),
          partnerId: partner.id,
        },
      ],
    })
    const party = { agreementId, name: '新', role: 'PARTY_A' as const, position: 0 }
    await tx.agreementParty.createMany({
      data: [{ ...party, id: newId(), organizationId: enterprise.id }],
    })
    await tx.project.createMany({
      data: [{ ...picked(world.projects, pick), ...sides, id: projectId, code: projectId, agreementId }],
    })
  },
  'an achievement changes': (tx, pick, world) =>
    tx.achievement.updateMany({
      where: { id: picked(world.achievements, pick).id },
      data: {
        projectId: oneOf<string | null>(null, picked(world.projects, pick).id).by(pick),
        ...voiding(pick),
      },
    }),
  'an owner of an achievement is replaced': async (tx, pick, world) => {
    const achievementId = picked(world.achievements, pick).id
    await tx.achievementOwner.deleteMany({ where: { achievementId } })
    await tx.achievementOwner.createMany({
      data: [
        {
          id: newId(),
          achievementId,
          organizationId: picked(world.organizations, pick).id,
          name: '新',
          position: 0,
        },
      ],
    })
  },
}

/** Numbers below a length, all from one seed. */
export function picker(seed: number) {
  let state = seed
  return (length: number) => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648
    return Math.floor((state / 2_147_483_648) * length)
  }
}

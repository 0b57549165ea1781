import 'server-only'

import type { Tx } from '@/lib/db'

const TOP = 5

const live = { voidedAt: null }

/** What an organization takes part in: how many of each record, and the newest of them. RLS narrows it to the actor's sight. */
export async function organizationProfile(tx: Tx, organizationId: string) {
  const participates = { participantIds: { hasEvery: [organizationId] }, ...live }
  const [agreements, projects, contracts, patents, achievements, intentions] = await Promise.all([
    tx.agreement.findMany({
      where: participates,
      select: {
        id: true,
        code: true,
        title: true,
        enterpriseName: true,
        partnerName: true,
        signedOn: true,
        amountFen: true,
        status: true,
      },
      orderBy: [{ signedOn: 'desc' }, { id: 'desc' }],
      take: TOP,
    }),
    tx.project.findMany({
      where: participates,
      select: { id: true, code: true, title: true, status: true, progressPercent: true, plannedEndOn: true },
      orderBy: [{ plannedStartOn: 'desc' }, { id: 'desc' }],
      take: TOP,
    }),
    tx.technologyContract.findMany({
      where: participates,
      select: { id: true, code: true, title: true, status: true, totalFen: true, signedOn: true },
      orderBy: [{ signedOn: 'desc' }, { id: 'desc' }],
      take: TOP,
    }),
    tx.patent.findMany({
      where: participates,
      select: { id: true, code: true, title: true, applicationNo: true, status: true, filedOn: true },
      orderBy: [{ filedOn: 'desc' }, { id: 'desc' }],
      take: TOP,
    }),
    tx.achievement.findMany({
      where: participates,
      select: { id: true, code: true, title: true, noveltyClaim: true, status: true, evidenceOn: true },
      orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
      take: TOP,
    }),
    tx.intention.count({ where: participates }),
  ])
  const counts = {
    intentions,
    agreements: await tx.agreement.count({ where: participates }),
    projects: await tx.project.count({ where: participates }),
    contracts: await tx.technologyContract.count({ where: participates }),
    patents: await tx.patent.count({ where: participates }),
    achievements: await tx.achievement.count({ where: participates }),
  }
  return { agreements, projects, contracts, patents, achievements, counts }
}

export type OrganizationProfile = Awaited<ReturnType<typeof organizationProfile>>

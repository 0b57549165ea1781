import 'server-only'

import * as z from 'zod'
import type { Tx } from '@/lib/db'
import { Prisma } from '@/lib/generated/prisma/client'
import type { FactName } from '@/lib/indicators/fact-columns'
import type { RecordTable } from '@/lib/record-types'

/** Records whose change can alter a fact; rows that belong to one (parties, holders, owners) change it. */
export type Subject = RecordTable

/** Ids of changed records by table. */
export type Changed = Partial<Record<Subject, readonly string[]>>

type Reach = Partial<Record<Subject, (ids: Prisma.Sql) => Prisma.Sql>>

const contractReach: Reach = {
  Project: (ids) => Prisma.sql`SELECT id FROM "TechnologyContract" WHERE "projectId" = ANY(${ids})`,
  Agreement: (ids) => Prisma.sql`
    SELECT id FROM "TechnologyContract" WHERE "agreementId" = ANY(${ids})
    UNION ALL SELECT contract.id FROM "TechnologyContract" AS contract JOIN "Project" AS project ON project.id = contract."projectId"
               WHERE project."agreementId" = ANY(${ids})`,
  Organization: (ids) =>
    Prisma.sql`SELECT id FROM "TechnologyContract" WHERE "sellerId" = ANY(${ids}) OR "buyerId" = ANY(${ids})`,
}

/**
 * Which roots of a relation a changed record reaches, by the links as they are now. A link that was cut is no concern:
 * it stood in a record that has then changed itself, and the rows of a changed root are always read anew.
 */
const reaches: Record<FactName, Reach> = {
  signedProject: {
    Agreement: (ids) => Prisma.sql`SELECT id FROM "Project" WHERE "agreementId" = ANY(${ids})`,
    Organization: (ids) => Prisma.sql`
      SELECT id FROM "Project" WHERE "enterpriseId" = ANY(${ids})
      UNION ALL SELECT project.id FROM "Project" AS project JOIN "Agreement" AS agreement ON agreement.id = project."agreementId"
                 WHERE agreement."partnerId" = ANY(${ids})`,
  },
  signingEnterprise: {
    Agreement: (ids) => Prisma.sql`SELECT id FROM "Project" WHERE "agreementId" = ANY(${ids})`,
    Organization: (ids) => Prisma.sql`
      SELECT project.id FROM "Project" AS project JOIN "AgreementParty" AS party ON party."agreementId" = project."agreementId"
       WHERE party."organizationId" = ANY(${ids})
      UNION ALL SELECT project.id FROM "Project" AS project JOIN "Agreement" AS agreement ON agreement.id = project."agreementId"
                 WHERE agreement."partnerId" = ANY(${ids})`,
  },
  partnership: {
    Agreement: (ids) => Prisma.sql`SELECT id FROM "Project" WHERE "agreementId" = ANY(${ids})`,
    Organization: (ids) => Prisma.sql`
      SELECT "agreementId" AS id FROM "AgreementParty" WHERE "organizationId" = ANY(${ids})
      UNION ALL SELECT "projectId" FROM "ProjectParty" WHERE "organizationId" = ANY(${ids})
      UNION ALL SELECT id FROM "Agreement" WHERE "enterpriseId" = ANY(${ids})
      UNION ALL SELECT id FROM "Project" WHERE "enterpriseId" = ANY(${ids})`,
  },
  intention: {
    Organization: (ids) =>
      Prisma.sql`SELECT id FROM "Intention" WHERE "enterpriseId" = ANY(${ids}) OR "partnerId" = ANY(${ids})`,
  },
  registeredContract: contractReach,
  signedContract: contractReach,
  patent: {
    Project: (ids) => Prisma.sql`SELECT id FROM "Patent" WHERE "projectId" = ANY(${ids})`,
    Agreement: (ids) => Prisma.sql`
      SELECT patent.id FROM "Patent" AS patent JOIN "Project" AS project ON project.id = patent."projectId"
       WHERE project."agreementId" = ANY(${ids})`,
    Organization: (ids) =>
      Prisma.sql`SELECT "patentId" AS id FROM "PatentHolder" WHERE "organizationId" = ANY(${ids})`,
  },
  aboveScale: {
    Agreement: (ids) => Prisma.sql`SELECT id FROM "Project" WHERE "agreementId" = ANY(${ids})`,
    Organization: (ids) => Prisma.sql`
      SELECT "agreementId" AS id FROM "AgreementParty" WHERE "organizationId" = ANY(${ids})
      UNION ALL SELECT "projectId" FROM "ProjectParty" WHERE "organizationId" = ANY(${ids})`,
  },
  heldEvent: {},
  confirmedAchievement: {
    Project: (ids) => Prisma.sql`SELECT id FROM "Achievement" WHERE "projectId" = ANY(${ids})`,
    Agreement: (ids) => Prisma.sql`
      SELECT achievement.id FROM "Achievement" AS achievement JOIN "Project" AS project ON project.id = achievement."projectId"
       WHERE project."agreementId" = ANY(${ids})`,
    Organization: (ids) => Prisma.sql`
      SELECT "achievementId" AS id FROM "AchievementOwner" WHERE "organizationId" = ANY(${ids})
      UNION ALL SELECT achievement.id FROM "Achievement" AS achievement
                  JOIN "Project" AS project ON project.id = achievement."projectId"
                  JOIN "Agreement" AS agreement ON agreement.id = project."agreementId"
                 WHERE project."enterpriseId" = ANY(${ids}) OR agreement."partnerId" = ANY(${ids})`,
  },
}

/** The tables whose records are roots themselves. */
const ownRoots: Record<FactName, readonly Subject[]> = {
  signedProject: ['Project'],
  signingEnterprise: ['Project'],
  partnership: ['Agreement', 'Project'],
  intention: ['Intention'],
  registeredContract: ['TechnologyContract'],
  signedContract: ['TechnologyContract'],
  aboveScale: ['Organization', 'Agreement', 'Project'],
  heldEvent: ['Event'],
  patent: ['Patent'],
  confirmedAchievement: ['Achievement'],
}

const rootList = z.array(z.object({ id: z.string() }))

/** The roots whose facts a change to these records can have altered. */
export async function changedRoots(tx: Tx, name: FactName, changed: Changed): Promise<string[]> {
  const reached = Object.entries(reaches[name]).flatMap(([subject, select]) => {
    const ids = changed[subject as Subject]
    return ids?.length ? [select(Prisma.sql`${[...ids]}::uuid[]`)] : []
  })
  const others =
    reached.length > 0 ? rootList.parse(await tx.$queryRaw(Prisma.join(reached, ' UNION ALL '))) : []
  const own = ownRoots[name].flatMap((subject) => changed[subject] ?? [])
  return [...new Set([...own, ...others.map(({ id }) => id)])]
}

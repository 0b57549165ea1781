import 'server-only'

import { Prisma } from '@/lib/generated/prisma/client'
import type { LedgerTable } from '@/lib/ledger/unchanged'

/**
 * The relations figures are made of: what happened, with its dates and with what it can be counted by. No period and no
 * filter in here. Voided rows are in none of them.
 *
 * A statement names the ones it needs in its WITH (`withFacts`). They are merged into what reads them, so that joins for
 * columns nobody asked for are left out (LEFT JOINs on keys) and indexes are used; only the projects, which a page reads
 * from many sides, are kept aside.
 *
 * mode: 合作模式 · industry, township: of the local enterprise · region: of the leading partner · event_id: 来源活动.
 */

/** What the facts read, for those who keep results until something changes. */
export const factTables = [
  'Organization',
  'EventSeries',
  'Event',
  'Intention',
  'Agreement',
  'AgreementParty',
  'Project',
  'ProjectParty',
  'TechnologyContract',
  'Patent',
  'PatentHolder',
  'Achievement',
  'AchievementOwner',
] as const satisfies readonly LedgerTable[]

/** Where cumulative figures begin: the day of the first edition of the conference of this kind held most often. */
export const originQuery = Prisma.sql`
  SELECT first_edition."heldOn"::text AS day
    FROM "Event" AS first_edition JOIN "EventSeries" AS series ON series.id = first_edition."seriesId"
   WHERE series.kind = 'IUR_CONFERENCE' AND first_edition.edition = 1 AND first_edition."voidedAt" IS NULL
   ORDER BY (SELECT count(*) FROM "Event" AS edition WHERE edition."seriesId" = series.id AND edition."voidedAt" IS NULL) DESC,
            first_edition."heldOn", first_edition.id
   LIMIT 1`

/** Projects of signed project agreements and technology contracts, whether the agreement still runs or has ended. */
const signedProject = Prisma.sql`
  SELECT project.id, agreement.id AS agreement_id, agreement."signedOn" AS signed_on, project."landedOn" AS landed_on,
         project.mode::text AS mode, left(enterprise."industryCode", 1) AS industry, enterprise.township,
         partner."regionCode" AS region, project."enterpriseId" AS enterprise_id, agreement."partnerId" AS partner_id,
         agreement."originEventId" AS event_id
    FROM "Project" AS project
    JOIN "Agreement" AS agreement ON agreement.id = project."agreementId"
    LEFT JOIN "Organization" AS enterprise ON enterprise.id = project."enterpriseId"
    LEFT JOIN "Organization" AS partner ON partner.id = agreement."partnerId"
   WHERE project."voidedAt" IS NULL AND agreement."voidedAt" IS NULL
     AND agreement.kind IN ('PROJECT', 'TECHNOLOGY_CONTRACT') AND agreement.status IN ('EFFECTIVE', 'TERMINATED')`

/** The local enterprises that signed them: one row per enterprise and project; industry and township are its own. */
const signingEnterprise = Prisma.sql`
  SELECT enterprise.id, signed.signed_on, signed.mode, left(enterprise."industryCode", 1) AS industry, enterprise.township,
         signed.region, enterprise.id AS enterprise_id, signed.partner_id, signed.event_id
    FROM signed_project AS signed
    JOIN "AgreementParty" AS party ON party."agreementId" = signed.agreement_id
    JOIN "Organization" AS enterprise ON enterprise.id = party."organizationId"
   WHERE enterprise.kind = 'ENTERPRISE' AND enterprise."isLocal"`

/**
 * Universities and institutes, by legal person, with the first and the last day of each tie: an agreement in force or a
 * project under way. `ends_on` is null while it lasts.
 */
const partnership = Prisma.sql`
  SELECT institution.id, tie.begins_on, tie.ends_on, tie.mode, left(enterprise."industryCode", 1) AS industry,
         enterprise.township, institution."regionCode" AS region, tie.enterprise_id, institution.id AS partner_id, tie.event_id
    FROM (SELECT party."organizationId" AS institution_id, agreement."signedOn" AS begins_on,
                 least(agreement."expiresOn", agreement."terminatedOn" - 1) AS ends_on, agreement.mode::text AS mode,
                 agreement."enterpriseId" AS enterprise_id, agreement."originEventId" AS event_id
            FROM "AgreementParty" AS party JOIN "Agreement" AS agreement ON agreement.id = party."agreementId"
           WHERE agreement."voidedAt" IS NULL
             AND (agreement.status = 'EFFECTIVE' OR (agreement.status = 'TERMINATED' AND agreement."terminatedOn" IS NOT NULL))
           UNION ALL
          SELECT party."organizationId", agreement."signedOn", least(project."acceptedOn", project."terminatedOn") - 1,
                 project.mode::text, project."enterpriseId", agreement."originEventId"
            FROM "ProjectParty" AS party JOIN "Project" AS project ON project.id = party."projectId"
            JOIN "Agreement" AS agreement ON agreement.id = project."agreementId"
           WHERE project."voidedAt" IS NULL AND agreement."voidedAt" IS NULL AND agreement.status IN ('EFFECTIVE', 'TERMINATED')
             AND (project.status IN ('SIGNED', 'IN_PROGRESS', 'SUSPENDED', 'ACCEPTANCE_PENDING', 'RECTIFYING')
                  OR (project.status IN ('ACCEPTED', 'INDUSTRIALIZED') AND project."acceptedOn" IS NOT NULL)
                  OR (project.status = 'TERMINATED' AND project."terminatedOn" IS NOT NULL))) AS tie
    JOIN "Organization" AS institution ON institution.id = tie.institution_id
    LEFT JOIN "Organization" AS enterprise ON enterprise.id = tie.enterprise_id
   WHERE institution.kind IN ('UNIVERSITY', 'INSTITUTE')`

const intention = Prisma.sql`
  SELECT intention.id, intention."reachedOn" AS reached_on, intention.mode::text AS mode,
         left(enterprise."industryCode", 1) AS industry, enterprise.township, partner."regionCode" AS region,
         intention."enterpriseId" AS enterprise_id, intention."partnerId" AS partner_id, intention."originEventId" AS event_id
    FROM "Intention" AS intention
    LEFT JOIN "Organization" AS enterprise ON enterprise.id = intention."enterpriseId"
    LEFT JOIN "Organization" AS partner ON partner.id = intention."partnerId"
   WHERE intention."voidedAt" IS NULL AND intention.status NOT IN ('DRAFT', 'INVALID')`

/**
 * Registered technology contracts; one whose registration was cancelled counts until that day. The local side is the
 * buyer unless only the seller is local.
 */
const registeredContract = Prisma.sql`
  SELECT contract.id, contract."registeredOn" AS registered_on,
         CASE WHEN contract.status = 'CANCELLED' THEN contract."cancelledOn" END AS cancelled_on,
         contract."totalFen" AS total_fen, contract."technologyFen" AS technology_fen,
         coalesce(project.mode, agreement.mode)::text AS mode,
         left(CASE WHEN side.sells THEN seller."industryCode" ELSE buyer."industryCode" END, 1) AS industry,
         CASE WHEN side.sells THEN seller.township ELSE buyer.township END AS township,
         CASE WHEN side.sells THEN buyer."regionCode" ELSE seller."regionCode" END AS region,
         CASE WHEN side.sells THEN contract."sellerId" ELSE contract."buyerId" END AS enterprise_id,
         CASE WHEN side.sells THEN contract."buyerId" ELSE contract."sellerId" END AS partner_id,
         coalesce(agreement."originEventId", project_agreement."originEventId") AS event_id
    FROM "TechnologyContract" AS contract
    LEFT JOIN "Organization" AS seller ON seller.id = contract."sellerId"
    LEFT JOIN "Organization" AS buyer ON buyer.id = contract."buyerId"
    LEFT JOIN "Agreement" AS agreement ON agreement.id = contract."agreementId"
    LEFT JOIN "Project" AS project ON project.id = contract."projectId"
    LEFT JOIN "Agreement" AS project_agreement ON project_agreement.id = project."agreementId"
   CROSS JOIN LATERAL (SELECT seller."isLocal" AND NOT buyer."isLocal" AS sells) AS side
   WHERE contract."voidedAt" IS NULL
     AND (contract.status IN ('REGISTERED', 'AMENDED') OR (contract.status = 'CANCELLED' AND contract."cancelledOn" IS NOT NULL))`

/** Patents; the enterprise and the partner are the first holder of either kind. */
const patent = Prisma.sql`
  SELECT patent.id, patent."filedOn" AS filed_on, patent."grantedOn" AS granted_on, patent."isJoint" AS is_joint,
         project.mode::text AS mode, left(enterprise."industryCode", 1) AS industry, enterprise.township,
         partner."regionCode" AS region, enterprise.id AS enterprise_id, partner.id AS partner_id,
         agreement."originEventId" AS event_id
    FROM "Patent" AS patent
    LEFT JOIN "Project" AS project ON project.id = patent."projectId"
    LEFT JOIN "Agreement" AS agreement ON agreement.id = project."agreementId"
    LEFT JOIN (SELECT DISTINCT ON (holder."patentId") holder."patentId" AS patent_id, organization.id,
                      organization."industryCode", organization.township
                 FROM "PatentHolder" AS holder JOIN "Organization" AS organization ON organization.id = holder."organizationId"
                WHERE organization.kind = 'ENTERPRISE'
                ORDER BY holder."patentId", organization."isLocal" DESC, holder.position, holder.id) AS enterprise
           ON enterprise.patent_id = patent.id
    LEFT JOIN (SELECT DISTINCT ON (holder."patentId") holder."patentId" AS patent_id, organization.id, organization."regionCode"
                 FROM "PatentHolder" AS holder JOIN "Organization" AS organization ON organization.id = holder."organizationId"
                WHERE organization.kind IN ('UNIVERSITY', 'INSTITUTE')
                ORDER BY holder."patentId", holder.position, holder.id) AS partner
           ON partner.patent_id = patent.id
   WHERE patent."voidedAt" IS NULL`

/** Confirmed claims; without confirmed evidence a claim is none. The enterprise is the project's, or the first owner. */
const confirmedAchievement = Prisma.sql`
  SELECT achievement.id, achievement."evidenceOn" AS evidence_on, achievement."noveltyClaim" AS novelty_claim,
         project.mode::text AS mode, left(enterprise."industryCode", 1) AS industry, enterprise.township,
         partner."regionCode" AS region, enterprise.id AS enterprise_id, partner.id AS partner_id,
         agreement."originEventId" AS event_id
    FROM "Achievement" AS achievement
    LEFT JOIN "Project" AS project ON project.id = achievement."projectId"
    LEFT JOIN "Agreement" AS agreement ON agreement.id = project."agreementId"
    LEFT JOIN (SELECT DISTINCT ON (owner."achievementId") owner."achievementId" AS achievement_id, organization.id
                 FROM "AchievementOwner" AS owner JOIN "Organization" AS organization ON organization.id = owner."organizationId"
                WHERE organization.kind = 'ENTERPRISE'
                ORDER BY owner."achievementId", organization."isLocal" DESC, owner.position, owner.id) AS first_enterprise
           ON first_enterprise.achievement_id = achievement.id
    LEFT JOIN (SELECT DISTINCT ON (owner."achievementId") owner."achievementId" AS achievement_id, organization.id
                 FROM "AchievementOwner" AS owner JOIN "Organization" AS organization ON organization.id = owner."organizationId"
                WHERE organization.kind IN ('UNIVERSITY', 'INSTITUTE')
                ORDER BY owner."achievementId", owner.position, owner.id) AS first_partner
           ON first_partner.achievement_id = achievement.id
    LEFT JOIN "Organization" AS enterprise ON enterprise.id = coalesce(project."enterpriseId", first_enterprise.id)
    LEFT JOIN "Organization" AS partner ON partner.id = coalesce(first_partner.id, agreement."partnerId")
   WHERE achievement."voidedAt" IS NULL AND achievement.status = 'CONFIRMED'`

type Relation = {
  sql: Prisma.Sql
  /** Another relation it reads. */
  from?: Facts
  /** Read once and kept aside when a statement reads it more than once. */
  shared?: true
}

export type Facts =
  | 'signed_project'
  | 'signing_enterprise'
  | 'partnership'
  | 'intention'
  | 'registered_contract'
  | 'patent'
  | 'confirmed_achievement'

const relations: Record<Facts, Relation> = {
  signed_project: { sql: signedProject, shared: true },
  signing_enterprise: { sql: signingEnterprise, from: 'signed_project' },
  partnership: { sql: partnership },
  intention: { sql: intention },
  registered_contract: { sql: registeredContract },
  patent: { sql: patent },
  confirmed_achievement: { sql: confirmedAchievement },
}

/** The name of a relation in a statement that begins with `withFacts`. */
export const factsNamed = (name: Facts) => Prisma.raw(name)

/** `WITH …` for the relations named, after those that they read. */
export function withFacts(needed: readonly Facts[]): Prisma.Sql {
  const all = new Set(needed.flatMap((name) => [relations[name].from ?? name, name]))
  return Prisma.sql`WITH ${Prisma.join([...all].map(definition))}`
}

function definition(name: Facts) {
  const { sql, shared } = relations[name]
  return Prisma.sql`${factsNamed(name)} AS ${shared ? Prisma.empty : Prisma.sql`NOT MATERIALIZED`} (${sql})`
}

import 'server-only'

import { TENANT_REGION, xiongan } from '@/lib/dictionaries/regions'
import { Prisma } from '@/lib/generated/prisma/client'
import { type FactName, factColumns, REGISTERED } from '@/lib/indicators/fact-columns'
import { columnOrder } from '@/lib/indicators/fact-table'
import { SINCE_EVER } from '@/lib/indicators/words'
import type { LedgerTable } from '@/lib/ledger/unchanged'

/**
 * The relations figures are made of: what happened, with its dates and with what it can be counted by. No period and no
 * filter in here. Voided rows are in none of them.
 *
 * Each row has a root: the record it is read from. `only` narrows a relation to some roots, wherever the planner needs
 * to be told; which roots a changed record reaches is said in fact-roots.ts.
 *
 * mode: 合作模式 · industry, township: of the local enterprise · region: of the leading partner · event: 来源活动.
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

/** `AND column = ANY(roots)`, or nothing when all rows are asked for. */
type Only = (column: Prisma.Sql) => Prisma.Sql

/** Projects of signed project agreements and technology contracts, whether the agreement still runs or has ended. */
const signedProjects = (only: Only) => Prisma.sql`
    FROM "Project" AS project
    JOIN "Agreement" AS agreement ON agreement.id = project."agreementId"
    LEFT JOIN "Organization" AS partner ON partner.id = agreement."partnerId"
   WHERE project."voidedAt" IS NULL AND agreement."voidedAt" IS NULL
     AND agreement.kind IN ('PROJECT', 'TECHNOLOGY_CONTRACT') AND agreement.status IN ('EFFECTIVE', 'TERMINATED')
     ${only(Prisma.sql`project.id`)}`

const signedProject = (only: Only) => Prisma.sql`
  SELECT signed.*, left(enterprise."industryCode", 1) AS industry, enterprise.township
    FROM (SELECT project.id AS root, project."createdAt", agreement."signedOn", project."landedOn", project."plannedEndOn",
                 CASE WHEN project.status IN ('ACCEPTED', 'INDUSTRIALIZED') THEN project."acceptedOn" END AS "acceptedOn",
                 CASE WHEN project.status = 'INDUSTRIALIZED' THEN project."industrializedOn" END AS "industrializedOn",
                 CASE WHEN project.status = 'TERMINATED' THEN project."terminatedOn" END AS "terminatedOn",
                 coalesce(project."totalBudgetFen", 0) AS "budgetFen",
                 (project."transformationSiteRegion" = ${TENANT_REGION} AND project."rdSiteRegion" IN ('110000', '120000')) IS TRUE AS "fromJingJin",
                 (project."transformationSiteRegion" = ${TENANT_REGION}
                   AND project."rdSiteRegion" = ANY(${[...xiongan]}::text[])) IS TRUE AS "fromXiongAn",
                 project.mode, partner."regionCode" AS region, project."enterpriseId" AS enterprise, agreement."partnerId" AS partner, agreement."originEventId" AS event
          ${signedProjects(only)}) AS signed
    LEFT JOIN "Organization" AS enterprise ON enterprise.id = signed.enterprise`

/** The local enterprises that signed them: one row per enterprise and project; industry and township are its own. */
const signingEnterprise = (only: Only) => Prisma.sql`
  SELECT signed.root, signed."createdAt", signed."signedOn", signed.mode, left(enterprise."industryCode", 1) AS industry, enterprise.township,
         signed.region, enterprise.id AS enterprise, signed.partner, signed.event
    FROM (SELECT project.id AS root, project."createdAt", agreement.id AS "agreementId", agreement."signedOn", project.mode,
                 partner."regionCode" AS region, agreement."partnerId" AS partner, agreement."originEventId" AS event
          ${signedProjects(only)}) AS signed
    JOIN "AgreementParty" AS party ON party."agreementId" = signed."agreementId"
    JOIN "Organization" AS enterprise ON enterprise.id = party."organizationId"
   WHERE enterprise.kind = 'ENTERPRISE' AND enterprise."isLocal"`

/** Conditions on an agreement and on a project whose parties are asked for. */
type TiesOf = { agreement: Prisma.Sql; project: Prisma.Sql }

/**
 * Who was tied by an agreement in force or a project under way, party by party, with the first and the last day of the
 * tie; `endsOn` is null while it lasts. An agreement that was terminated on a day nobody knows is none.
 */
const ties = (only: Only, of: TiesOf = { agreement: Prisma.empty, project: Prisma.empty }) => Prisma.sql`
          SELECT agreement.id AS root, agreement."createdAt", signer."organizationId" AS party, agreement."signedOn" AS "beginsOn",
                 least(agreement."expiresOn", agreement."terminatedOn" - 1) AS "endsOn", agreement.mode,
                 agreement."enterpriseId" AS enterprise, agreement."originEventId" AS event
            FROM "AgreementParty" AS signer JOIN "Agreement" AS agreement ON agreement.id = signer."agreementId"
           WHERE agreement."voidedAt" IS NULL
             AND (agreement.status = 'EFFECTIVE' OR (agreement.status = 'TERMINATED' AND agreement."terminatedOn" IS NOT NULL))
             ${of.agreement} ${only(Prisma.sql`agreement.id`)}
           UNION ALL
          SELECT project.id, project."createdAt", member."organizationId", agreement."signedOn",
                 least(project."acceptedOn", project."terminatedOn") - 1, project.mode, project."enterpriseId",
                 agreement."originEventId"
            FROM "ProjectParty" AS member JOIN "Project" AS project ON project.id = member."projectId"
            JOIN "Agreement" AS agreement ON agreement.id = project."agreementId"
           WHERE project."voidedAt" IS NULL AND agreement."voidedAt" IS NULL AND agreement.status IN ('EFFECTIVE', 'TERMINATED')
             AND (project.status IN ('SIGNED', 'IN_PROGRESS', 'SUSPENDED', 'ACCEPTANCE_PENDING', 'RECTIFYING')
                  OR (project.status IN ('ACCEPTED', 'INDUSTRIALIZED') AND project."acceptedOn" IS NOT NULL)
                  OR (project.status = 'TERMINATED' AND project."terminatedOn" IS NOT NULL))
             ${of.project} ${only(Prisma.sql`project.id`)}`

/** Universities and institutes (`partner`), by legal person, with the days of each tie. */
const partnership = (only: Only) => Prisma.sql`
  SELECT tie.root, tie."createdAt", tie."beginsOn", tie."endsOn", tie.mode, left(enterprise."industryCode", 1) AS industry,
         enterprise.township, institution."regionCode" AS region, tie.enterprise, institution.id AS partner, tie.event
    FROM (${ties(only)}) AS tie
    JOIN "Organization" AS institution ON institution.id = tie.party
    LEFT JOIN "Organization" AS enterprise ON enterprise.id = tie.enterprise
   WHERE institution.kind IN ('UNIVERSITY', 'INSTITUTE')`

const intention = (only: Only) => Prisma.sql`
  SELECT intention.id AS root, intention."createdAt", intention."reachedOn", intention."convertedOn", intention.mode, left(enterprise."industryCode", 1) AS industry,
         enterprise.township, partner."regionCode" AS region, intention."enterpriseId" AS enterprise,
         intention."partnerId" AS partner, intention."originEventId" AS event
    FROM "Intention" AS intention
    LEFT JOIN "Organization" AS enterprise ON enterprise.id = intention."enterpriseId"
    LEFT JOIN "Organization" AS partner ON partner.id = intention."partnerId"
   WHERE intention."voidedAt" IS NULL AND intention.status NOT IN ('DRAFT', 'INVALID') ${only(Prisma.sql`intention.id`)}`

/** What a technology contract is counted by. The local side is the buyer unless only the seller is local. */
const contractSides = Prisma.sql`
         coalesce(project.mode, agreement.mode) AS mode,
         left(CASE WHEN side.sells THEN seller."industryCode" ELSE buyer."industryCode" END, 1) AS industry,
         CASE WHEN side.sells THEN seller.township ELSE buyer.township END AS township,
         CASE WHEN side.sells THEN buyer."regionCode" ELSE seller."regionCode" END AS region,
         CASE WHEN side.sells THEN contract."sellerId" ELSE contract."buyerId" END AS enterprise,
         CASE WHEN side.sells THEN contract."buyerId" ELSE contract."sellerId" END AS partner,
         coalesce(agreement."originEventId", project_agreement."originEventId") AS event
    FROM "TechnologyContract" AS contract
    LEFT JOIN "Organization" AS seller ON seller.id = contract."sellerId"
    LEFT JOIN "Organization" AS buyer ON buyer.id = contract."buyerId"
    LEFT JOIN "Agreement" AS agreement ON agreement.id = contract."agreementId"
    LEFT JOIN "Project" AS project ON project.id = contract."projectId"
    LEFT JOIN "Agreement" AS project_agreement ON project_agreement.id = project."agreementId"
   CROSS JOIN LATERAL (SELECT seller."isLocal" AND NOT buyer."isLocal" AS sells) AS side`

/** Registered technology contracts; one whose registration was cancelled counts until that day. */
const registeredContract = (only: Only) => Prisma.sql`
  SELECT contract.id AS root, contract."createdAt", contract."registeredOn",
         CASE WHEN contract.status = 'CANCELLED' THEN contract."cancelledOn" END AS "cancelledOn",
         contract."totalFen", contract."technologyFen",
         seller."isLocal" AS "sellerIsLocal", buyer."isLocal" AS "buyerIsLocal", ${contractSides}
   WHERE contract."voidedAt" IS NULL
     AND (contract.status IN ('REGISTERED', 'AMENDED') OR (contract.status = 'CANCELLED' AND contract."cancelledOn" IS NOT NULL))
     ${only(Prisma.sql`contract.id`)}`

/** Technology contracts as they were signed, whether registered by now or not; drafts and refused ones are none. */
const signedContract = (only: Only) => Prisma.sql`
  SELECT contract.id AS root, contract."createdAt", contract."signedOn", contract."totalFen", ${contractSides}
   WHERE contract."voidedAt" IS NULL AND contract.status NOT IN ('DRAFT', 'REJECTED', 'CANCELLED') ${only(Prisma.sql`contract.id`)}`

/** Patents; the enterprise and the partner are the first holder of either kind. */
const patent = (only: Only) => Prisma.sql`
  SELECT patent.id AS root, patent."createdAt", patent."filedOn", patent."grantedOn",
         CASE WHEN patent.status = 'VALID' THEN patent."expiresOn"
              ELSE coalesce(patent."statusOn", patent."grantedOn") END AS "endedOn", patent."isJoint", project.mode,
         left(enterprise."industryCode", 1) AS industry, enterprise.township, partner."regionCode" AS region,
         enterprise.id AS enterprise, partner.id AS partner, agreement."originEventId" AS event
    FROM "Patent" AS patent
    LEFT JOIN "Project" AS project ON project.id = patent."projectId"
    LEFT JOIN "Agreement" AS agreement ON agreement.id = project."agreementId"
    LEFT JOIN (SELECT DISTINCT ON (holder."patentId") holder."patentId", organization.id,
                      organization."industryCode", organization.township
                 FROM "PatentHolder" AS holder JOIN "Organization" AS organization ON organization.id = holder."organizationId"
                WHERE organization.kind = 'ENTERPRISE' ${only(Prisma.sql`holder."patentId"`)}
                ORDER BY holder."patentId", organization."isLocal" DESC, holder.position, holder.id) AS enterprise
           ON enterprise."patentId" = patent.id
    LEFT JOIN (SELECT DISTINCT ON (holder."patentId") holder."patentId", organization.id, organization."regionCode"
                 FROM "PatentHolder" AS holder JOIN "Organization" AS organization ON organization.id = holder."organizationId"
                WHERE organization.kind IN ('UNIVERSITY', 'INSTITUTE') ${only(Prisma.sql`holder."patentId"`)}
                ORDER BY holder."patentId", holder.position, holder.id) AS partner
           ON partner."patentId" = patent.id
   WHERE patent."voidedAt" IS NULL ${only(Prisma.sql`patent.id`)}`

/**
 * Local enterprises above the statistical scale with their days on the list: once for themselves, never covered, and once
 * for each tie with a university or an institute, covered from its first to its last day (null while it lasts).
 */
const aboveScale = (only: Only) => Prisma.sql`
  SELECT tie.root, tie."createdAt", coalesce(listed."aboveScaleFrom", ${SINCE_EVER}::date) AS since, listed."aboveScaleTo" AS until,
         tie."beginsOn" AS "coveredFrom", tie."endsOn" AS "coveredTo", NULL AS mode, left(listed."industryCode", 1) AS industry,
         listed.township, NULL AS region, listed.id AS enterprise, NULL::uuid AS partner, NULL::uuid AS event
    FROM (SELECT enterprise.id AS root, enterprise."createdAt", enterprise.id AS party, NULL::date AS "beginsOn", NULL::date AS "endsOn"
            FROM "Organization" AS enterprise WHERE enterprise."voidedAt" IS NULL ${only(Prisma.sql`enterprise.id`)}
           UNION ALL
          SELECT with_institution.root, with_institution."createdAt", with_institution.party, with_institution."beginsOn", with_institution."endsOn"
            FROM (${ties(only, withInstitution)}) AS with_institution) AS tie
    JOIN "Organization" AS listed ON listed.id = tie.party
   WHERE listed.kind = 'ENTERPRISE' AND listed."isLocal" AND listed."voidedAt" IS NULL
     AND (listed."isAboveScale" OR listed."aboveScaleTo" IS NOT NULL)`

const withInstitution: TiesOf = {
  agreement: Prisma.sql`
             AND EXISTS (SELECT FROM "AgreementParty" AS cosigner JOIN "Organization" AS institution ON institution.id = cosigner."organizationId"
                          WHERE cosigner."agreementId" = agreement.id AND institution.kind IN ('UNIVERSITY', 'INSTITUTE'))`,
  project: Prisma.sql`
             AND EXISTS (SELECT FROM "ProjectParty" AS fellow JOIN "Organization" AS institution ON institution.id = fellow."organizationId"
                          WHERE fellow."projectId" = project.id AND institution.kind IN ('UNIVERSITY', 'INSTITUTE'))`,
}

/** Events that were held, for what each of them brought. */
const heldEvent = (only: Only) => Prisma.sql`
  SELECT event.id AS root, event."createdAt", event."heldOn", NULL AS mode, NULL AS industry, NULL AS township, NULL AS region,
         NULL::uuid AS enterprise, NULL::uuid AS partner, event.id AS event
    FROM "Event" AS event WHERE event."voidedAt" IS NULL ${only(Prisma.sql`event.id`)}`

/** Confirmed claims; without confirmed evidence a claim is none. The enterprise is the project's, or the first owner. */
const confirmedAchievement = (only: Only) => Prisma.sql`
  SELECT achievement.id AS root, achievement."createdAt", achievement."evidenceOn", achievement."noveltyClaim", project.mode,
         left(enterprise."industryCode", 1) AS industry, enterprise.township, partner."regionCode" AS region,
         enterprise.id AS enterprise, partner.id AS partner, agreement."originEventId" AS event
    FROM "Achievement" AS achievement
    LEFT JOIN "Project" AS project ON project.id = achievement."projectId"
    LEFT JOIN "Agreement" AS agreement ON agreement.id = project."agreementId"
    LEFT JOIN (SELECT DISTINCT ON (owner."achievementId") owner."achievementId", organization.id
                 FROM "AchievementOwner" AS owner JOIN "Organization" AS organization ON organization.id = owner."organizationId"
                WHERE organization.kind = 'ENTERPRISE' ${only(Prisma.sql`owner."achievementId"`)}
                ORDER BY owner."achievementId", organization."isLocal" DESC, owner.position, owner.id) AS first_enterprise
           ON first_enterprise."achievementId" = achievement.id
    LEFT JOIN (SELECT DISTINCT ON (owner."achievementId") owner."achievementId", organization.id
                 FROM "AchievementOwner" AS owner JOIN "Organization" AS organization ON organization.id = owner."organizationId"
                WHERE organization.kind IN ('UNIVERSITY', 'INSTITUTE') ${only(Prisma.sql`owner."achievementId"`)}
                ORDER BY owner."achievementId", owner.position, owner.id) AS first_partner
           ON first_partner."achievementId" = achievement.id
    LEFT JOIN "Organization" AS enterprise ON enterprise.id = coalesce(project."enterpriseId", first_enterprise.id)
    LEFT JOIN "Organization" AS partner ON partner.id = coalesce(first_partner.id, agreement."partnerId")
   WHERE achievement."voidedAt" IS NULL AND achievement.status = 'CONFIRMED' ${only(Prisma.sql`achievement.id`)}`

const relations: Record<FactName, (only: Only) => Prisma.Sql> = {
  signedProject,
  signingEnterprise,
  partnership,
  intention,
  registeredContract,
  signedContract,
  patent,
  aboveScale,
  heldEvent,
  confirmedAchievement,
}

/** The rows of a relation: `root`, and the columns of fact-columns.ts by name. */
export function factRows(name: FactName, roots?: readonly string[]): Prisma.Sql {
  return relations[name]((column) =>
    roots === undefined ? Prisma.empty : Prisma.sql`AND ${column} = ANY(${[...roots]}::uuid[])`,
  )
}

/**
 * A statement with one row and one text: a line per fact, its root and its columns in `columnOrder` between commas, days
 * as numbers. None of the values can hold a comma: ids, codes, numbers. A hundred thousand rows come ten times faster
 * this way than as rows.
 */
export function factLines(name: FactName, roots?: readonly string[]): Prisma.Sql {
  const { days } = factColumns[name]
  const texts = columnOrder(name).map((column) => {
    if (column === REGISTERED) return Prisma.sql`(extract(epoch FROM fact."createdAt") * 1000)::bigint::text`
    const value = Prisma.raw(`fact."${column}"`)
    return days.some((day) => day === column)
      ? Prisma.sql`(${value} - '1970-01-01'::date)::text`
      : Prisma.sql`${value}::text`
  })
  return Prisma.sql`
    SELECT string_agg(array_to_string(ARRAY[fact.root::text, ${Prisma.join(texts)}], ',', ''), chr(10)) AS lines
      FROM (${factRows(name, roots)}) AS fact`
}

/**
 * The columns a relation reads of each table, by what its SQL names: a change to any other column cannot alter a fact.
 * `{ Project: ['agreementId', 'mode', …], … }`
 */
export function columnsRead(name: FactName): Record<string, string[]> {
  const { text } = factRows(name)
  return byTable(namesIn(text, tablesOf(text)))
}

/**
 * Of these, those that decide whether a fact counts: what the SQL joins and asks by, and the columns `named`, by which a
 * figure asks. What is only handed on is left out. Where a named column is computed of others, any may decide.
 */
export function columnsDeciding(name: FactName, named: readonly string[]): Record<string, string[]> {
  const { text } = factRows(name)
  const tables = tablesOf(text)
  const wanted = namesIn(text, tables).filter(({ column }) => named.includes(column))
  if (named.some((one) => wanted.every(({ column }) => column !== one))) return columnsRead(name)
  return byTable([...namesIn(text.replace(/SELECT[\s\S]*?FROM/g, 'FROM'), tables), ...wanted])
}

type Named = { table: string; column: string }

/** Tables by the name a statement gives them. */
function tablesOf(text: string): ReadonlyMap<string, string> {
  const found = text.matchAll(/(?:FROM|JOIN) "(\w+)" AS (\w+)/g)
  return new Map([...found].map(([, table = '', alias = '']) => [alias, table]))
}

function namesIn(text: string, tables: ReadonlyMap<string, string>): Named[] {
  return [...text.matchAll(/\b(\w+)\."?(\w+)"?/g)].flatMap(([, alias = '', column = '']) => {
    const table = tables.get(alias)
    return table === undefined ? [] : [{ table, column }]
  })
}

function byTable(names: readonly Named[]): Record<string, string[]> {
  const columns = new Map<string, Set<string>>()
  for (const { table, column } of names) columns.set(table, (columns.get(table) ?? new Set()).add(column))
  return Object.fromEntries([...columns].map(([table, found]) => [table, [...found]]))
}

/**
 * The bare SQL of what the measured pages show, written plainly: what one would write by hand for the same rows in the
 * same order. Each gives the statements of one result. They run as the portal's role, so row-level security applies.
 *
 * @typedef {{ text: string, values?: unknown[] }} Statement
 */
import crypto from 'node:crypto'

const PAGE_SIZE = 20
const PER_TYPE = 7

const listColumns = `id, code, title, kind, mode, status, "signedOn", "expiresOn", "amountFen", "amountAbsentReason",
  "enterpriseName", "partnerName", "voidedAt", "submittedById"`

/** One page of the list, counted from the nearer end as every list of the portal does. */
export function agreementPage({
  page = 1,
  total = Number.POSITIVE_INFINITY,
  organizationId = null,
  word = null,
} = {}) {
  const skip = (page - 1) * PAGE_SIZE
  const take = Math.min(PAGE_SIZE, total - skip)
  const fromEnd = skip > total / 2
  const direction = fromEnd ? 'ASC' : 'DESC'
  const { where, values } = condition({ organizationId, word })
  return {
    text: `SELECT ${listColumns} FROM "Agreement" WHERE ${where}
            ORDER BY "signedOn" ${direction}, id ${direction} LIMIT ${take} OFFSET ${fromEnd ? total - skip - take : skip}`,
    values,
  }
}

/** All rows of the list in its order. */
export function everyAgreement(since) {
  const { where, values } = condition({ organizationId: null, word: null })
  const later = since === undefined ? '' : ` AND "signedOn" >= '${since}'`
  return {
    text: `SELECT ${listColumns} FROM "Agreement" WHERE ${where}${later} ORDER BY "signedOn" DESC, id DESC`,
    values,
  }
}

/** How many rows, and the sum of their amounts. The portal keeps it until the register changes. */
export function agreementTotals({ organizationId = null, word = null } = {}) {
  const { where, values } = condition({ organizationId, word })
  return {
    text: `SELECT count(*) AS total, sum("amountFen") AS "amountFen" FROM "Agreement" WHERE ${where}`,
    values,
  }
}

function condition({ organizationId, word }) {
  const values = []
  const parts = ['"voidedAt" IS NULL']
  const value = (given) => `$${values.push(given)}`
  if (organizationId) parts.push(`"participantIds" @> ARRAY[${value(organizationId)}]::uuid[]`)
  // Two characters are a gram: nothing else has to be compared.
  if (word) parts.push(`"searchGrams" @> ARRAY[${value(word)}]::text[]`)
  return { where: parts.join(' AND '), values }
}

/** The global box: at most seven of each kind of record. */
export function everythingLike(word) {
  const sources = [
    ['Organization', 'name', '"creditCode"', '"sortKey"'],
    ['Project', 'title', '"enterpriseName"', '"plannedStartOn" DESC'],
    ['Agreement', 'title', '"enterpriseName"', '"signedOn" DESC'],
    ['TechnologyContract', 'title', '"registrationNo"', '"signedOn" DESC'],
    ['Patent', 'title', '"applicationNo"', '"filedOn" DESC'],
    ['Achievement', 'title', '"ownerNames"', '"createdAt" DESC'],
    ['Intention', 'title', '"enterpriseName"', '"reachedOn" DESC'],
    ['Event', 'title', 'place', '"heldOn" DESC'],
  ]
  const part = ([table, title, detail, order]) => `
    (SELECT '${table}' AS type, id, code, ${title} AS title, ${detail} AS detail FROM "${table}"
      WHERE "voidedAt" IS NULL AND "searchGrams" @> ARRAY[$1]::text[]
      ORDER BY ${order}, id DESC LIMIT ${PER_TYPE})`
  return { text: sources.map(part).join(' UNION ALL '), values: [word] }
}

/** One agreement with all that its page shows. */
export function agreementDetail(id) {
  const about = (text) => ({ text, values: [id] })
  return [
    about(`SELECT agreement.*, event.title AS "eventTitle", previous.code AS "previousCode", previous.title AS "previousTitle",
                  intention.id AS "intentionId", intention.title AS "intentionTitle"
             FROM "Agreement" AS agreement
             LEFT JOIN "Event" AS event ON event.id = agreement."originEventId"
             LEFT JOIN "Agreement" AS previous ON previous.id = agreement."previousId"
             LEFT JOIN "Intention" AS intention ON intention."convertedAgreementId" = agreement.id
            WHERE agreement.id = $1`),
    about(
      `SELECT id, "organizationId", name, role, "isLead", "shareFen" FROM "AgreementParty" WHERE "agreementId" = $1 ORDER BY position`,
    ),
    about(
      `SELECT id, code, title, "signedOn" FROM "Agreement" WHERE "previousId" = $1 AND "voidedAt" IS NULL`,
    ),
    about(`SELECT id, code, title, status, "progressPercent" FROM "Project"
            WHERE "agreementId" = $1 AND "voidedAt" IS NULL ORDER BY code LIMIT 100`),
    about(`SELECT id, code, title, status, "totalFen" FROM "TechnologyContract"
            WHERE "agreementId" = $1 AND "voidedAt" IS NULL ORDER BY code LIMIT 100`),
    about(`SELECT change.*, person.name FROM "Change" AS change LEFT JOIN "User" AS person ON person.id = change."actorId"
            WHERE change."subjectId" = $1 ORDER BY change.id DESC LIMIT 51`),
  ]
}

/** A new agreement with two parties, its number, its submission key; the ledger is written by the triggers. */
export function newAgreement({ title, firm, firmName, partner, partnerName, day, person }) {
  const id = crypto.randomUUID()
  const text = `${title} ${firmName} ${partnerName}`.toLowerCase()
  return [
    {
      text: `INSERT INTO "Submission" (key, "actorId", "recordType", "recordId") VALUES ($1, $2, 'agreement', $3) ON CONFLICT DO NOTHING`,
      values: [crypto.randomUUID(), person.userId, id],
    },
    {
      text: `INSERT INTO "Agreement" (id, code, title, kind, mode, "signedOn", "amountFen", "enterpriseId", "enterpriseName",
                                      "partnerId", "partnerName", "participantIds", "searchText", "sortKey")
             VALUES ($1, next_code('XY', extract(year FROM $2::date)::int), $3, 'PROJECT', 'PROJECT_COOPERATION', $2, 10000000,
                     $4, $5, $6, $7, ARRAY[$4, $6]::uuid[], $8, '')`,
      values: [id, day, title, firm, firmName, partner, partnerName, text],
    },
    {
      text: `INSERT INTO "AgreementParty" (id, "agreementId", "organizationId", name, role, "isLead", position)
             VALUES ($1, $2, $3, $4, 'PARTY_A', true, 0), ($5, $2, $6, $7, 'PARTY_B', false, 1)`,
      values: [crypto.randomUUID(), id, firm, firmName, crypto.randomUUID(), partner, partnerName],
    },
  ]
}

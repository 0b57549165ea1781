/** What the requests are about, taken from the register itself: ids, words, pairs of parties. */

const MANY = 120

/**
 * @param {import('pg').Client} owner
 * @returns {Promise<{ tables: Record<string, number>, listed: number, today: string, agreementIds: string[], words: string[],
 *   recent: { day: string, n: number }, pairs: { firm: string, firmName: string, partner: string, partnerName: string }[], postgres: string }>}
 */
export async function sample(owner) {
  await owner.query('SELECT setseed(0.42)')
  const ids = await owner.query(
    `SELECT id FROM (SELECT id FROM "Agreement" WHERE "voidedAt" IS NULL ORDER BY id OFFSET 100) AS a ORDER BY random() LIMIT ${MANY}`,
  )
  // Pairs of characters as they stand in titles and names: frequent ones often, rare ones sometimes.
  const words = await owner.query(
    `SELECT word FROM (SELECT DISTINCT substr(text, at, 2) AS word
       FROM (SELECT title || "enterpriseName" || "partnerName" AS text,
                    1 + floor(random() * (length(title || "enterpriseName" || "partnerName") - 1))::int AS at
               FROM "Agreement" ORDER BY random() LIMIT 4000) AS drawn
      WHERE substr(text, at, 2) ~ '^[一-龥]{2}$') AS distinct_word
      ORDER BY md5(word) LIMIT ${MANY}`,
  )
  const pairs = await owner.query(
    `SELECT firm.id AS firm, firm.name AS "firmName", partner.id AS partner, partner.name AS "partnerName"
       FROM (SELECT id, name, row_number() OVER (ORDER BY random()) AS n FROM "Organization"
              WHERE kind = 'ENTERPRISE' AND "isLocal") AS firm
       JOIN (SELECT id, name, row_number() OVER (ORDER BY random()) AS n FROM "Organization"
              WHERE kind IN ('UNIVERSITY', 'INSTITUTE')) AS partner USING (n) LIMIT ${4 * MANY}`,
  )
  const tables = {}
  for (const table of ['Agreement', 'Project', 'TechnologyContract', 'Patent', 'Organization', 'Change']) {
    tables[table] = (await owner.query(`SELECT count(*)::int AS n FROM "${table}"`)).rows[0].n
  }
  const listed = await owner.query('SELECT count(*)::int AS n FROM "Agreement" WHERE "voidedAt" IS NULL')
  const recent = await owner.query(
    `SELECT day::text, sum(n) OVER (ORDER BY day DESC)::int AS n
       FROM (SELECT "signedOn" AS day, count(*) AS n FROM "Agreement" WHERE "voidedAt" IS NULL AND "signedOn" IS NOT NULL GROUP BY 1) AS days
      ORDER BY day DESC`,
  )
  const today = await owner.query(`SELECT (now() AT TIME ZONE 'Asia/Shanghai')::date::text AS day`)
  return {
    tables,
    listed: listed.rows[0].n,
    // from this day on there are twenty thousand, or all
    recent: recent.rows.find(({ n }) => n >= 20_000) ?? recent.rows.at(-1),
    today: today.rows[0].day,
    agreementIds: ids.rows.map(({ id }) => id),
    words: words.rows.map(({ word }) => word),
    pairs: pairs.rows,
    postgres: (await owner.query('SHOW server_version')).rows[0].server_version,
  }
}

/** Runs bare statements as the portal's role with an actor set, and takes their time. */
import pg from 'pg'

/** @param {string} url @param {boolean} explain print how PostgreSQL carries out each kind of statement, once */
export async function bareSql(url, explain) {
  const client = new pg.Client({
    connectionString: url,
    // Planned as the portal's own connections plan (lib/db.ts).
    options: '-c role=luodi_app -c random_page_cost=1.1 -c work_mem=32MB',
    application_name: 'luodi-bench',
  })
  client.on('error', () => {}) // the query under way rejects; without a listener Node would end here
  await client.connect()
  const explained = new Set()

  const begin = async (person, mode) => {
    await client.query(`BEGIN ${mode}`)
    await client.query(
      `SELECT set_config('app.role', $1, true), set_config('app.user_id', $2, true), set_config('app.organization_id', $3, true)`,
      [person.role, person.userId, person.organizationId ?? ''],
    )
  }

  const print = async (name, statements) => {
    explained.add(name)
    for (const { text, values } of statements) {
      const { rows } = await client.query(`EXPLAIN (ANALYZE, BUFFERS) ${text}`, values)
      console.log(`\n-- ${name}\n${rows.map((row) => row['QUERY PLAN']).join('\n')}`)
    }
  }

  return {
    /**
     * Milliseconds of reading; the transaction around it is not counted.
     * @param {string} name @param {import('./sign-in.mjs').Person} person @param {import('./statements.mjs').Statement[]} statements
     */
    async read(name, person, statements) {
      await begin(person, 'ISOLATION LEVEL REPEATABLE READ READ ONLY')
      if (explain && !explained.has(name)) await print(name, statements)
      const began = performance.now()
      for (const { text, values } of statements) await client.query(text, values)
      const ms = performance.now() - began
      await client.query('COMMIT')
      return ms
    },
    /** Milliseconds of writing, to the end of the commit. */
    async write(person, statements) {
      await begin(person, '')
      const began = performance.now()
      for (const { text, values } of statements) await client.query(text, values)
      await client.query('COMMIT')
      return performance.now() - began
    },
    stop: () => client.end(),
  }
}

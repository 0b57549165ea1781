import type pg from 'pg'

/**
 * Takes the search indexes away while many rows are written, and builds each of them once at the end: otherwise every
 * change of a row writes to all of them; what enforces a rule stays. In the caller's transaction, so that they are never missing for anybody else.
 */
export async function withoutIndexes(
  client: pg.Client,
  work: () => Promise<unknown>,
  around: (build: () => Promise<void>) => Promise<void> = (build) => build(),
) {
  const { rows } = await client.query<{ name: string; definition: string }>(`
    SELECT relname AS name, pg_get_indexdef(indexrelid) AS definition
    FROM pg_index JOIN pg_class ON pg_class.oid = indexrelid
    WHERE relnamespace = 'public'::regnamespace AND NOT indisunique AND NOT indisexclusion ORDER BY relname`)
  for (const { name } of rows) await client.query(`DROP INDEX "${name}"`)
  await work()
  await around(async () => {
    for (const { definition } of rows) await client.query(definition)
  })
}

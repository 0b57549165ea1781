import { migrate } from '@/scripts/migrate.mjs'
import { asOwner } from '@/tests/support/db'

/** An empty portal on the same server, for tests about being the first or the last of something. */
export async function emptyDatabase(name: string): Promise<string> {
  const url = new URL(process.env.OWNER_URL ?? process.env.DATABASE_URL ?? '')
  await dropDatabase(name)
  await asOwner((client) => client.query(`CREATE DATABASE ${client.escapeIdentifier(name)}`))
  url.pathname = `/${name}`
  await migrate(url.href)
  return url.href
}

export async function dropDatabase(name: string): Promise<void> {
  await asOwner((client) =>
    client.query(`DROP DATABASE IF EXISTS ${client.escapeIdentifier(name)} WITH (FORCE)`),
  )
}

import { randomUUID } from 'node:crypto'
import pg from 'pg'
import { afterAll, inject } from 'vitest'

// Runs before each test file: a copy of the migrated database for that file alone (about 50 ms), dropped after it.
const template = new URL(inject('templateUrl'))
const clone = new URL(template)
clone.pathname = `/t_${randomUUID().replaceAll('-', '')}`

await onServer(async (client) => {
  const [from, to] = [template, clone].map((url) => client.escapeIdentifier(url.pathname.slice(1)))
  await client.query(`CREATE DATABASE ${to} TEMPLATE ${from} STRATEGY FILE_COPY`)
})

// The portal reads DATABASE_URL and takes the role luodi_app by itself; OWNER_URL is for what only the owner may do.
Object.assign(process.env, {
  NODE_ENV: 'test',
  DATABASE_URL: clone.href,
  OWNER_URL: clone.href,
  NEXTAUTH_SECRET: 'only-for-tests-only-for-tests-only-for-tests',
  NEXTAUTH_URL: 'http://localhost:3000',
})

afterAll(async () => {
  // Only a file that used the portal's client has it loaded; see lib/db.ts.
  if ('luodiPrisma' in globalThis) await (await import('@/lib/db')).disconnect()
  await onServer((client) => drop(client))
})

/** Autovacuum may be at work in it, and its process is not ours to end: it is soon done with so small a database. */
async function drop(client: pg.Client, patience = 20): Promise<void> {
  try {
    await client.query(`DROP DATABASE ${client.escapeIdentifier(clone.pathname.slice(1))} WITH (FORCE)`)
  } catch (error) {
    const forbidden = error instanceof pg.DatabaseError && error.code === '42501'
    if (!forbidden || patience === 0) throw error
    await new Promise((resolve) => setTimeout(resolve, 250))
    await drop(client, patience - 1)
  }
}

async function onServer(work: (client: pg.Client) => Promise<unknown>): Promise<void> {
  const server = new URL(template)
  server.pathname = '/postgres'
  const client = new pg.Client({ connectionString: server.href })
  await client.connect()
  try {
    await work(client)
  } finally {
    await client.end()
  }
}

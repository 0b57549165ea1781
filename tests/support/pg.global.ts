import path from 'node:path'
import type { TestProject } from 'vitest/node'
import { openEmbedded, THROW_AWAY } from '@/scripts/embedded-pg.mjs'
import { migrate } from '@/scripts/migrate.mjs'
import { TEST_DATA } from '@/scripts/test-data.mjs'

declare module 'vitest' {
  interface ProvidedContext {
    /** The owner's address of the migrated database that every test file copies. */
    templateUrl: string
  }
}

/**
 * One migrated database for a whole run: in a throw-away cluster, or on the server of TEST_DATABASE_URL, whose account
 * must own that database and may create others.
 */
export default async function setup(project: TestProject) {
  const server = process.env.TEST_DATABASE_URL
    ? { url: process.env.TEST_DATABASE_URL, destroy: async () => {} }
    : await openEmbedded({
        dataDir: path.join(TEST_DATA, `test-${process.pid}-${project.name}`),
        database: 'luodi_template',
        ...THROW_AWAY,
      })
  try {
    await migrate(server.url)
  } catch (error) {
    await server.destroy()
    throw error
  }
  project.provide('templateUrl', server.url)
  return () => server.destroy()
}

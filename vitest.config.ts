import path from 'node:path'
import { defineConfig } from 'vitest/config'

const alias = {
  '@': import.meta.dirname,
  // It refuses to load outside a React server build; tests run on the server anyway.
  'server-only': path.join(import.meta.dirname, 'tests/support/server-only.ts'),
}

/** Tests against a real PostgreSQL: every file gets its own copy of a migrated database. */
const onPostgres = (name: string, groupOrder: number) => ({
  resolve: { alias },
  test: {
    name,
    include: [`tests/${name}/**/*.test.ts`],
    globalSetup: ['tests/support/pg.global.ts'],
    setupFiles: ['tests/support/pg.worker.ts'],
    sequence: { groupOrder },
    maxWorkers: 2,
    testTimeout: 30_000,
    hookTimeout: 60_000,
  },
})

export default defineConfig({
  test: {
    projects: [
      { resolve: { alias }, test: { name: 'unit', include: ['tests/unit/**/*.test.ts'] } },
      onPostgres('integration', 1),
      onPostgres('contracts', 2),
    ],
  },
})

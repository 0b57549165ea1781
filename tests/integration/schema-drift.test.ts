import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { expect, test } from 'vitest'
import { TOOL_ENVIRONMENT } from '@/scripts/build.mjs'
import { migrationState } from '@/scripts/migrate.mjs'
import { installed } from '@/scripts/process.mjs'

const prisma = (...args: string[]) =>
  promisify(execFile)(installed('prisma'), args, { env: { ...process.env, ...TOOL_ENVIRONMENT } })

test('the migrations make exactly the tables of the Prisma schema', async () => {
  // Prisma ends with 2, and so rejects, when there is a difference.
  const { stdout } = await prisma(
    ...[
      'migrate',
      'diff',
      '--exit-code',
      '--from-migrations',
      'prisma/migrations',
      '--to-schema',
      'prisma/schema',
    ],
  )
  expect(stdout).toContain('No difference detected')
})

test('the Prisma CLI finds the database up to date after our own runner migrated it', async () => {
  const { stdout } = await prisma('migrate', 'status')
  expect(stdout).toContain('up to date')
})

test('nothing is pending and nothing unknown in a migrated database', async () => {
  const state = await migrationState(process.env.DATABASE_URL ?? '')
  expect(state).toEqual({ applied: expect.any(Array), pending: [], unknown: [] })
  expect(state.applied.length).toBeGreaterThan(0)
})

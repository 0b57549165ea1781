import { expect, test } from 'vitest'
import { TOOL_ENVIRONMENT } from '@/scripts/build.mjs'
import { migrationState } from '@/scripts/migrate.mjs'
import { installed, run } from '@/scripts/process.mjs'

const prisma = (...args: string[]) =>
  run(installed('prisma'), args, { env: { ...process.env, ...TOOL_ENVIRONMENT } })

test('the migrations make exactly the tables of the Prisma schema', async () => {
  const { code, output } = await prisma(
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
  expect(output).toContain('No difference detected') // first, because it shows the difference
  expect(code).toBe(0)
})

test('the Prisma CLI finds the database up to date after our own runner migrated it', async () => {
  const { code, output } = await prisma('migrate', 'status')
  expect(output).toContain('up to date')
  expect(code).toBe(0)
})

test('nothing is pending and nothing unknown in a migrated database', async () => {
  const state = await migrationState(process.env.DATABASE_URL ?? '')
  expect(state).toEqual({ applied: expect.any(Array), pending: [], unknown: [] })
  expect(state.applied.length).toBeGreaterThan(0)
})

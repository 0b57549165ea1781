import { spawnSync } from 'node:child_process'
import { beforeAll, expect, test } from 'vitest'
import { asOwner } from '@/tests/support/db'

const AGREEMENTS = 400

beforeAll(() => {
  const url = process.env.OWNER_URL ?? ''
  const args = ['scripts/demo/large.mjs', '--agreements', String(AGREEMENTS), '--url', url]
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8' })
  if (status !== 0) throw new Error(stdout + stderr)
})

const count = (sql: string) =>
  asOwner(async (client) =>
    Number((await client.query<{ n: string }>(`SELECT count(*) AS n FROM (${sql}) AS counted`)).rows[0]?.n),
  )

test('the large set has the sizes it was asked for', async () => {
  expect(await count('SELECT FROM "Agreement"')).toBe(AGREEMENTS)
  expect(await count('SELECT FROM "AgreementParty"')).toBe(2 * AGREEMENTS)
  expect(await count('SELECT FROM "Project"')).toBe(AGREEMENTS / 2)
  expect(await count('SELECT FROM "TechnologyContract"')).toBe(AGREEMENTS / 2)
  expect(await count('SELECT FROM "Patent"')).toBe(AGREEMENTS / 5)
  expect(await count(`SELECT FROM "Organization" WHERE kind = 'ENTERPRISE'`)).toBe(AGREEMENTS / 50)
  expect(await count(`SELECT FROM "Organization" WHERE kind <> 'ENTERPRISE'`)).toBe(AGREEMENTS / 200)
})

test('what was written with the triggers off is what they would have written', async () => {
  for (const table of [
    'Organization',
    'Agreement',
    'Project',
    'TechnologyContract',
    'Patent',
    'Intention',
    'Achievement',
  ]) {
    const sorted = (grams: string) => `ARRAY(SELECT DISTINCT unnest(${grams}) ORDER BY 1)`
    expect(
      await count(
        `SELECT FROM "${table}" WHERE ${sorted('"searchGrams"')} <> ${sorted('grams("searchText")')}`,
      ),
      table,
    ).toBe(0)
    const newest = `(SELECT after FROM "Change" AS change WHERE change."recordId" = t.id ORDER BY change.id DESC LIMIT 1)`
    expect(
      await count(`SELECT FROM "${table}" AS t WHERE ${newest} IS DISTINCT FROM to_jsonb(t) - 'searchGrams'`),
      table,
    ).toBe(0)
  }
  expect(
    await count(
      `SELECT FROM "AgreementParty" AS t WHERE NOT EXISTS (SELECT FROM "Change" WHERE "recordId" = t.id)`,
    ),
  ).toBe(0)
})

test('triggers and indexes are back in place', async () => {
  expect(await count(`SELECT FROM pg_trigger WHERE NOT tgisinternal AND tgenabled <> 'O'`)).toBe(0)
  expect(await count(`SELECT FROM pg_indexes WHERE indexname = 'Agreement_searchGrams_idx'`)).toBe(1)
})

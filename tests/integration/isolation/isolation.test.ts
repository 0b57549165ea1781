import type { Client } from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { asApplication, asOwner } from '@/tests/support/db'
import { firstViolation, violations } from './expectations'
import { ids, plantBothSides } from './fixture'

beforeAll(() => asOwner(plantBothSides))

afterAll(async () => {
  const { disconnect } = await import('@/lib/db')
  await disconnect()
})

/** The owner inside a transaction that is thrown away. */
function inPassing<T>(work: (client: Client) => Promise<T>): Promise<T> {
  return asOwner(async (client) => {
    await client.query('BEGIN')
    try {
      return await work(client)
    } finally {
      await client.query('ROLLBACK')
    }
  })
}

test('each role reads, changes and deletes exactly the rows it may, in every table with enterprise data', async () => {
  expect(await inPassing((client) => violations(client))).toEqual([])
}, 60_000)

test('every table is under forced row-level security, and the application owns none and bypasses nothing', async () => {
  const { rows: tables } = await asOwner((client) =>
    client.query(`SELECT relname FROM pg_class WHERE relkind IN ('r', 'p') AND relnamespace = 'public'::regnamespace
                     AND relname <> '_prisma_migrations' AND NOT (relrowsecurity AND relforcerowsecurity)`),
  )
  expect(tables).toEqual([])
  const { rows: roles } = await asOwner((client) =>
    client.query(`SELECT rolsuper, rolbypassrls, rolcanlogin, rolcreaterole, rolcreatedb,
                         (SELECT count(*)::int FROM pg_class WHERE relowner = pg_roles.oid) AS owns
                    FROM pg_roles WHERE rolname = 'luodi_app'`),
  )
  expect(roles).toEqual([
    {
      rolsuper: false,
      rolbypassrls: false,
      rolcanlogin: false,
      rolcreaterole: false,
      rolcreatedb: false,
      owns: 0,
    },
  ])
})

test('a connection of the application is nobody until somebody is set, and nobody again after the transaction', async () => {
  await asApplication(async (client) => {
    const count = async () => (await client.query(`SELECT count(*)::int AS n FROM "Agreement"`)).rows[0].n
    expect(await count()).toBe(0)
    await client.query('BEGIN')
    await client.query(`SELECT set_config('app.role', 'BUREAU_STAFF', true)`)
    expect(await count()).toBe(2)
    await client.query('COMMIT')
    expect((await client.query(`SELECT current_setting('app.role', true) AS role`)).rows).toEqual([
      { role: '' },
    ])
    expect(await count()).toBe(0)
  })
})

test('the application cannot set the clock of the ledger', async () => {
  await asApplication(async (client) => {
    await client.query('BEGIN')
    await client.query(`SELECT set_config('app.clock', '2001-01-01', true)`)
    const { rows } = await client.query(`SELECT app_now() = transaction_timestamp() AS present`)
    expect(rows).toEqual([{ present: true }])
    await client.query('ROLLBACK')
  })
})

test('an institution contact without an organization, or an enterprise user of no organization, sees nothing', async () => {
  await asApplication(async (client) => {
    await client.query('BEGIN')
    await client.query(
      `SELECT set_config('app.role', 'ENTERPRISE_USER', true), set_config('app.user_id', '${ids.ourUser}', true)`,
    )
    for (const table of ['Agreement', 'Project', 'Patent', 'Change']) {
      expect((await client.query(`SELECT FROM "${table}"`)).rowCount).toBe(0)
    }
    await client.query('ROLLBACK')
  })
})

/** The policies a check must notice the loss of, by name; owner_all only serves migrations and the demonstration loader. */
async function policies() {
  const { rows } = await asOwner((client) =>
    client.query<{ name: string; table: string; command: string }>(
      `SELECT policyname AS name, tablename AS table, cmd AS command FROM pg_policies
        WHERE schemaname = 'public' AND policyname <> 'owner_all'
          AND tablename NOT IN ('User', 'Credential', 'Session', 'SignInAttempt', 'Submission', 'Event', 'EventSeries', 'Organization')
        ORDER BY 2, 1`,
    ),
  )
  return rows
}

test('whichever policy is dropped or opened wide, the check above turns red', async () => {
  const survivors: string[] = []
  for (const { name, table, command } of await policies()) {
    for (const mutation of mutationsOf(name, table, command)) {
      const found = await inPassing(async (client) => {
        await client.query(mutation)
        return firstViolation(client, table)
      })
      if (found === undefined) survivors.push(mutation)
    }
  }
  expect(survivors).toEqual([])
}, 600_000)

function mutationsOf(name: string, table: string, command: string) {
  const open =
    command === 'INSERT'
      ? 'WITH CHECK (true)'
      : command === 'SELECT' || command === 'DELETE'
        ? 'USING (true)'
        : 'USING (true) WITH CHECK (true)'
  return [`DROP POLICY ${name} ON "${table}"`, `ALTER POLICY ${name} ON "${table}" ${open}`]
}

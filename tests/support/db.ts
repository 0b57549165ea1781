import pg from 'pg'
import type { Actor } from '@/lib/auth/actor'
import { setActor, type Tx, writeAs } from '@/lib/db'

class RollBack extends Error {}

const nobody: Actor = { role: 'BUREAU_STAFF', userId: '00000000-0000-7000-8000-000000000000', name: '测试' }

/**
 * Runs a test inside a real transaction that never commits: no clean-up, no order between tests. The transaction is the
 * application's, under row-level security; `as(actor)` says who acts from here on.
 */
export async function rolledBack(
  body: (tx: Tx, as: (actor: Actor) => Promise<void>) => Promise<void>,
): Promise<void> {
  await writeAs(nobody, { action: 'test' }, async (tx) => {
    await body(tx, (actor) => setActor(tx, actor))
    throw new RollBack()
  }).catch((error: unknown) => {
    if (!(error instanceof RollBack)) throw error
  })
}

/** The owner's connection: for what the application may not do (fixtures with a past, looking behind the policies). */
export async function asOwner<T>(work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: process.env.OWNER_URL ?? process.env.DATABASE_URL })
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}

/** A plain connection as the application's role, for tests that speak SQL past all of our code. */
export async function asApplication<T>(work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: process.env.DATABASE_URL, options: '-c role=luodi_app' })
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}

import 'server-only'

import { PrismaPg } from '@prisma/adapter-pg'
import * as z from 'zod'
import { type Actor, isMember } from '@/lib/auth/actor'
import { correctionReason } from '@/lib/correction'
import { env } from '@/lib/env'
import { Conflict } from '@/lib/errors'
import { type Prisma, PrismaClient } from '@/lib/generated/prisma/client'
import { lockedPeriod, PERIOD_LOCKED } from '@/lib/period-locks/refusal'

/** A transaction in which the actor is set. Queries and commands get nothing else to work with. */
export type Tx = Prisma.TransactionClient

/** What a change is called in 变更记录, and why it was made. */
export type Trace = { action: string; reason?: string; batchId?: string }

/** What every connection starts with. Times are in milliseconds. */
const session = {
  role: 'luodi_app',
  statement_timeout: 30_000,
  lock_timeout: 5_000,
  idle_in_transaction_session_timeout: 60_000,
  // Servers have solid-state disks: walking an index to the middle of a list is cheaper than sorting the table.
  random_page_cost: 1.1,
  work_mem: '32MB',
}

const held = globalThis as unknown as { luodiPrisma?: PrismaClient }

function connect() {
  // The role stands in the connection's start-up packet: code that forgets readAs/writeAs sees nothing, not everything.
  const { DATABASE_URL, DATABASE_POOL } = env()
  const pool = {
    connectionString: DATABASE_URL,
    max: DATABASE_POOL,
    options: Object.entries(session)
      .map(([name, value]) => `-c ${name}=${value}`)
      .join(' '),
    connectionTimeoutMillis: 5_000,
  }
  const adapter = new PrismaPg(pool, { statementNameGenerator: ({ sql }) => statementName(sql) })
  return new PrismaClient({ adapter, transactionOptions: { maxWait: 5_000, timeout: 30_000 } })
}

/** What every request asks in the very same words: parsed and planned once per connection. Other statements are not kept. */
const kept = [
  /^\s*SELECT set_config\('app\.role'/,
  /^\s*SELECT\s+pg_current_snapshot\(\)/,
  /^\s*SELECT \* FROM session_user_of\(/,
  /^\s*WITH changes AS MATERIALIZED/,
  /unchanged_since\(/,
]
const names = new Map<string, string>()
const MANY_NAMES = 50

function statementName(sql: string): string {
  const known = names.get(sql)
  if (known !== undefined) return known
  if (names.size >= MANY_NAMES || !kept.some((form) => form.test(sql))) return ''
  const name = `luodi_${names.size + 1}`
  names.set(sql, name)
  return name
}

/** The only client. Development keeps it across hot reloads. */
function client() {
  held.luodiPrisma ??= connect()
  return held.luodiPrisma
}

/**
 * One consistent, read-only view for everything a page shows: all its figures belong to one instant. Exports of many rows
 * may hold it longer than the usual 30 seconds. What was read is handed over before the COMMIT, which decides nothing here.
 */
export function readAs<T>(actor: Actor, work: (tx: Tx) => Promise<T>, timeout?: number): Promise<T> {
  return new Promise((resolve, reject) => {
    client()
      .$transaction(
        async (tx) => {
          await setActor(tx, actor, undefined, true)
          resolve(await work(tx))
        },
        { isolationLevel: 'RepeatableRead', ...(timeout !== undefined && { timeout }) },
      )
      .catch(reject)
  })
}

/**
 * One transaction of changes; the ledger trigger records each with the actor and the trace.
 * Joins `outer` when given, so that an import or a test can wrap many commands.
 */
export async function writeAs<T>(
  actor: Actor,
  trace: Trace,
  work: (tx: Tx) => Promise<T>,
  outer?: Tx,
): Promise<T> {
  if (outer) {
    await setTrace(outer, trace)
    return work(outer)
  }
  return write(actor, trace, work)
}

/** A transaction that may take minutes: an import of tens of thousands of rows. Others hold theirs for 30 seconds. */
export function writeLongAs<T>(
  actor: Actor,
  trace: Trace,
  work: (tx: Tx) => Promise<T>,
  timeout: number,
): Promise<T> {
  return write(actor, trace, work, { timeout })
}

async function write<T>(
  actor: Actor,
  trace: Trace,
  work: (tx: Tx) => Promise<T>,
  options: { timeout?: number } = {},
): Promise<T> {
  try {
    return await client().$transaction(async (tx) => {
      await setActor(tx, actor, trace)
      return work(tx)
    }, options)
  } catch (error) {
    throw inWords(error)
  }
}

/** What the database refuses because of somebody else at the same moment, by its SQLSTATE. */
const meanwhile: Readonly<Record<string, string>> = {
  LD001: '所选单位刚刚被合并到其他单位,请刷新页面后重新选择',
  '40P01': '其他人正在修改相同的数据,请稍后重试',
  '55P03': '其他人正在修改相同的数据,请稍后重试',
}

const refused = z.object({
  meta: z.object({
    driverAdapterError: z.object({
      cause: z.object({ originalCode: z.string(), originalMessage: z.string().optional() }),
    }),
  }),
})

function inWords(error: unknown): unknown {
  const { data } = refused.safeParse(error)
  const cause = data?.meta.driverAdapterError.cause
  if (cause?.originalCode === PERIOD_LOCKED) return lockedPeriod(cause.originalMessage ?? '')
  const message = cause && meanwhile[cause.originalCode]
  return message === undefined ? error : new Conflict(message)
}

/** For lib/auth and lib/accounts alone: accounts before anyone is signed in. Sees accounts and sessions, no business row. */
export function asSystem<T>(work: (tx: Tx) => Promise<T>, userId = '', trace?: Trace): Promise<T> {
  return client().$transaction(async (tx) => {
    await tx.$queryRaw`SELECT set_config('app.role', 'SYSTEM', true), set_config('app.user_id', ${userId}, true)`
    if (trace) await setTrace(tx, trace)
    return work(tx)
  })
}

/** For statements that need no actor: functions of the database that decide for themselves (session_user_of …). */
export function withoutActor(): Pick<Tx, '$queryRaw'> {
  return client()
}

export async function disconnect() {
  await held.luodiPrisma?.$disconnect()
  held.luodiPrisma = undefined
}

/** Sets who acts for the rest of this transaction. Exported for tests, which act as several people in one. */
export async function setActor(tx: Tx, actor: Actor, trace?: Trace, readOnly = false) {
  const organizationId = isMember(actor) ? actor.organizationId : ''
  await tx.$queryRaw`
    SELECT set_config('app.role', ${actor.role}, true),
           set_config('app.user_id', ${actor.userId}, true),
           set_config('app.organization_id', ${organizationId}, true),
           set_config('app.request_id', ${actor.requestId ?? ''}, true),
           set_config('app.action', ${trace?.action ?? ''}, true),
           set_config('app.reason', ${trace?.reason ?? correctionReason() ?? ''}, true),
           set_config('app.batch_id', ${trace?.batchId ?? ''}, true),
           set_config('transaction_read_only', ${readOnly ? 'on' : 'off'}, true)`
}

async function setTrace(tx: Tx, trace: Trace) {
  await tx.$queryRaw`
    SELECT set_config('app.action', ${trace.action}, true), set_config('app.reason', ${trace.reason ?? correctionReason() ?? ''}, true)`
}

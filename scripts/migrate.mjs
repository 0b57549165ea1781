/**
 * Applies the migrations of prisma/migrations, as `prisma migrate deploy` does: same folders, same table, same
 * checksums, same lock, so that the Prisma CLI can take over at any time. It needs no schema engine and takes
 * milliseconds when nothing is to be done.
 *
 * One transaction per migration; `-- no-transaction` on a file's first line opts out (CREATE INDEX CONCURRENTLY …).
 */
import crypto from 'node:crypto'
import fs from 'node:fs'
import path from 'node:path'
import pg from 'pg'
import { exitWith, OperatorError, say, secondsSince } from './console.mjs'
import { MIGRATIONS_TABLE } from './migrations-table.mjs'
import { isMain, ROOT } from './process.mjs'

const DIRECTORY = path.join(ROOT, 'prisma/migrations')
const PRISMA_LOCK = 72707369

/**
 * @typedef {{ name: string, sql: string, checksum: string }} Migration
 * @typedef {{ applied: string[], pending: string[], unknown: string[] }} MigrationState
 */

/**
 * Which migrations a database has, which it still lacks, and which it has that this program does not know.
 * @param {string} url
 * @returns {Promise<MigrationState>}
 */
export async function migrationState(url) {
  return withClient(url, async (client) => {
    const known = readMigrations().map(({ name }) => name)
    const applied = [...(await recorded(client)).values()]
      .filter((row) => row.finished)
      .map((row) => row.name)
    return {
      applied,
      pending: known.filter((name) => !applied.includes(name)),
      unknown: applied.filter((name) => !known.includes(name)),
    }
  })
}

/**
 * Brings a database up to date. Two programs may do so at once: the second waits and finds nothing to do.
 * @param {string} url the owner's address
 * @param {(name: string, seconds: string) => void} [onApplied]
 * @returns {Promise<string[]>} the names of the migrations applied now
 */
export async function migrate(url, onApplied = () => {}) {
  return withClient(url, async (client) => {
    await client.query('SELECT pg_advisory_lock($1)', [PRISMA_LOCK])
    try {
      await client.query(MIGRATIONS_TABLE)
      const pending = check(readMigrations(), await recorded(client))
      for (const migration of pending) {
        const began = performance.now()
        await apply(client, migration)
        onApplied(migration.name, secondsSince(began))
      }
      return pending.map(({ name }) => name)
    } finally {
      await client.query('SELECT pg_advisory_unlock($1)', [PRISMA_LOCK]).catch(() => {})
    }
  })
}

async function withClient(url, work) {
  const client = new pg.Client({ connectionString: url, application_name: 'luodi-migrate' })
  client.on('error', () => {}) // the query under way rejects; without a listener Node would end here
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}

/** @returns {Migration[]} in the order of their names, which begin with their date */
function readMigrations() {
  return fs
    .readdirSync(DIRECTORY)
    .filter((name) => fs.existsSync(path.join(DIRECTORY, name, 'migration.sql')))
    .sort()
    .map((name) => {
      const sql = fs.readFileSync(path.join(DIRECTORY, name, 'migration.sql'), 'utf8')
      return { name, sql, checksum: crypto.createHash('sha256').update(sql).digest('hex') }
    })
}

async function recorded(client) {
  const { rows } = await client.query(`SELECT to_regclass('"_prisma_migrations"') IS NOT NULL AS exists`)
  if (!rows[0].exists) return new Map()
  const result = await client.query(`
    SELECT migration_name AS name, checksum, finished_at IS NOT NULL AS finished
    FROM "_prisma_migrations" WHERE rolled_back_at IS NULL ORDER BY migration_name`)
  return new Map(result.rows.map((row) => [row.name, row]))
}

/** Refuses a history that is not ours to continue; returns what is still to be applied. */
function check(migrations, history) {
  const names = migrations.map(({ name }) => name)
  const unknown = [...history.keys()].filter((name) => !names.includes(name))
  if (unknown.length > 0) {
    throw new OperatorError(
      `数据库比本程序新(多出迁移 ${unknown.join('、')});请使用与数据库一致或更新版本的程序`,
    )
  }
  return migrations.filter(({ name, checksum }) => {
    const row = history.get(name)
    if (row && !row.finished) {
      throw new OperatorError(`迁移 ${name} 上次执行失败;处理后请执行 npx prisma migrate resolve 标明结果`)
    }
    if (row && row.checksum !== checksum) {
      throw new OperatorError(`迁移 ${name} 在执行之后被改动过;请恢复原文件,改动应写成新的迁移`)
    }
    return !row
  })
}

async function apply(client, { name, sql, checksum }) {
  const inTransaction = !/^--\s*no-transaction/.test(sql)
  try {
    if (inTransaction) await client.query('BEGIN')
    await client.query(sql)
    await client.query(
      `INSERT INTO "_prisma_migrations" (id, checksum, migration_name, finished_at, applied_steps_count)
       VALUES ($1, $2, $3, now(), 1)`,
      [crypto.randomUUID(), checksum, name],
    )
    if (inTransaction) await client.query('COMMIT')
  } catch (error) {
    if (inTransaction) await client.query('ROLLBACK').catch(() => {})
    const line = error.position ? `第 ${sql.slice(0, Number(error.position)).split('\n').length} 行` : ''
    throw new OperatorError(`迁移 ${name} ${line}执行失败:${error.message}`, { cause: error })
  }
}

// `DATABASE_URL=… node scripts/migrate.mjs`
if (isMain(import.meta.url)) {
  try {
    if (!process.env.DATABASE_URL) throw new OperatorError('请用环境变量 DATABASE_URL 指定数据库')
    const applied = await migrate(process.env.DATABASE_URL, (name, seconds) =>
      say(`迁移 ${name} … ${seconds}`),
    )
    say(applied.length > 0 ? `已执行 ${applied.length} 项迁移` : '数据库已是最新')
  } catch (error) {
    exitWith(error)
  }
}

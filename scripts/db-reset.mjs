/**
 * `npm run db:reset`: empties the embedded database; the next start begins anew.
 * With DATABASE_URL set it asks for the database's name: `npm run db:reset -- NAME`.
 */
import fs from 'node:fs'
import path from 'node:path'
import pg from 'pg'
import { exitWith, OperatorError, say, step } from './console.mjs'
import { openEmbedded } from './embedded-pg.mjs'
import { readSettings } from './env.mjs'
import { migrate } from './migrate.mjs'

try {
  const { databaseUrl, dataDir } = readSettings()
  if (databaseUrl) requireName(new URL(databaseUrl), process.argv[2])
  const database = databaseUrl
    ? { url: databaseUrl, stop: async () => {} }
    : await step('启动内置数据库', () => openEmbedded({ dataDir }))
  try {
    await step('清空数据库', () => empty(database.url))
    await step('重建数据表', () => migrate(database.url))
    fs.rmSync(path.join(dataDir, 'setup.code'), { force: true })
  } finally {
    await database.stop()
  }
  say('数据库已清空;下次启动时按 DEMO 的设置载入演示数据或设置首位管理员')
  process.exit(0)
} catch (error) {
  exitWith(error)
}

function requireName(url, typed) {
  const name = decodeURIComponent(url.pathname.slice(1))
  if (typed === name) return
  throw new OperatorError(
    `DATABASE_URL 指向 ${url.hostname} 上的数据库 ${name};确要清空其中全部数据,请执行 npm run db:reset -- ${name}`,
  )
}

/** Drops everything the owner has made here. The database itself stays: its owner need not be able to create one. */
async function empty(url) {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    const { rows } = await client.query(`
      SELECT count(*)::int AS others FROM pg_stat_activity
      WHERE datname = current_database() AND pid <> pg_backend_pid() AND backend_type = 'client backend'`)
    if (rows[0].others > 0) throw new OperatorError('门户或其他程序正在使用这个数据库,请先停止它们')
    const { rows: schemas } = await client.query(`
      SELECT nspname AS name FROM pg_namespace WHERE nspname !~ '^pg_' AND nspname <> 'information_schema'`)
    await client.query('BEGIN')
    for (const { name } of schemas) await client.query(`DROP SCHEMA ${client.escapeIdentifier(name)} CASCADE`)
    await client.query('CREATE SCHEMA public')
    await client.query('COMMIT')
  } finally {
    await client.end()
  }
}

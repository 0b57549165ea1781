/** The database the portal works on: embedded, or the server the operator named, which is examined first. */
import pg from 'pg'
import { OperatorError, say, step } from './console.mjs'
import { openEmbedded } from './embedded-pg.mjs'
import { migrate } from './migrate.mjs'

const APP_ROLE = 'luodi_app'
const OLDEST = 15
const CONNECT_MS = 10_000
const UNREACHABLE = [
  ...['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'ETIMEDOUT', 'EHOSTUNREACH', 'ENETUNREACH', 'ECONNRESET'],
]

/**
 * Opens the database and brings it up to date.
 * @param {import('./env.mjs').Settings} settings
 * @param {Partial<import('./embedded-pg.mjs').EmbeddedOptions>} [embeddedOptions]
 * @returns {Promise<{ url: string, stop: () => Promise<void> }>} the owner's address
 */
export async function openDatabase(settings, embeddedOptions = {}) {
  const { databaseUrl, replicaUrl, dataDir } = settings
  if (databaseUrl) await step('连接数据库', () => examine('DATABASE_URL', databaseUrl))
  if (replicaUrl) await withClient('DATABASE_REPLICA_URL', replicaUrl, requireVersion)
  const database = databaseUrl
    ? { url: databaseUrl, stop: async () => {} }
    : await step('启动内置数据库', () => openEmbedded({ dataDir, ...embeddedOptions }))
  try {
    await migrate(database.url, (name, seconds) => say(`迁移 ${name} … ${seconds}`))
    await requireAppRole(database.url)
    return database
  } catch (error) {
    await database.stop()
    throw error
  }
}

/** How many accounts there are: none means nobody has used this database yet. @param {string} url */
export async function countUsers(url) {
  return withClient('DATABASE_URL', url, async (client) => {
    const { rows } = await client.query('SELECT count(*)::int AS count FROM "User"')
    return rows[0].count
  })
}

/**
 * Those of the named accounts that belong to the demonstration and can still sign in.
 * @param {string} url
 * @param {string[]} accounts
 * @returns {Promise<{ account: string, name: string, organization: string | null }[]>}
 */
export async function demonstrationAccounts(url, accounts) {
  return withClient('DATABASE_URL', url, async (client) => {
    const { rows } = await client.query(
      `SELECT u.account, u.name, o.name AS organization
       FROM "User" u LEFT JOIN "Organization" o ON o.id = u."organizationId"
       WHERE u."isDemonstration" AND u."disabledAt" IS NULL AND u.account = ANY($1)`,
      [accounts],
    )
    return rows.sort((a, b) => accounts.indexOf(a.account) - accounts.indexOf(b.account))
  })
}

async function examine(name, url) {
  await withClient(name, url, async (client) => {
    await requireVersion(client)
    const { rows } = await client.query(`
      SELECT current_user AS account, current_database() AS database, pg_is_in_recovery() AS standby,
             current_setting('server_encoding') AS encoding,
             has_schema_privilege('public', 'CREATE') AS may_create_tables,
             has_database_privilege(current_database(), 'CREATE') AS may_create_schemas,
             r.rolsuper OR r.rolcreaterole AS may_create_roles,
             a.oid IS NOT NULL AS app_role_exists,
             CASE WHEN a.oid IS NULL THEN false ELSE pg_has_role(a.oid, 'MEMBER') END AS app_role_granted
      FROM pg_roles r LEFT JOIN pg_roles a ON a.rolname = '${APP_ROLE}'
      WHERE r.rolname = current_user`)
    const found = rows[0]
    const account = client.escapeIdentifier(found.account)
    const database = client.escapeIdentifier(found.database)
    if (found.standby) throw new OperatorError(`${name} 指向只读的备用服务器,请改为主服务器`)
    if (found.encoding !== 'UTF8') {
      throw new OperatorError(`数据库 ${database} 的编码是 ${found.encoding},请用 ENCODING 'UTF8' 重新创建`)
    }
    if (!found.may_create_tables || !found.may_create_schemas) {
      throw new OperatorError(
        `账户 ${account} 不能在数据库 ${database} 中建表;请由管理员执行 ALTER DATABASE ${database} OWNER TO ${account}`,
      )
    }
    if (!found.app_role_exists && !found.may_create_roles) {
      throw new OperatorError(
        `账户 ${account} 不能创建门户使用的角色 ${APP_ROLE};请由管理员执行 ALTER ROLE ${account} CREATEROLE`,
      )
    }
    if (found.app_role_exists && !found.app_role_granted) await joinAppRole(client, account)
  })
}

/** Another database of this server already has the role. Before version 16 CREATEROLE is enough to join it. */
async function joinAppRole(client, account) {
  try {
    await client.query(`GRANT ${APP_ROLE} TO ${account}`)
  } catch (error) {
    throw new OperatorError(
      `账户 ${account} 还不能使用已有的角色 ${APP_ROLE};请由管理员执行 GRANT ${APP_ROLE} TO ${account}`,
      { cause: error },
    )
  }
}

/** @param {{ query: (sql: string) => Promise<{ rows: any[] }> }} client */
export async function requireVersion(client) {
  const { rows } = await client.query(`
    SELECT current_setting('server_version_num')::int / 10000 AS major, current_setting('server_version') AS version`)
  if (rows[0].major < OLDEST) {
    throw new OperatorError(`数据库服务器是 PostgreSQL ${rows[0].version},需要 ${OLDEST} 或更新版本`)
  }
}

/** The portal's own connections begin as the role without rights of its own: see lib/db.ts. */
async function requireAppRole(url) {
  const client = new pg.Client({ connectionString: url, options: `-c role=${APP_ROLE}` })
  client.on('error', () => {})
  try {
    await client.connect()
    const { rows } = await client.query('SELECT current_user AS role')
    if (rows[0].role !== APP_ROLE) throw new Error(`current_user is ${rows[0].role}`)
  } catch (error) {
    throw new OperatorError(
      `门户无法以角色 ${APP_ROLE} 连接数据库(${error.message});经连接池连接时,连接池须放行启动参数 options`,
      { cause: error },
    )
  } finally {
    await client.end().catch(() => {})
  }
}

async function withClient(name, url, work) {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: CONNECT_MS })
  client.on('error', () => {}) // the query under way rejects; without a listener Node would end here
  try {
    await client.connect()
  } catch (error) {
    throw new OperatorError(connectionProblem(name, new URL(url), error), { cause: error })
  }
  try {
    return await work(client)
  } finally {
    await client.end().catch(() => {})
  }
}

/** @param {string} name the setting @param {URL} url @param {Error & { code?: string }} error */
export function connectionProblem(name, url, error) {
  const server = `${url.hostname}:${url.port || 5432}`
  const database = decodeURIComponent(url.pathname.slice(1))
  // Node gathers the attempts for several addresses of one name into an AggregateError without a code of its own.
  const code = error.code ?? error.errors?.[0]?.code
  if (code === '28P01' || code === '28000') {
    return `数据库服务器 ${server} 拒绝了账户 ${decodeURIComponent(url.username)},请检查 ${name} 中的用户名和密码`
  }
  if (code === '3D000')
    return `数据库服务器 ${server} 上没有数据库 ${database},请先创建:CREATE DATABASE "${database}"`
  if (code === '53300') return `数据库服务器 ${server} 的连接已满,请稍后重试或增大 max_connections`
  if (UNREACHABLE.includes(code) || /timeout/i.test(error.message)) {
    return `连接不上数据库服务器 ${server},请检查 ${name}、网络以及数据库是否已启动`
  }
  return `无法使用 ${name} 指定的数据库 ${server}/${database}:${error.message}`
}

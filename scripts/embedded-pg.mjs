/**
 * The embedded PostgreSQL: real server binaries from npm, started with the portal and stopped with it.
 *
 * The cluster's superuser exists for this file only. It creates the role `luodi_owner` (may create roles, is no
 * superuser) and the database, and everything else works as that role or as one with fewer rights.
 */
import { spawn } from 'node:child_process'
import crypto from 'node:crypto'
import fs from 'node:fs'
import path from 'node:path'
import pg from 'pg'
import { OperatorError } from './console.mjs'
import { clusterHome, findInstallation } from './embedded-pg-binaries.mjs'
import { freePort, isMain, isRunning, pause } from './process.mjs'

const SUPERUSER = 'postgres'
const OWNER = 'luodi_owner'
const START_SECONDS = 60
const WATCH_MS = 300

/** For tests: nothing needs to survive a power cut, and databases are made by copying. */
export const THROW_AWAY = {
  createDatabases: true,
  settings: {
    fsync: 'off',
    synchronous_commit: 'off',
    full_page_writes: 'off',
    wal_level: 'minimal',
    max_wal_senders: 0,
  },
}

/**
 * @typedef {object} EmbeddedOptions
 * @property {string} dataDir
 * @property {string} [database]
 * @property {boolean} [createDatabases] let the owner create databases (tests clone theirs)
 * @property {Record<string, string | number>} [settings] of the server, used when this call starts it
 *
 * @typedef {object} Embedded
 * @property {string} url the owner's address of the database
 * @property {() => Promise<void>} stop ends our use; the cluster stops when nobody else uses it
 * @property {() => Promise<void>} destroy stops, then removes the cluster and its files
 */

/**
 * Creates the cluster if there is none, starts it if it does not run, and makes sure of owner and database.
 * @param {EmbeddedOptions} options
 * @returns {Promise<Embedded>}
 */
export async function openEmbedded({ dataDir, database = 'luodi', createDatabases = false, settings = {} }) {
  const directory = path.resolve(dataDir)
  fs.mkdirSync(directory, { recursive: true })
  const cluster = locate(directory)
  const password = secret(path.join(cluster.home, 'pg.secret'))
  const ownerPassword = secret(path.join(cluster.home, 'pg.owner.secret'))

  if (!fs.existsSync(path.join(cluster.data, 'PG_VERSION'))) await initialize(cluster, password)
  // The guard comes first: from here on, whatever happens to us, somebody will stop the cluster.
  const guard = await startGuard(cluster)
  let port
  try {
    port = await startOrJoin(cluster, settings, password)
    await provide({ port, password, ownerPassword, database, createDatabases })
  } catch (error) {
    await release(guard)
    throw error
  }
  const watch = restartAfterDeath(cluster, settings, port)

  const stop = async () => {
    await watch.end()
    await release(guard)
  }
  const destroy = async () => {
    await stop()
    removeEmbedded(directory)
  }
  return { url: address(OWNER, ownerPassword, port, database), stop, destroy }
}

/** Removes a directory given to openEmbedded and the cluster of it, which must not run. @param {string} dataDir */
export function removeEmbedded(dataDir) {
  fs.rmSync(clusterHome(dataDir), { recursive: true, force: true })
  fs.rmSync(dataDir, { recursive: true, force: true })
}

/** @typedef {ReturnType<typeof locate>} Cluster */

function locate(directory) {
  const { account, program, home } = findInstallation(directory)
  return {
    account,
    program,
    home,
    data: path.join(home, 'pg18'),
    log: path.join(home, 'pg.log'),
    marks: path.join(home, 'pg.guards'),
  }
}

/** A random password, written before it is first used: a crash cannot leave a cluster nobody can open. */
function secret(file) {
  try {
    fs.writeFileSync(file, crypto.randomBytes(24).toString('base64url'), { mode: 0o600, flag: 'wx' })
  } catch (error) {
    if (error.code !== 'EEXIST') throw error
  }
  return fs.readFileSync(file, 'utf8').trim()
}

/**
 * @param {Cluster} cluster @param {string} name @param {string[]} args
 * @returns {Promise<{ code: number, output: string }>}
 */
function runProgram(cluster, name, args) {
  return new Promise((resolve, reject) => {
    const child = spawn(cluster.program(name), args, {
      ...cluster.account,
      cwd: '/',
      // The server that pg_ctl starts keeps the pipes it inherits for as long as it runs: give it none.
      stdio: name === 'pg_ctl' ? 'ignore' : ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, LC_ALL: 'C', TZ: 'UTC' },
    })
    let output = ''
    for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk) => (output += chunk))
    child.once('error', reject)
    child.once('close', (code) => resolve({ code: code ?? 1, output }))
  })
}

/** @param {Cluster} cluster @param {string} file */
function giveToAccount(cluster, file) {
  if (cluster.account.uid !== undefined) fs.chownSync(file, cluster.account.uid, cluster.account.gid)
}

/** Creates the cluster beside its place and renames it there: a half-made one is never used. */
async function initialize(cluster, password) {
  const partial = `${cluster.data}.init`
  const passwordFile = `${partial}.pw`
  fs.rmSync(partial, { recursive: true, force: true })
  fs.mkdirSync(partial, { recursive: true, mode: 0o700 })
  giveToAccount(cluster, partial)
  fs.writeFileSync(passwordFile, `${password}\n`, { mode: 0o600 })
  giveToAccount(cluster, passwordFile)
  const { code, output } = await runProgram(cluster, 'initdb', [
    ...['-D', partial, '-U', SUPERUSER, '-A', 'scram-sha-256', '--pwfile', passwordFile],
    ...[
      '-E',
      'UTF8',
      '--locale=C',
      '--locale-provider=builtin',
      '--builtin-locale=C.UTF-8',
      '--no-instructions',
    ],
  ])
  fs.rmSync(passwordFile, { force: true })
  if (code !== 0) throw new OperatorError(`内置数据库初始化失败:${output.trim()}`)
  fs.renameSync(partial, cluster.data)
}

/** The port of the running server, or undefined. PostgreSQL writes its number on line 1 and its port on line 4. */
function runningPort(cluster) {
  try {
    const lines = fs.readFileSync(path.join(cluster.data, 'postmaster.pid'), 'utf8').split('\n')
    return isRunning(Number(lines[0]), cluster.data) ? Number(lines[3]) || undefined : undefined
  } catch {
    return undefined
  }
}

/**
 * Joins the running server, or starts one. A server we find may be one that another guard is just stopping, and
 * two programs may start at the same instant: so look, act, and look again until a connection stands.
 */
async function startOrJoin(cluster, settings, password) {
  const deadline = Date.now() + START_SECONDS * 1000
  for (;;) {
    const port = runningPort(cluster) ?? (await launch(cluster, settings, await freePort()))
    if (port && (await answers(port, password))) return port
    if (Date.now() > deadline)
      throw new OperatorError(`内置数据库未能启动,详见 ${cluster.log}:${lastLines(cluster.log)}`)
    await pause(200)
  }
}

/** @returns {Promise<number | undefined>} the port, or undefined when the server did not come up */
async function launch(cluster, settings, port) {
  const options = Object.entries({
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    port,
    log_timezone: 'UTC',
    timezone: 'UTC',
    ...settings,
  })
    .map(([name, value]) => `-c ${name}='${value}'`)
    .join(' ')
  fs.closeSync(fs.openSync(cluster.log, 'a'))
  giveToAccount(cluster, cluster.log)
  fs.chmodSync(cluster.data, 0o700)
  const seconds = String(START_SECONDS)
  const { code } = await runProgram(cluster, 'pg_ctl', [
    ...['-D', cluster.data, '-l', cluster.log, '-o', options, '-w', '-t', seconds, 'start'],
  ])
  return code === 0 ? port : undefined
}

async function answers(port, password) {
  const client = new pg.Client({ connectionString: address(SUPERUSER, password, port, 'postgres') })
  client.on('error', () => {})
  try {
    await client.connect()
    return true
  } catch (error) {
    if (error.code === '28P01')
      throw new OperatorError('内置数据库的密码文件 pg.secret 与数据不符;请恢复原来的文件')
    return false
  } finally {
    await client.end().catch(() => {})
  }
}

/** Role and database, as the superuser, once; later calls find them in place. */
async function provide({ port, password, ownerPassword, database, createDatabases }) {
  const client = new pg.Client({ connectionString: address(SUPERUSER, password, port, 'postgres') })
  await client.connect()
  try {
    const role = client.escapeIdentifier(OWNER)
    const known = await client.query('SELECT rolcreatedb FROM pg_roles WHERE rolname = $1', [OWNER])
    if (known.rowCount === 0) {
      await client.query(
        `CREATE ROLE ${role} LOGIN CREATEROLE PASSWORD ${client.escapeLiteral(ownerPassword)}`,
      )
    }
    if (createDatabases) await client.query(`ALTER ROLE ${role} CREATEDB`)
    const existing = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [database])
    if (existing.rowCount === 0) {
      await client.query(`CREATE DATABASE ${client.escapeIdentifier(database)} OWNER ${role}`)
    }
  } finally {
    await client.end()
  }
  await trustIndexConditions({ port, password, database })
}

/**
 * Lets searches and filters by status use their index under row-level security, as the superuser of this cluster may: see DECISIONS.md §16.
 * Per database, and so that a database made by an older version gets it too.
 */
async function trustIndexConditions({ port, password, database }) {
  const client = new pg.Client({ connectionString: address(SUPERUSER, password, port, database) })
  await client.connect()
  try {
    await client.query('ALTER FUNCTION pg_catalog.arraycontains(anyarray, anyarray) LEAKPROOF COST 100')
    await client.query('ALTER FUNCTION pg_catalog.enum_eq(anyenum, anyenum) LEAKPROOF')
  } finally {
    await client.end()
  }
}

/** @returns {Promise<import('node:child_process').ChildProcess>} the guard, once it has left its mark */
async function startGuard(cluster) {
  fs.mkdirSync(cluster.marks, { recursive: true })
  const guard = spawn(
    process.execPath,
    [
      path.join(import.meta.dirname, 'embedded-pg-guard.mjs'),
      cluster.program('pg_ctl'),
      cluster.data,
      cluster.marks,
      String(cluster.account.uid ?? ''),
      String(cluster.account.gid ?? ''),
    ],
    { stdio: ['pipe', 'pipe', 'ignore'], detached: true },
  )
  await new Promise((resolve, reject) => {
    guard.stdout.once('data', resolve)
    guard.once('error', reject)
    guard.once('exit', () => reject(new Error('the guard of the embedded database ended at once')))
  })
  guard.stdout.destroy()
  guard.stdin.unref()
  guard.unref()
  return guard
}

async function release(guard) {
  if (guard.exitCode !== null) return
  guard.ref()
  const ended = new Promise((resolve) => guard.once('exit', resolve))
  guard.stdin.end()
  await ended
}

/** Starts the server again, on the same port, when it was killed under us. PostgreSQL recovers from its log. */
function restartAfterDeath(cluster, settings, port) {
  let launching
  const timer = setInterval(() => {
    if (launching || runningPort(cluster) !== undefined) return
    launching = launch(cluster, settings, port).finally(() => {
      launching = undefined
    })
  }, WATCH_MS)
  timer.unref()
  return {
    async end() {
      clearInterval(timer)
      await launching
    },
  }
}

function address(user, password, port, database) {
  return `postgresql://${user}:${password}@127.0.0.1:${port}/${database}`
}

function lastLines(file) {
  return fs.existsSync(file) ? fs.readFileSync(file, 'utf8').split('\n').slice(-6).join('\n') : ''
}

// `node scripts/embedded-pg.mjs DIR`: keeps a cluster running until this process ends, and prints its address.
if (isMain(import.meta.url)) {
  const embedded = await openEmbedded({ dataDir: process.argv[2] ?? '.data', createDatabases: true })
  console.log(embedded.url)
  const alive = setInterval(() => {}, 60_000)
  for (const signal of ['SIGINT', 'SIGTERM']) {
    process.once(signal, async () => {
      clearInterval(alive)
      await embedded.stop()
      process.exit(0)
    })
  }
}

/** What start, dev and test do before the portal runs. */
import crypto from 'node:crypto'
import fs from 'node:fs'
import net from 'node:net'
import path from 'node:path'
import { buildPortal, generateClient, TOOL_ENVIRONMENT } from './build.mjs'
import { OperatorError, step } from './console.mjs'
import { countUsers, openDatabase } from './database.mjs'
import { ROOT, run } from './process.mjs'

const LOADER = 'scripts/demo/load.ts'
const CODE_LETTERS = 'ABCDEFGHJKMNPQRSTUVWXYZ23456789' // without 0 O 1 I L

/**
 * @typedef {object} Prepared
 * @property {string} url the owner's address of the database
 * @property {NodeJS.ProcessEnv} env what the portal's process needs in its environment
 * @property {string | undefined} setupCode asked for by the one-time set-up page, while there is no account
 * @property {() => Promise<void>} stop
 */

/**
 * @param {import('./env.mjs').Settings} settings
 * @param {'production' | 'development'} mode
 * @param {Partial<import('./embedded-pg.mjs').EmbeddedOptions>} [embeddedOptions]
 * @returns {Promise<Prepared>}
 */
export async function prepare(settings, mode, embeddedOptions) {
  // Cheap questions first: nobody should wait for a build to learn that the port is taken.
  makeWritable(settings.dataDir)
  await requireFreePort(settings)
  const database = await openDatabase(settings, embeddedOptions)
  try {
    const env = {
      ...process.env,
      ...TOOL_ENVIRONMENT,
      NODE_ENV: mode,
      PORT: String(settings.port),
      HOST: settings.host,
      DATA_DIR: settings.dataDir,
      PUBLIC_URL: settings.publicUrl,
      DATABASE_URL: database.url,
      NEXTAUTH_URL: settings.publicUrl,
      NEXTAUTH_SECRET: settings.authSecret ?? keep(path.join(settings.dataDir, 'auth.secret'), randomSecret),
    }
    await generateClient()
    if (mode === 'production') await buildPortal(env)
    if (settings.demo) await loadDemonstration(env)
    const setupCode = await provideSetupCode(settings.dataDir, database.url)
    if (setupCode) env.SETUP_CODE = setupCode
    return { url: database.url, env, setupCode, stop: database.stop }
  } catch (error) {
    await database.stop()
    throw error
  }
}

/** @param {string} directory */
export function makeWritable(directory) {
  const trial = path.join(directory, `.write-${process.pid}`)
  try {
    fs.mkdirSync(directory, { recursive: true })
    fs.writeFileSync(trial, '')
    fs.rmSync(trial)
  } catch (error) {
    throw new OperatorError(
      `没有权限写入数据目录 ${directory}(${error.code});请更改目录权限,或用 DATA_DIR 指定其他目录`,
    )
  }
}

/** @param {{ host: string, port: number }} where @returns {Promise<void>} */
export function requireFreePort({ host, port }) {
  return new Promise((resolve, reject) => {
    const server = net.createServer()
    server.once('error', (error) => reject(new OperatorError(portProblem(error.code, host, port))))
    server.listen(port, host, () => server.close(() => resolve()))
  })
}

function portProblem(code, host, port) {
  if (code === 'EADDRINUSE') return `端口 ${port} 已被占用;请停止占用它的程序,或用 PORT 指定其他端口`
  if (code === 'EACCES') return `没有权限使用端口 ${port};请用 PORT 指定 1024 以上的端口`
  return `HOST 指定的地址 ${host} 不是本机地址(${code})`
}

async function loadDemonstration(env) {
  if (!fs.existsSync(path.join(ROOT, LOADER)) || (await countUsers(env.DATABASE_URL)) > 0) return
  await step('载入演示数据', async () => {
    // react-server: the modules of lib refuse to be loaded anywhere but on a server.
    const args = ['--conditions=react-server', '--import', 'tsx', LOADER]
    const { code, output } = await run(process.execPath, args, { env })
    if (code !== 0) throw new OperatorError(`演示数据载入失败:\n${output.trimEnd()}`)
  })
}

/** A code only the person at this machine can read, so that a stranger cannot set up the portal first. */
async function provideSetupCode(dataDir, url) {
  const file = path.join(dataDir, 'setup.code')
  if ((await countUsers(url)) === 0) return keep(file, randomCode)
  fs.rmSync(file, { force: true })
  return undefined
}

/** The text of a file that only its owner may read, made on first use. */
function keep(file, make) {
  if (!fs.existsSync(file)) fs.writeFileSync(file, make(), { mode: 0o600 })
  return fs.readFileSync(file, 'utf8').trim()
}

function randomSecret() {
  return crypto.randomBytes(32).toString('base64url')
}

function randomCode() {
  const group = () =>
    Array.from({ length: 4 }, () => CODE_LETTERS[crypto.randomInt(CODE_LETTERS.length)]).join('')
  return [group(), group(), group()].join('-')
}

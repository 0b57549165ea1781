/**
 * The entry of every command in package.json, on a fresh clone too: `node scripts/bootstrap.mjs SCRIPT [ARGS]`.
 *
 * Installs the dependencies when the lock file changed, then runs the script with the bundled Node where there is
 * one. Nothing is installed when this starts, so it uses Node's own modules and no file that needs more.
 */
import { spawn, spawnSync } from 'node:child_process'
import crypto from 'node:crypto'
import fs from 'node:fs'
import path from 'node:path'
import { exitWith, OperatorError, step } from './console.mjs'
import { installed, ROOT, run } from './process.mjs'

const STAMP = path.join(ROOT, 'node_modules/.luodi-lock')

function requireNode() {
  const [major, minor] = process.versions.node.split('.').map(Number)
  if (major < 20 || (major === 20 && minor < 19)) {
    throw new OperatorError(`当前 Node.js ${process.versions.node} 版本过低,请安装 20.19 或更新版本`)
  }
}

/** Identifies what should be installed: the lock file, and the machine it is installed for. */
function lockIdentity() {
  const lock = fs.readFileSync(path.join(ROOT, 'package-lock.json'))
  return crypto.createHash('sha256').update(lock).update(`${process.platform}-${process.arch}`).digest('hex')
}

async function installDependencies() {
  const identity = lockIdentity()
  if (fs.existsSync(STAMP) && fs.readFileSync(STAMP, 'utf8') === identity) return
  await step('安装依赖', async () => {
    const shell = process.platform === 'win32'
    const quiet = ['--no-audit', '--no-fund', '--loglevel=error']
    const npm = (args) => run('npm', [...args, ...quiet], { env: environment(), show: true, shell })
    const clean = await npm(['ci'])
    // A lock file made on another platform can lack this one's optional packages; `npm install` adds them.
    if (clean.code !== 0 && (await npm(['install', '--no-save'])).code !== 0) {
      throw new OperatorError('npm 未能安装依赖,原因见上方输出;请检查网络或软件源后重试')
    }
  })
  fs.writeFileSync(STAMP, identity)
}

/** npm test under CI or production settings must still install the development dependencies: the build needs them. */
function environment() {
  return { ...process.env, NODE_ENV: 'development', npm_config_omit: '', npm_config_production: '' }
}

/** The Node that came with the dependencies, or the one we run on where there is none for this platform. */
function nodeProgram() {
  const bundled = installed('node')
  const works = fs.existsSync(bundled) && spawnSync(bundled, ['--version'], { stdio: 'ignore' }).status === 0
  return works ? bundled : process.execPath
}

/** The child ends when we end, even by kill -9: it sees the IPC channel close. */
function runScript([script, ...args]) {
  const child = spawn(nodeProgram(), [path.resolve(ROOT, script), ...args], {
    cwd: ROOT,
    stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
    env: {
      ...process.env,
      PATH: path.join(ROOT, 'node_modules/.bin') + path.delimiter + process.env.PATH,
    },
  })
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
    process.on(signal, () => child.kill(signal === 'SIGHUP' ? 'SIGTERM' : signal))
  }
  child.once('error', exitWith)
  child.once('exit', (code, signal) => process.exit(signal ? 1 : (code ?? 1)))
}

try {
  process.chdir(ROOT)
  requireNode()
  await installDependencies()
  runScript(process.argv.slice(2))
} catch (error) {
  exitWith(error)
}

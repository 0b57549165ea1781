/**
 * `npm run demo:large -- --agreements 100000 [--url postgresql://…]`: a large register for measuring, in a database of
 * its own (`DATA_DIR/large`) unless an address is given. Filled once; ask for `npm run bench` afterwards.
 */
import { spawn } from 'node:child_process'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { exitWith, OperatorError, say, step } from '../console.mjs'
import { countUsers } from '../database.mjs'
import { openEmbedded } from '../embedded-pg.mjs'
import { readSettings } from '../env.mjs'
import { migrate } from '../migrate.mjs'
import { ROOT } from '../process.mjs'

/** Where the embedded one lives; the bench opens it again. @param {string} dataDir */
export const largeDataDir = (dataDir) => path.join(dataDir, 'large')

const FAST_FILLING = {
  shared_buffers: '512MB',
  maintenance_work_mem: '512MB',
  max_wal_size: '4GB',
  synchronous_commit: 'off',
}

function options() {
  const { values } = parseArgs({
    options: { agreements: { type: 'string', default: '100000' }, url: { type: 'string' } },
  })
  const agreements = Number(values.agreements)
  if (!Number.isInteger(agreements) || agreements < 200 || agreements > 5_000_000) {
    throw new OperatorError(`--agreements 应为 200 到 5000000 的整数,现为“${values.agreements}”`)
  }
  return { agreements, url: values.url }
}

/** The generator itself is TypeScript and reads lib as the portal does; see scripts/prepare.mjs. */
function fill(url, agreements) {
  const args = ['--conditions=react-server', '--import', 'tsx', 'scripts/demo/large.ts', String(agreements)]
  const env = { ...process.env, DATABASE_URL: url }
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, args, { cwd: ROOT, env, stdio: 'inherit' })
    child.once('error', reject)
    child.once('close', (code) =>
      code === 0 ? resolve(undefined) : reject(new OperatorError('大数据集生成失败')),
    )
  })
}

try {
  const { agreements, url } = options()
  const database = url
    ? { url, stop: async () => {} }
    : await step('启动内置数据库', () =>
        openEmbedded({ dataDir: largeDataDir(readSettings().dataDir), settings: FAST_FILLING }),
      )
  try {
    await migrate(database.url)
    const users = await countUsers(database.url)
    if (users > 0 && !url) say(`${largeDataDir(readSettings().dataDir)} 中已有数据,未重复生成`)
    else await step(`生成 ${agreements} 份协议的大数据集`, () => fill(database.url, agreements))
  } finally {
    await database.stop()
  }
} catch (error) {
  exitWith(error)
}

/** The end-to-end tests: the portal as `npm start` runs it, on a database of its own, and a browser. */
import { spawn } from 'node:child_process'
import fs from 'node:fs'
import path from 'node:path'
import { OperatorError, say, step } from './console.mjs'
import { openEmbedded, THROW_AWAY } from './embedded-pg.mjs'
import { ensureBrowser } from './ensure-browser.mjs'
import { freePort, installed, pause, ROOT, run } from './process.mjs'
import { TEST_DATA } from './test-data.mjs'
import { counted, countPlaywright } from './test-steps.mjs'

const TESTS = 'tests/e2e'
const PATIENCE_MS = 300_000

/** @type {import('./test-steps.mjs').TestStep} */
export const endToEnd = {
  name: '端到端测试',
  async work(args) {
    if (!fs.existsSync(path.join(ROOT, TESTS))) return { passed: 0, failed: 0 }
    const browser = await step('准备浏览器', ensureBrowser)
    const dataDir = path.join(TEST_DATA, `test-${process.pid}-e2e`)
    // The portal finds this cluster running in its DATA_DIR and joins it.
    const database = await openEmbedded({ dataDir, ...THROW_AWAY })
    const portal = await launchPortal(dataDir)
    try {
      const ready = await step('启动待测门户', () => portal.ready())
      if (!ready) return { passed: 0, failed: 1 }
      const env = {
        ...process.env,
        E2E_BASE_URL: portal.address,
        CHROMIUM_PATH: browser,
        OWNER_URL: database.url,
      }
      return await counted(countPlaywright, (report) =>
        run(installed('playwright'), ['test', '--reporter=list,json', ...args], {
          env: { ...env, PLAYWRIGHT_JSON_OUTPUT_NAME: report },
          show: true,
        }),
      )
    } finally {
      await portal.stop()
      await database.destroy()
    }
  },
}

async function launchPortal(dataDir) {
  const port = await freePort()
  const address = `http://localhost:${port}`
  const settings = {
    PORT: String(port),
    HOST: '127.0.0.1',
    DATA_DIR: dataDir,
    DEMO: '1',
    PUBLIC_URL: address,
  }
  // Set and empty, so that neither the caller's environment nor a file .env leads the tests to another database.
  const unset = { DATABASE_URL: '', DATABASE_REPLICA_URL: '', NEXTAUTH_SECRET: '' }
  const portal = spawn(process.execPath, [path.join(ROOT, 'scripts/start.mjs')], {
    cwd: ROOT,
    env: { ...process.env, ...settings, ...unset },
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  })
  let output = ''
  for (const stream of [portal.stdout, portal.stderr]) {
    stream.on('data', (chunk) => {
      output += chunk
    })
  }
  const ended = new Promise((resolve) => portal.once('exit', resolve))
  return {
    address,
    async ready() {
      const deadline = Date.now() + PATIENCE_MS
      while (portal.exitCode === null && Date.now() < deadline) {
        if (await answers(`${address}/api/ready`)) return true
        await pause(200)
      }
      say(`待测门户未能启动:\n${output}`)
      return false
    },
    async stop() {
      if (portal.exitCode === null) portal.kill('SIGTERM')
      if ((await ended) !== 0 && output) throw new OperatorError(`待测门户异常结束:\n${output}`)
    },
  }
}

async function answers(address) {
  try {
    return (await fetch(address)).ok
  } catch {
    return false
  }
}

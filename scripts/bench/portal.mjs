/** The portal as `npm start` runs it, in a process of its own, on the large database. */
import { spawn } from 'node:child_process'
import path from 'node:path'
import { OperatorError, step } from '../console.mjs'
import { freePort, pause, ROOT } from '../process.mjs'

const PATIENCE_MS = 300_000

/**
 * @param {{ databaseUrl: string, dataDir: string, secret: string }} settings
 * @returns {Promise<{ address: string, pid: number, stop: () => Promise<void> }>}
 */
export function startPortal({ databaseUrl, dataDir, secret }) {
  return step('启动待测门户(生产构建)', async () => {
    const port = await freePort()
    const address = `http://127.0.0.1:${port}`
    const child = spawn(process.execPath, [path.join(ROOT, 'scripts/start.mjs')], {
      cwd: ROOT,
      env: {
        ...process.env,
        PORT: String(port),
        HOST: '127.0.0.1',
        PUBLIC_URL: address,
        DATA_DIR: dataDir,
        DATABASE_URL: databaseUrl,
        DATABASE_REPLICA_URL: '',
        DEMO: '0',
        NEXTAUTH_SECRET: secret,
      },
      // The child ends when we end, even by kill -9: it sees the IPC channel close.
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    })
    let output = ''
    for (const stream of [child.stdout, child.stderr]) {
      stream.on('data', (chunk) => {
        output += chunk
      })
    }
    const ended = new Promise((resolve) => child.once('exit', resolve))
    const stop = async () => {
      if (child.exitCode === null) child.kill('SIGTERM')
      await ended
    }
    const deadline = Date.now() + PATIENCE_MS
    while (child.exitCode === null && Date.now() < deadline) {
      if (await answers(`${address}/api/ready`)) return { address, pid: child.pid, stop }
      await pause(200)
    }
    await stop()
    throw new OperatorError(`待测门户未能启动:\n${output.trimEnd()}`)
  })
}

async function answers(address) {
  try {
    return (await fetch(address)).ok
  } catch {
    return false
  }
}

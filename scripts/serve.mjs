/** The production server, inside this process: nothing outlives it, and its end is under our control. */
import http from 'node:http'
import { pause, ROOT } from './process.mjs'

const NOTICE_MS = 500
const FINISH_MS = 30_000

/**
 * @param {{ host: string, port: number }} where
 * @returns {Promise<{ close: () => Promise<void> }>}
 */
export async function serve({ host, port }) {
  const { default: next } = await import('next')
  const app = next({ dev: false, dir: ROOT, hostname: host, port })
  await app.prepare()
  const limits = { connectionsCheckingInterval: 5_000, headersTimeout: 10_000, requestTimeout: 120_000 }
  const server = http.createServer(limits, app.getRequestHandler())
  // Longer than the usual 60 s of a proxy, so that the proxy is the one who closes an idle connection.
  server.keepAliveTimeout = 65_000
  await new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, host, resolve)
  })
  return { close: () => close(server, app) }
}

/** /api/ready says 503 from the first moment; what was begun is finished; then connections close. */
async function close(server, app) {
  globalThis.__luodiStopping = true
  await pause(NOTICE_MS)
  const closed = new Promise((resolve) => server.close(resolve))
  // A connection that becomes idle after close() began would otherwise be kept until its time-out.
  const idle = setInterval(() => server.closeIdleConnections(), 100)
  const force = setTimeout(() => server.closeAllConnections(), FINISH_MS)
  await closed
  clearInterval(idle)
  clearTimeout(force)
  await app.close()
}

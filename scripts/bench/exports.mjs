/**
 * All agreements as one file: how long until it is there, how many rows that is per second, how much memory the portal
 * takes for it at most, and how long others wait for a page meanwhile.
 */
import fs from 'node:fs'
import http from 'node:http'
import { pause } from '../process.mjs'
import { percentile, request, requireStatus } from './measure.mjs'
import { everyAgreement } from './statements.mjs'

const TIMES = 2
/** The first byte comes when the file is whole. */
const PATIENCE_MS = 180_000

export function exportScenarios({ portal, clerk, sql, total: all, recent }) {
  const headers = { cookie: clerk.cookie }
  const scenario = (name, content, total = all, since) => ({
    name,
    async measure() {
      const bare = await sql.read(name, clerk, [everyAgreement(since)])
      const times = []
      let peak = 0
      const before = residentMb(portal.pid)
      const waits = []
      for (let index = 0; index < TIMES; index += 1) {
        const watch = watching(portal, waits)
        const url = `${portal.address}/exports/agreements?content=${content}&format=xlsx${since ? `&signedFrom=${since}` : ''}`
        const agent = new http.Agent()
        const answer = requireStatus(await request(agent, url, { headers, patience: PATIENCE_MS }), url, 200)
        agent.destroy()
        peak = Math.max(peak, await watch.end())
        times.push(answer.ms)
      }
      const p50 = percentile(times, 0.5)
      const rows = Math.round(total / (p50 / 1000))
      const memory =
        before === null
          ? ''
          : `;内存 ${before} MB,导出时最高 ${peak} MB;其间健康检查 p95 ${percentile(waits, 0.95).toFixed(0)} ms`
      return {
        name,
        p50: Number(p50.toFixed(2)),
        p95: Number(Math.max(...times).toFixed(2)),
        perSecond: null,
        sqlP50: Number(bare.toFixed(2)),
        sqlShows: `读出全部 ${total} 行;门户每秒 ${rows} 行${memory}`,
        rowsPerSecond: rows,
        ...(before === null ? {} : { residentMb: before, peakMb: peak }),
      }
    },
  })
  // A fifth of the rows first: what memory they take tells whether it grows with their number.
  return [
    scenario('export-part', 'SEEN', recent.n, recent.day),
    scenario('export', 'SEEN'),
    scenario('export-full-part', 'FULL', recent.n, recent.day),
    scenario('export-full', 'FULL'),
  ]
}

/** Looks at the portal's memory and asks it whether it is well, until told to end. */
function watching(portal, waits) {
  let peak = 0
  let going = true
  const agent = new http.Agent({ keepAlive: true, maxSockets: 1 })
  const look = async () => {
    while (going) {
      peak = Math.max(peak, residentMb(portal.pid) ?? 0)
      waits.push((await request(agent, `${portal.address}/api/health`, {})).ms)
      await pause(25)
    }
  }
  const looking = look()
  return {
    async end() {
      going = false
      await looking
      agent.destroy()
      return peak
    },
  }
}

/** What the process holds of the machine's memory; null where the system does not say it in /proc. */
function residentMb(pid) {
  try {
    const status = fs.readFileSync(`/proc/${pid}/status`, 'utf8')
    return Math.round(Number(/VmRSS:\s+(\d+)/.exec(status)?.[1]) / 1024)
  } catch {
    return null
  }
}

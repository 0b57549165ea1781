/** What others notice of long work: how soon the portal answers them, and how much memory it takes. */
import fs from 'node:fs'
import http from 'node:http'
import { percentile, request } from './measure.mjs'

const EVERY_MS = 50
/** Of the 95th percentile, in the issue. */
export const HEALTH_LIMIT_MS = 100

/** Asks /api/health every 50 ms and reads the process's memory until it is stopped. */
export function watch({ address, pid }) {
  const agent = new http.Agent({ keepAlive: true })
  const times = []
  const pending = new Set()
  let peak = 0
  const timer = setInterval(() => {
    peak = Math.max(peak, memoryOf(pid))
    const asked = request(agent, `${address}/api/health`).then(
      ({ ms }) => times.push(ms),
      () => times.push(Number.POSITIVE_INFINITY),
    )
    pending.add(asked)
    asked.finally(() => pending.delete(asked))
  }, EVERY_MS)
  return async () => {
    clearInterval(timer)
    await Promise.all(pending)
    agent.destroy()
    return { p95: percentile(times, 0.95), longest: Math.max(...times), asked: times.length, peakMiB: peak }
  }
}

/** The resident set in MiB; 0 where the system does not say. */
export function memoryOf(pid) {
  try {
    const kib = /^VmRSS:\s+(\d+) kB/m.exec(fs.readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]
    return Math.round(Number(kib ?? 0) / 1024)
  } catch {
    return 0
  }
}

/** @param {Awaited<ReturnType<ReturnType<typeof watch>>>} seen */
export function inWords({ p95, longest, asked, peakMiB }) {
  const kept = p95 <= HEALTH_LIMIT_MS ? '' : ',超出'
  return `其间 /api/health 每 ${EVERY_MS} ms 一次共 ${asked} 次,p95 ${p95.toFixed(0)} ms(上限 ${HEALTH_LIMIT_MS} ms${kept}),最长 ${longest.toFixed(0)} ms;门户进程内存最高 ${peakMiB} MiB`
}

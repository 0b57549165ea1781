/** Requests and their times. Only ever to the loopback address of our own portal. */
import http from 'node:http'

const LIMIT_MS = 30_000

/** @typedef {{ status: number, headers: http.IncomingHttpHeaders, body: Buffer, ms: number }} Answer */

/**
 * One request to the last byte of its answer. The answer is compressed, as it is for a browser.
 * @param {http.Agent} agent
 * @param {string} url
 * @param {{ method?: string, headers?: Record<string, string>, body?: Buffer, patience?: number }} [options] patience in ms
 * @returns {Promise<Answer>}
 */
export function request(agent, url, { method = 'GET', headers = {}, body, patience = LIMIT_MS } = {}) {
  return new Promise((resolve, reject) => {
    const began = performance.now()
    const sent = http.request(
      url,
      { agent, method, timeout: patience, headers: { 'accept-encoding': 'gzip', ...headers } },
      (response) => {
        const chunks = []
        response.on('data', (chunk) => chunks.push(chunk))
        response.once('error', reject)
        response.once('end', () =>
          resolve({
            status: response.statusCode ?? 0,
            headers: response.headers,
            body: Buffer.concat(chunks),
            ms: performance.now() - began,
          }),
        )
      },
    )
    sent.once('timeout', () => sent.destroy(new Error(`${url} did not answer within ${patience} ms`)))
    sent.once('error', reject)
    sent.end(body)
  })
}

/** @param {Answer} answer @param {string} url @param {number} wanted */
export function requireStatus(answer, url, wanted) {
  if (answer.status === wanted) return answer
  throw new Error(`${url} answered ${answer.status} instead of ${wanted}`)
}

/** @param {number[]} times @param {number} share 0.5 for the median */
export function percentile(times, share) {
  const sorted = times.toSorted((a, b) => a - b)
  return sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? Number.NaN
}

const LONG_ENOUGH_MS = 15_000
const ENOUGH = 20

/**
 * Times of the same kind of work, one after the other; the first ones warm up and do not count. Slow work is done fewer
 * times, but not fewer than twenty.
 * @param {{ warm: number, count: number }} how
 * @param {(index: number) => Promise<number>} work gives its milliseconds
 */
export async function timesOf({ warm, count }, work) {
  const times = []
  const end = performance.now() + LONG_ENOUGH_MS
  for (let index = 0; index < warm + count; index++) {
    if (times.length >= ENOUGH && performance.now() > end) break
    const ms = await work(index)
    if (index >= warm) times.push(ms)
  }
  return times
}

/**
 * Answers per second with `clients` asking at once, each as soon as it has its answer, for `seconds`.
 * @param {{ clients: number, seconds: number, ask: (agent: http.Agent) => Promise<unknown> }} load
 */
export async function perSecond({ clients, seconds, ask }) {
  const agent = new http.Agent({ keepAlive: true, maxSockets: clients })
  const began = performance.now()
  const end = began + seconds * 1000
  let answers = 0
  const client = async () => {
    while (performance.now() < end) {
      await ask(agent)
      answers++
    }
  }
  try {
    await Promise.all(Array.from({ length: clients }, client))
    return answers / ((performance.now() - began) / 1000)
  } finally {
    agent.destroy()
  }
}

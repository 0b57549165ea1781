/**
 * A register of agreements from one file, as a person imports it: uploaded to the portal, committed and taken back there,
 * while others ask whether it is alive.
 */
import fs from 'node:fs'
import http from 'node:http'
import os from 'node:os'
import path from 'node:path'
import { gunzipSync } from 'node:zlib'
import pg from 'pg'
import { OperatorError } from '../console.mjs'
import { pause, ROOT, run } from '../process.mjs'
import { callAction } from './action.mjs'
import { CopyIn } from './copy-in.mjs'
import { inWords, watch } from './meanwhile.mjs'
import { request, requireStatus } from './measure.mjs'

const SIZES = [10_000, 50_000]
const PATIENCE_MS = 600_000
const POLL_MS = 300

/** @param {{ portal: { address: string, pid: number }, databaseUrl: string, secret: string, clerk: import('./sign-in.mjs').Person }} given */
export function importScenarios(given) {
  return SIZES.flatMap((rows) => {
    let measured
    const once = () => {
      measured ??= importRegister(given, rows)
      return measured
    }
    const prefix = rows === 10_000 ? 'import' : `import-${rows}`
    const scenario = (name, what) => ({
      name,
      async measure() {
        const figures = await once()
        const { ms, seen } = figures[what]
        return {
          name,
          p50: Number(ms.toFixed(2)),
          p95: Number(ms.toFixed(2)),
          perSecond: null,
          sqlP50: Number(figures.copy.toFixed(2)),
          sqlShows: `同样 ${rows} 行的 COPY;${inWords(seen)}`,
          rowsPerSecond: Math.round(rows / (ms / 1000)),
        }
      },
    })
    return [
      scenario(prefix, 'preview'),
      scenario(`${prefix}-commit`, 'commit'),
      scenario(`${prefix}-undo`, 'undo'),
    ]
  })
}

async function importRegister({ portal, databaseUrl, secret, clerk }, rows) {
  const { address } = portal
  const agent = new http.Agent({ keepAlive: true })
  const owner = new pg.Client({ connectionString: databaseUrl })
  await owner.connect()
  try {
    const bytes = await workbook(databaseUrl, secret, clerk, rows)
    let id = ''
    const preview = await timed(portal, async () => {
      id = await upload(agent, address, clerk, bytes)
      await settled(agent, address, clerk, id)
    })
    await expectBatch(owner, id, 'CHECKED', rows)
    const act = (page, name, values = {}) =>
      callAction({ agent, address, person: clerk, page, patience: PATIENCE_MS }, name, [id], values)
    const commit = await timed(portal, async () => {
      await act(`/imports/${id}/preview`, 'commitImportAction')
      await settled(agent, address, clerk, id)
    })
    await expectBatch(owner, id, 'COMMITTED', rows)
    const copy = await bareCopy(owner, id)
    const undo = await timed(portal, () =>
      act(`/imports/${id}/result`, 'undoImportAction', { reason: '测速后撤销导入' }),
    )
    await expectBatch(owner, id, 'UNDONE', rows)
    return { preview, commit, copy, undo }
  } finally {
    agent.destroy()
    await owner.end()
  }
}

async function timed(portal, work) {
  const stop = watch(portal)
  let watched
  const began = performance.now()
  let ms = 0
  try {
    await work()
    ms = performance.now() - began
  } finally {
    watched = await stop()
  }
  return { ms, seen: watched }
}

async function workbook(databaseUrl, secret, clerk, rows) {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'luodi-bench-'))
  const file = path.join(folder, '测速.xlsx')
  try {
    // react-server: the modules of lib refuse to be loaded anywhere but on a server.
    const args = ['--conditions=react-server', '--import', 'tsx', 'scripts/bench/import-workbook.ts']
    const env = { ...process.env, DATABASE_URL: databaseUrl, NEXTAUTH_SECRET: secret }
    const { code, output } = await run(process.execPath, [...args, clerk.userId, String(rows), file], {
      cwd: ROOT,
      env,
    })
    if (code !== 0) throw new OperatorError(`待导入的文件未能生成:\n${output.trimEnd()}`)
    return fs.readFileSync(file)
  } finally {
    fs.rmSync(folder, { recursive: true, force: true })
  }
}

/** Answers with the number of the batch as soon as the file can be read. */
async function upload(agent, address, clerk, bytes) {
  const form = new FormData()
  form.append('type', 'agreement')
  form.append('file', new File([bytes], '测速.xlsx'))
  const encoded = new Response(form)
  const url = `${address}/imports/upload`
  const headers = {
    cookie: clerk.cookie,
    origin: address,
    accept: 'application/json',
    'content-type': encoded.headers.get('content-type') ?? '',
  }
  const body = Buffer.from(await encoded.arrayBuffer())
  const answer = await request(agent, url, { method: 'POST', headers, body, patience: PATIENCE_MS })
  const { href } = JSON.parse(plain(requireStatus(answer, url, 200)))
  return href.split('/')[2]
}

async function settled(agent, address, clerk, id) {
  const url = `${address}/imports/${id}/progress`
  const deadline = performance.now() + PATIENCE_MS
  for (;;) {
    const answer = await request(agent, url, { headers: { cookie: clerk.cookie } })
    const text = plain(requireStatus(answer, url, 200))
    if (!JSON.parse(text).running) return
    if (performance.now() > deadline) throw new OperatorError('导入未能在规定时间内完成')
    await pause(POLL_MS)
  }
}

const plain = ({ body, headers }) =>
  (headers['content-encoding'] === 'gzip' ? gunzipSync(body) : body).toString()

async function expectBatch(owner, id, status, rows) {
  const { rows: found } = await owner.query(
    'SELECT "status"::text AS status, "counts", "failure" FROM "ImportBatch" WHERE "id" = $1',
    [id],
  )
  const [batch] = found
  if (batch?.status !== status || batch.counts?.new !== rows)
    throw new OperatorError(`导入批次不符合预期:${JSON.stringify(batch)}`)
}

/** The same rows into a table without anything: what writing them costs at the least. */
async function bareCopy(owner, batchId) {
  const { rows } = await owner.query(
    `SELECT translate(agreement::text, E'\\t\\n\\\\', '   ') AS line FROM "Agreement" AS agreement
      WHERE id IN (SELECT "recordId" FROM "ImportRow" WHERE "batchId" = $1)`,
    [batchId],
  )
  await owner.query('CREATE TEMP TABLE bare (line text)')
  const began = performance.now()
  await new CopyIn('COPY bare FROM STDIN', rows.map(({ line }) => `${line}\n`).join('')).run(owner)
  return performance.now() - began
}

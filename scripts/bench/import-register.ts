/**
 * A register of agreements brought in from one file: `tsx scripts/bench/import-register.ts CLERK_ID ROWS`. Prints one line
 * of JSON: milliseconds from the file's bytes to the preview, of the commit, of a bare COPY of the same rows, and how long
 * the event loop was held up meanwhile. What was imported is taken back.
 */
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { Writable } from 'node:stream'
import pg from 'pg'
import * as z from 'zod'
import { disconnect, readAs } from '@/lib/db'
import { cellXml, columnName } from '@/lib/exports/xlsx/cells'
import { row as rowXml, wordRow } from '@/lib/exports/xlsx/sheet'
import { writeWorkbook } from '@/lib/exports/xlsx/workbook'
import { createImport } from '@/lib/imports/commands'
import { commitImport } from '@/lib/imports/commit'
import { getImport } from '@/lib/imports/queries'
import { settled } from '@/lib/imports/run'
import { undoImport } from '@/lib/imports/undo'
import { CopyIn } from './copy-in'

const [clerkId, count] = z
  .tuple([z.uuid(), z.coerce.number().int().min(1).max(50_000)])
  .parse(process.argv.slice(2, 4))
const clerk = { role: 'BUREAU_STAFF', userId: clerkId, name: 'bench' } as const

const HEADERS = [
  ...[
    '序号',
    '协议名称',
    '企业',
    '合作单位',
    '其他当事人',
    '协议类型',
    '合作模式',
    '签订日期',
    '协议金额(万元)',
  ],
  ...['生效日期', '到期日期', '签约活动', '无金额原因', '备注', '状态'],
]

/** Agreements of organizations of the register, one in fifty with a new one; no two alike. */
async function workbook(): Promise<Uint8Array<ArrayBuffer>> {
  const named = (kind: 'ENTERPRISE' | 'UNIVERSITY') =>
    readAs(clerk, (tx) =>
      tx.organization.findMany({
        where: { kind, voidedAt: null, ...(kind === 'ENTERPRISE' ? { isLocal: true } : {}) },
        select: { name: true },
        orderBy: { id: 'asc' },
        take: 400,
      }),
    )
  const [firms, partners] = [await named('ENTERPRISE'), await named('UNIVERSITY')]
  const day = (number: number) => `201${number % 9}-0${1 + (number % 9)}-1${number % 9}`
  const texts = (number: number) => [
    ...[String(number + 1), `示例测速导入第${number}号联合研发协议${(number * 7919) % 10_007}`],
    ...[firms[number % firms.length]?.name ?? '', partners[(number * 7) % partners.length]?.name ?? ''],
    number % 50 === 0 ? `示例测速新增${number % 500}科技有限公司` : '',
    ...['项目协议', '项目合作', day(number), String(10 + (number % 300)), day(number), '', '', ''],
    ...[`备注第${number}条`, '有效'],
  ]
  const kinds = HEADERS.map((header) =>
    header.endsWith('日期')
      ? ('day' as const)
      : header.includes('金额(')
        ? ('amount' as const)
        : ('text' as const),
  )
  function* rows() {
    yield wordRow(1, HEADERS, 'header')
    for (let number = 0; number < count; number += 1) {
      const cells = texts(number).map((text, index) =>
        cellXml(`${columnName(index)}${number + 2}`, kinds[index] ?? 'text', text),
      )
      yield rowXml(number + 2, cells.join(''))
    }
  }
  const chunks: Buffer[] = []
  const output = new Writable({
    write(chunk: Buffer, _, done) {
      chunks.push(chunk)
      done()
    },
  })
  const sheet = { name: '协议', columns: HEADERS.map(() => ({ width: 16 })), rows: rows() }
  await writeWorkbook([sheet], output, new Date())
  return new Uint8Array(Buffer.concat(chunks))
}

async function timed(work: () => Promise<unknown>): Promise<{ ms: number; heldUpMs: number }> {
  const loop = monitorEventLoopDelay({ resolution: 10 })
  loop.enable()
  const began = performance.now()
  await work()
  const ms = performance.now() - began
  loop.disable()
  return { ms, heldUpMs: loop.percentile(95) / 1e6 }
}

/** The same rows into a table without anything: what writing them costs at the least. */
async function bareCopy(batchId: string): Promise<number> {
  const client = new pg.Client({ connectionString: process.env.DATABASE_URL })
  await client.connect()
  try {
    const { rows } = await client.query<{ line: string }>(
      `SELECT translate(agreement::text, E'\\t\\n\\\\', '   ') AS line FROM "Agreement" AS agreement
        WHERE id IN (SELECT "recordId" FROM "ImportRow" WHERE "batchId" = $1)`,
      [batchId],
    )
    await client.query('CREATE TEMP TABLE bare (line text)')
    const began = performance.now()
    await new CopyIn('COPY bare FROM STDIN', rows.map(({ line }) => `${line}\n`).join('')).run(client)
    return performance.now() - began
  } finally {
    await client.end()
  }
}

const bytes = await workbook()
let id = ''
const preview = await timed(async () => {
  ;({ id } = await createImport(clerk, { name: '测速.xlsx', bytes }, { type: 'agreement' }))
  await settled(id)
})
const checked = await getImport(clerk, id)
if (checked?.counts?.new !== count)
  throw new Error(
    `the preview is not as expected: ${JSON.stringify(checked?.counts)} ${checked?.batch.failure}`,
  )
const commit = await timed(async () => {
  await commitImport(clerk, id)
  await settled(id)
})
const committed = await getImport(clerk, id)
if (committed?.state !== 'COMMITTED') throw new Error(`the commit failed: ${committed?.batch.failure}`)
const copy = await bareCopy(id)
const undo = await timed(() => undoImport(clerk, id))
process.stdout.write(`${JSON.stringify({ preview, commit, copy, undo, bytes: bytes.byteLength })}\n`)
await disconnect()
process.exit(0)

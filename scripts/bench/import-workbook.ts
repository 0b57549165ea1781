/**
 * A register of agreements as one file, for measuring its import: `tsx scripts/bench/import-workbook.ts CLERK_ID ROWS FILE`.
 */
import fs from 'node:fs'
import * as z from 'zod'
import { disconnect, readAs } from '@/lib/db'
import { cellXml, columnName } from '@/lib/exports/xlsx/cells'
import { row as rowXml, wordRow } from '@/lib/exports/xlsx/sheet'
import { writeWorkbook } from '@/lib/exports/xlsx/workbook'

const [clerkId, count, file] = z
  .tuple([z.uuid(), z.coerce.number().int().min(1).max(50_000), z.string()])
  .parse(process.argv.slice(2, 5))
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
async function workbook(file: string): Promise<void> {
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
  const sheet = { name: '协议', columns: HEADERS.map(() => ({ width: 16 })), rows: rows() }
  await writeWorkbook([sheet], fs.createWriteStream(file), new Date())
}

await workbook(file)
await disconnect()
process.exit(0)

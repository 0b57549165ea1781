import { expect, test } from 'vitest'
import { readSheets } from '@/lib/imports/reader/read-sheets'
import { fixtures } from '@/tests/fixtures/sheets/all'
import { xlsxOf } from '@/tests/fixtures/sheets/ooxml'

const small = () => xlsxOf({ sheets: [{ name: 'Sheet1', rows: [['企业'], ['甲']] }] })
const large = () => fixtures.find(({ name }) => name === '一万行.xlsx')?.make() ?? new Uint8Array(0)

/** After whatever happened, the next file is read. */
const expectReading = async () => expect(await readSheets(small(), 'x.xlsx')).toMatchObject({ ok: true })

test('a file that needs more memory than it may is refused, and the portal lives on', async () => {
  const strings = Array.from({ length: 150_000 }, (_, at) => [`第 ${at} 家企业的名称`])
  const bytes = xlsxOf({ sheets: [{ name: 'Sheet1', rows: strings }] })

  expect(await readSheets(bytes, 'x.xlsx', { memoryMb: 16, rows: 200_000 })).toMatchObject({
    ok: false,
    reason: 'tooMuchMemory',
    message: expect.stringContaining('拆成几个文件'),
  })
  await expectReading()
})

test.for([{ silentMs: 1 }, { totalMs: 1 }])(
  'a file that takes longer than it may is refused: %o',
  async (limit) => {
    expect(await readSheets(large(), 'x.xlsx', limit)).toMatchObject({
      ok: false,
      reason: 'tooSlow',
      message: expect.stringContaining('时间过长'),
    })
    await expectReading()
  },
)

test('files are read one after the other; when too many wait, the next is told to come back', async () => {
  const limit = { waiting: 3 }
  const answers = await Promise.all(['a', 'b', 'c', 'd'].map((name) => readSheets(small(), name, limit)))

  expect(answers.map((answer) => (answer.ok ? 'read' : answer.reason))).toEqual([
    'read',
    'read',
    'read',
    'busy',
  ])
  await expectReading()
})

test('other requests are answered while a file is read', async () => {
  let ticks = 0
  const timer = setInterval(() => ticks++, 1)
  const reading = await readSheets(large(), 'x.xlsx')
  clearInterval(timer)

  expect(reading.ok).toBe(true)
  expect(ticks).toBeGreaterThan(20)
})

test('the bytes stay with whoever sent them', async () => {
  const bytes = small()
  await readSheets(bytes, 'x.xlsx')

  expect(Buffer.compare(bytes, small())).toBe(0)
})

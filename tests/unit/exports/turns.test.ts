import { Writable } from 'node:stream'
import { expect, test } from 'vitest'
import { ExportsBusy, inTurn } from '@/lib/exports/turns'
import { writeTable } from '@/lib/exports/write'

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

test('two exports are written at once, others wait in their order, and a crowd is told so', async () => {
  const began: number[] = []
  const ends: (() => void)[] = []
  const start = (number: number) =>
    inTurn(() => {
      began.push(number)
      return new Promise<void>((resolve) => ends.push(resolve))
    })
  const all = Array.from({ length: 10 }, (_, index) => start(index))
  await pause(0)
  expect(began).toEqual([0, 1])
  await expect(start(10)).rejects.toThrow(ExportsBusy)
  await expect(start(11)).rejects.toThrow('请稍后再试')
  for (let index = 0; index < 10; index += 1) {
    ends[index]?.()
    await pause(0)
  }
  await Promise.all(all)
  expect(began).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9])
})

test('an export that fails gives its turn away', async () => {
  for (let index = 0; index < 5; index += 1) {
    await expect(inTurn(() => Promise.reject(new Error('no')))).rejects.toThrow('no')
  }
  await expect(inTurn(async () => 'done')).resolves.toBe('done')
})

test.each(['xlsx', 'csv'] as const)('rows are read no faster than %s is written', async (format) => {
  let read = 0
  const rows = Array.from({ length: 500 }, (_, row) => [`第 ${row} 行`, `${Math.random()}${Math.random()}`])
  async function* pages() {
    for (; read < 2000; read += 1) yield rows
  }
  // takes some bytes and then no more, as a full disk or a stopped reader does
  let taken = 0
  const stuck = new Writable({
    write(chunk: Buffer, _, done) {
      taken += chunk.length
      if (taken < 200_000) done()
    },
  })
  const about = {
    title: '',
    bureau: '',
    scope: [],
    filters: [],
    order: '',
    asOf: '',
    person: '',
    at: new Date(),
  }
  const columns = [
    { key: 'a', header: '甲', kind: 'text', width: 10 },
    { key: 'b', header: '乙', kind: 'text', width: 10 },
  ] as const
  const writing = writeTable(format, { name: '行', columns, pages: pages(), about }, stuck)
  let before = -1
  while (before !== read) {
    before = read
    await pause(200)
  }
  expect(read).toBeGreaterThan(0)
  // what waits in the streams: a few hundred kilobytes of a million rows
  expect(read).toBeLessThan(100)
  stuck.destroy(new Error('enough'))
  await expect(writing).rejects.toThrow('enough')
})

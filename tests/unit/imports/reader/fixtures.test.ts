import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { readSheets } from '@/lib/imports/reader/read-sheets'
import type { Cell, Reading, Sheet } from '@/lib/imports/reader/types'
import { fixtures } from '@/tests/fixtures/sheets/all'
import type { Expected } from '@/tests/fixtures/sheets/fixture'
import { letters } from '@/tests/fixtures/sheets/ooxml'

/** What a person is made to wait for a file that will not be read; the issue says 5 s. */
const REFUSAL_MS = 5_000

let warned: ReturnType<typeof vi.spyOn>
beforeEach(() => {
  warned = vi.spyOn(console, 'warn').mockImplementation(() => {})
})
afterEach(() => warned.mockRestore())

test('there are at least 60 files, and no two of one name', () => {
  expect(fixtures.length).toBeGreaterThanOrEqual(60)
  expect(new Set(fixtures.map(({ name }) => name)).size).toBe(fixtures.length)
})

describe('every file is read as it should be, or refused with a sentence that says what to do', () => {
  test.for(fixtures)('$name', { timeout: 20_000 }, async ({ name, make, expect: expected }) => {
    const bytes = make()
    const began = performance.now()
    const reading = await readSheets(bytes, name)
    const took = performance.now() - began
    if (expected.ok) compare(reading, expected)
    else {
      expect(reading).toMatchObject({ ok: false, reason: expected.reason })
      expect(reading.ok ? '' : reading.message).toContain(expected.message)
      expect(reading.ok ? '' : reading.message).toMatch(/请.+。$/)
      expect(took).toBeLessThan(REFUSAL_MS)
    }
    // a refusal was meant, not an exception that somebody caught
    expect(warned.mock.calls).toEqual([])
  })
})

test('whatever bytes are changed, there is an answer and it comes in time', { timeout: 60_000 }, async () => {
  const files = fixtures.filter(({ name }) => ['李亲顾镇产学研协议(改).xlsx', '老版本.xls'].includes(name))
  expect(files).toHaveLength(2)
  let seed = 20_221_019
  const random = (below: number) => {
    seed = (Math.imul(seed, 1_103_515_245) + 12_345) >>> 0
    return (seed >>> 8) % below
  }
  for (const { name, make } of files)
    for (let round = 0; round < 15; round++) {
      const bytes = make()
      for (let change = 0; change < 1 + (round % 5); change++) bytes[random(bytes.length)] = random(256)
      const began = performance.now()
      const reading = await readSheets(bytes, name)
      expect(performance.now() - began).toBeLessThan(REFUSAL_MS)
      if (!reading.ok) expect(reading.message).toMatch(/请.+。$/)
    }
})

test('a file is the same every time it is made', { timeout: 60_000 }, () => {
  for (const { name, make } of fixtures)
    expect(Buffer.compare(Buffer.from(make()), Buffer.from(make())), name).toBe(0)
})

function compare(reading: Reading, expected: Expected & { ok: true }) {
  if (!reading.ok) throw new Error(`refused: ${reading.message}`)
  const { sheets } = reading
  expect(reading.format).toBe(expected.format)
  const found = Object.fromEntries(Object.keys(expected.cells).map((place) => [place, cellAt(sheets, place)]))
  expect(found).toMatchObject(expected.cells)
  for (const sentence of expected.remarks ?? []) expect(reading.remarks.join('\n')).toContain(sentence)
  const unexpected = reading.remarks.filter(
    (remark) => !expected.remarks?.some((part) => remark.includes(part)),
  )
  expect(unexpected).toEqual([])
  if (expected.sheets) expect(sheets.map(({ name }) => name)).toEqual(expected.sheets)
  expect(sheets.filter(({ hidden }) => hidden).map(({ name }) => name)).toEqual(expected.hidden ?? [])
  for (const sheet of sheets) {
    const { name, rows, merges, hiddenColumns } = sheet
    expect(rows.filter(({ hidden }) => hidden).map(({ row }) => row)).toEqual(
      expected.hiddenRows?.[name] ?? [],
    )
    expect(hiddenColumns).toEqual(expected.hiddenColumns?.[name] ?? [])
    expect(
      merges.map(
        ({ top, left, bottom, right }) => `${letters(left)}${top + 1}:${letters(right)}${bottom + 1}`,
      ),
    ).toEqual(expected.merges?.[name] ?? [])
    if (expected.rows?.[name] !== undefined) expect(rows.length).toBe(expected.rows[name])
  }
}

/** 协议!C3 */
function cellAt(sheets: readonly Sheet[], place: string): Cell {
  const [, name, column = '', row] = /^(.*)!([A-Z]+)(\d+)$/.exec(place) ?? []
  const sheet = sheets.find((candidate) => candidate.name === name)
  if (!sheet) throw new Error(`no sheet ${name}`)
  const cells = sheet.rows.find((candidate) => candidate.row === Number(row))?.cells ?? []
  const index = [...column].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1
  return cells[index] ?? null
}

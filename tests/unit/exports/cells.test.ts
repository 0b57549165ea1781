import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { csvText, unguarded } from '@/lib/exports/csv'
import { attachment, exportFileName } from '@/lib/exports/file-name'
import { cellXml, columnName, escapeXml, serialOf, startsFormula } from '@/lib/exports/xlsx/cells'

describe('a cell', () => {
  test.each([
    ['day', '2022-10-19', '<c r="A1" s="3"><v>44853</v></c>'],
    ['amount', '1234567.891234', '<c r="A1" s="5"><v>1234567.891234</v></c>'],
    ['percent', '45', '<c r="A1" s="7"><v>0.45</v></c>'],
    ['instant', '2022-10-19 12:00', '<c r="A1" s="4"><v>44853.5</v></c>'],
  ] as const)('of kind %s is a number: %s', (kind, text, xml) => {
    expect(cellXml('A1', kind, text)).toBe(xml)
  })

  test.each([
    ['day', '2022-10'],
    ['day', '1899-12-31'],
    ['amount', '面议'],
    ['code', '000123'],
    ['code', '911306820123450001'],
    ['text', '2022-10-19'],
  ] as const)('of kind %s stays text: %s', (kind, text) => {
    expect(cellXml('A1', kind, text)).toMatch(new RegExp(`t="inlineStr".*>${text}</t>`))
  })

  test.each([
    '=1+1',
    '+86 312',
    '-2',
    '@SUM(A1)',
    '\t=1',
    '\r=1',
    ' =1',
    '＝1',
    '＋1',
    '－1',
    '＠x',
    '\u0000=1',
  ])('that begins like a formula is text for good: %j', (text) => {
    expect(startsFormula(text)).toBe(true)
    expect(cellXml('A1', 'text', text)).toMatch(/^<c r="A1" s="8" t="inlineStr">/)
    expect(csvText('text', text)[0]).toBe("'")
  })

  test('that is a number below zero stays a number in CSV', () => {
    expect(csvText('amount', '-12.5')).toBe('-12.50')
    expect(csvText('number', '-3')).toBe('-3')
    expect(csvText('text', '-3')).toBe("'-3")
  })

  test('of anything at all becomes XML without characters XML does not know, and reads back', () => {
    const anything = fc
      .array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 30 })
      .map((units) => String.fromCharCode(...units))
    const wrong = /(?![\t\n\r])\p{Cc}|\p{Cs}|[<>"\uFFFE\uFFFF]|&(?!(amp|lt|gt|quot);)/u
    fc.assert(fc.property(anything, (text) => !wrong.test(escapeXml(text))))
    expect(escapeXml('_x000D_')).toBe('_x005F_x000D_')
    expect(escapeXml('a\ud800b')).toBe('ab')
    expect(escapeXml('𠮷')).toBe('𠮷')
  })
})

test('of a text file loses its apostrophe on the way back, and nobody else’s', () => {
  for (const text of ['=1+1', '-3', '@甲', '＝2', "'=1", "''-1", "'引号", '甲', ' =1', '\t+'])
    expect([text, unguarded(csvText('text', text))]).toEqual([text, text])
  fc.assert(
    fc.property(
      fc.string({ unit: fc.constantFrom("'", '=', '-', ' ', '甲', '1') }),
      (text) => unguarded(csvText('text', text)) === text,
    ),
  )
})

test('columns are named as spreadsheets name them', () => {
  expect([0, 25, 26, 51, 52, 701, 702].map(columnName)).toEqual(['A', 'Z', 'AA', 'AZ', 'BA', 'ZZ', 'AAA'])
})

test('days count from 1900 as spreadsheets count', () => {
  expect(serialOf('1900-03-01')).toBe('61')
  expect(serialOf('1900-02-28')).toBeNull()
  expect(serialOf('2024-02-29')).toBe('45351')
})

test('a file is named by its title and the second in Shanghai, for every browser', () => {
  const name = exportFileName('产学研合作项目', new Date('2022-10-19T07:30:00Z'), 'xlsx')
  expect(name).toBe('产学研合作项目_20221019_153000.xlsx')
  expect(attachment(name)).toBe(
    `attachment; filename="export_20221019_153000.xlsx"; filename*=UTF-8''${encodeURIComponent(name)}`,
  )
  expect(attachment('台账_标红.xlsx')).toContain('filename="export.xlsx"')
  expect(attachment("a'b(c)*.csv")).toContain("filename*=UTF-8''a%27b%28c%29%2A.csv")
})

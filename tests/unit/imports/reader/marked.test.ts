import { describe, expect, test } from 'vitest'
import { markedWorkbook } from '@/lib/imports/reader/marked-workbook'
import type { SheetMarks } from '@/lib/imports/reader/marks'
import { readSheets } from '@/lib/imports/reader/read-sheets'
import type { Sheet } from '@/lib/imports/reader/types'
import { fixtures } from '@/tests/fixtures/sheets/all'
import { type BookSpec, xlsxOf } from '@/tests/fixtures/sheets/ooxml'
import { styleOf, textOfPart } from '@/tests/fixtures/sheets/open'

const BOOK: BookSpec = {
  sheets: [
    {
      name: '说明',
      rows: [['不变']],
    },
    {
      name: '协议',
      rows: [
        ['2022年协议', null, null, null],
        ['企业', '签订日期', '金额(万元)', '备注'],
        ['甲公司', { v: 44853, s: 'iso' }, { f: 'B3*2', v: 500 }, null],
        null,
        [null, { v: '2022-02-30', s: 'text' }, { v: 5, s: 'money' }, '<b>&'],
      ],
      merges: ['A1:E1'],
      hiddenColumns: [[4, 16384]],
      dimension: 'A1:D5',
    },
  ],
  parts: [{ name: 'xl/media/image1.png', data: Uint8Array.from([1, 2, 3, 4]), stored: true }],
}
const MARKS: SheetMarks[] = [
  {
    sheet: '协议',
    headerRow: 2,
    rows: [
      {
        row: 5,
        columns: [1, 0],
        message: '签订日期:没有 2022-02-30 这一天;企业:请填写 <名称>',
        values: { 2: '6 & 7' },
      },
      { row: 3, columns: [1], message: '签订日期:晚于今天' },
      { row: 4, columns: [], message: '整行为空' },
    ],
  },
]

async function marked(bytes: Uint8Array, name = 'x.xlsx', marks = MARKS) {
  const result = await markedWorkbook(bytes, name, marks)
  if (!result.ok) throw new Error(result.message)
  const reading = await readSheets(result.bytes, 'marked.xlsx')
  if (!reading.ok) throw new Error(reading.message)
  return { ...result, sheets: reading.sheets }
}

const rowOf = (sheets: readonly Sheet[], name: string, row: number) =>
  sheets.find((sheet) => sheet.name === name)?.rows.find((candidate) => candidate.row === row)?.cells

describe('the person’s own .xlsx with what is wrong in it', () => {
  test('has a column 错误信息 right of everything, and what was corrected', async () => {
    const { sheets, original } = await marked(xlsxOf(BOOK))

    expect(original).toBe(true)
    expect(rowOf(sheets, '协议', 1)).toEqual(['2022年协议'])
    expect(rowOf(sheets, '协议', 2)).toEqual(['企业', '签订日期', '金额(万元)', '备注', null, '错误信息'])
    expect(rowOf(sheets, '协议', 3)?.[5]).toBe('签订日期:晚于今天')
    expect(rowOf(sheets, '协议', 4)?.[5]).toBe('整行为空')
    const last = '签订日期:没有 2022-02-30 这一天;企业:请填写 <名称>'
    expect(rowOf(sheets, '协议', 5)).toEqual([null, '2022-02-30', '6 & 7', '<b>&', null, last])
  })

  test('keeps values, formulas, merged cells, other sheets and every part that is not a sheet', async () => {
    const before = xlsxOf(BOOK)
    const { bytes, sheets } = await marked(before)

    expect(rowOf(sheets, '说明', 1)).toEqual(['不变'])
    expect(rowOf(sheets, '协议', 3)?.[2]).toMatchObject({ kind: 'number', number: '500', formula: true })
    expect(sheets[1]?.merges).toEqual([{ top: 0, left: 0, bottom: 0, right: 4 }])
    for (const part of [
      '[Content_Types].xml',
      'xl/workbook.xml',
      'xl/worksheets/sheet1.xml',
      'xl/media/image1.png',
    ])
      expect(textOfPart(bytes, part)).toBe(textOfPart(before, part))
  })

  test('shows the new column although all columns behind the table were hidden', async () => {
    const { sheets, bytes } = await marked(xlsxOf(BOOK))

    expect(sheets[1]?.hiddenColumns).toEqual([3, 4])
    expect(textOfPart(bytes, 'xl/worksheets/sheet2.xml')).toMatch(
      /<col max="5" min="4"[^>]*hidden="1"[^>]*\/><col min="6" max="6" width="48" customWidth="1"\/><col max="16384" min="7"/,
    )
  })

  test('reddens what is wrong in the format it had, and nothing else', async () => {
    const { bytes, sheets } = await marked(xlsxOf(BOOK))
    const red = styleOf(bytes, 'xl/worksheets/sheet2.xml', 'B3')
    const plain = styleOf(bytes, 'xl/worksheets/sheet2.xml', 'C3')

    expect(red).toMatchObject({
      fill: 'FFFFC7CE',
      numFmtId: styleOf(xlsxOf(BOOK), 'xl/worksheets/sheet2.xml', 'B3').numFmtId,
    })
    expect(plain.fill).not.toBe('FFFFC7CE')
    expect(styleOf(bytes, 'xl/worksheets/sheet2.xml', 'A5').fill).toBe('FFFFC7CE')
    expect(rowOf(sheets, '协议', 3)?.[1]).toMatchObject({ kind: 'date', date: '2022-10-19' })
  })

  test('leaves a formula that others share, and forgets in which order formulas were calculated', async () => {
    const chain = 'Target="calcChain.xml"/>'
    const book: BookSpec = {
      sheets: [
        {
          name: '协议',
          rows: [
            ['企业', '金额'],
            ['甲', { xml: '<f t="shared" ref="B2:B3" si="0">A2</f><v>1</v>' }],
            ['乙', { xml: '<f t="shared" si="0"/><v>2</v>' }],
          ],
        },
      ],
      relations: `<Relationship Id="rId8" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/calcChain" ${chain}`,
      parts: [{ name: 'xl/calcChain.xml', data: '<calcChain><c r="B2" i="1"/><c r="B3"/></calcChain>' }],
    }
    const rows = [2, 3].map((row) => ({ row, columns: [1], message: '错', values: { 1: '9' } }))
    const { bytes, sheets } = await marked(xlsxOf(book), 'x.xlsx', [{ sheet: '协议', headerRow: 1, rows }])

    expect(rowOf(sheets, '协议', 2)?.[1]).toMatchObject({ number: '1', formula: true })
    expect(rowOf(sheets, '协议', 3)?.[1]).toBe('9')
    expect(() => textOfPart(bytes, 'xl/calcChain.xml')).toThrow('no part')
    expect(textOfPart(bytes, 'xl/_rels/workbook.xml.rels')).not.toContain('calcChain')
  })

  test.for([
    'WPS表格写出.xlsx',
    '带命名空间前缀.xlsx',
    '没有单元格地址.xlsx',
    '严格OOXML.xlsx',
    '流式写出.xlsx',
    '六十四位大小.xlsx',
    '别处的工作表.xlsx',
  ])('can be of any dialect: %s', async (name) => {
    const bytes = fixtures.find((fixture) => fixture.name === name)?.make() ?? new Uint8Array(0)
    const marks = [{ sheet: '协议', headerRow: 1, rows: [{ row: 3, columns: [1], message: '错' }] }]
    const { sheets, original } = await marked(bytes, name, marks)

    expect(original).toBe(true)
    expect(rowOf(sheets, '协议', 1)).toEqual(['企业名称', '签订日期', '金额(万元)', '错误信息'])
    expect(rowOf(sheets, '协议', 3)).toMatchObject([
      '  定州市某某厂',
      { date: '2022-01-01' },
      { number: '12.5' },
      '错',
    ])
  })
})

describe('where there is no .xlsx to write into', () => {
  test.for(['协议GBK.csv', '老版本.xls'])('a new one has the same values: %s', async (name) => {
    const bytes = fixtures.find((fixture) => fixture.name === name)?.make() ?? new Uint8Array(0)
    const before = await readSheets(bytes, name)
    if (!before.ok) throw new Error(before.message)
    const sheet = before.sheets[0]
    const marks = [
      {
        sheet: sheet?.name ?? '',
        headerRow: 1,
        rows: [{ row: 2, columns: [0], message: '错', values: { 0: '改' } }],
      },
    ]
    const { sheets, original } = await marked(bytes, name, marks)

    expect(original).toBe(false)
    const texts = (cells: Sheet['rows'][number]['cells'] | undefined) =>
      cells?.map((cell) =>
        cell === null || typeof cell === 'string' ? cell : cell.kind === 'date' ? cell.date : cell.text,
      )
    expect(texts(sheets[0]?.rows[0]?.cells)).toEqual([...(texts(sheet?.rows[0]?.cells) ?? []), '错误信息'])
    expect(sheets[0]?.rows[1]?.cells[0]).toBe('改')
    expect(sheets[0]?.rows[1]?.cells.at(-1)).toBe('错')
  })

  test('a file that cannot be read is refused here as well', async () => {
    expect(await markedWorkbook(new Uint8Array(0), 'x.xlsx', [])).toMatchObject({
      ok: false,
      reason: 'empty',
    })
  })
})

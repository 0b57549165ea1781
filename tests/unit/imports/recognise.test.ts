import { describe, expect, test } from 'vitest'
import { sheetsFrom } from '@/lib/imports/from-reader'
import { readSheets } from '@/lib/imports/reader/read-sheets'
import { recognise } from '@/lib/imports/recognise'
import { sheetDescriptions } from '@/lib/sheets/registry'
import { fixtures } from '@/tests/fixtures/sheets/all'
import { sheet } from '../../integration/imports/support'

async function recognised(name: string) {
  const fixture = fixtures.find((one) => one.name === name)
  if (!fixture) throw new Error(`there is no fixture ${name}`)
  const reading = await readSheets(fixture.make(), name)
  if (!reading.ok) throw new Error(reading.message)
  return recognise(sheetsFrom(reading), sheetDescriptions, { fileName: name }).plan
}

const keysOf = (plan: Awaited<ReturnType<typeof recognised>>, index = 0) =>
  plan?.sheets[index]?.columns.map(({ key }) => key)

describe('files as they come', () => {
  test.each([
    ['协议登记表.xlsx', 'agreement', ['title', 'enterprise', 'partner', 'signedOn', 'amountFen', null]],
    ['单位名录.xlsx', 'organization', ['name', 'creditCode', 'township', null, null, 'isAboveScale']],
    ['专利台账.xlsx', 'patent', ['title', 'grantNo', 'kind', 'filedOn', 'grantedOn', 'holders']],
    [
      '技术合同.xlsx',
      'technologyContract',
      // a contract's own numbers are not ours
      [null, 'title', 'sellerId', 'buyerId', 'totalFen', 'technologyFen', 'registeredOn'],
    ],
  ])('%s is a sheet of %s', async (name, type, keys) => {
    const plan = await recognised(name)
    expect(plan?.type).toBe(type)
    expect(keysOf(plan)).toEqual(keys)
  })

  test('title rows, the unit above the table, totals and the foot of a township’s sheet', async () => {
    const plan = await recognised('李亲顾镇产学研协议(改).xlsx')
    expect(plan?.type).toBe('agreement')
    expect(plan?.sheets[0]).toMatchObject({ headerFrom: 3, headerTo: 4, unit: '万元', dataRows: 3 })
    expect(plan?.sheets[0]?.leftOut.map(({ row, why }) => [row, why])).toEqual([
      [9, '合计行'],
      [10, '表尾说明'],
    ])
    expect(keysOf(plan)).toEqual([null, 'enterprise', 'partner', 'signedOn', 'amountFen', 'note'])
    expect(plan?.sheets[0]?.columns[3]?.header).toBe('协议签订情况日期')
  })

  test('of several sheets the one that is filled in; a template says itself what it is', async () => {
    const plan = await recognised('多张工作表.xlsx')
    expect(plan?.type).toBe('agreement')
    expect(plan?.sheets.filter(({ use }) => use).map(({ name }) => name)).toEqual(['填报表'])
    expect(plan?.sheets.find(({ name }) => name === '2021年')?.notes.join()).toContain('隐藏')
  })
})

test.each([
  ['without a merge', []],
  ['merged over the table', [0, 1].map((row) => ({ top: row, left: 0, bottom: row, right: 4 }))],
])('a title and a unit in the first column, %s, are no lines of the header below', (_, merges) => {
  const rows = [
    ['示例镇台账'],
    ['单位:万元'],
    ['序号', '协议名称', '企业', '合作单位', '协议金额'],
    ['1', '联合研发协议', '甲科技有限公司', '乙大学', '120'],
  ]
  const { plan } = recognise([sheet('Sheet1', rows, { merges })], sheetDescriptions, { fileName: '台账.csv' })
  expect(plan?.sheets[0]).toMatchObject({ headerFrom: 3, headerTo: 3, unit: '万元', dataRows: 1 })
  expect(keysOf(plan)).toEqual([null, 'title', 'enterprise', 'partner', 'amountFen'])
})

describe('headers of several lines', () => {
  const rows = [
    ['产学研合作协议汇总表'],
    ['序号', '协议名称', '甲方', null, '乙方', null, '签订时间', '金额(元)'],
    [null, null, '名称', '联系人', '名称', '联系人', null, null],
    ['1', '联合研发协议', '甲科技有限公司', '张三', '乙大学', '李四', '2022-03-01', { number: '120000' }],
  ]
  const merges = [
    { top: 0, left: 0, bottom: 0, right: 7 },
    { top: 1, left: 0, bottom: 2, right: 0 },
    { top: 1, left: 1, bottom: 2, right: 1 },
    { top: 1, left: 2, bottom: 1, right: 3 },
    { top: 1, left: 4, bottom: 1, right: 5 },
    { top: 1, left: 6, bottom: 2, right: 6 },
    { top: 1, left: 7, bottom: 2, right: 7 },
  ]

  test('are read together: 甲方 | 名称 is the enterprise, its 联系人 is nobody', () => {
    const { plan } = recognise([sheet('汇总', rows, { merges })], sheetDescriptions, {
      fileName: '协议.xlsx',
    })
    expect(plan?.type).toBe('agreement')
    expect(plan?.sheets[0]).toMatchObject({ headerFrom: 2, headerTo: 3, dataRows: 1 })
    expect(keysOf(plan)).toEqual([
      null,
      'title',
      'enterprise',
      null,
      'partner',
      null,
      'signedOn',
      'amountFen',
    ])
    expect(plan?.sheets[0]?.columns.at(-1)?.unit).toBe('元')
  })

  const upper = ['序号', '协议名称', '企业名称', '合作院校', '协议签订情况', null, '备注']
  const lower = [null, null, null, null, '日期', '金额(万元)', null]
  const data = ['1', '联合研发协议', '甲科技有限公司', '乙大学', '2022-03-01', { number: '12' }, null]
  const down = (column: number, top: number) => ({ top, left: column, bottom: top + 1, right: column })
  const across = { top: 2, left: 4, bottom: 2, right: 5 }
  test.each([
    ['cells merged downwards', [[0, 1, 2, 3, 6].map((column) => down(column, 2)), across].flat()],
    ['a few cells merged', [down(0, 2)]],
    ['nothing merged', []],
    ['a title of two rows above', [{ top: 0, left: 0, bottom: 1, right: 6 }, across, down(1, 2)]],
  ])('begin with their upper line: %s', (_, merges) => {
    const rows = [['产学研协议签订情况表'], [], upper, lower, data]
    const { plan } = recognise([sheet('汇总', rows, { merges })], sheetDescriptions, { fileName: '表.xlsx' })
    expect(plan?.sheets[0]).toMatchObject({ headerFrom: 3, headerTo: 4, dataRows: 1 })
    expect(keysOf(plan)).toEqual([null, 'title', 'enterprise', 'partner', 'signedOn', 'amountFen', 'note'])
  })

  test('a column of groups merged over many rows does not hide the header', () => {
    const rows = [
      ['定州市产学研协议'],
      ['乡镇', '协议名称', '企业名称', '合作院校', '签订日期'],
      ...[1, 2, 3, 4].map((at) => [
        at === 1 ? '李亲顾镇' : null,
        `协议${at}`,
        '甲公司',
        '乙大学',
        '2022-03-01',
      ]),
    ]
    const merges = [{ top: 2, left: 0, bottom: 5, right: 0 }]
    const { plan } = recognise([sheet('汇总', rows, { merges })], sheetDescriptions, { fileName: '表.xlsx' })
    expect(plan?.sheets[0]).toMatchObject({ headerFrom: 2, headerTo: 2, dataRows: 4 })
  })

  test('what people say a file is is believed', () => {
    const { plan } = recognise([sheet('汇总', rows, { merges })], sheetDescriptions, {
      fileName: 'x.xlsx',
      wanted: 'intention',
    })
    expect(plan?.type).toBe('intention')
  })

  test('hidden rows are read and told', () => {
    const [whole] = [sheet('汇总', rows, { merges, hiddenColumns: [3] })]
    const hidden = { ...whole, rows: whole.rows.map((row) => ({ ...row, hidden: row.row === 4 })) }
    const { plan } = recognise([hidden], sheetDescriptions, { fileName: '协议.xlsx' })
    expect(plan?.sheets[0]?.dataRows).toBe(1)
    expect(plan?.sheets[0]?.notes.join()).toMatch(/1 个隐藏行.*第 4 行.*1 个隐藏列.*D 甲方联系人/)
  })
})

test('our own number is recognised by what stands in the column, not by its header', () => {
  const rows = (code: string) => [
    ['协议编号', '协议名称', '企业', '合作单位'],
    [code, '联合研发协议', '甲科技有限公司', '乙大学'],
  ]
  const keys = (code: string) =>
    keysOf(recognise([sheet('协议', rows(code))], sheetDescriptions, { fileName: '协议.xlsx' }).plan)
  expect(keys('XY-2022-0001')?.[0]).toBe('code')
  expect(keys('定科协字12号')?.[0]).toBeNull()
})

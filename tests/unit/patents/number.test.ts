import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  checkPatentNumber,
  checkPublicationNumber,
  formatPatentNumber,
  patentCheckDigit,
  patentExpiry,
} from '@/lib/patents/number'

const today = '2025-12-31'
const check = (text: string) => checkPatentNumber(text, { today })

describe('an application number', () => {
  test.each([
    ['202311303481.9', 'INVENTION', 2023],
    ['201910380558.X', 'INVENTION', 2019],
    ['201820557176.0', 'UTILITY_MODEL', 2018],
    ['201620161392.4', 'UTILITY_MODEL', 2016],
    ['202510010203.7', 'INVENTION', 2025],
    ['85100001.0', 'INVENTION', 1985],
    ['98103456.X', 'INVENTION', 1998],
    ['03123456.9', 'INVENTION', 2003],
  ])('%s is right', (number, kind, year) =>
    expect(check(number)).toEqual({
      status: 'ok',
      normalized: number.replace('.', ''),
      display: number,
      kind,
      viaPct: false,
      year,
      prefix: null,
    }),
  )

  test.each([
    ['201910777777.9', '1'],
    ['201820468923.4', '3'],
  ])('%s is wrong: its check character is %s', (number, right) => {
    expect(check(number)).toMatchObject({ status: 'bad', message: '校验位不符,请逐位核对专利申请号' })
    expect(patentCheckDigit(number.slice(0, 12))).toBe(right)
  })

  test('20101061327.6 has lost a digit', () =>
    expect(check('20101061327.6')).toMatchObject({
      status: 'bad',
      message: '专利申请号应为 12 位数字加 1 位校验位(2003 年 10 月以前为 8 位加 1 位),现小数点前为 11 位',
    }))

  test.each([
    ['CN202311303481.9', 'CN'],
    ['ZL 2023 1 1303481.9', 'ZL'],
    ['zl2023113034819', 'ZL'],
    ['ＺＬ２０２３１１３０３４８１．９', 'ZL'],
    ['2023113034819', null],
  ])('%s is read as 202311303481.9', (text, prefix) =>
    expect(check(text)).toMatchObject({
      status: 'ok',
      display: '202311303481.9',
      normalized: '2023113034819',
      prefix,
    }),
  )

  test('an application by way of PCT says so', () => {
    const body = '202280012345'
    expect(check(`${body}.${patentCheckDigit(body)}`)).toMatchObject({ kind: 'INVENTION', viaPct: true })
    const model = '202290012345'
    expect(check(`${model}.${patentCheckDigit(model)}`)).toMatchObject({
      kind: 'UTILITY_MODEL',
      viaPct: true,
    })
  })

  test.each(['PCT/CN2022/123456', 'PCTCN2022123456', 'pct/cn2022/123456'])(
    '%s is a PCT application',
    (text) =>
      expect(check(text)).toMatchObject({
        status: 'ok',
        display: 'PCT/CN2022/123456',
        kind: 'PCT',
        year: 2022,
      }),
  )

  test('without its check character only the oldest pass, with a warning', () => {
    expect(check('85100001')).toMatchObject({ status: 'warn', year: 1985, kind: 'INVENTION' })
    expect(check('98103456')).toMatchObject({
      status: 'bad',
      message: '缺少小数点后的校验位,请对照受理通知书补全',
    })
    expect(check('202311303481')).toMatchObject({
      status: 'bad',
      message: '缺少小数点后的校验位,请对照受理通知书补全',
    })
  })

  test.each([
    ['202611303481.9', '专利申请号开头的年份不正确,请核对'],
    ['200011303481.9', '专利申请号开头的年份不正确,请核对'],
    ['50100001.0', '专利申请号开头的年份不正确,请核对'],
    ['202371303481.9', '专利申请号第 5 位应为 1、2、3、8 或 9(专利类型),请核对'],
    ['85400001.0', '专利申请号第 3 位应为 1、2、3、8 或 9(专利类型),请核对'],
    ['PCT/CN2030/123456', 'PCT 申请号中的年份不正确,请核对'],
    ['申请中', '专利申请号由数字组成,如 202311303481.9'],
    ['', '专利申请号由数字组成,如 202311303481.9'],
    ['2023.11303481.9', '专利申请号由数字组成,如 202311303481.9'],
  ])('%s is refused: %s', (text, message) => expect(check(text)).toMatchObject({ status: 'bad', message }))

  test('any single digit mistaken for another is noticed', () =>
    fc.assert(
      fc.property(
        fc.integer({ min: 2003, max: 2025 }),
        fc.constantFrom('1', '2', '3', '8', '9'),
        fc.nat(9_999_999),
        fc.integer({ min: 0, max: 11 }),
        fc.integer({ min: 1, max: 9 }),
        (year, type, serial, index, shift) => {
          const body = `${year}${type}${String(serial).padStart(7, '0')}`
          const digit = patentCheckDigit(body)
          expect(check(`${body}.${digit}`).status).toBe('ok')
          const other = (Number(body[index]) + shift) % 10
          expect(check(`${body.slice(0, index)}${other}${body.slice(index + 1)}.${digit}`).status).toBe('bad')
        },
      ),
    ))

  test('is shown with its point', () => {
    expect(formatPatentNumber('2023113034819')).toBe('202311303481.9')
    expect(formatPatentNumber('98103456X')).toBe('98103456.X')
    expect(formatPatentNumber('PCT/CN2022/123456')).toBe('PCT/CN2022/123456')
  })
})

test.each([
  ['CN117123456A', true],
  ['cn 212345678 u', true],
  ['CN1034567C', true],
  ['CN117123456B', true],
  ['CN307654321S', true],
  ['117123456A', false],
  ['CN11712345A', false],
  ['CN117123456', false],
])('publication number %s: %s', (text, ok) => expect(checkPublicationNumber(text).ok).toBe(ok))

test.each([
  ['INVENTION', '2022-10-19', '2042-10-19'],
  ['UTILITY_MODEL', '2022-10-19', '2032-10-19'],
  ['DESIGN', '2021-05-31', '2031-05-31'],
  ['DESIGN', '2021-06-01', '2036-06-01'],
  ['UTILITY_MODEL', '2020-02-29', '2030-02-28'],
  ['PCT', '2022-10-19', null],
  ['OVERSEAS', '2022-10-19', null],
] as const)('%s filed on %s is protected until %s', (kind, filedOn, until) =>
  expect(patentExpiry(kind, filedOn)).toBe(until),
)

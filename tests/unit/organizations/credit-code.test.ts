import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { checkCreditCode, creditCodeCheckDigit, makeCreditCode } from '@/lib/organizations/credit-code'

const alphabet = '0123456789ABCDEFGHJKLMNPQRTUWXY'
const validCode = fc
  .tuple(
    fc.constantFrom('91', '92', '93', '12', '52', 'N1'),
    fc.nat(999_999),
    fc.constantFrom('990000', '130682', '110108'),
  )
  .map(([prefix, serial, region]) => makeCreditCode(prefix, serial, region))

describe('real codes', () => {
  test.each([
    '91350100M000100Y43',
    '91110000600037341L',
    '9144030071526726XG',
    '914403001922038216',
    '91110000802100433B',
    '12100000400000624D',
    '12100000400002259P',
  ])('%s is valid', (code) =>
    expect(checkCreditCode(code)).toEqual({ status: 'ok', normalized: code, repairs: [] }),
  )

  test.each([
    ['91350100M000100Y4', '3'],
    ['91110000600037341', 'L'],
    ['9144030071526726X', 'G'],
    ['91440300192203821', '6'],
    ['91110000802100433', 'B'],
    ['12100000400000624', 'D'],
    ['12100000400002259', 'P'],
    ['91350100M0001TGQX', '1'],
    ['91350211M0000XUF4', 'R'],
    ['91350203M0001FUE2', 'J'],
  ])('%s is followed by %s', (first17, check) => expect(creditCodeCheckDigit(first17)).toBe(check))

  test.each(['91350100M0001TGQXM', '91350211M0000XUF46', '91350203M0001FUE2P'])(
    '%s of the Fujian pilot is accepted with evidence',
    (code) => {
      const checked = checkCreditCode(code)
      expect(checked.status).toBe('pilot')
      expect(checked.message).toContain('请核对营业执照')
    },
  )

  test('91350100M000100Y4Z, printed in the standard, is refused and no other reading is offered', () =>
    expect(checkCreditCode('91350100M000100Y4Z')).toMatchObject({ status: 'bad', repairs: [] }))
})

describe('a code is read as people type it', () => {
  test.each([
    '12100000400000624d',
    ' 1210 0000 4000 0062 4D ',
    '１２１０００００４０００００６２４Ｄ',
    '12100000-40000062-4D',
    '12100000400000624D\u200b',
  ])('%s', (text) => {
    const checked = checkCreditCode(text)
    expect(checked.status).toBe('ok')
    expect(checked.normalized).toBe('12100000400000624D')
  })

  test.each(['', '  ', '　'])('“%s” is no code', (text) => expect(checkCreditCode(text).status).toBe('empty'))

  test.each([
    ['12100000400000624', '统一社会信用代码应为 18 位,现为 17 位'],
    ['12100000400000624DD', '统一社会信用代码应为 18 位,现为 19 位'],
    ['130682000012345', '这是 15 位工商注册号,请填写 18 位统一社会信用代码'],
    ['12100000400000624E', '末位校验码不符,请逐位核对'],
    ['12100000400000625D', '第 9 至 17 位主体标识码校验不符,请逐位核对'],
    ['1210A000400000624D', '第 3 至 8 位为行政区划,应全部是数字,请核对'],
    ['1210000040V000624D', '第11位“V”不会出现在代码中,请对照营业执照核对'],
    ['12100000400000624中', '第18位“中”不会出现在代码中,请对照营业执照核对'],
    ['1210000O400000625D', '第8位“O”不会出现在代码中,请对照营业执照核对'],
  ])('%s is refused: %s', (text, message) => {
    const checked = checkCreditCode(text)
    expect(checked.status).toBe('bad')
    expect(checked.message).toBe(message)
    expect(checked.repairs).toEqual([])
  })
})

describe('look-alike letters', () => {
  test('are offered as digits, with their place, and not taken silently', () => {
    const checked = checkCreditCode('1210000O400000624D')
    expect(checked.status).toBe('bad')
    expect(checked.normalized).toBe('1210000O400000624D')
    expect(checked.message).toBe('第8位“O”应为数字0')
    expect(checked.repairs).toEqual([{ code: '12100000400000624D', hint: '第8位“O”应为数字0' }])
  })

  test('may be several', () =>
    expect(checkCreditCode('I2I00000400000624D').repairs).toEqual([
      { code: '12100000400000624D', hint: '第1位“I”应为数字1,第3位“I”应为数字1' },
    ]))

  test('also Z and S', () => {
    expect(checkCreditCode('1Z100000400000624D').repairs[0]?.code).toBe('12100000400000624D')
    expect(checkCreditCode('91350100M0001TGQXM'.replace('35', '3S')).repairs[0]?.code).toBe(
      '91350100M0001TGQXM',
    )
  })

  test('a mistaken digit is not guessed', () =>
    expect(checkCreditCode('12100000400000634D').repairs).toEqual([]))
})

describe('the rule itself', () => {
  test('every code made for demonstration is valid and of no real place', () =>
    fc.assert(
      fc.property(fc.constantFrom('91', '12', '52'), fc.nat(999_999), (prefix, serial) => {
        const code = makeCreditCode(prefix, serial)
        expect(checkCreditCode(code).status).toBe('ok')
        expect(code).toMatch(/^\d\d99/)
      }),
    ))

  test('any single character mistaken for another is noticed', () =>
    fc.assert(
      fc.property(validCode, fc.nat(17), fc.constantFrom(...alphabet), (code, index, other) => {
        fc.pre(code[index] !== other)
        const mistaken = code.slice(0, index) + other + code.slice(index + 1)
        expect(checkCreditCode(mistaken).status).not.toBe('ok')
      }),
    ))

  test('two neighbours exchanged in front of the last character are noticed', () =>
    fc.assert(
      fc.property(validCode, fc.nat(15), (code, index) => {
        const [one = '', other = ''] = code.slice(index, index + 2)
        fc.pre(one !== other)
        expect(checkCreditCode(code.slice(0, index) + other + one + code.slice(index + 2)).status).not.toBe(
          'ok',
        )
      }),
    ))
})

import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  fenToWanNumber,
  fenToWanText,
  formatHeadline,
  formatWan,
  formatYuan,
  parseAmount,
  splitPercent,
} from '@/lib/money'

const fenOf = (text: string, unit?: '元' | '万元') => {
  const read = parseAmount(text, unit)
  return read.ok ? read.fen : read.message
}

describe('an amount is read as people write it', () => {
  test.each([
    ['1.42亿元', 14_200_000_000n],
    ['1.42 亿', 14_200_000_000n],
    ['500万', 500_000_000n],
    ['500万元', 500_000_000n],
    ['¥500000元', 50_000_000n],
    ['伍佰万元整', 500_000_000n],
    ['伍佰万圆正', 500_000_000n],
    ['壹亿肆仟贰佰万元整', 14_200_000_000n],
    ['壹仟零伍万零叁拾元整', 1_005_003_000n],
    ['贰拾元伍角叁分', 2_053n],
    ['叁佰元零伍分', 30_005n],
    ['拾伍万元', 15_000_000n],
    ['五百', 500_000_000n],
    ['12.5', 12_500_000n],
    ['0.000001', 1n],
    ['５００．５万元', 500_500_000n],
    ['5,000', 5_000_000_000n],
    ['5，000 万元', 5_000_000_000n],
    ['1亿4200万元', 14_200_000_000n],
    ['3千万', 3_000_000_000n],
    ['5百万元', 500_000_000n],
    ['人民币 80 万元', 80_000_000n],
    ['RMB80万', 80_000_000n],
    ['1.23元', 123n],
  ])('%s', (text, fen) => expect(fenOf(text)).toBe(fen))

  test('under a heading in 元, a number without a unit is in 元', () => {
    expect(fenOf('5,000,000.00', '元')).toBe(500_000_000n)
    expect(fenOf('￥500000', '元')).toBe(50_000_000n)
    expect(fenOf('五百', '元')).toBe(50_000n)
    expect(fenOf('500万', '元')).toBe(500_000_000n)
  })

  test.each(['约500万', '大约 500万元', '500万元左右', '人民币约500万元', '约人民币500万元'])(
    '%s is kept as approximate',
    (text) => expect(parseAmount(text)).toEqual({ ok: true, fen: 500_000_000n, approximate: true }),
  )

  test.each(['', ' ', '面议', '—', '-', '无', '保密'])('“%s” says that there is no amount', (text) =>
    expect(parseAmount(text)).toEqual({ ok: false, message: '没有金额时请选择无金额的原因', absent: true }),
  )

  test.each([
    ['0.0000001', '金额最多精确到分'],
    ['1.234元', '金额最多精确到分'],
    ['1亿0.001元', '金额最多精确到分'],
    ['-5', '金额不能为负数'],
    ['－5万元', '金额不能为负数'],
    ['负五百元', '金额不能为负数'],
    ['$500', '请按签订日汇率折算为人民币后填写'],
    ['500美元', '请按签订日汇率折算为人民币后填写'],
    ['100000000', '金额过大,请核对单位'],
  ])('%s is refused: %s', (text, message) =>
    expect(parseAmount(text)).toEqual({ ok: false, message, absent: false }),
  )

  test.each([
    '5,00',
    '1.2.3',
    '5万5',
    '1亿4200',
    '万元',
    '元',
    '五百五百',
    '伍仟仟',
    '佰',
    '零拾',
    '五十六七',
    'abc',
    '1e5',
    '500吨',
    '.5',
    '5.',
  ])('%s is not guessed at', (text) =>
    expect(fenOf(text)).toBe('请填写金额,如 12.5万元、1.42亿元 或 125000元'),
  )

  test.each([
    ['500元', undefined],
    ['99.99元', '金额不足 100 元,请核对单位'],
    ['10亿元', undefined],
    ['5000000万元', '金额超过 10 亿元,请核对单位'],
  ])('%s: %s', (text, warning) => {
    const read = parseAmount(text)
    expect(read.ok && read.warning).toBe(warning)
  })

  test('what a form shows is read back as the same 分', () =>
    fc.assert(
      fc.property(fc.bigInt({ min: 0n, max: 99_999_999_999_999n }), (fen) => {
        expect(fenOf(fenToWanText(fen))).toBe(fen)
        expect(fenOf(formatYuan(fen), '元')).toBe(fen)
      }),
    ))
})

describe('an amount is shown', () => {
  test('in 元 and 万元 with two decimals and thousands separators', () => {
    expect(formatYuan(14_200_000_000n)).toBe('142,000,000.00')
    expect(formatYuan(5n)).toBe('0.05')
    expect(formatWan(14_200_000_000n)).toBe('14,200.00')
    expect(formatWan(-1_200_000n)).toBe('-1.20')
    expect(formatWan(0n)).toBe('0.00')
  })

  test('rounded half up, and never as -0.00', () => {
    expect(formatWan(4_999n)).toBe('0.00')
    expect(formatWan(5_000n)).toBe('0.01')
    expect(formatWan(1_005_000n)).toBe('1.01')
    expect(formatWan(-4_999n)).toBe('0.00')
  })

  test('on a card in 亿元 from one 亿 upwards', () => {
    expect(formatHeadline(14_200_000_000n)).toEqual({ value: '1.42', unit: '亿元' })
    expect(formatHeadline(500_000_000n)).toEqual({ value: '500.00', unit: '万元' })
    expect(formatHeadline(9_999_990_000n)).toEqual({ value: '9,999.99', unit: '万元' })
    expect(formatHeadline(9_999_999_999n)).toEqual({ value: '1.00', unit: '亿元' })
    expect(formatHeadline(-14_200_000_000n)).toEqual({ value: '-1.42', unit: '亿元' })
  })

  test('in a form field exactly', () => {
    expect(fenToWanText(12_500_000n)).toBe('12.5')
    expect(fenToWanText(-12_500_001n)).toBe('-12.500001')
    expect(fenToWanText(0n)).toBe('0')
    expect(fenToWanNumber(12_500_000n)).toBe(12.5)
  })
})

describe('shares in percent', () => {
  test('add up to 100.0', () => {
    expect(splitPercent([1n, 1n, 1n])).toEqual(['33.4', '33.3', '33.3'])
    expect(splitPercent([0n, 5n])).toEqual(['0.0', '100.0'])
    expect(splitPercent([0n, 0n])).toEqual(['0.0', '0.0'])
    expect(splitPercent([])).toEqual([])
  })

  test('for any amounts, none of them off by a tenth or more', () =>
    fc.assert(
      fc.property(
        fc.array(fc.bigInt({ min: 0n, max: 10n ** 13n }), { minLength: 1, maxLength: 12 }),
        (parts) => {
          const whole = parts.reduce((sum, part) => sum + part, 0n)
          fc.pre(whole > 0n)
          const tenths = splitPercent(parts).map((share) => Number(share.replace('.', '')))
          expect(tenths.reduce((sum, share) => sum + share)).toBe(1000)
          tenths.forEach((share, index) => {
            expect(Math.abs(share - (Number(parts[index]) / Number(whole)) * 1000)).toBeLessThan(1.000001)
          })
        },
      ),
    ))
})

import { describe, expect, test } from 'vitest'
import {
  changeCell,
  changeWords,
  dayWords,
  exactFigure,
  figureWords,
  noteWords,
  periodName,
  rangeWords,
  vagueWords,
} from '@/lib/briefings/words'
import { tableValue } from '@/lib/indicators/words'
import { counted, figure, money, share, snapshot } from './made'

const of = (now: bigint, before: bigint) =>
  figure({ name: '签约项目', now: counted(now), before: counted(before) })
const sum = (now: bigint, before: bigint) =>
  figure({ name: '成交额', measure: 'fen', unit: '元', now: money(now), before: money(before) })
const rate = (now: [bigint, bigint], before: [bigint, bigint]) =>
  figure({ name: '落地率', measure: 'share', unit: '%', now: share(...now), before: share(...before) })

describe('the change', () => {
  test.each([
    [of(31n, 12n), '同比增长158.3%', '增长158.3%'],
    [of(12n, 31n), '同比下降61.3%', '下降61.3%'],
    [of(12n, 12n), '同比持平', '持平'],
    [of(31n, 0n), '上年同期为零', '—'],
    [of(0n, 0n), '与上年同期均为零', '—'],
    [of(0n, 4n), '同比下降100.0%', '下降100.0%'],
    [sum(14_200_000_000n, 9_000_000_000n), '同比增长57.8%', '增长57.8%'],
    [rate([26n, 31n], [10n, 12n]), '同比增长0.6个百分点', '增长0.6个百分点'],
    [rate([10n, 12n], [26n, 31n]), '同比下降0.6个百分点', '下降0.6个百分点'],
    [rate([1n, 2n], [2n, 4n]), '同比持平', '持平'],
    [rate([1n, 2n], [0n, 0n]), '上年同期无可比数据', '—'],
  ])('%#', (changed, words, cell) => {
    expect(changeWords(changed, false)).toBe(words)
    expect(changeCell(changed)).toBe(cell)
  })

  test('says first ever only when it is proven and there is something', () => {
    expect(changeWords(of(3n, 0n), true)).toBe('实现零的突破')
    expect(changeWords(of(3n, 0n), false)).toBe('上年同期为零')
    expect(changeWords(of(0n, 0n), true)).toBe('与上年同期均为零')
  })
})

describe('a number', () => {
  test.each([
    [of(31n, 0n), '31项', '31项', '31'],
    [of(1234n, 0n), '1,234项', '1,234项', '1,234'],
    [sum(14_200_000_000n, 0n), '1.42亿元', '142,000,000.00元', '14,200.00'],
    [sum(99_999_499_999n, 0n), '10.00亿元', '999,994,999.99元', '99,999.50'],
    [sum(9_999_994_999n, 0n), '9,999.99万元', '99,999,949.99元', '9,999.99'],
    [sum(9_999_995_000n, 0n), '1.00亿元', '99,999,950.00元', '10,000.00'],
    [sum(12_345n, 0n), '0.01万元', '123.45元', '0.01'],
    [rate([26n, 31n], [0n, 0n]), '83.9%', '83.9%(26/31)', '83.9'],
    [rate([0n, 0n], [0n, 0n]), '—', '—', '—'],
  ])('%# as its card, to the last digit and in a cell', (one, card, exact, cell) => {
    expect(figureWords(one)).toBe(card)
    expect(exactFigure(one)).toBe(exact)
    expect(tableValue(one, one.now)).toBe(cell)
  })

  test.each([
    [of(112n, 0n), '100余项'],
    [of(100n, 0n), '100项'],
    [of(199n, 0n), '100余项'],
    [of(31n, 0n), '30余项'],
    [of(30n, 0n), '30项'],
    [of(9n, 0n), '9项'],
    [of(0n, 0n), '0项'],
    [of(1_234n, 0n), '1200余项'],
    [of(12_000n, 0n), '12000项'],
    [sum(14_200_000_000n, 0n), '1.4亿余元'],
    [sum(14_000_000_000n, 0n), '1.4亿元'],
    [sum(20_000_000_000n, 0n), '2亿元'],
    [sum(123_450_000n, 0n), '123万余元'],
    [sum(12_345n, 0n), '0.01万元'],
  ])('%# becomes vague by rounding down, and stays exact where it is round', (one, words) => {
    expect(vagueWords(one).replace('亿余元', '亿余元')).toBe(words)
  })
})

test('days have no leading zeros, and periods have the names people use', () => {
  expect(dayWords('2022-10-09')).toBe('2022年10月9日')
  expect(rangeWords('2022-01-01', '2022-10-19')).toBe('2022年1月1日至10月19日')
  expect(rangeWords('2020-11-12', '2022-10-19')).toBe('2020年11月12日至2022年10月19日')
  expect(periodName('2022-01-01', '2022-06-30')).toBe('2022年上半年')
  expect(periodName('2022-01-01', '2022-12-31')).toBe('2022年')
  expect(periodName('2022-01-01', '2022-10-31')).toBe('2022年1—10月')
  expect(periodName('2022-02-01', '2022-02-28')).toBe('2022年2月')
  expect(periodName('2022-01-01', '2022-10-19')).toBe('2022年1月1日至10月19日')
})

test('a footnote has the exact value, the definition, the cut-off, the instant and the passport', () => {
  const one = figure({ name: '合作意向', now: counted(112n) })
  const text = noteWords(one, snapshot([one], { filterText: '乡镇园区:北城区街道' }))
  expect(text).toBe(
    `合作意向112项。口径(第1版,以协议签订日期为准):合作意向的口径。筛选条件:乡镇园区:北城区街道。截止日期:2022-10-19;所知时刻:2022-10-31 17:30:05;数据护照:${one.code}(/passports/${one.code})。`,
  )
})

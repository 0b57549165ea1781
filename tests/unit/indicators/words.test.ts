import { describe, expect, test } from 'vitest'
import {
  differenceWords,
  exactDigits,
  exactWords,
  headlineOf,
  periodWords,
  signedWords,
  yearOnYear,
} from '@/lib/indicators/words'

const count = { measure: 'count', unit: '项' } as const
const money = { measure: 'fen', unit: '元' } as const
const share = {
  measure: 'share',
  unit: '%',
  share: { part: '落地', whole: '签约', unit: ' 项' },
} as const
const rows = (number: bigint) => ({ count: number, sum: number })

describe('a figure in words', () => {
  test('is short on a card, exact beside it, and bare digits for machines', () => {
    expect(headlineOf(count, rows(1031n))).toEqual({ value: '1,031', unit: '项' })
    const total = { count: 90n, sum: 14_200_000_000n }
    expect(headlineOf(money, total)).toEqual({ value: '1.42', unit: '亿元' })
    expect(exactWords(money, total)).toBe('142,000,000.00 元')
    expect(exactDigits(money, total)).toBe('14200000000')
    expect(exactDigits(count, rows(1031n))).toBe('1031')
  })

  test('shows a share with one decimal and with both its numbers, and of nothing as —', () => {
    const landed = { count: 31n, sum: 26n }
    expect(headlineOf(share, landed)).toEqual({ value: '83.9', unit: '%' })
    expect(exactWords(share, landed)).toBe('83.9%(26/31)')
    expect(exactDigits(share, landed)).toBe('26/31')
    expect(headlineOf(share, rows(0n))).toEqual({ value: '—' })
  })

  test('prints the origin of what is counted since then, the period of a flow, the day of a stock', () => {
    const scope = { from: '2022-01-01', asOf: '2022-10-19' }
    expect(periodWords('CUM', scope, '2020-11-12')).toBe('自 2020-11-12 起,截至 2022-10-19')
    expect(periodWords('CUM', scope, null)).toBe('截至 2022-10-19')
    expect(periodWords('FLOW', scope, '2020-11-12')).toBe('2022-01-01 至 2022-10-19')
    expect(periodWords('STOCK', scope, '2020-11-12')).toBe('截至 2022-10-19')
  })
})

describe('同比', () => {
  test('is a percentage with one decimal, half a step rounded away from zero', () => {
    expect(yearOnYear(count, rows(31n), rows(16n))).toEqual({ direction: 'up', text: '同比增长 93.8%' })
    expect(yearOnYear(count, rows(15n), rows(16n))).toEqual({ direction: 'down', text: '同比下降 6.3%' })
    expect(yearOnYear(count, rows(16n), rows(16n))).toEqual({ direction: 'flat', text: '同比持平' })
    expect(yearOnYear(count, rows(0n), rows(16n))).toEqual({ direction: 'down', text: '同比下降 100.0%' })
  })

  test('with nothing to compare with is neither 100% nor infinite', () => {
    expect(yearOnYear(count, rows(5n), rows(0n))).toEqual({ direction: 'flat', text: '同比:上年同期为 0' })
    expect(yearOnYear(count, rows(0n), rows(0n))).toEqual({ direction: 'flat', text: '同比:上年同期为 0' })
    expect(yearOnYear(share, rows(5n), rows(0n))).toEqual({ direction: 'flat', text: '同比:上年同期无数据' })
  })

  test('of a share is in percentage points', () => {
    expect(yearOnYear(share, { count: 31n, sum: 26n }, { count: 10n, sum: 9n })).toEqual({
      direction: 'down',
      text: '同比下降 6.1 个百分点',
    })
  })
})

describe('a difference in words', () => {
  test('has its sign, its unit and every digit', () => {
    expect(differenceWords(count, rows(31n), rows(45n))).toBe('+14 项')
    expect(differenceWords(count, rows(45n), rows(31n))).toBe('−14 项')
    expect(differenceWords(count, rows(3n), rows(3n))).toBe('0 项')
    expect(differenceWords(money, rows(0n), { count: 1n, sum: -123_456n })).toBe('−1,234.56 元')
    expect(differenceWords(share, { count: 31n, sum: 26n }, { count: 32n, sum: 25n })).toBe(
      '落地 −1 项,签约 +1 项',
    )
  })

  test('stands in 万元 in tables', () => {
    expect(signedWords(money, { count: 1, sum: 500_000_000n })).toBe('+500.00')
    expect(signedWords(count, { count: -1, sum: -1n })).toBe('−1')
    expect(signedWords(share, { count: 1, sum: 0n })).toBe('0/+1')
  })
})

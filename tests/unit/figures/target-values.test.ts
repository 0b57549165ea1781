import { describe, expect, test } from 'vitest'
import { completionOf, elapsedOf, percentWords } from '@/lib/targets/progress'
import { readValue, valueText, valueWords } from '@/lib/targets/value'

describe('a target is kept exactly, whatever its figure counts', () => {
  test.each([
    ['20', 'count', 20n, '20 家'],
    ['1,200', 'count', 1200n, '1,200 家'],
    ['14200', 'fen', 14_200_000_000n, '14,200.00 万元'],
    ['1.42亿元', 'fen', 14_200_000_000n, '14,200.00 万元'],
    ['83.5', 'share', 835n, '83.5%'],
    ['80%', 'share', 800n, '80%'],
  ] as const)('%s of %s', (typed, measure, value, words) => {
    expect(readValue(typed, measure)).toEqual({ ok: true, value })
    expect(valueWords({ value, unit: '家' }, measure)).toBe(words)
    const again = readValue(valueText(value, measure), measure)
    expect(again).toEqual({ ok: true, value })
  })

  test.each([
    ['20家以上', 'count'],
    ['0', 'count'],
    ['-3', 'count'],
    ['1.5', 'count'],
    ['120', 'share'],
    ['83.55', 'share'],
    ['很多', 'fen'],
  ] as const)('%s of %s is refused in Chinese', (typed, measure) => {
    const read = readValue(typed, measure)
    expect(read.ok ? '' : read.message).toMatch(/\p{Script=Han}/u)
  })
})

describe('时间进度 is the days gone of the days of the year', () => {
  test.each([
    [2022, '2022-10-19', 800],
    [2022, '2022-01-01', 3],
    [2022, '2022-12-31', 1000],
    [2024, '2024-02-29', 164],
    [2023, '2022-10-19', 0],
    [2021, '2022-10-19', 1000],
  ])('of %i on %s', (year, asOf, tenths) => {
    expect(elapsedOf(year, asOf)).toBe(tenths)
  })

  test('完成率 rounds a half up and may pass 100%', () => {
    expect(percentWords(completionOf(20n, 18n))).toBe('90.0%')
    expect(percentWords(completionOf(2000n, 1n))).toBe('0.1%')
    expect(percentWords(completionOf(20n, 31n))).toBe('155.0%')
  })
})

import { expect, test } from 'vitest'
import { normalizeDay, normalizePartialDay } from '@/components/ui/date-text'

test.each([
  ['20221019', '2022-10-19'],
  ['2022-10-19', '2022-10-19'],
  ['2022年10月19日', '2022-10-19'],
  ['2022年1月9日', '2022-01-09'],
  ['2022.10.19', '2022-10-19'],
  ['2022/1/9', '2022-01-09'],
  [' 2022 - 10 - 19 ', '2022-10-19'],
  ['20221019', '2022-10-19'],
  ['20240229', '2024-02-29'],
])('%s is read as %s', (text, day) => {
  expect(normalizeDay(text)).toBe(day)
})

test.each(['', '2022', '2022-10', '20221319', '20220229', '2022-02-30', '19/10/2022', '今天', '2022-10-19x'])(
  '%s is no day',
  (text) => {
    expect(normalizeDay(text)).toBeNull()
  },
)

test.each([
  ['2022', '2022'],
  ['2022年', '2022'],
  ['2022-10', '2022-10'],
  ['2022年1月', '2022-01'],
  ['2022.10', '2022-10'],
  ['20221019', '2022-10-19'],
  ['2022年10月19日', '2022-10-19'],
])('where a month or a year is enough, %s is %s', (typed, expected) => {
  expect(normalizePartialDay(typed)).toBe(expected)
})

test.each(['', '22', '2022-13', '2022-00', '2022.1', '十月', '2022-02-30'])(
  '%s is not even a month',
  (typed) => {
    expect(normalizePartialDay(typed)).toBeNull()
  },
)

import fc from 'fast-check'
import { afterEach, describe, expect, test, vi } from 'vitest'
import {
  addDays,
  addMonths,
  dateOf,
  dayOf,
  daysBetween,
  formatDay,
  formatInstant,
  formatRange,
  monthsBetween,
  parseDay,
  startOfDay,
  startOfMonth,
  startOfYear,
  todayInShanghai,
  yearsBefore,
} from '@/lib/dates'

const today = '2022-10-20'
const anyDay = fc
  .date({ min: new Date('1900-01-01T00:00:00Z'), max: new Date('2099-12-31T00:00:00Z'), noInvalidDate: true })
  .map(dayOf)

afterEach(() => vi.unstubAllEnvs())

describe('a day is read as people and spreadsheets write it', () => {
  test.each([
    '2022-10-19',
    '2022/10/19',
    '2022.10.19',
    '20221019',
    '2022年10月19日',
    '2022年10月19号',
    ' 2022 年 10 月 19 日 ',
    '２０２２－１０－１９',
    '2022-10-19 00:00:00',
    '2022/10/19 0:00',
    '2022-10-19T00:00:00.000Z',
    '44853',
    '44853.5',
  ])('%s', (text) =>
    expect(parseDay(text, { today })).toEqual({ ok: true, day: '2022-10-19', precision: 'day' }),
  )

  test('with one figure for month and day', () =>
    expect(parseDay('2022-1-5', { today })).toEqual({ ok: true, day: '2022-01-05', precision: 'day' }))

  test('from a workbook of the 1904 system', () =>
    expect(parseDay('43391', { today, serials: 1904 })).toEqual({
      ok: true,
      day: '2022-10-19',
      precision: 'day',
    }))

  test.each(['2022.10', '2022年10月', '2022-10', '2022/10', '2022年10月 '])(
    '%s is known to the month',
    (text) => expect(parseDay(text, { today })).toEqual({ ok: true, day: '2022-10-01', precision: 'month' }),
  )

  test.each(['2022年', '2022'])('%s is known to the year', (text) =>
    expect(parseDay(text, { today })).toEqual({ ok: true, day: '2022-01-01', precision: 'year' }),
  )

  test.each([
    ['2022-02-30', '2022年2月没有30日,请核对日期'],
    ['2021-02-29', '2021年2月没有29日,请核对日期'],
    ['2022-13-01', '没有13月,请核对日期'],
    ['20221301', '没有13月,请核对日期'],
    ['2022-00', '没有0月,请核对日期'],
    ['2022-10-00', '2022年10月没有0日,请核对日期'],
    ['2022-10-21', '日期不能晚于今天(2022-10-20)'],
    ['2022-11', '日期不能晚于今天(2022-10-20)'],
    ['2023年', '日期不能晚于今天(2022-10-20)'],
    ['22-10-19', '请写四位年份,如 2022-10-19'],
    ['22.10', '请写四位年份,如 2022-10-19'],
    ['22年10月19日', '请写四位年份,如 2022-10-19'],
    ['10/11/2022', '“10/11/2022”可能是10月11日或11月10日,请写成 2022-10-11 或 2022-11-10'],
    ['19/10/2022', '请按 2022-10-19 的写法填写日期'],
    ['2022-10/19', '请按 2022-10-19 的写法填写日期'],
    ['2022.1', '“2022.1”可能是1月或10月,请写成 2022-01 或 2022-10'],
    ['202210', '请按 2022-10-19 的写法填写日期'],
    ['0022-10-19', '年份“0022”不正确,请核对'],
    ['3022', '年份“3022”不正确,请核对'],
    ['去年', '请按 2022-10-19 的写法填写日期'],
    ['2022-10-19 08:30', '请按 2022-10-19 的写法填写日期'],
    ['', '请填写日期'],
    ['  ', '请填写日期'],
  ])('%s is refused: %s', (text, message) =>
    expect(parseDay(text, { today })).toEqual({ ok: false, message }),
  )

  test('a later day only where it may be one', () => {
    expect(parseDay('2022-10-20', { today }).ok).toBe(true)
    expect(parseDay('2023-06-30', { today, allowFuture: true })).toEqual({
      ok: true,
      day: '2023-06-30',
      precision: 'day',
    })
  })

  test('what is shown is read back, in every way of writing it', () =>
    fc.assert(
      fc.property(anyDay, fc.constantFrom('-', '/', '.', ''), (day, separator) => {
        const read = parseDay(day.replaceAll('-', separator), { today, allowFuture: true })
        expect(read).toEqual({ ok: true, day, precision: 'day' })
      }),
    ))

  test('a text is either a real day or refused with a reason', () =>
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'0123456789-/.年月日') }), (text) => {
        const read = parseDay(text, { today, allowFuture: true })
        if (read.ok) expect(dayOf(dateOf(read.day))).toBe(read.day)
        else expect(read.message).not.toBe('')
      }),
    ))
})

describe.each(['UTC', 'Asia/Shanghai', 'America/New_York', 'Pacific/Kiritimati'])(
  'on a server in %s',
  (zone) => {
    test('the day and the time are those of Dingzhou', () => {
      vi.stubEnv('TZ', zone)
      expect(Intl.DateTimeFormat().resolvedOptions().timeZone).toBe(zone)
      expect(todayInShanghai(new Date('2022-10-19T23:30:00Z'))).toBe('2022-10-20')
      expect(todayInShanghai(new Date('2022-10-20T00:30:00+08:00'))).toBe('2022-10-20')
      expect(todayInShanghai(new Date('2022-10-19T23:59:59+08:00'))).toBe('2022-10-19')
      expect(formatInstant(new Date('2022-10-19T16:00:00Z'))).toBe('2022-10-20 00:00')
      expect(formatInstant(new Date('2022-10-19T23:30:05Z'), { seconds: true })).toBe('2022-10-20 07:30:05')
      expect(startOfDay('2022-10-20').toISOString()).toBe('2022-10-19T16:00:00.000Z')
    })

    test('a day in the database stays that day', () => {
      vi.stubEnv('TZ', zone)
      expect(dateOf('2022-10-19').toISOString()).toBe('2022-10-19T00:00:00.000Z')
      expect(dayOf(dateOf('2022-10-19'))).toBe('2022-10-19')
      expect(addDays('2022-03-13', 1)).toBe('2022-03-14')
      expect(daysBetween('2022-11-05', '2022-11-07')).toBe(2)
    })
  },
)

describe('counting with days', () => {
  test('a month further is the same day, or the last one', () => {
    expect(addMonths('2022-01-31', 1)).toBe('2022-02-28')
    expect(addMonths('2020-01-31', 1)).toBe('2020-02-29')
    expect(addMonths('2022-11-15', 3)).toBe('2023-02-15')
    expect(addMonths('2022-01-15', -1)).toBe('2021-12-15')
    expect(addMonths('2022-03-31', -13)).toBe('2021-02-28')
  })

  test('a year before 29 February is 28 February', () => {
    expect(yearsBefore('2020-02-29', 1)).toBe('2019-02-28')
    expect(yearsBefore('2020-02-29', 4)).toBe('2016-02-29')
    expect(yearsBefore('2022-10-19', 3)).toBe('2019-10-19')
  })

  test('months between two days include both', () => {
    expect(monthsBetween('2021-11-30', '2022-02-01')).toEqual(['2021-11', '2021-12', '2022-01', '2022-02'])
    expect(monthsBetween('2022-10-01', '2022-10-31')).toEqual(['2022-10'])
    expect(monthsBetween('2022-11-01', '2022-10-31')).toEqual([])
  })

  test('periods begin on the first', () => {
    expect(startOfYear('2022-10-19')).toBe('2022-01-01')
    expect(startOfMonth('2022-10-19')).toBe('2022-10-01')
    expect(formatRange('2022-01-01', '2022-10-19')).toBe('2022-01-01 至 2022-10-19')
  })

  test('a day is shown as far as it is known', () => {
    const date = dateOf('2022-10-01')
    expect(formatDay(date)).toBe('2022-10-01')
    expect(formatDay(date, 'MONTH')).toBe('2022-10')
    expect(formatDay(date, 'year')).toBe('2022')
  })

  test('adding days and counting them agree', () =>
    fc.assert(
      fc.property(anyDay, fc.integer({ min: -20_000, max: 20_000 }), (day, days) => {
        expect(daysBetween(day, addDays(day, days))).toBe(days)
      }),
    ))
})

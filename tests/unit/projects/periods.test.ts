import { describe, expect, test } from 'vitest'
import { percentBefore } from '@/lib/progress-reports/percent'
import { lastDuePeriods, openPeriods, owes, reportStateOf } from '@/lib/progress-reports/periods'

const landed = { status: 'IN_PROGRESS', voidedAt: null, landedOn: '2022-06-10' } as const

test('the newest months due cross the turn of the year', () => {
  expect(lastDuePeriods('2023-01-10')).toEqual(['2022-12', '2022-11'])
  expect(lastDuePeriods('2023-01-26')).toEqual(['2023-01', '2022-12'])
})

test('a report is owed from the month after the landing, by projects under way', () => {
  expect(owes(landed, '2022-06')).toBe(false)
  expect(owes(landed, '2022-07')).toBe(true)
  expect(owes({ ...landed, status: 'SIGNED' }, '2022-07')).toBe(false)
  expect(owes({ ...landed, status: 'SUSPENDED' }, '2022-07')).toBe(false)
  expect(owes({ ...landed, landedOn: null }, '2022-07')).toBe(false)
  expect(owes({ ...landed, voidedAt: new Date(0) }, '2022-07')).toBe(false)
})

describe('the months that can be reported', () => {
  test('are this one and the missed ones, newest first', () => {
    expect(openPeriods(landed, new Set(['2022-08']), '2022-10-19')).toEqual(['2022-10', '2022-09', '2022-07'])
  })

  test('are this one alone for a signed project', () => {
    expect(openPeriods({ ...landed, status: 'SIGNED', landedOn: null }, new Set(), '2022-10-19')).toEqual([
      '2022-10',
    ])
  })

  test('are none for a project that has ended', () => {
    expect(openPeriods({ ...landed, status: 'TERMINATED' }, new Set(), '2022-10-19')).toEqual([])
  })
})

describe('how a month stands', () => {
  test('未报 until its day has passed, then 逾期未报', () => {
    expect(reportStateOf(landed, '2022-10', null, '2022-10-25')).toBe('MISSING')
    expect(reportStateOf(landed, '2022-10', null, '2022-10-26')).toBe('OVERDUE')
  })

  test('as its report once there is one', () => {
    expect(reportStateOf(landed, '2022-10', { status: 'RETURNED' }, '2022-10-26')).toBe('RETURNED')
  })

  test('not at all for a project that owes nothing', () => {
    expect(reportStateOf({ ...landed, status: 'SUSPENDED' }, '2022-10', null, '2022-10-26')).toBeNull()
  })
})

describe('what a percentage is compared with', () => {
  const report = (period: string, percent: number, status: 'SUBMITTED' | 'APPROVED' | 'RETURNED') => ({
    period,
    percent,
    status,
  })

  test('the last report before the month, also while it waits for review', () => {
    const reports = [report('2022-10', 70, 'SUBMITTED'), report('2022-09', 60, 'APPROVED')]
    expect(percentBefore({ progressPercent: 60, reports }, '2022-11')).toBe(70)
    expect(percentBefore({ progressPercent: 60, reports }, '2022-10')).toBe(60)
  })

  test('not one that was returned; without any, the progress of the project', () => {
    expect(
      percentBefore({ progressPercent: 60, reports: [report('2022-10', 90, 'RETURNED')] }, '2022-11'),
    ).toBe(60)
  })
})

import { describe, expect, test } from 'vitest'
import { knownUntil, parseScope, scopeKey, scopeParams, yearEarlier } from '@/lib/indicators/scope'

const today = '2026-11-24'
const scopeOf = (params: Record<string, string>) => parseScope(params, today).scope
const remarksOf = (params: Record<string, string>) => parseScope(params, today).remarks

describe('the scope of an address', () => {
  test('is this year up to today when nothing is asked', () => {
    expect(parseScope({}, today)).toEqual({ scope: { from: '2026-01-01', asOf: today }, remarks: [] })
  })

  test('is the year of the cut-off, or the period asked for', () => {
    expect(scopeOf({ asOf: '2022-10-19' })).toEqual({ from: '2022-01-01', asOf: '2022-10-19' })
    expect(scopeOf({ asOf: '2022-09-30', from: '2022-07-01' })).toEqual({
      from: '2022-07-01',
      asOf: '2022-09-30',
    })
  })

  test('ends a year on its last day, and the present one today', () => {
    expect(scopeOf({ year: '2021' })).toEqual({ from: '2021-01-01', asOf: '2021-12-31' })
    expect(parseScope({ year: '2026' }, today)).toEqual({
      scope: { from: '2026-01-01', asOf: today },
      remarks: [],
    })
  })

  test('says what it could not use instead of quietly answering something else', () => {
    expect(remarksOf({ asOf: '2022-02-30' })).toEqual(['截止日期“2022-02-30”无法识别,未采用'])
    expect(parseScope({ asOf: '2030-01-01' }, today)).toEqual({
      scope: { from: '2026-01-01', asOf: today },
      remarks: ['截止日期 2030-01-01 晚于今天,已按今天统计'],
    })
    expect(remarksOf({ asOf: '2022-10-19', from: '2022-11-01' })).toHaveLength(1)
    expect(
      remarksOf({ mode: 'constructor', industry: 'Z', township: '1', province: 'x', month: '2022-13' }),
    ).toHaveLength(5)
    expect(remarksOf({ enterprise: "' OR 1=1 --", event: 'x' })).toHaveLength(2)
    expect(scopeOf({ mode: 'constructor' })).toEqual({ from: '2026-01-01', asOf: today })
  })

  test('survives being written as an address and read again', () => {
    const scope = scopeOf({
      asOf: '2022-09-30',
      from: '2022-07-01',
      mode: 'OTHER',
      industry: 'C',
      township: '130682901',
      province: '110000',
      enterprise: '01930000-0000-7000-8000-000000000001',
      month: '2022-08',
    })
    expect(scopeOf(scopeParams(scope))).toEqual(scope)
    expect(scopeParams(scopeOf({}))).toEqual({ asOf: today })
  })

  test('takes the day or the minute whose knowledge counts, and now when that is today', () => {
    expect(scopeOf({ knownAt: '2022-10-31' }).knownAt).toBe('2022-10-31')
    expect(scopeOf({ knownAt: '2026-11-24T09:30' }).knownAt).toBe('2026-11-24T09:30')
    expect(scopeOf({ knownAt: today })).not.toHaveProperty('knownAt')
    expect(scopeOf({ knownAt: '2027-01-01' })).not.toHaveProperty('knownAt')
    expect(remarksOf({ knownAt: '2022-10-32' })).toHaveLength(1)
    expect(remarksOf({ knownAt: '2022-10-31T25:00' })).toHaveLength(1)
    expect(scopeParams(scopeOf({ knownAt: '2022-10-31' }))).toEqual({ asOf: today, knownAt: '2022-10-31' })
  })

  test('knows until the end of that day or minute in Shanghai', () => {
    expect(knownUntil({})).toBeUndefined()
    expect(knownUntil({ knownAt: '2022-10-31' })?.toISOString()).toBe('2022-10-31T16:00:00.000Z')
    expect(knownUntil({ knownAt: '2022-10-31T17:30' })?.toISOString()).toBe('2022-10-31T09:31:00.000Z')
  })

  test('has one key however its parameters are ordered', () => {
    const { from, asOf, mode, industry } = scopeOf({ asOf: '2022-10-19', mode: 'OTHER', industry: 'C' })
    if (!mode || !industry) throw new Error('filters were lost')
    expect(scopeKey({ industry, mode, asOf, from })).toBe(scopeKey({ from, asOf, mode, industry }))
  })
})

describe('a year earlier', () => {
  test('is the same elapsed period, with the same filters', () => {
    expect(yearEarlier({ from: '2022-01-01', asOf: '2022-10-19', industry: 'C' })).toEqual({
      from: '2021-01-01',
      asOf: '2021-10-19',
      industry: 'C',
    })
  })

  test('ends on 28 February where the year has no 29th, and moves the month along', () => {
    expect(yearEarlier({ from: '2024-01-01', asOf: '2024-02-29' }).asOf).toBe('2023-02-28')
    expect(yearEarlier({ from: '2024-01-01', asOf: '2024-12-31', month: '2024-02' }).month).toBe('2023-02')
  })
})

import { describe, expect, test } from 'vitest'
import { dateOf } from '@/lib/dates'
import { PatentKind, PatentStatus } from '@/lib/generated/prisma/enums'
import { patentState } from '@/lib/patents/labels'
import {
  isRestoration,
  needsReason,
  nextStatuses,
  patentLife,
  statusByDates,
  statusesOf,
} from '@/lib/patents/lifecycle'

const kinds = Object.values(PatentKind)
const statuses = Object.values(PatentStatus)
const day = dateOf('2022-10-19')

describe('the legal life', () => {
  const walks: [PatentKind, PatentStatus[]][] = [
    ['INVENTION', ['PLANNED', 'ACCEPTED', 'PUBLISHED', 'EXAMINING', 'VALID', 'EXPIRED']],
    ['INVENTION', ['EXAMINING', 'REJECTED', 'EXAMINING', 'VALID', 'LAPSED', 'VALID', 'INVALIDATED']],
    ['UTILITY_MODEL', ['PLANNED', 'ACCEPTED', 'VALID', 'LAPSED']],
    ['DESIGN', ['ACCEPTED', 'DEEMED_WITHDRAWN', 'ACCEPTED', 'VALID', 'ABANDONED']],
    ['PCT', ['PLANNED', 'ACCEPTED', 'PUBLISHED', 'WITHDRAWN']],
    ['OVERSEAS', ['ACCEPTED', 'EXAMINING', 'VALID', 'EXPIRED', 'INVALIDATED']],
  ]
  test.each(walks)('%s goes %j', (kind, walk) => {
    walk.slice(1).forEach((next, index) => {
      expect(patentLife[kind][walk[index] as PatentStatus] ?? []).toContain(next)
    })
  })

  const refused: [PatentKind, PatentStatus, PatentStatus][] = [
    ['INVENTION', 'ACCEPTED', 'VALID'],
    ['INVENTION', 'ACCEPTED', 'EXAMINING'],
    ['INVENTION', 'PUBLISHED', 'VALID'],
    ['UTILITY_MODEL', 'ACCEPTED', 'EXAMINING'],
    ['DESIGN', 'ACCEPTED', 'PUBLISHED'],
    ['PCT', 'PUBLISHED', 'VALID'],
    ['INVENTION', 'WITHDRAWN', 'EXAMINING'],
    ['INVENTION', 'EXPIRED', 'VALID'],
    ['INVENTION', 'PLANNED', 'VALID'],
  ]
  test.each(refused)('%s never goes from %s to %s', (kind, from, to) => {
    expect(patentLife[kind][from] ?? []).not.toContain(to)
  })

  test.each(kinds)('%s: nothing leads out of what is final, and nothing back to 拟申请', (kind) => {
    for (const final of ['WITHDRAWN', 'ABANDONED', 'INVALIDATED'] as const) {
      expect(patentLife[kind][final]).toBeUndefined()
    }
    expect(Object.values(patentLife[kind]).flat()).not.toContain('PLANNED')
  })

  test.each(kinds)('%s: every status can be reached from 拟申请', (kind) => {
    const reached = new Set<PatentStatus>(['PLANNED'])
    for (const status of reached) for (const next of patentLife[kind][status] ?? []) reached.add(next)
    expect([...reached].sort()).toEqual(statusesOf(kind).sort())
  })

  test('only what the office grants becomes valid', () => {
    expect(kinds.filter((kind) => statusesOf(kind).includes('VALID'))).toEqual([
      'INVENTION',
      'UTILITY_MODEL',
      'DESIGN',
      'OVERSEAS',
    ])
  })
})

describe('what may follow now', () => {
  test('a withdrawn application comes back to where it was', () => {
    const lost = { kind: 'INVENTION', status: 'DEEMED_WITHDRAWN' } as const
    expect(nextStatuses({ ...lost, publishedOn: null })).toEqual(['ACCEPTED'])
    expect(nextStatuses({ ...lost, publishedOn: day })).toEqual(['PUBLISHED', 'EXAMINING'])
    expect(nextStatuses({ kind: 'INVENTION', status: 'REJECTED', publishedOn: day })).toEqual(['EXAMINING'])
  })

  test('a running application is not held up by what is not known of it', () => {
    expect(nextStatuses({ kind: 'INVENTION', status: 'EXAMINING', publishedOn: null })).toContain('VALID')
  })
})

test('ends and restorations say why; the end of the term and steps forward need not', () => {
  const pairs = statuses.flatMap((from) => statuses.map((to) => [from, to] as const))
  const known = pairs.filter(([from, to]) => kinds.some((kind) => patentLife[kind][from]?.includes(to)))
  const silent = known.filter(([from, to]) => !needsReason(from, to)).map(([from, to]) => `${from} ${to}`)
  expect(silent.sort()).toEqual([
    'ACCEPTED EXAMINING',
    'ACCEPTED PUBLISHED',
    'ACCEPTED VALID',
    'EXAMINING VALID',
    'PLANNED ACCEPTED',
    'PUBLISHED EXAMINING',
    'PUBLISHED VALID',
    'VALID EXPIRED',
  ])
  expect(isRestoration('LAPSED', 'VALID')).toBe(true)
  expect(isRestoration('EXPIRED', 'INVALIDATED')).toBe(false)
})

test('the dates of a new entry tell its status', () => {
  const none = { filedOn: null, publishedOn: null, grantedOn: null }
  expect(statusByDates({ kind: 'INVENTION', ...none })).toEqual({ status: 'PLANNED', statusOn: null })
  expect(statusByDates({ kind: 'INVENTION', ...none, filedOn: day })).toMatchObject({ status: 'ACCEPTED' })
  const published = { ...none, filedOn: dateOf('2021-01-01'), publishedOn: day }
  expect(statusByDates({ kind: 'INVENTION', ...published })).toEqual({ status: 'PUBLISHED', statusOn: day })
  expect(statusByDates({ kind: 'DESIGN', ...published })).toMatchObject({ status: 'ACCEPTED' })
  expect(statusByDates({ kind: 'DESIGN', ...published, grantedOn: day })).toEqual({
    status: 'VALID',
    statusOn: day,
  })
})

test('a valid patent past its term is shown as 届满, on the last day still as 有效', () => {
  const patent = { status: 'VALID', expiresOn: day, voidedAt: null } as const
  expect(patentState(patent, day)).toBe('VALID')
  expect(patentState(patent, dateOf('2022-10-20'))).toBe('EXPIRED')
  expect(patentState({ ...patent, voidedAt: day }, day)).toBe('VOIDED')
})

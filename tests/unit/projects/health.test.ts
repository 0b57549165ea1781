import { describe, expect, test } from 'vitest'
import { dateOf } from '@/lib/dates'
import { healthOf, reasonsOf, type Watched } from '@/lib/projects/health'

// On 2022-10-19 the reports of September (due 09-25) and August (due 08-25) are the two newest due.
const today = '2022-10-19'

const milestone = (dueOn: string, status: Watched['milestones'][number]['status'] = 'NOT_STARTED') => ({
  dueOn: dateOf(dueOn),
  status,
  voidedAt: null,
})
const reported = (...periods: string[]) => periods.map((period) => ({ period, status: 'APPROVED' as const }))

const project = (changes: Partial<Watched> = {}): Watched => ({
  status: 'IN_PROGRESS',
  voidedAt: null,
  landedOn: dateOf('2022-01-15'),
  milestones: [],
  reports: reported('2022-08', '2022-09'),
  ...changes,
})

describe('milestones', () => {
  test.each([
    ['2022-09-18', 'RED', '31 days late'],
    ['2022-09-19', 'YELLOW', '30 days late'],
    ['2022-10-19', 'YELLOW', 'due today'],
    ['2022-11-18', 'YELLOW', 'due in 30 days'],
    ['2022-11-19', 'GREEN', 'due in 31 days'],
  ])('due on %s: %s (%s)', (dueOn, light) => {
    expect(healthOf(project({ milestones: [milestone(dueOn)] }), today)).toBe(light)
  })

  test.each(['AWAITING_CONFIRMATION', 'CONFIRMED', 'WAIVED'] as const)(
    '%s does not wait for the project',
    (status) => {
      expect(healthOf(project({ milestones: [milestone('2022-01-01', status)] }), today)).toBe('GREEN')
    },
  )

  test('a voided one does not count, and the latest of several decides', () => {
    const voided = { ...milestone('2022-01-01'), voidedAt: new Date(0) }
    expect(healthOf(project({ milestones: [voided] }), today)).toBe('GREEN')
    expect(healthOf(project({ milestones: [milestone('2022-10-20'), milestone('2022-06-01')] }), today)).toBe(
      'RED',
    )
  })
})

describe('reports', () => {
  test('one missing is yellow, two are red', () => {
    expect(healthOf(project({ reports: reported('2022-08') }), today)).toBe('YELLOW')
    expect(healthOf(project({ reports: [] }), today)).toBe('RED')
  })

  test('one that was caught up late clears the light of the month before', () => {
    expect(healthOf(project({ reports: reported('2022-09') }), today)).toBe('GREEN')
  })

  test('a returned report is no report', () => {
    const reports = [...reported('2022-08'), { period: '2022-09', status: 'RETURNED' as const }]
    expect(healthOf(project({ reports }), today)).toBe('YELLOW')
  })

  test('the month is due on its 25th: late from the 26th on', () => {
    expect(healthOf(project(), '2022-10-25')).toBe('GREEN')
    expect(healthOf(project(), '2022-10-26')).toBe('YELLOW')
  })

  test('the month of the landing is not owed', () => {
    expect(healthOf(project({ landedOn: dateOf('2022-09-30'), reports: [] }), today)).toBe('GREEN')
    expect(healthOf(project({ landedOn: dateOf('2022-08-31'), reports: [] }), today)).toBe('YELLOW')
  })
})

test('only projects between signature and acceptance have a light', () => {
  const late = { milestones: [milestone('2022-01-01')], reports: [] }
  expect(healthOf(project({ ...late, status: 'SIGNED', landedOn: null }), today)).toBe('RED')
  expect(healthOf(project({ ...late, status: 'RECTIFYING' }), today)).toBe('RED')
  for (const status of ['PLANNED', 'SUSPENDED', 'ACCEPTED', 'INDUSTRIALIZED', 'TERMINATED'] as const) {
    expect(healthOf(project({ ...late, status }), today)).toBeNull()
  }
  expect(healthOf(project({ ...late, voidedAt: new Date(0) }), today)).toBeNull()
})

describe('why it is not green', () => {
  const named = (dueOn: string) => ({ ...milestone(dueOn), title: '中试' })
  test.each([
    ['2022-09-04', [], '里程碑“中试”已逾期 45 天'],
    ['2022-10-19', [], '里程碑“中试”今天到期'],
    ['2022-10-31', [], '里程碑“中试”12 天后到期'],
    ['2023-01-01', ['2022-08'], '2022年9月进展未报'],
    ['2023-01-01', ['2022-07'], '2022年8月、2022年9月进展未报'],
    ['2022-10-31', ['2022-08'], '里程碑“中试”12 天后到期;2022年9月进展未报'],
  ])('due on %s, reported %j: %s', (dueOn, periods, reasons) => {
    const watched = { ...project({ reports: reported(...periods) }), milestones: [named(dueOn)] }
    const shown = periods.length === 0 ? { ...watched, reports: reported('2022-08', '2022-09') } : watched
    expect(reasonsOf(shown, today).join(';')).toBe(reasons)
  })

  test('a green project has none', () => {
    expect(reasonsOf({ ...project(), milestones: [named('2023-01-01')] }, today)).toEqual([])
  })
})

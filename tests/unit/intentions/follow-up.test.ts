import { describe, expect, test } from 'vitest'
import { dateOf } from '@/lib/dates'
import { followUpOverdue, needsVerification } from '@/lib/intentions/labels'

const today = dateOf('2022-10-19')
const open = {
  status: 'REACHED',
  voidedAt: null,
  reachedOn: dateOf('2022-01-01'),
  lastFollowUpOn: null,
  nextFollowUpOn: null,
} as const

describe('待核实', () => {
  test('180 days without a follow-up are not yet too long, 181 are', () => {
    expect(needsVerification({ ...open, reachedOn: dateOf('2022-04-22') }, today)).toBe(false)
    expect(needsVerification({ ...open, reachedOn: dateOf('2022-04-21') }, today)).toBe(true)
  })

  test('a follow-up starts the count again', () => {
    expect(needsVerification({ ...open, lastFollowUpOn: dateOf('2022-09-01') }, today)).toBe(false)
    expect(needsVerification({ ...open, lastFollowUpOn: dateOf('2022-02-01') }, today)).toBe(true)
  })

  test.each(['DRAFT', 'CONVERTED', 'SHELVED', 'INVALID'] as const)(
    'is not asked of one that is %s',
    (status) => {
      expect(needsVerification({ ...open, status }, today)).toBe(false)
    },
  )

  test('is not asked of a voided one', () => {
    expect(needsVerification({ ...open, voidedAt: new Date(0) }, today)).toBe(false)
  })
})

test('a follow-up is overdue the day after it was due', () => {
  expect(followUpOverdue({ ...open, nextFollowUpOn: dateOf('2022-10-19') }, today)).toBe(false)
  expect(followUpOverdue({ ...open, nextFollowUpOn: dateOf('2022-10-18') }, today)).toBe(true)
  expect(followUpOverdue({ ...open, status: 'SHELVED', nextFollowUpOn: dateOf('2022-10-18') }, today)).toBe(
    false,
  )
})

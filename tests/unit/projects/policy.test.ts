import { describe, expect, test } from 'vitest'
import type { Actor } from '@/lib/auth/actor'
import { canReport, canReviewReport, canRevise } from '@/lib/progress-reports/policy'
import {
  canAddFundFlow,
  canCreate,
  canEdit,
  canEditMilestone,
  canReviewMilestone,
  canSubmitMilestone,
  canWaiveMilestone,
  visibleTo,
} from '@/lib/projects/policy'

const own = '01890000-0000-7000-8000-00000000000a'
const other = '01890000-0000-7000-8000-00000000000b'
const person = (role: 'BUREAU_STAFF' | 'BUREAU_REVIEWER' | 'LEADER' | 'ADMINISTRATOR'): Actor => ({
  role,
  userId: '01890000-0000-7000-8000-000000000001',
  name: '人员',
})
const enterprise: Actor = { role: 'ENTERPRISE_USER', userId: other, name: '填报人', organizationId: own }
const institution: Actor = { role: 'INSTITUTION_CONTACT', userId: other, name: '联系人', organizationId: own }
const [clerk, reviewer, leader] = [person('BUREAU_STAFF'), person('BUREAU_REVIEWER'), person('LEADER')]

const project = { status: 'IN_PROGRESS', voidedAt: null, enterpriseId: own } as const
const open = { status: 'NOT_STARTED', voidedAt: null, submittedById: null } as const
const submitted = { status: 'AWAITING_CONFIRMATION', voidedAt: null, submittedById: other } as const

test('members see what their organization takes part in, the bureau and leaders see all', () => {
  expect(visibleTo(enterprise)).toEqual({ participantIds: { hasEvery: [own] } })
  expect(visibleTo(institution)).toEqual({ participantIds: { hasEvery: [own] } })
  expect(visibleTo(leader)).toEqual({})
})

test('the bureau alone registers and edits projects', () => {
  expect([clerk, reviewer, leader, person('ADMINISTRATOR'), enterprise, institution].map(canCreate)).toEqual([
    true,
    true,
    false,
    false,
    false,
    false,
  ])
  expect(canEdit(clerk, project)).toBe(true)
  expect(canEdit(clerk, { voidedAt: new Date(0) })).toBe(false)
})

describe('milestones', () => {
  test('the leading enterprise submits evidence; a partner does not', () => {
    expect(canSubmitMilestone(enterprise, project, open)).toBe(true)
    expect(canSubmitMilestone(enterprise, { ...project, enterpriseId: other }, open)).toBe(false)
    expect(canSubmitMilestone(institution, project, open)).toBe(false)
    expect(canSubmitMilestone(enterprise, project, submitted)).toBe(false)
  })

  test('the reviewer confirms what somebody else submitted', () => {
    expect(canReviewMilestone(reviewer, project, submitted)).toBe(true)
    expect(canReviewMilestone(clerk, project, submitted)).toBe(false)
    expect(canReviewMilestone(reviewer, project, { ...submitted, submittedById: reviewer.userId })).toBe(
      false,
    )
    expect(canReviewMilestone(reviewer, project, open)).toBe(false)
    expect(canWaiveMilestone(reviewer, project, open)).toBe(true)
    expect(canWaiveMilestone(reviewer, project, { ...submitted, submittedById: reviewer.userId })).toBe(false)
  })

  test('what waits for confirmation or is closed is not edited', () => {
    expect(canEditMilestone(clerk, project, open)).toBe(true)
    expect(canEditMilestone(clerk, project, submitted)).toBe(false)
    expect(canEditMilestone(clerk, { ...project, status: 'ACCEPTED' }, open)).toBe(false)
  })
})

describe('reports', () => {
  test('come from the leading enterprise or the bureau, while the project is under way', () => {
    expect(canReport(enterprise, project)).toBe(true)
    expect(canReport(clerk, project)).toBe(true)
    expect(canReport(enterprise, { ...project, enterpriseId: other })).toBe(false)
    expect(canReport(institution, project)).toBe(false)
    expect(canReport(leader, project)).toBe(false)
    expect(canReport(enterprise, { ...project, status: 'SUSPENDED' })).toBe(false)
  })

  test('are revised until they are approved', () => {
    expect(canRevise(enterprise, project, { status: 'RETURNED' })).toBe(true)
    expect(canRevise(enterprise, project, { status: 'SUBMITTED' })).toBe(true)
    expect(canRevise(enterprise, project, { status: 'APPROVED' })).toBe(false)
  })

  test('are approved by a reviewer who did not submit them', () => {
    expect(canReviewReport(reviewer, { status: 'SUBMITTED', submittedById: other })).toBe(true)
    expect(canReviewReport(reviewer, { status: 'SUBMITTED', submittedById: reviewer.userId })).toBe(false)
    expect(canReviewReport(reviewer, { status: 'APPROVED', submittedById: other })).toBe(false)
    expect(canReviewReport(clerk, { status: 'SUBMITTED', submittedById: other })).toBe(false)
  })
})

test('money is recorded by the bureau from the signature on', () => {
  expect(canAddFundFlow(clerk, project)).toBe(true)
  expect(canAddFundFlow(clerk, { ...project, status: 'PLANNED' })).toBe(false)
  expect(canAddFundFlow(enterprise, project)).toBe(false)
})

import { expect, test } from 'vitest'
import { counting } from '@/lib/achievements/labels'
import {
  canCreate,
  canEdit,
  canReview,
  canSubmit,
  canVoid,
  canWithdraw,
  visibleTo,
} from '@/lib/achievements/policy'
import type { Actor } from '@/lib/auth/actor'
import { AchievementStatus } from '@/lib/generated/prisma/enums'

const own = '01890000-0000-7000-8000-00000000000a'
const other = '01890000-0000-7000-8000-00000000000b'
const me = { userId: '01890000-0000-7000-8000-000000000001', name: '人员' }
const somebody = '01890000-0000-7000-8000-000000000002'

const actors: Record<string, Actor> = {
  clerk: { role: 'BUREAU_STAFF', ...me },
  reviewer: { role: 'BUREAU_REVIEWER', ...me },
  leader: { role: 'LEADER', ...me },
  administrator: { role: 'ADMINISTRATOR', ...me },
  owner: { role: 'ENTERPRISE_USER', ...me, organizationId: own },
  contact: { role: 'INSTITUTION_CONTACT', ...me, organizationId: own },
  stranger: { role: 'ENTERPRISE_USER', ...me, organizationId: other },
}

const verbs = { edit: canEdit, submit: canSubmit, withdraw: canWithdraw, review: canReview, void: canVoid }

const open = { clerk: 'edit submit void', reviewer: 'edit submit void', owner: 'edit submit void' }
/** Who may do what in which status; whoever is not named may do nothing. */
const expected: Record<AchievementStatus, Record<string, string>> = {
  DRAFT: { ...open, contact: open.owner },
  RETURNED: { ...open, contact: open.owner },
  SUBMITTED: {
    clerk: 'edit withdraw void',
    reviewer: 'edit withdraw review void',
    owner: 'withdraw',
    contact: 'withdraw',
  },
  CONFIRMED: { clerk: 'edit', reviewer: 'edit void' },
}

const cases = Object.values(AchievementStatus).flatMap((status) =>
  Object.entries(actors).map(([who, actor]) => ({ who, status, actor })),
)
test.each(cases)('$who and an achievement that is $status', ({ who, status, actor }) => {
  const achievement = { status, voidedAt: null, participantIds: [own], submittedById: somebody }
  const allowed = Object.entries(verbs).filter(([, may]) => may(actor, achievement))
  expect(allowed.map(([verb]) => verb).join(' ')).toBe(expected[status][who] ?? '')

  const voided = { ...achievement, voidedAt: new Date(0) }
  expect(Object.values(verbs).filter((may) => may(actor, voided))).toEqual([])
})

test('four eyes: a reviewer does not confirm what he submitted himself', () => {
  const achievement = { status: 'SUBMITTED', voidedAt: null, submittedById: me.userId } as const
  expect(canReview(actors.reviewer as Actor, achievement)).toBe(false)
})

test('members register what their own organization achieved, the bureau anything, leaders nothing', () => {
  const may = Object.entries(actors).filter(([, actor]) => canCreate(actor, [own]))
  expect(may.map(([who]) => who)).toEqual(['clerk', 'reviewer', 'owner', 'contact'])
})

test('members see what their organization owns', () => {
  expect(visibleTo(actors.owner as Actor)).toEqual({ participantIds: { hasEvery: [own] } })
  expect(visibleTo(actors.leader as Actor)).toEqual({})
})

test.each(Object.values(AchievementStatus))('%s: what counts is what is confirmed', (status) => {
  expect(counting({ status, voidedAt: null })).toBe(status === 'CONFIRMED' ? 'COUNTED' : 'UNCONFIRMED')
  expect(counting({ status, voidedAt: new Date(0) })).toBe('VOIDED')
})

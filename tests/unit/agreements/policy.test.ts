import { expect, test } from 'vitest'
import * as policy from '@/lib/agreements/policy'
import type { Actor } from '@/lib/auth/actor'
import { AgreementStatus } from '@/lib/generated/prisma/enums'

const own = '01890000-0000-7000-8000-00000000000a'
const other = '01890000-0000-7000-8000-00000000000b'
const bureauActor = (role: 'BUREAU_STAFF' | 'BUREAU_REVIEWER' | 'LEADER' | 'ADMINISTRATOR'): Actor => ({
  role,
  userId: other,
  name: '人员',
})
const actors: Record<string, Actor> = {
  clerk: bureauActor('BUREAU_STAFF'),
  reviewer: bureauActor('BUREAU_REVIEWER'),
  leader: bureauActor('LEADER'),
  administrator: bureauActor('ADMINISTRATOR'),
  enterprise: { role: 'ENTERPRISE_USER', userId: other, name: '填报人', organizationId: own },
  institution: { role: 'INSTITUTION_CONTACT', userId: other, name: '联系人', organizationId: own },
  stranger: { role: 'ENTERPRISE_USER', userId: other, name: '填报人', organizationId: other },
}
const bureau = ['clerk', 'reviewer']
const sides = [...bureau, 'enterprise']

const verbs = {
  canEdit: policy.canEdit,
  canSubmit: policy.canSubmit,
  canWithdraw: policy.canWithdraw,
  canReview: policy.canReview,
  canTerminate: policy.canTerminate,
  canVoid: policy.canVoid,
  canFollowUp: policy.canFollowUp,
}

/** Who may do what in which state; a state that is not named allows it to nobody. */
const allowed: Record<keyof typeof verbs, Partial<Record<AgreementStatus, string[]>>> = {
  canEdit: { DRAFT: sides, RETURNED: sides, SUBMITTED: bureau, EFFECTIVE: bureau, TERMINATED: bureau },
  canSubmit: { DRAFT: sides, RETURNED: sides },
  canWithdraw: { SUBMITTED: sides },
  canReview: { SUBMITTED: ['reviewer'] },
  canTerminate: { EFFECTIVE: bureau },
  canVoid: { DRAFT: sides, RETURNED: sides, SUBMITTED: bureau, EFFECTIVE: bureau, TERMINATED: bureau },
  canFollowUp: { EFFECTIVE: bureau, TERMINATED: bureau },
}

const whoMay = (may: (actor: Actor) => boolean) =>
  Object.entries(actors).flatMap(([name, actor]) => (may(actor) ? [name] : []))

const cases = Object.keys(verbs).flatMap((verb) =>
  Object.values(AgreementStatus).map((status) => [verb as keyof typeof verbs, status] as const),
)

test.each(cases)('%s of an agreement that is %s', (verb, status) => {
  const agreement = { status, voidedAt: null, participantIds: [own], submittedById: own }
  expect(whoMay((actor) => verbs[verb](actor, agreement))).toEqual(allowed[verb][status] ?? [])
  expect(whoMay((actor) => verbs[verb](actor, { ...agreement, voidedAt: new Date(0) }))).toEqual([])
})

test('whoever submitted does not approve', () => {
  const waiting = { status: AgreementStatus.SUBMITTED, voidedAt: null, participantIds: [own] }
  expect(whoMay((actor) => policy.canReview(actor, { ...waiting, submittedById: other }))).toEqual([])
})

test('enterprises register what they sign; a contact has no enterprise to choose', () => {
  expect(whoMay(policy.canRegister)).toEqual([...bureau, 'enterprise', 'stranger'])
  expect(whoMay((actor) => policy.canCreate(actor, [own]))).toEqual(sides)
})

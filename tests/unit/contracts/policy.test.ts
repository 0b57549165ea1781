import { expect, test } from 'vitest'
import type { Actor } from '@/lib/auth/actor'
import * as policy from '@/lib/contracts/policy'
import { ContractStatus } from '@/lib/generated/prisma/enums'

const own = '01890000-0000-7000-8000-00000000000a'
const person = (role: 'BUREAU_STAFF' | 'BUREAU_REVIEWER' | 'LEADER' | 'ADMINISTRATOR'): Actor => ({
  role,
  userId: own,
  name: '人员',
})
const actors: Record<string, Actor> = {
  clerk: person('BUREAU_STAFF'),
  reviewer: person('BUREAU_REVIEWER'),
  leader: person('LEADER'),
  administrator: person('ADMINISTRATOR'),
  enterprise: { role: 'ENTERPRISE_USER', userId: own, name: '填报人', organizationId: own },
  institution: { role: 'INSTITUTION_CONTACT', userId: own, name: '联系人', organizationId: own },
}
const bureau = ['clerk', 'reviewer']
const reviewer = ['reviewer']

const verbs = {
  canEdit: policy.canEdit,
  canSign: policy.canSign,
  canSubmitRegistration: policy.canSubmitRegistration,
  canAnswerRegistration: policy.canAnswerRegistration,
  canAmend: policy.canAmend,
  canCancel: policy.canCancel,
  canFulfil: policy.canFulfil,
  canVoid: policy.canVoid,
}

/** Who may do what in which state; a state that is not named allows it to nobody. */
const allowed: Record<keyof typeof verbs, Partial<Record<ContractStatus, string[]>>> = {
  canEdit: { DRAFT: bureau, SIGNED: bureau, CORRECTION_REQUIRED: bureau },
  canSign: { DRAFT: bureau },
  canSubmitRegistration: { SIGNED: bureau, CORRECTION_REQUIRED: bureau },
  canAnswerRegistration: { REGISTRATION_SUBMITTED: reviewer },
  canAmend: { REGISTERED: reviewer, AMENDED: reviewer },
  canCancel: { REGISTERED: reviewer, AMENDED: reviewer },
  canFulfil: {
    SIGNED: bureau,
    REGISTRATION_SUBMITTED: bureau,
    CORRECTION_REQUIRED: bureau,
    REGISTERED: bureau,
    AMENDED: bureau,
    CANCELLED: bureau,
    REJECTED: bureau,
  },
  canVoid: {
    DRAFT: bureau,
    SIGNED: bureau,
    REGISTRATION_SUBMITTED: bureau,
    CORRECTION_REQUIRED: bureau,
    REGISTERED: reviewer,
    AMENDED: reviewer,
    CANCELLED: bureau,
    REJECTED: bureau,
  },
}

const cases = Object.keys(verbs).flatMap((verb) =>
  Object.values(ContractStatus).map((status) => [verb as keyof typeof verbs, status] as const),
)

test.each(cases)('%s of a contract that is %s', (verb, status) => {
  const may = (actor: Actor, voidedAt: Date | null) => verbs[verb](actor, { status, voidedAt })
  const names = Object.keys(actors).filter((name) => actors[name] && may(actors[name], null))
  expect(names).toEqual(allowed[verb][status] ?? [])
  expect(Object.values(actors).some((actor) => may(actor, new Date(0)))).toBe(false)
})

test('the bureau registers contracts; their parties see them and nobody else’s', () => {
  expect(Object.keys(actors).filter((name) => actors[name] && policy.canCreate(actors[name]))).toEqual(bureau)
  const member = { participantIds: { hasEvery: [own] } }
  expect(policy.visibleTo(actors.enterprise as Actor)).toEqual(member)
  expect(policy.visibleTo(actors.institution as Actor)).toEqual(member)
  expect(policy.visibleTo(actors.clerk as Actor)).toEqual({})
})

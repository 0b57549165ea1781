import { expect, test } from 'vitest'
import type { Actor } from '@/lib/auth/actor'
import { IntentionStatus } from '@/lib/generated/prisma/enums'
import * as policy from '@/lib/intentions/policy'

const own = '01890000-0000-7000-8000-00000000000a'
const other = '01890000-0000-7000-8000-00000000000b'
const person = (role: 'BUREAU_STAFF' | 'BUREAU_REVIEWER' | 'LEADER' | 'ADMINISTRATOR'): Actor => ({
  role,
  userId: other,
  name: '人员',
})
const actors: Record<string, Actor> = {
  clerk: person('BUREAU_STAFF'),
  reviewer: person('BUREAU_REVIEWER'),
  leader: person('LEADER'),
  administrator: person('ADMINISTRATOR'),
  enterprise: { role: 'ENTERPRISE_USER', userId: other, name: '填报人', organizationId: own },
  institution: { role: 'INSTITUTION_CONTACT', userId: other, name: '联系人', organizationId: own },
  stranger: { role: 'ENTERPRISE_USER', userId: other, name: '填报人', organizationId: other },
}
const bureau = ['clerk', 'reviewer']

const verbs = {
  canEdit: policy.canEdit,
  canConfirm: policy.canConfirm,
  canFollow: policy.canFollow,
  canConvert: policy.canConvert,
  canShelve: policy.canShelve,
  canResume: policy.canResume,
  canInvalidate: policy.canInvalidate,
  canVoid: policy.canVoid,
}

/** Who may do what in which state; a state that is not named allows it to nobody. */
const allowed: Record<keyof typeof verbs, Partial<Record<IntentionStatus, string[]>>> = {
  canEdit: {
    DRAFT: [...bureau, 'enterprise', 'institution'],
    REACHED: bureau,
    FOLLOWING: bureau,
    CONVERTED: bureau,
    SHELVED: bureau,
  },
  canConfirm: { DRAFT: bureau },
  canFollow: { REACHED: bureau, FOLLOWING: bureau },
  canConvert: { REACHED: bureau, FOLLOWING: bureau },
  canShelve: { REACHED: bureau, FOLLOWING: bureau },
  canResume: { SHELVED: bureau, CONVERTED: bureau },
  canInvalidate: { REACHED: bureau, FOLLOWING: bureau, SHELVED: bureau },
  canVoid: {
    DRAFT: [...bureau, 'enterprise', 'institution'],
    REACHED: bureau,
    FOLLOWING: bureau,
    CONVERTED: bureau,
    SHELVED: bureau,
    INVALID: bureau,
  },
}

const cases = Object.keys(verbs).flatMap((verb) =>
  Object.values(IntentionStatus).map((status) => [verb as keyof typeof verbs, status] as const),
)

test.each(cases)('%s of an intention that is %s', (verb, status) => {
  const may = (actor: Actor, voidedAt: Date | null) =>
    verbs[verb](actor, { status, voidedAt, participantIds: [own] })
  const names = Object.keys(actors).filter((name) => actors[name] && may(actors[name], null))
  expect(names).toEqual(allowed[verb][status] ?? [])
  expect(Object.values(actors).some((actor) => may(actor, new Date(0)))).toBe(false)
})

test('members register what their own organization takes part in; a contact has no enterprise to choose', () => {
  const may = (name: string) => actors[name] && policy.canRegister(actors[name])
  expect(Object.keys(actors).filter(may)).toEqual(['clerk', 'reviewer', 'enterprise', 'stranger'])
  const creates = (name: string) => actors[name] && policy.canCreate(actors[name], [own])
  expect(Object.keys(actors).filter(creates)).toEqual(['clerk', 'reviewer', 'enterprise', 'institution'])
})

test('members see what their organization takes part in, everybody else sees all', () => {
  const member = { participantIds: { hasEvery: [own] } }
  expect(policy.visibleTo(actors.enterprise as Actor)).toEqual(member)
  expect(policy.visibleTo(actors.institution as Actor)).toEqual(member)
  expect(policy.visibleTo(actors.leader as Actor)).toEqual({})
})

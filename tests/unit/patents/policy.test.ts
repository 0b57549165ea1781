import { expect, test } from 'vitest'
import type { Actor } from '@/lib/auth/actor'
import { PatentStatus } from '@/lib/generated/prisma/enums'
import { nextStatuses } from '@/lib/patents/lifecycle'
import { canChangeStatus, canCreate, canEdit, canVoid, visibleTo } from '@/lib/patents/policy'

const own = '01890000-0000-7000-8000-00000000000a'
const user = { userId: '01890000-0000-7000-8000-000000000001', name: '人员' }
const actors: Actor[] = [
  { role: 'BUREAU_STAFF', ...user },
  { role: 'BUREAU_REVIEWER', ...user },
  { role: 'LEADER', ...user },
  { role: 'ADMINISTRATOR', ...user },
  { role: 'ENTERPRISE_USER', ...user, organizationId: own },
  { role: 'INSTITUTION_CONTACT', ...user, organizationId: own },
]

test.each(actors)('$role sees what it should', (actor) => {
  const everything = !('organizationId' in actor)
  expect(visibleTo(actor)).toEqual(everything ? {} : { participantIds: { hasEvery: [own] } })
})

const cases = actors.flatMap((actor) =>
  Object.values(PatentStatus).map((status) => ({ role: actor.role, status, actor })),
)
test.each(cases)('$role and a patent that is $status', ({ role, status, actor }) => {
  const keeps = role === 'BUREAU_STAFF' || role === 'BUREAU_REVIEWER'
  const patent = { kind: 'INVENTION', status, publishedOn: new Date(0), voidedAt: null } as const
  expect(canCreate(actor)).toBe(keeps)
  expect(canEdit(actor, patent)).toBe(keeps)
  expect(canVoid(actor, patent)).toBe(keeps)
  expect(canChangeStatus(actor, patent)).toBe(keeps && nextStatuses(patent).length > 0)

  const voided = { ...patent, voidedAt: new Date(0) }
  expect([canEdit, canVoid, canChangeStatus].map((may) => may(actor, voided))).toEqual([false, false, false])
})

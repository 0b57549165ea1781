import { describe, expect, test } from 'vitest'
import type { Actor } from '@/lib/auth/actor'
import { Role } from '@/lib/generated/prisma/enums'
import {
  canChangeRole,
  canDisable,
  canEnable,
  canManageUsers,
  canResetPassword,
  visibleTo,
} from '@/lib/users/policy'

const me = '01890000-0000-7000-8000-000000000001'
const other = '01890000-0000-7000-8000-000000000002'

function actor(role: Role): Actor {
  const person = { userId: me, name: '甲' }
  return role === 'ENTERPRISE_USER' || role === 'INSTITUTION_CONTACT'
    ? { ...person, role, organizationId: other }
    : { ...person, role }
}

const enabled = { id: other, disabledAt: null }
const disabled = { id: other, disabledAt: new Date() }

describe('only the administrator manages accounts', () => {
  test.each(Object.values(Role))('%s', (role) => {
    const isAdministrator = role === 'ADMINISTRATOR'
    expect(canManageUsers(actor(role))).toBe(isAdministrator)
    expect(canChangeRole(actor(role), enabled)).toBe(isAdministrator)
    expect(canDisable(actor(role), enabled)).toBe(isAdministrator)
    expect(canEnable(actor(role), disabled)).toBe(isAdministrator)
    expect(canResetPassword(actor(role), enabled)).toBe(isAdministrator)
    expect(visibleTo(actor(role))).toEqual(isAdministrator ? {} : { id: me })
  })
})

test('an administrator neither changes his own role nor closes his own account', () => {
  const administrator = actor('ADMINISTRATOR')
  const self = { id: me, disabledAt: null }
  expect(canChangeRole(administrator, self)).toBe(false)
  expect(canDisable(administrator, self)).toBe(false)
  expect(canResetPassword(administrator, self)).toBe(false)
})

test('a closed account can be opened but not closed again or given a password', () => {
  const administrator = actor('ADMINISTRATOR')
  expect(canDisable(administrator, disabled)).toBe(false)
  expect(canEnable(administrator, enabled)).toBe(false)
  expect(canResetPassword(administrator, disabled)).toBe(false)
})

import { describe, expect, test } from 'vitest'
import { InvalidInput } from '@/lib/errors'
import { Role } from '@/lib/generated/prisma/enums'
import { parse } from '@/lib/parse'
import { roleHelps, roleLabels, userLabels } from '@/lib/users/labels'
import { userEdit, userInput } from '@/lib/users/schema'

const organizationId = '01890000-0000-7000-8000-000000000003'
const typed = { account: 'li.ming', name: '李明', role: 'BUREAU_STAFF' }

function errorsOf(raw: unknown) {
  try {
    parse(userInput, raw)
    return {}
  } catch (error) {
    if (error instanceof InvalidInput) return error.fieldErrors
    throw error
  }
}

describe('an account name', () => {
  test.each([
    ['Li.Ming', 'li.ming'],
    ['  clerk01 ', 'clerk01'],
    ['clerk_2', 'clerk_2'],
    ['ＣＬＥＲＫ', 'clerk'],
  ])('%s is kept as %s', (account, kept) => {
    expect(parse(userInput, { ...typed, account }).account).toBe(kept)
  })

  test.each(['', 'ab', '13800000001', '1clerk', '李明', 'a b c', 'a'.repeat(33), 'clerk\u0000', "o'neil"])(
    '%j is refused, so that it can never be read as a mobile number or as another account',
    (account) => {
      expect(errorsOf({ ...typed, account })).toHaveProperty('account')
    },
  )
})

describe('a mobile number', () => {
  test.each([
    ['13800000001', '13800000001'],
    ['138 0000 0001', '13800000001'],
    ['+86-138-0000-0001', '13800000001'],
    ['8613800000001', '13800000001'],
    ['１３８０００００００１', '13800000001'],
    ['', null],
    [undefined, null],
  ])('%s is read as %s', (mobile, read) => {
    expect(parse(userInput, { ...typed, mobile }).mobile).toBe(read)
  })

  test.each(['1380000000', '23800000001', '138000000012', '电话', '0312-1234567'])(
    '%s is refused',
    (mobile) => {
      expect(errorsOf({ ...typed, mobile })).toEqual({ mobile: ['请填写 11 位手机号'] })
    },
  )
})

describe('role and organization', () => {
  test.each(['ENTERPRISE_USER', 'INSTITUTION_CONTACT'])('%s must belong to one', (role) => {
    expect(errorsOf({ ...typed, role })).toEqual({ organizationId: ['请选择所属单位'] })
    expect(parse(userInput, { ...typed, role, organizationId }).organizationId).toBe(organizationId)
  })

  test.each(['ADMINISTRATOR', 'BUREAU_STAFF', 'BUREAU_REVIEWER', 'LEADER'])(
    '%s belongs to none, whatever is posted',
    (role) => {
      expect(parse(userInput, { ...typed, role, organizationId }).organizationId).toBeNull()
    },
  )

  test('a role that does not exist is refused', () => {
    expect(errorsOf({ ...typed, role: 'SYSTEM' })).toHaveProperty('role')
    expect(errorsOf({ ...typed, role: '__proto__' })).toHaveProperty('role')
  })
})

test('what is not in the form cannot be posted', () => {
  const posted = { ...typed, id: 'x', mustChangePassword: 'false', isDemonstration: 'true', disabledAt: '' }
  expect(Object.keys(parse(userInput, posted)).sort()).toEqual(Object.keys(userLabels).sort())
})

test('the edit form leaves the account name alone and says expressly when a number goes', () => {
  const edited = parse(userEdit, { ...typed, version: '3', removeMobile: 'true' })
  expect(edited).toEqual({
    name: '李明',
    role: 'BUREAU_STAFF',
    organizationId: null,
    mobile: null,
    removeMobile: true,
    version: 3,
  })
})

test('every role has a name and an explanation', () => {
  for (const role of Object.values(Role)) {
    expect(roleLabels[role]).toMatch(/\p{Script=Han}/u)
    expect(roleHelps[role]).toMatch(/\p{Script=Han}/u)
  }
})

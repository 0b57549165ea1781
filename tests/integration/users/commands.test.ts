import { describe, expect, test } from 'vitest'
import type { Actor } from '@/lib/auth/actor'
import { readAs, type Tx, writeAs } from '@/lib/db'
import { Conflict, Forbidden, InvalidInput, NotFound, StaleVersion } from '@/lib/errors'
import type { Role } from '@/lib/generated/prisma/enums'
import { newId } from '@/lib/ids'
import { historyOf } from '@/lib/ledger/history'
import {
  createUser,
  disableUser,
  enableUser,
  endUserSessions,
  resetPassword,
  updateUser,
} from '@/lib/users/commands'
import { getUser, listSignIns, listUsers, signInFilter, userFilter } from '@/lib/users/queries'
import {
  attempt,
  opened,
  organizationOf,
  ownerOf,
  person,
  uniqueAccount,
  uniqueMobile,
} from '@/tests/support/accounts'
import { asOwner } from '@/tests/support/db'

const reason = '已调离原岗位'
const typed = (more: Record<string, string> = {}) => ({
  account: uniqueAccount(),
  name: '李明',
  role: 'BUREAU_STAFF',
  ...more,
})

const lastChange = (actor: Actor, recordId: string) =>
  readAs(actor, (tx) => tx.change.findFirstOrThrow({ where: { recordId }, orderBy: { id: 'desc' } }))

describe('a new account', () => {
  test('signs in with the password shown once, and has to change it', async () => {
    const { actor } = await person('ADMINISTRATOR')
    const issued = await createUser(actor, typed())

    const session = await opened(issued.account, issued.password)
    expect(await ownerOf(session)).toMatchObject({ userId: issued.id, mustChangePassword: true })
    expect(await lastChange(actor, issued.id)).toMatchObject({
      action: 'user.create',
      actorId: actor.userId,
      op: 'INSERT',
    })
  })

  test('has a password that is worth nothing after seven days', async () => {
    const { actor } = await person('ADMINISTRATOR')
    const issued = await createUser(actor, typed())
    expect(issued.expiresAt.getTime()).toBeGreaterThan(Date.now() + 6.9 * 86_400_000)
    expect(issued.expiresAt.getTime()).toBeLessThan(Date.now() + 7.1 * 86_400_000)

    await asOwner((client) =>
      client.query(
        `UPDATE "Credential" SET "expiresAt" = "expiresAt" - interval '8 days' WHERE "userId" = $1`,
        [issued.id],
      ),
    )
    expect(await attempt(issued.account, issued.password)).toBeNull()
  })

  test('signs in by mobile number, of which only the ends are kept', async () => {
    const { actor } = await person('ADMINISTRATOR')
    const mobile = uniqueMobile()
    const issued = await createUser(actor, typed({ mobile }))

    expect(await attempt(mobile, issued.password)).toMatchObject({ userId: issued.id })
    const stored = await asOwner((client) =>
      client.query(`SELECT to_jsonb(u)::text AS row FROM "User" u WHERE id = $1`, [issued.id]),
    )
    expect(stored.rows[0].row).not.toContain(mobile)
    expect((await getUser(actor, issued.id))?.mobileMasked).toBe(
      `${mobile.slice(0, 3)}****${mobile.slice(7)}`,
    )
  })

  test('may not take the name or the number of another', async () => {
    const { actor } = await person('ADMINISTRATOR')
    const mobile = uniqueMobile()
    const { account } = await createUser(actor, typed({ mobile }))

    await expect(createUser(actor, typed({ account: account.toUpperCase() }))).rejects.toMatchObject({
      fieldErrors: { account: ['该账号已存在,请换一个'] },
    })
    await expect(createUser(actor, typed({ mobile }))).rejects.toMatchObject({
      fieldErrors: { mobile: ['该手机号已用于其他账号'] },
    })
  })

  test('belongs to an organization of the right kind', async () => {
    const { actor } = await person('ADMINISTRATOR')
    const [enterprise, university] = [await organizationOf('ENTERPRISE'), await organizationOf('UNIVERSITY')]
    const create = (role: Role, organizationId: string) => createUser(actor, typed({ role, organizationId }))

    await expect(create('ENTERPRISE_USER', university.id)).rejects.toThrow(InvalidInput)
    await expect(create('INSTITUTION_CONTACT', enterprise.id)).rejects.toThrow(InvalidInput)
    await expect(create('ENTERPRISE_USER', newId())).rejects.toThrow(InvalidInput)
    await expect(create('ENTERPRISE_USER', enterprise.id)).resolves.toBeDefined()
    await expect(create('INSTITUTION_CONTACT', university.id)).resolves.toBeDefined()
  })
})

describe('only the administrator', () => {
  test.each(['BUREAU_STAFF', 'BUREAU_REVIEWER', 'LEADER', 'ENTERPRISE_USER', 'INSTITUTION_CONTACT'] as const)(
    '%s does nothing with accounts, sees only himself and no sign-in log',
    async (role) => {
      const organization = await organizationOf(role === 'INSTITUTION_CONTACT' ? 'UNIVERSITY' : 'ENTERPRISE')
      const isMember = role === 'ENTERPRISE_USER' || role === 'INSTITUTION_CONTACT'
      const { actor, id } = await person(role, isMember ? { organizationId: organization.id } : {})
      const other = await person('BUREAU_STAFF')
      const edit = { name: '甲', role: 'ADMINISTRATOR', version: '1' }

      await expect(createUser(actor, typed())).rejects.toThrow(Forbidden)
      await expect(updateUser(actor, other.id, edit)).rejects.toThrow(Forbidden)
      await expect(updateUser(actor, id, edit)).rejects.toThrow(Forbidden)
      await expect(disableUser(actor, other.id, { reason })).rejects.toThrow(Forbidden)
      await expect(enableUser(actor, other.id, { reason })).rejects.toThrow(Forbidden)
      await expect(resetPassword(actor, other.id)).rejects.toThrow(Forbidden)
      await expect(endUserSessions(actor, other.id)).rejects.toThrow(Forbidden)

      expect((await listUsers(actor, userFilter({}))).items.map((user) => user.id)).toEqual([id])
      expect(await getUser(actor, other.id)).toBeNull()
      expect(await listSignIns(actor, signInFilter({}))).toBeNull()
    },
  )

  test.each(['BUREAU_STAFF', 'LEADER'] as const)('%s is stopped by the database too', async (role) => {
    const { actor, id } = await person(role)
    const raise = (tx: Tx) => tx.user.updateMany({ where: { id }, data: { role: 'ADMINISTRATOR' } })
    expect(await writeAs(actor, { action: 'test' }, raise)).toEqual({ count: 0 })
    expect(await readAs(actor, (tx) => tx.credential.count())).toBe(0)
    expect(await readAs(actor, (tx) => tx.signInAttempt.count())).toBe(0)
  })
})

describe('an account', () => {
  test('keeps its role when its own administrator wants another', async () => {
    const [{ actor, id }] = [await person('ADMINISTRATOR'), await person('ADMINISTRATOR')]
    await expect(updateUser(actor, id, { name: '甲', role: 'LEADER', version: '1' })).rejects.toThrow(
      '不能更改自己的角色',
    )
    await updateUser(actor, id, { name: '新名字', role: 'ADMINISTRATOR', version: '1' })
    expect((await getUser(actor, id))?.name).toBe('新名字')
  })

  test('is closed and opened again with a reason that stands in the ledger', async () => {
    const [{ actor }, { id, account }] = [await person('ADMINISTRATOR'), await person('BUREAU_STAFF')]
    await expect(disableUser(actor, id, { reason: '走了' })).rejects.toThrow(InvalidInput)

    await disableUser(actor, id, { reason })
    expect(await lastChange(actor, id)).toMatchObject({
      action: 'user.disable',
      reason,
      actorId: actor.userId,
    })
    await expect(disableUser(actor, id, { reason })).rejects.toThrow(Conflict)
    await expect(resetPassword(actor, id)).rejects.toThrow('请先启用')

    await enableUser(actor, id, { reason: '已回原岗位' })
    await expect(enableUser(actor, id, { reason })).rejects.toThrow(Conflict)
    expect(await attempt(account)).not.toBeNull()
  })

  test('gets a new password, the old one and its place in the demonstration are gone', async () => {
    const [{ actor }, { id, account }] = [await person('ADMINISTRATOR'), await person('BUREAU_STAFF')]
    const { password } = await resetPassword(actor, id)
    expect(await attempt(account)).toBeNull()
    expect(await ownerOf(await opened(account, password))).toMatchObject({ mustChangePassword: true })
    expect(await lastChange(actor, id)).toMatchObject({ action: 'user.reset-password' })
  })

  test('that two administrators edit at once is saved once; the second sees what the first wrote', async () => {
    const [{ actor }, { id }] = [await person('ADMINISTRATOR'), await person('BUREAU_STAFF')]
    await updateUser(actor, id, { name: '先改', role: 'BUREAU_STAFF', version: '1' })
    const refusal = await updateUser(actor, id, { name: '后改', role: 'LEADER', version: '1' }).catch(
      (error: unknown) => error,
    )
    expect(refusal).toBeInstanceOf(StaleVersion)
    expect(refusal).toMatchObject({
      theirs: { name: '先改', role: 'BUREAU_STAFF' },
      version: 2,
      changedBy: actor.name,
    })
  })

  test('keeps its mobile number until it is taken away', async () => {
    const { actor } = await person('ADMINISTRATOR')
    const { id } = await createUser(actor, typed({ mobile: uniqueMobile() }))
    await updateUser(actor, id, { name: '甲', role: 'BUREAU_STAFF', version: '1', mobile: '' })
    expect((await getUser(actor, id))?.mobileMasked).not.toBeNull()
    await updateUser(actor, id, { name: '甲', role: 'BUREAU_STAFF', version: '2', removeMobile: 'true' })
    expect((await getUser(actor, id))?.mobileMasked).toBeNull()
  })

  test('that does not exist is not found, whatever stands in the address', async () => {
    const { actor } = await person('ADMINISTRATOR')
    for (const id of [newId(), 'x', "'; DROP TABLE", '']) {
      await expect(disableUser(actor, id, { reason })).rejects.toThrow(NotFound)
      expect(await getUser(actor, id)).toBeNull()
    }
  })

  test('tells its whole history in words, without hashes', async () => {
    const { actor } = await person('ADMINISTRATOR')
    const { id } = await createUser(actor, typed({ mobile: uniqueMobile() }))
    await disableUser(actor, id, { reason })
    await enableUser(actor, id, { reason })
    await resetPassword(actor, id)
    await endUserSessions(actor, id)

    const { entries } = await historyOf(actor, id)
    expect(entries.map(({ action }) => action)).toEqual(['结束登录', '重置密码', '启用', '停用', '新增'])
    expect(JSON.stringify(entries)).not.toMatch(/Hash|argon2/)
  })
})

describe('the list of accounts', () => {
  test('narrows by role, state, organization and words', async () => {
    const { actor } = await person('ADMINISTRATOR')
    const organization = await organizationOf('ENTERPRISE')
    const member = await person('ENTERPRISE_USER', { organizationId: organization.id })
    const closed = await person('ENTERPRISE_USER', { organizationId: organization.id })
    await disableUser(actor, closed.id, { reason })
    const found = async (params: Record<string, string>) => {
      const { items } = await listUsers(actor, userFilter({ organizationId: organization.id, ...params }))
      return items.map(({ id }) => id).toSorted()
    }

    expect(await found({})).toEqual([member.id, closed.id].toSorted())
    expect(await found({ status: 'DISABLED' })).toEqual([closed.id])
    expect(await found({ q: member.account.toUpperCase() })).toEqual([member.id])
    expect(await found({ q: organization.name })).toHaveLength(2)
    expect(await found({ role: 'LEADER' })).toEqual([])
    expect(await found({ q: '%' })).toEqual([])
    expect(await found({ role: 'nonsense', status: 'x' })).toHaveLength(2)
  })
})

test('the sign-in log tells the administrator who tried, from where, and how it ended', async () => {
  const [{ actor }, { account }] = [await person('ADMINISTRATOR'), await person('LEADER')]
  await attempt(account, 'Wrong-Guess-77')
  await attempt(account)
  const log = (params: Record<string, string>) => listSignIns(actor, signInFilter({ q: account, ...params }))

  expect((await log({}))?.items.map(({ reason, name }) => [reason, name])).toEqual([
    ['ok', account],
    ['wrong password', account],
  ])
  expect((await log({ reason: 'wrong password' }))?.total).toBe(1)
  expect((await log({ from: '2031-01-01' }))?.total).toBe(0)
  expect((await log({ to: '2020-01-01' }))?.total).toBe(0)
})

import { describe, expect, test } from 'vitest'
import { changeOwnPassword, endOwnSession, endOwnSessions } from '@/lib/accounts/commands'
import { ownAccount } from '@/lib/accounts/queries'
import { readAs } from '@/lib/db'
import { Conflict, InvalidInput, NotFound } from '@/lib/errors'
import { disableUser, endUserSessions, resetPassword, updateUser } from '@/lib/users/commands'
import { attempt, opened, organizationOf, ownerOf, PASSWORD, person } from '@/tests/support/accounts'
import { asOwner } from '@/tests/support/db'

const NEW = 'Across-the-7-Seas'
const change = { current: PASSWORD, password: NEW, repeated: NEW }

describe('a live session ends at the next request', () => {
  test('when its owner is disabled', async () => {
    const [{ actor }, user] = [await person('ADMINISTRATOR'), await person('BUREAU_STAFF')]
    const session = await opened(user.account)
    expect(await ownerOf(session)).toMatchObject({ userId: user.id })

    await disableUser(actor, user.id, { reason: '已调离科技局' })
    expect(await ownerOf(session)).toBeNull()
    expect(await attempt(user.account)).toBeNull()
  })

  test('when the role changes', async () => {
    const [{ actor }, user] = [await person('ADMINISTRATOR'), await person('BUREAU_REVIEWER')]
    const session = await opened(user.account)
    await updateUser(actor, user.id, { name: '李明', role: 'BUREAU_STAFF', version: '1' })
    expect(await ownerOf(session)).toBeNull()
  })

  test('when the organization changes', async () => {
    const [from, to] = [await organizationOf('ENTERPRISE'), await organizationOf('ENTERPRISE')]
    const { actor } = await person('ADMINISTRATOR')
    const user = await person('ENTERPRISE_USER', { organizationId: from.id })
    const session = await opened(user.account)
    const edit = { name: '李明', role: 'ENTERPRISE_USER', organizationId: to.id, version: '1' }
    await updateUser(actor, user.id, edit)
    expect(await ownerOf(session)).toBeNull()
  })

  test('when an administrator resets the password or ends the sessions', async () => {
    const [{ actor }, user] = [await person('ADMINISTRATOR'), await person('BUREAU_STAFF')]
    const first = await opened(user.account)
    await endUserSessions(actor, user.id)
    expect(await ownerOf(first)).toBeNull()

    const second = await opened(user.account)
    await resetPassword(actor, user.id)
    expect(await ownerOf(second)).toBeNull()
    expect(await attempt(user.account)).toBeNull()
  })

  test('but not when only the name changes', async () => {
    const [{ actor }, user] = [await person('ADMINISTRATOR'), await person('BUREAU_STAFF')]
    const session = await opened(user.account)
    await updateUser(actor, user.id, { name: '新名字', role: 'BUREAU_STAFF', version: '1' })
    expect(await ownerOf(session)).not.toBeNull()
  })

  test.each([
    ['31 minutes without a request', `"lastSeenAt" = now() - interval '31 minutes'`],
    ['more than eight hours', `"expiresAt" = now() - interval '1 second'`],
  ])('after %s', async (_, clock) => {
    const { account } = await person('BUREAU_STAFF')
    const session = await opened(account)
    await asOwner((client) => client.query(`UPDATE "Session" SET ${clock} WHERE "id" = $1`, [session]))
    expect(await ownerOf(session)).toBeNull()
  })
})

describe('changing the own password', () => {
  test('ends the other sessions, keeps this one, and the old password is worth nothing', async () => {
    const { account, actor } = await person('BUREAU_STAFF')
    const [here, elsewhere] = [await opened(account), await opened(account)]
    await changeOwnPassword(actor, here, change)

    expect(await ownerOf(here)).not.toBeNull()
    expect(await ownerOf(elsewhere)).toBeNull()
    expect(await attempt(account)).toBeNull()
    expect(await attempt(account, NEW)).not.toBeNull()
  })

  test('frees whoever came with an issued password, and stands in the ledger under his name', async () => {
    const { actor: administrator } = await person('ADMINISTRATOR')
    const expiresAt = new Date(Date.now() + 86_400_000)
    const { id, account, actor } = await person('LEADER', { mustChangePassword: true, expiresAt })
    const here = await opened(account)
    expect(await ownerOf(here)).toMatchObject({ mustChangePassword: true })

    await changeOwnPassword(actor, here, change)
    expect(await ownerOf(here)).toMatchObject({ mustChangePassword: false })
    const changed = await readAs(administrator, (tx) =>
      tx.change.findFirstOrThrow({ where: { recordId: id }, orderBy: { id: 'desc' } }),
    )
    expect(changed).toMatchObject({ action: 'user.change-password', actorId: id })
  })

  test.each([
    ['the old one is wrong', { ...change, current: 'Wrong-Guess-77' }, { current: ['原密码不正确'] }],
    [
      'both are the same',
      { ...change, password: PASSWORD, repeated: PASSWORD },
      { password: ['新密码不能与原密码相同'] },
    ],
    ['it is too easy', { ...change, password: 'short', repeated: 'short' }, { password: ['密码至少 12 位'] }],
    ['it was typed differently', { ...change, repeated: `${NEW}x` }, { repeated: ['两次输入的密码不一致'] }],
    [
      'nothing is posted',
      {},
      { current: ['请填写原密码'], password: ['请填写新密码'], repeated: ['请再次输入新密码'] },
    ],
  ])('is refused when %s', async (_, raw, fieldErrors) => {
    const { account, actor } = await person('BUREAU_STAFF')
    const [here, elsewhere] = [await opened(account), await opened(account)]
    const refusal = await changeOwnPassword(actor, here, raw).catch((error: unknown) => error)

    expect(refusal).toBeInstanceOf(InvalidInput)
    expect(refusal).toMatchObject({ fieldErrors })
    expect(await ownerOf(elsewhere)).not.toBeNull()
    expect(await attempt(account)).not.toBeNull()
  })

  test('cannot be used to guess the old one', async () => {
    const { account, actor } = await person('BUREAU_STAFF')
    const here = await opened(account)
    for (let guess = 0; guess < 5; guess++) {
      await expect(
        changeOwnPassword(actor, here, { ...change, current: `Guess-${guess}-of-5` }),
      ).rejects.toThrow(InvalidInput)
    }
    await expect(changeOwnPassword(actor, here, change)).rejects.toThrow(Conflict)
  })
})

describe('own devices', () => {
  test('are listed with this one marked, and each can be ended', async () => {
    const { account, actor } = await person('LEADER')
    const [here, elsewhere] = [await opened(account), await opened(account)]
    const { sessions } = await ownAccount(actor, here)
    expect(sessions.map(({ id, isThis }) => [id, isThis]).toSorted()).toEqual(
      [
        [here, true],
        [elsewhere, false],
      ].toSorted(),
    )

    await endOwnSession(actor, elsewhere)
    expect(await ownerOf(elsewhere)).toBeNull()
    expect(await ownerOf(here)).not.toBeNull()
  })

  test("nobody can end or see somebody else's", async () => {
    const organization = await organizationOf('ENTERPRISE')
    const [mine, theirs] = [
      await person('ENTERPRISE_USER', { organizationId: organization.id }),
      await person('ENTERPRISE_USER', { organizationId: organization.id }),
    ]
    const session = await opened(theirs.account)
    await expect(endOwnSession(mine.actor, session)).rejects.toThrow(NotFound)
    await expect(endOwnSession(mine.actor, 'no id')).rejects.toThrow(NotFound)
    expect(await ownerOf(session)).not.toBeNull()
    expect(await readAs(mine.actor, (tx) => tx.session.count({ where: { id: session } }))).toBe(0)
  })

  test('end all at once, or all but this one', async () => {
    const { account, actor } = await person('BUREAU_STAFF')
    const [here, elsewhere] = [await opened(account), await opened(account)]
    await endOwnSessions(actor, here)
    expect([await ownerOf(here), await ownerOf(elsewhere)]).toEqual([expect.anything(), null])

    await endOwnSessions(actor)
    expect(await ownerOf(here)).toBeNull()
  })
})

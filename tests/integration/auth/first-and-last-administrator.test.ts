import { describe, expect, test } from 'vitest'
import { setUpPortal } from '@/lib/accounts/commands'
import { portalHasUsers } from '@/lib/accounts/queries'
import type { Actor } from '@/lib/auth/actor'
import { asSystem } from '@/lib/db'
import { Conflict, InvalidInput } from '@/lib/errors'
import { disableUser, updateUser } from '@/lib/users/commands'
import { attempt, PASSWORD, person } from '@/tests/support/accounts'

// Every test file has a database of its own, and this one's is an empty portal to begin with.
process.env.SETUP_CODE = 'code-of-this-test'
const form = {
  setUpCode: 'code-of-this-test',
  account: 'chief',
  name: '王主任',
  password: PASSWORD,
  repeated: PASSWORD,
}
const reason = '岗位调整,不再负责'

const administrators = () =>
  asSystem((tx) => tx.user.findMany({ where: { role: 'ADMINISTRATOR' }, select: { id: true, name: true } }))

const actorOf = ({ id, name }: { id: string; name: string }): Actor => ({
  role: 'ADMINISTRATOR',
  userId: id,
  name,
})

describe('the first administrator', () => {
  test('needs the code of whoever started the portal, and a good password', async () => {
    expect(await portalHasUsers()).toBe(false)
    await expect(setUpPortal({ ...form, setUpCode: 'guess' })).rejects.toMatchObject({
      fieldErrors: { setUpCode: [expect.stringContaining('设置码不正确')] },
    })
    await expect(setUpPortal({ ...form, password: 'short', repeated: 'short' })).rejects.toThrow(InvalidInput)
    expect(await administrators()).toEqual([])
  })

  test('is set up exactly once, also by many posts at the same moment', async () => {
    const posts = Array.from({ length: 6 }, (_, number) =>
      setUpPortal({ ...form, account: `chief${number}` }),
    )
    const settled = await Promise.allSettled(posts)

    expect(settled.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    for (const answer of settled) {
      if (answer.status === 'rejected') expect(answer.reason).toBeInstanceOf(Conflict)
    }
    expect(await administrators()).toHaveLength(1)
    expect(await portalHasUsers()).toBe(true)
    await expect(setUpPortal(form)).rejects.toThrow(Conflict)
  })

  test('signs in with the chosen password, which need not be changed', async () => {
    const [chief] = await asSystem((tx) => tx.user.findMany())
    expect(chief).toMatchObject({ role: 'ADMINISTRATOR', mustChangePassword: false, isDemonstration: false })
    expect(await attempt(chief?.account ?? '')).toMatchObject({ userId: chief?.id })
  })
})

describe('the last administrator', () => {
  test('can neither be closed nor be given another role, by himself or by others', async () => {
    const [last] = await administrators()
    if (!last) throw new Error('nobody was set up')
    const edit = { name: last.name, role: 'LEADER', version: '1' }
    await expect(disableUser(actorOf(last), last.id, { reason })).rejects.toThrow('不能停用自己的账号')
    await expect(updateUser(actorOf(last), last.id, edit)).rejects.toThrow('不能更改自己的角色')

    // A second one who is closed, but whose session has not noticed yet, counts for nothing.
    const second = await person('ADMINISTRATOR')
    await disableUser(actorOf(last), second.id, { reason })
    await expect(disableUser(second.actor, last.id, { reason })).rejects.toThrow('最后一个启用的系统管理员')
    await expect(updateUser(second.actor, last.id, edit)).rejects.toThrow('最后一个启用的系统管理员')
  })

  test('remains also when two close each other at the same moment', async () => {
    const [last] = await administrators()
    if (!last) throw new Error('nobody was set up')
    const other = await person('ADMINISTRATOR')
    const settled = await Promise.allSettled([
      disableUser(actorOf(last), other.id, { reason }),
      disableUser(other.actor, last.id, { reason }),
    ])

    expect(settled.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
    const enabled = await asSystem((tx) =>
      tx.user.count({ where: { role: 'ADMINISTRATOR', disabledAt: null } }),
    )
    expect(enabled).toBe(1)
  })
})

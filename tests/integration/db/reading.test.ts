import { expect, test } from 'vitest'
import type { Actor } from '@/lib/auth/actor'
import { asSystem, readAs, type Tx } from '@/lib/db'
import { newId } from '@/lib/ids'

const clerk: Actor = {
  role: 'BUREAU_STAFF',
  userId: newId(),
  name: '经办',
  requestId: "a'b\\'; DROP TABLE x; --",
}
const member: Actor = { role: 'ENTERPRISE_USER', userId: newId(), name: '企业', organizationId: newId() }

async function stateOf(tx: Tx) {
  const [state] = await tx.$queryRaw<Record<string, string>[]>`
    SELECT current_setting('transaction_isolation') AS isolation, current_setting('transaction_read_only') AS "readOnly",
           current_setting('app.role') AS role, current_setting('app.user_id') AS "userId",
           current_setting('app.organization_id') AS "organizationId", current_setting('app.request_id') AS "requestId",
           current_user::text AS "current"`
  return state
}

test('a page reads in one read-only snapshot with its actor set, whatever stands in the request', async () => {
  expect(await readAs(clerk, stateOf)).toEqual({
    isolation: 'repeatable read',
    readOnly: 'on',
    role: clerk.role,
    userId: clerk.userId,
    organizationId: '',
    requestId: clerk.requestId,
    current: 'luodi_app',
  })
})

test('many who read at once each are themselves', async () => {
  const actors = Array.from(
    { length: 40 },
    (_, at): Actor => (at % 2 ? clerk : { ...member, userId: newId() }),
  )
  const states = await Promise.all(actors.map((actor) => readAs(actor, stateOf)))
  expect(states.map((state) => state?.userId)).toEqual(actors.map(({ userId }) => userId))
  expect(states.map((state) => state?.organizationId)).toEqual(
    actors.map((actor) => ('organizationId' in actor ? actor.organizationId : '')),
  )
})

test('a transaction begun while another reads is its own', async () => {
  const inner = await readAs(clerk, async () => [await asSystem(stateOf), await readAs(member, stateOf)])
  expect(inner).toEqual([
    expect.objectContaining({ role: 'SYSTEM', readOnly: 'off', isolation: 'read committed' }),
    expect.objectContaining({ role: member.role, readOnly: 'on', organizationId: member.organizationId }),
  ])
})

test('nothing of the actor is left on the connection, and a refusal reaches whoever asked', async () => {
  const refused = readAs(clerk, (tx) => tx.$executeRaw`UPDATE "Agreement" SET "title" = 'x'`)
  await expect(refused).rejects.toThrow(/read-only/)
  await expect(readAs(clerk, () => Promise.reject(new Error('mine')))).rejects.toThrow('mine')
  const [after] = await asSystem(
    (tx) => tx.$queryRaw<{ id: string }[]>`SELECT current_setting('app.request_id', true) AS id`,
  )
  expect(after?.id ?? '').toBe('')
})

test('a second copy of the module, as a bundler makes them, reads as its actor too', async () => {
  const { vi } = await import('vitest')
  vi.resetModules()
  const copy = await import('@/lib/db')
  expect(copy.readAs).not.toBe(readAs)
  expect(await copy.readAs(clerk, stateOf)).toMatchObject({ userId: clerk.userId, readOnly: 'on' })
})

import { describe, expect, test } from 'vitest'
import type { Actor } from '@/lib/auth/actor'
import { setActor, type Tx } from '@/lib/db'
import { Forbidden, InvalidInput, NotFound, StaleVersion } from '@/lib/errors'
import { newId } from '@/lib/ids'
import type { SearchParams } from '@/lib/lists'
import { type RecordType, recordTypes } from '@/lib/record-types'
import { rolledBack } from '@/tests/support/db'
import { administrator, enterpriseUser, institutionContact, leader, staff } from '@/tests/support/factories'

type Created = { id: string }

/** The parts of a record type that the promises below are about. */
export type RecordTypeUnderTest = {
  /** The words of the form's fields, and the fields a person may write. */
  labels: Record<string, string>
  inputFields: string[]
  /** What a person would type into a valid form; `enterpriseId` makes that enterprise part of the record. */
  form: (tx: Tx, typed?: { enterpriseId?: string; title?: string }) => Promise<Record<string, unknown>>
  /** The form as it stands in the record now, with `title` changed. */
  edited: (tx: Tx, actor: Actor, id: string, title: string) => Promise<Record<string, unknown>>
  create: (actor: Actor, raw: unknown, tx: Tx) => Promise<Created>
  update: (actor: Actor, id: string, raw: unknown, tx: Tx) => Promise<unknown>
  void: (actor: Actor, id: string, raw: unknown, tx: Tx) => Promise<unknown>
  list: (actor: Actor, params: SearchParams, tx: Tx) => Promise<{ items: Created[]; total: number }>
  get: (actor: Actor, id: string, tx: Tx) => Promise<Created | null>
  /** Whether an enterprise may register such a record for itself. */
  enterpriseCreates: boolean
  /** Whether an enterprise sees only what it takes part in. */
  isolated: boolean
  /** Whether members read all of them: events hold nothing of any enterprise. */
  openToMembers: boolean
}

const reason = { reason: '登记错误,重复录入' }

/** What every record type promises, whatever it records. */
export function keepsThePromises(name: RecordType, type: RecordTypeUnderTest) {
  const { table } = recordTypes[name]
  const make = async (tx: Tx, typed?: Parameters<typeof type.form>[1]) => {
    const clerk = staff()
    const form = await type.form(tx, typed)
    await setActor(tx, clerk, { action: `${name}.create` })
    return { clerk, ...(await type.create(clerk, form, tx)) }
  }

  describe(name, () => {
    if (type.isolated) {
      test('an enterprise sees its own records and nobody else’s, even when it filters for them', () =>
        rolledBack(async (tx, as) => {
          const [ours, theirs] = [await enterpriseUser(tx), await enterpriseUser(tx)]
          const own = await make(tx, { enterpriseId: ours.organizationId })
          const foreign = await make(tx, { enterpriseId: theirs.organizationId })
          await as(ours)
          expect((await type.list(ours, {}, tx)).items).toEqual([expect.objectContaining({ id: own.id })])
          expect((await type.list(ours, { organizationId: theirs.organizationId }, tx)).items).toEqual([])
          expect(await type.get(ours, foreign.id, tx)).toBeNull()
          await expect(
            type.update(
              ours,
              foreign.id,
              { ...(await type.form(tx)), version: '1', reason: reason.reason },
              tx,
            ),
          ).rejects.toThrow(/未找到|权限/)
          await expect(type.void(ours, foreign.id, reason, tx)).rejects.toThrow(NotFound)
        }))
    }

    test('an enterprise cannot register a record of another enterprise', () =>
      rolledBack(async (tx, as) => {
        const ours = await enterpriseUser(tx)
        const form = await type.form(tx)
        await as(ours)
        await expect(type.create(ours, form, tx)).rejects.toThrow(/权限|请从单位库中选择/)
      }))

    test(`an enterprise ${type.enterpriseCreates ? 'registers' : 'cannot register'} its own`, () =>
      rolledBack(async (tx, as) => {
        const ours = await enterpriseUser(tx)
        const form = await type.form(tx, { enterpriseId: ours.organizationId })
        await as(ours)
        const attempt = type.create(ours, form, tx)
        if (type.enterpriseCreates) expect(await attempt).toHaveProperty('id')
        else await expect(attempt).rejects.toThrow(Forbidden)
      }))

    for (const [who, reader] of [
      ['leader', leader()],
      ['administrator', administrator()],
    ] as const) {
      test(`a ${who} reads everything and writes nothing`, () =>
        rolledBack(async (tx, as) => {
          const { id } = await make(tx)
          const form = await type.form(tx)
          await as(reader)
          expect(await type.get(reader, id, tx)).toHaveProperty('id', id)
          await expect(type.create(reader, form, tx)).rejects.toThrow(Forbidden)
          await expect(type.void(reader, id, reason, tx)).rejects.toThrow(Forbidden)
        }))
    }

    test('an institution contact sees nothing it takes no part in', () =>
      rolledBack(async (tx, as) => {
        const contact = await institutionContact(tx)
        const { id } = await make(tx)
        await as(contact)
        if (type.openToMembers) expect(await type.get(contact, id, tx)).toHaveProperty('id')
        else expect(await type.get(contact, id, tx)).toBeNull()
      }))

    test('every write leaves a trail that names the person, the step and the reason', () =>
      rolledBack(async (tx) => {
        const { id, clerk } = await make(tx)
        await type.void(clerk, id, reason, tx)
        const trail = await tx.change.findMany({
          where: { tableName: table, recordId: id },
          orderBy: { id: 'asc' },
        })
        expect(trail.at(0)).toMatchObject({
          op: 'INSERT',
          actorId: clerk.userId,
          action: expect.stringMatching(/\.create$/),
          before: null,
        })
        expect(trail.at(-1)).toMatchObject({
          op: 'UPDATE',
          actorId: clerk.userId,
          action: expect.stringMatching(/\.void$/),
          reason: reason.reason,
        })
      }))

    test('submitting the same form twice makes one record', () =>
      rolledBack(async (tx, as) => {
        const clerk = staff()
        const form = { ...(await type.form(tx)), submissionId: newId() }
        await as(clerk)
        const first = await type.create(clerk, form, tx)
        expect(await type.create(clerk, form, tx)).toEqual(first)
      }))

    test('the second of two people who edit the same version is shown the other’s values', () =>
      rolledBack(async (tx) => {
        const { id, clerk } = await make(tx)
        const mine = await type.edited(tx, clerk, id, '先改后的名称')
        const yours = await type.edited(tx, clerk, id, '后改的另一名称')
        await type.update(clerk, id, mine, tx)
        const refusal = await type.update(clerk, id, yours, tx).catch((error: unknown) => error)
        expect(refusal).toBeInstanceOf(StaleVersion)
        expect(Object.values((refusal as StaleVersion).theirs)).toContain('先改后的名称')
      }))

    test('a voided record leaves the list, keeps its page, and cannot be voided or edited again', () =>
      rolledBack(async (tx) => {
        const { id, clerk } = await make(tx)
        const edited = await type.edited(tx, clerk, id, '作废之后的名称')
        await expect(type.void(clerk, id, { reason: '短' }, tx)).rejects.toThrow(InvalidInput)
        await type.void(clerk, id, reason, tx)
        expect((await type.list(clerk, {}, tx)).items.map((row) => row.id)).not.toContain(id)
        expect((await type.list(clerk, { voided: 'yes' }, tx)).items.map((row) => row.id)).toContain(id)
        expect(await type.get(clerk, id, tx)).toHaveProperty('id', id)
        await expect(type.void(clerk, id, reason, tx)).rejects.toThrow(Forbidden)
        await expect(type.update(clerk, id, edited, tx)).rejects.toThrow(Forbidden)
      }))

    test('two characters from the middle of its name find it, in any list order and page', () =>
      rolledBack(async (tx) => {
        const { id, clerk } = await make(tx, { title: '示例薪嫣技术合作事项' })
        const found = await type.list(clerk, { q: '薪嫣' }, tx)
        expect(found.items.map((row) => row.id)).toEqual([id])
        expect((await type.list(clerk, { q: '薪嫣', page: '99' }, tx)).items.map((row) => row.id)).toEqual([
          id,
        ])
        expect((await type.list(clerk, { q: '嫣薪' }, tx)).items).toEqual([])
      }))

    test('odd parameters in the address never break a list', () =>
      rolledBack(async (tx) => {
        const { clerk } = await make(tx)
        for (const value of ['\0', "';--", '9'.repeat(50), '%', 'not-an-id', '2022-02-30', '__proto__']) {
          const odd = {
            q: value,
            status: value,
            page: value,
            pageSize: value,
            sort: value,
            organizationId: value,
            kind: value,
          }
          await expect(type.list(clerk, odd, tx)).resolves.toHaveProperty('total')
        }
        expect(await type.get(clerk, 'not-an-id', tx)).toBeNull()
      }))

    test('an empty form is refused field by field, in Chinese', () =>
      rolledBack(async (tx, as) => {
        const clerk = staff()
        await as(clerk)
        const refusal = await type.create(clerk, {}, tx).catch((error: unknown) => error)
        expect(refusal).toBeInstanceOf(InvalidInput)
        const messages = Object.values((refusal as InvalidInput).fieldErrors).flat()
        expect(messages.length).toBeGreaterThan(0)
        for (const message of messages) expect(message).toMatch(/\p{Script=Han}/u)
      }))

    test('every field has a Chinese name', () => {
      expect(Object.keys(type.labels)).toEqual(expect.arrayContaining(type.inputFields))
      for (const label of Object.values(type.labels)) expect(label).toMatch(/\p{Script=Han}/u)
    })
  })
}

import { describe, expect, test, vi } from 'vitest'
import * as actions from '@/app/(portal)/imports/actions'
import { writeAs } from '@/lib/db'
import { settled } from '@/lib/imports/run'
import { organization } from '../../support/factories'
import { sheet, uploaded } from './support'

// A server action is an endpoint: whoever calls one past our pages may send anything, and gets an answer, not a defect.

const { clerk, Redirected } = vi.hoisted(() => ({
  clerk: { role: 'BUREAU_STAFF' as const, userId: '00000000-0000-7000-8000-00000000c1e4', name: '经办' },
  Redirected: class extends Error {},
}))

vi.mock('@/lib/auth/session', () => ({ requireActor: async () => clerk }))
vi.mock('next/cache', () => ({ refresh: () => {} }))
vi.mock('next/navigation', () => ({
  redirect: () => {
    throw new Redirected()
  },
}))

const junk: unknown[] = [
  ...[undefined, null, '', 'x', 'a\u0000b', '\ud800', 0, -1, 1.5, Number.NaN, 12n, true, [], [null], {}],
  ...[[{}], [{ key: 'x', choice: null }], [{ key: 'x', choice: { create: null } }], { length: 3 }],
  ...[new Map(), new Date(), new FormData(), { formKey: 'x' }, 'x'.repeat(50_000)],
  ...[
    [{ key: 'x', choice: { create: { meaning: 'existing', name: 5 } } }],
    '00000000-0000-7000-8000-000000000000',
  ],
]

async function batch(): Promise<string> {
  const { enterprise, university } = await writeAs(clerk, { action: 'test' }, async (tx) => ({
    enterprise: await organization(tx),
    university: await organization(tx, 'UNIVERSITY'),
  }))
  const rows = [
    ['协议名称', '企业', '合作单位', '协议类型', '合作模式', '签订日期'],
    ['一份协议', enterprise.name, university.name, '说不清', '项目合作', '不知哪天'],
  ]
  return uploaded(clerk, [sheet('协议', rows)])
}

describe('every action of the import answers whatever it is sent', () => {
  test.each(Object.entries(actions))('%s', async (_, action) => {
    const call = async (...given: unknown[]) => {
      try {
        await (action as (...given: unknown[]) => Promise<unknown>)(...given)
      } catch (error) {
        if (!(error instanceof Redirected)) throw error
      }
    }
    for (const one of junk) await call(one, one, one, one, one)
    for (const one of junk) {
      const id = await batch()
      await call(id, one, one, one, one)
      await settled(id)
    }
  })

  test('a character the database cannot keep is left out of a correction', async () => {
    const id = await batch()
    const answer = await actions.editCellAction(id, 0, 'signedOn', '2022\u0000-03-01', [0])
    expect(answer).toMatchObject({ ok: true, rows: [{ texts: { signedOn: '2022-03-01' } }] })
  })
})

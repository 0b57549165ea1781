import { expect, test } from 'vitest'
import type { Actor } from '@/lib/auth/actor'
import { dateOf } from '@/lib/dates'
import { NotFound } from '@/lib/errors'
import { newId } from '@/lib/ids'
import type { SearchParams } from '@/lib/lists'
import { voidPatent } from '@/lib/patents/commands'
import { countPatents, getPatent, listPatents, patentFilter } from '@/lib/patents/queries'
import { applicationNo, type PatentWorld, patent, patentWorld } from '@/tests/integration/patents/world'
import { rolledBack } from '@/tests/support/db'
import { leader, unique } from '@/tests/support/factories'

async function ids(world: PatentWorld, params: SearchParams, actor: Actor = world.clerk) {
  const { tx, act } = world
  const list = await act(actor, () => listPatents(actor, patentFilter(params), tx))
  expect(list.total).toBe(await countPatents(tx, actor, params))
  return list.items.map(({ id }) => id)
}

test('a member sees the patents its organization holds and nobody else’s, also when it asks for them', () =>
  rolledBack(async (tx, as) => {
    const world = await patentWorld(tx, as)
    const { enterprise, university, rival, holder, contact, stranger } = world
    const own = await patent(world)
    const joint = await patent(world, {
      holders: { 0: { organizationId: enterprise.id }, 1: { organizationId: university.id } },
    })
    const foreign = await patent(world, { holders: { 0: { organizationId: rival.id } } })

    expect((await ids(world, {}, holder)).sort()).toEqual([own, joint].sort())
    expect(await ids(world, {}, contact)).toEqual([joint])
    expect(await ids(world, {}, stranger)).toEqual([foreign])
    expect(await ids(world, { organizationId: rival.id }, holder)).toEqual([])
    expect((await ids(world, { organizationId: enterprise.id }, leader())).sort()).toEqual(
      [own, joint].sort(),
    )

    await as(holder)
    expect(await getPatent(holder, foreign, tx)).toBeNull()
    await expect(voidPatent(holder, foreign, { reason: '不是自己的专利' }, tx)).rejects.toThrow(NotFound)
    expect(await getPatent(holder, 'no-uuid', tx)).toBeNull()
    expect(await getPatent(holder, newId(), tx)).toBeNull()
  }))

test('numbers are found with and without point, CN and ZL, also in part', () =>
  rolledBack(async (tx, as) => {
    const world = await patentWorld(tx, as)
    const number = applicationNo('UTILITY_MODEL', 2017)
    const digits = number.replace('.', '')
    const id = await patent(world, {
      kind: 'UTILITY_MODEL',
      applicationNo: number,
      filedOn: '2017-03-02',
      grantedOn: '2018-01-05',
      grantNo: `ZL${number}`,
      publicationNo: 'CN207654321U',
    })
    await patent(world)
    const asked = [
      number,
      digits,
      `CN${number}`,
      `ZL${digits}`,
      `zl ${number}`,
      digits.slice(4, 11),
      'CN207654321U',
      '207654321',
    ]
    for (const q of asked) expect(await ids(world, { q }), q).toEqual([id])
  }))

test('filters narrow by kind, status, days, joint, high value and title', () =>
  rolledBack(async (tx, as) => {
    const world = await patentWorld(tx, as)
    const { enterprise, university } = world
    const mine = { organizationId: enterprise.id }
    const model = await patent(world, {
      kind: 'UTILITY_MODEL',
      filedOn: '2020-01-02',
      grantedOn: '2020-10-20',
    })
    const joint = await patent(world, {
      title: unique('焦炉煤气净化方法'),
      filedOn: '2020-02-03',
      highValueCriterion: 'STRATEGIC_INDUSTRY',
      holders: { 0: { organizationId: enterprise.id }, 1: { organizationId: university.id } },
    })
    const planned = await patent(world, { applicationNo: '', filedOn: '' })

    expect(await ids(world, { ...mine, kind: 'UTILITY_MODEL' })).toEqual([model])
    expect(await ids(world, { ...mine, status: 'PLANNED' })).toEqual([planned])
    expect(await ids(world, { ...mine, joint: 'yes' })).toEqual([joint])
    expect((await ids(world, { ...mine, joint: 'no' })).sort()).toEqual([model, planned].sort())
    expect(await ids(world, { ...mine, highValue: 'yes' })).toEqual([joint])
    expect(await ids(world, { ...mine, filedFrom: '2020-02-03', filedTo: '2020-02-03' })).toEqual([joint])
    expect(await ids(world, { ...mine, grantedFrom: '2020-10-20', grantedTo: '2020-10-20' })).toEqual([model])
    expect(await ids(world, { ...mine, q: '焦炉' })).toEqual([joint])
    expect(await ids(world, { ...mine, q: 'jlmq' })).toEqual([joint])
    expect(await ids(world, { ...mine, voided: 'yes' })).toEqual([])
  }))

test('a valid patent past its term is listed as 届满 and not as 有效', () =>
  rolledBack(async (tx, as) => {
    const world = await patentWorld(tx, as)
    const mine = { organizationId: world.enterprise.id }
    const old = await patent(world, {
      kind: 'UTILITY_MODEL',
      applicationNo: applicationNo('UTILITY_MODEL', 2008),
      filedOn: '2008-03-03',
      grantedOn: '2009-01-07',
    })
    const young = await patent(world, { filedOn: '2020-03-02', grantedOn: '2022-01-07' })
    expect(await ids(world, { ...mine, status: 'EXPIRED' })).toEqual([old])
    expect(await ids(world, { ...mine, status: 'VALID' })).toEqual([young])
  }))

test('the newest filing stands first, planned ones before it; by grant the ungranted stand last both ways', () =>
  rolledBack(async (tx, as) => {
    const world = await patentWorld(tx, as)
    const mine = { organizationId: world.enterprise.id, pageSize: '10' }
    const late = await patent(world, { kind: 'DESIGN', filedOn: '2020-05-05', grantedOn: '2020-12-01' })
    const early = await patent(world, { kind: 'DESIGN', filedOn: '2020-01-05', grantedOn: '2020-06-01' })
    const planned = await patent(world, { applicationNo: '', filedOn: '' })

    expect(await ids(world, mine)).toEqual([planned, late, early])
    expect(await ids(world, { ...mine, sort: '-grantedOn' })).toEqual([late, early, planned])
    expect(await ids(world, { ...mine, sort: 'grantedOn' })).toEqual([early, late, planned])
  }))

test('the last page counts from the end and keeps the order', () =>
  rolledBack(async (tx, as) => {
    const world = await patentWorld(tx, as)
    const mine = { organizationId: world.enterprise.id, pageSize: '10' }
    for (let index = 0; index < 13; index += 1) {
      await patent(world, {
        kind: 'DESIGN',
        filedOn: '2020-01-05',
        ...(index < 11 ? { grantedOn: '2020-06-01' } : {}),
      })
    }
    for (const sort of ['-grantedOn', 'grantedOn', 'filedOn', 'sortKey']) {
      const pages = [await ids(world, { ...mine, sort }), await ids(world, { ...mine, sort, page: '2' })]
      expect(pages.map(({ length }) => length)).toEqual([10, 3])
      expect(new Set(pages.flat()).size).toBe(13)
    }
    const last = await ids(world, { ...mine, sort: '-grantedOn', page: '2' })
    const rows = await tx.patent.findMany({
      where: { id: { in: last } },
      select: { id: true, grantedOn: true },
    })
    const granted = last.map((id) => rows.find((row) => row.id === id)?.grantedOn ?? null)
    expect(granted).toEqual([dateOf('2020-06-01'), null, null])
  }))

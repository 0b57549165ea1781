import { beforeEach, expect, test } from 'vitest'
import { provenFirsts } from '@/lib/briefings/firsts'
import { type Day, dateOf } from '@/lib/dates'
import { writeAs } from '@/lib/db'
import { newId } from '@/lib/ids'
import { readFigures } from '@/lib/indicators/queries'
import { freezeSnapshot } from '@/lib/snapshots/commands'
import { getSnapshot } from '@/lib/snapshots/queries'
import { leader, staff } from '@/tests/support/factories'

// 实现零的突破 may be said of what is proven: nothing before in a register that was kept before.

let made = 0
async function patent(filedOn: Day | null, grantedOn: Day | null) {
  made += 1
  await writeAs(staff(), { action: 'test.plant' }, (tx) =>
    tx.patent.createMany({
      data: {
        id: newId(),
        code: `ZL-T-${made}`,
        sortKey: '0',
        title: '示例专利',
        kind: 'INVENTION',
        holderNames: '示例',
        participantIds: [newId()],
        filedOn: filedOn && dateOf(filedOn),
        grantedOn: grantedOn && dateOf(grantedOn),
        status: grantedOn ? 'VALID' : 'EXAMINING',
      },
    }),
  )
}

/** Which figures of 2022 are the first ever, in a snapshot taken now. */
async function firsts(more: Record<string, string> = {}) {
  const indicatorIds = 'patents-granted,patents-filed,patents-valid,landing-rate'
  const { id } = await freezeSnapshot(staff(), { title: '快照', asOf: '2022-10-19', indicatorIds, ...more })
  const snapshot = await getSnapshot(leader(), id)
  if (!snapshot) throw new Error('the snapshot is not read back')
  const ask = async () => [...(await readFigures(leader(), (tx) => provenFirsts(tx, snapshot)))]
  return { found: await ask(), again: ask }
}

beforeEach(async () => {
  await writeAs(staff(), { action: 'test.clear' }, (tx) =>
    tx.patent.updateMany({ data: { voidedAt: new Date(), voidReason: '测试之间清空' } }),
  )
})

test('the first grant is one when the register of patents is years older and has none', async () => {
  await patent('2019-03-01', null)
  await patent('2021-03-01', '2022-05-01')
  expect((await firsts()).found).toEqual(['patents-granted'])
})

test('one grant years ago is enough to say no more of it, even before the first conference', async () => {
  await patent('1999-03-01', '2001-05-01')
  await patent('2021-03-01', '2022-05-01')
  expect((await firsts()).found).toEqual([])
})

test('an empty register, or one younger than a year, proves nothing', async () => {
  await patent('2021-06-01', '2022-05-01')
  expect((await firsts()).found).toEqual([])
})

test('nothing is the first of nothing, and a part of the city is not the city', async () => {
  await patent('2019-03-01', null)
  expect((await firsts()).found).toEqual([])
  await patent('2021-03-01', '2022-05-01')
  expect((await firsts({ mode: 'PROJECT_COOPERATION' })).found).toEqual([])
})

test('what is registered later changes nothing of what a snapshot could say', async () => {
  await patent('2019-03-01', null)
  await patent('2021-03-01', '2022-05-01')
  const { found, again } = await firsts()
  await patent('2018-03-01', '2019-05-01')
  expect(await again()).toEqual(found)
  expect((await firsts()).found).toEqual([])
})

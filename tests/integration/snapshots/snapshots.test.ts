import { beforeAll, describe, expect, test } from 'vitest'
import { readAs, writeAs } from '@/lib/db'
import { difference } from '@/lib/indicators/difference'
import { passport, readFigures } from '@/lib/indicators/queries'
import { indicators } from '@/lib/indicators/registry'
import { freezeSnapshot } from '@/lib/snapshots/commands'
import { readCorrections } from '@/lib/snapshots/corrections'
import { rowsOfText } from '@/lib/snapshots/count'
import { getPassport, getSnapshot, listSnapshots, snapshotFilter } from '@/lib/snapshots/queries'
import { changes, picker } from '@/tests/integration/indicators/changes'
import { plantWorld, type World } from '@/tests/integration/indicators/world'
import { asOwner } from '@/tests/support/db'
import { leader, staff } from '@/tests/support/factories'

let world: World
beforeAll(async () => {
  world = await plantWorld(23)
})

const all = indicators.map(({ id }) => id).join(',')
const form = (typed: Record<string, string> = {}) => ({
  title: '2022 年前三季度统计快照',
  asOf: '2022-10-19',
  indicatorIds: all,
  ...typed,
})

async function frozen(typed: Record<string, string> = {}) {
  const { id } = await freezeSnapshot(staff(), form(typed))
  const snapshot = await getSnapshot(leader(), id)
  if (!snapshot) throw new Error('the snapshot is not read back')
  return snapshot
}

const correct = (seed: number) =>
  writeAs(staff(), { action: 'agreement.update', reason: '核对原件后更正' }, async (tx) => {
    for (const change of Object.values(changes)) await change(tx, picker(seed * 7_919), world)
  })

describe('a snapshot', () => {
  test('holds every figure as its page shows it, with its definition and exactly the rows it is made of', async () => {
    const snapshot = await frozen()
    expect(snapshot.figures.map(({ indicatorId }) => indicatorId)).toEqual(indicators.map(({ id }) => id))
    for (const figure of snapshot.figures) {
      const indicator = indicators.find(({ id }) => id === figure.indicatorId)
      if (!indicator) throw new Error(figure.indicatorId)
      const { knownAt: _, ...scope } = snapshot.scope
      const page = await readFigures(leader(), (tx) => passport(tx, indicator, scope))
      expect({ id: figure.indicatorId, now: figure.now, before: figure.before }).toEqual({
        id: indicator.id,
        now: page.now,
        before: page.before,
      })
      expect(figure.groups.month).toEqual(page.groups.month)
      expect(figure.version).toEqual(indicator.version)

      const opened = await getPassport(leader(), figure.code)
      const rows = rowsOfText(opened?.rows ?? '')
      expect(BigInt(rows.size)).toBe(figure.now.count)
      expect([...rows.values()].reduce((sum, measure) => sum + measure, 0n)).toBe(figure.now.sum)
    }
    expect(snapshot.code).toMatch(/^KZ-2022-\d{4}$/)
    expect(snapshot.figures[2]?.code).toBe(`${snapshot.code}-03`)
    expect((await getPassport(leader(), `${snapshot.code}-03`))?.figure.id).toBe(snapshot.figures[2]?.id)
  })

  test('stays as issued; what is corrected later stands beside it, and the page of differences says the same', async () => {
    const snapshot = await frozen()
    expect(
      [...(await readCorrections(leader(), snapshot)).values()].every(({ state }) => state === 'SAME'),
    ).toBe(true)

    for (const seed of [3, 5, 11]) await correct(seed)

    expect(await getSnapshot(leader(), snapshot.id)).toEqual(snapshot)
    const corrections = await readCorrections(leader(), snapshot)
    const corrected = snapshot.figures.filter(({ id }) => corrections.get(id)?.state === 'CORRECTED')
    expect(corrected.length).toBeGreaterThan(0)
    for (const figure of snapshot.figures) {
      const indicator = indicators.find(({ id }) => id === figure.indicatorId)
      const correction = corrections.get(figure.id)
      if (!indicator || !correction) throw new Error(figure.indicatorId)
      const { from, asOf, knownAt } = snapshot.scope
      const times = { earlier: { from, asOf, knownAt }, later: { from, asOf } }
      const told = await readFigures(leader(), (tx) =>
        difference(tx, indicator, snapshot.scope, times, { page: 1, pageSize: 1000 }),
      )
      expect({ id: indicator.id, earlier: told.earlier, later: told.later }).toEqual({
        id: indicator.id,
        earlier: figure.now,
        later: correction.now,
      })
      const { added, removed, changed } = correction
      expect({ id: indicator.id, rows: told.total }).toEqual({
        id: indicator.id,
        rows: added + removed + changed,
      })
    }
  })

  test('of the same figures has the same hash, and of corrected ones another', async () => {
    const [first, second] = [await frozen(), await frozen()]
    expect(second.hash).toBe(first.hash)
    for (const seed of [17, 19, 23]) await correct(seed)
    expect((await frozen()).hash).not.toBe(first.hash)
  })

  test('can be issued as known on a past day and narrowed like any page of figures', async () => {
    const narrow = await frozen({ knownAt: '2020-01-01', mode: 'PROJECT_COOPERATION' })
    expect(narrow.figures.every(({ now }) => now.count === 0n)).toBe(true)
    expect(narrow.filterText).toBe('合作模式:项目合作')
    expect(narrow.scope.mode).toBe('PROJECT_COOPERATION')
    expect(narrow.knownAt.toISOString()).toBe('2020-01-01T16:00:00.000Z')
  })

  test('says what is wrong with its form in Chinese', async () => {
    await expect(freezeSnapshot(staff(), form({ from: '2022-12-01' }))).rejects.toMatchObject({
      fieldErrors: { from: ['起始日期不能晚于截止日期'] },
    })
    await expect(freezeSnapshot(staff(), form({ indicatorIds: '' }))).rejects.toMatchObject({
      fieldErrors: { indicatorIds: ['请至少选择一个指标'] },
    })
    await expect(freezeSnapshot(leader(), form())).rejects.toThrow('权限')
  })

  test('is found in its list by name and number', async () => {
    const { id, code } = await frozen({ title: '第四季度专报快照' })
    const list = (q: string) => readAs(leader(), (tx) => listSnapshots(leader(), snapshotFilter({ q }), tx))
    expect((await list('专报')).items.map((row) => row.id)).toEqual([id])
    expect((await list(code)).items.map((row) => row.id)).toEqual([id])
  })
})

describe('the database', () => {
  test('refuses to change, to remove and to add to what was issued, even to its owner', async () => {
    const { id } = await frozen()
    for (const sql of [
      `UPDATE "Snapshot" SET "title" = 'x' WHERE id = $1`,
      `DELETE FROM "Snapshot" WHERE id = $1`,
      `UPDATE "SnapshotFigure" SET "count" = 99 WHERE "snapshotId" = $1`,
      `DELETE FROM "SnapshotFigure" WHERE "snapshotId" = $1`,
    ])
      await expect(asOwner((client) => client.query(sql, [id]))).rejects.toThrow('never changed')
    const late = `
      INSERT INTO "SnapshotFigure" SELECT (jsonb_populate_record(figure, jsonb_build_object(
        'id', gen_random_uuid(), 'code', 'X', 'indicatorId', 'x', 'position', 1 + (SELECT "figureCount" FROM "Snapshot" WHERE id = $1)))).*
        FROM "SnapshotFigure" AS figure WHERE "snapshotId" = $1 LIMIT 1`
    await expect(asOwner((client) => client.query(late, [id]))).rejects.toThrow('no place')
    await expect(asOwner((client) => client.query('TRUNCATE "Snapshot" CASCADE'))).rejects.toThrow(
      'never changed',
    )
  })

  test('refuses rows that do not have the hash they claim', async () => {
    const { id } = await frozen()
    const forged = `
      INSERT INTO "SnapshotFigure" SELECT (jsonb_populate_record(figure, jsonb_build_object('id', gen_random_uuid(), 'code', 'Y', 'rows', 'x'))).*
        FROM "SnapshotFigure" AS figure WHERE "snapshotId" = $1 LIMIT 1`
    await expect(asOwner((client) => client.query(forged, [id]))).rejects.toThrow('SnapshotFigure_rows')
  })
})

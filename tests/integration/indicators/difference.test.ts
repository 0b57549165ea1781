import { beforeAll, describe, expect, test } from 'vitest'
import { formatInstant } from '@/lib/dates'
import { writeAs } from '@/lib/db'
import { difference, type Times } from '@/lib/indicators/difference'
import { intentions } from '@/lib/indicators/intentions'
import { passport, readFigures } from '@/lib/indicators/queries'
import { indicators } from '@/lib/indicators/registry'
import { signedProjects } from '@/lib/indicators/signed-projects'
import { changes, picker } from '@/tests/integration/indicators/changes'
import { plantWorld, type World } from '@/tests/integration/indicators/world'
import { asOwner } from '@/tests/support/db'
import { leader, staff } from '@/tests/support/factories'

// A history over several minutes, told by moving the ledger's instants as only the owner can.

let world: World
const minutes = ['2026-01-10T10:00', '2026-02-10T10:00', '2026-03-10T10:00'] as const

beforeAll(async () => {
  world = await plantWorld(41)
  await dateTheLast('2026-01-10T01:00:00Z')
  for (const [month, seeds] of [
    ['02', [3, 5, 7, 17, 19, 23, 29]],
    ['03', [11, 13]],
  ] as const) {
    const from = await lastChange()
    for (const seed of seeds)
      for (const change of Object.values(changes))
        await writeAs(staff(), { action: 'agreement.update', reason: '测试更正原因' }, (tx) =>
          change(tx, picker(seed * 7_919), world),
        )
    // what every project reports each month makes no difference to any figure
    await writeAs(staff(), { action: 'project.report' }, (tx) =>
      tx.project.updateMany({ data: { progressPercent: Number(month) } }),
    )
    // … and where a project has landed is no reason why it was signed
    await writeAs(staff(), { action: 'project.confirm-landing' }, (tx) =>
      tx.project.updateMany({
        where: { landedOn: { not: null } },
        data: { landedOn: new Date(`2021-05-${month}`) },
      }),
    )
    await dateTheLast(`2026-${month}-10T01:00:00Z`, from)
  }
})

async function lastChange(): Promise<string> {
  const { rows } = await asOwner((client) => client.query('SELECT max(id) AS id FROM "Change"'))
  return rows[0].id
}

/** Moves everything after a change to one instant: the ledger's rows and the records made in them. */
async function dateTheLast(instant: string, after = '0') {
  await asOwner(async (client) => {
    const { rows } = await client.query(
      `SELECT DISTINCT "tableName" AS name FROM "Change" WHERE id > $1 AND op = 'INSERT'`,
      [after],
    )
    const tables = ['Change', ...rows.map(({ name }) => name)]
    for (const name of tables) await client.query(`ALTER TABLE "${name}" DISABLE TRIGGER USER`)
    for (const { name } of rows)
      await client.query(
        `UPDATE "${name}" SET "createdAt" = $2
          WHERE id IN (SELECT "recordId" FROM "Change" WHERE id > $1 AND op = 'INSERT')`,
        [after, instant],
      )
    await client.query('UPDATE "Change" SET at = $2 WHERE id > $1', [after, instant])
    for (const name of tables) await client.query(`ALTER TABLE "${name}" ENABLE TRIGGER USER`)
  })
}

const times: Times[] = [
  { from: '2022-01-01', asOf: '2022-10-19', knownAt: minutes[0] },
  { from: '2022-01-01', asOf: '2022-10-19', knownAt: minutes[1] },
  { from: '2023-01-01', asOf: '2023-12-31', knownAt: minutes[2] },
  { from: '2023-01-01', asOf: '2023-06-30' },
]
const pairs = times.flatMap((earlier) => times.map((later) => ({ earlier, later })))

describe.each(indicators.map((indicator) => ({ id: indicator.id, indicator })))('$id', ({ indicator }) => {
  test('differs between any two times by exactly the rows that are told', () =>
    readFigures(leader(), async (tx) => {
      for (const filters of [{}, { mode: 'PROJECT_COOPERATION' as const }])
        for (const { earlier, later } of pairs) {
          const scope = { ...earlier, ...filters }
          const told = await difference(
            tx,
            indicator,
            scope,
            { earlier, later },
            { page: 1, pageSize: 10_000 },
          )
          const before = (await passport(tx, indicator, { ...earlier, ...filters })).now
          const after = (await passport(tx, indicator, { ...later, ...filters })).now

          expect(told.earlier).toEqual(before)
          expect(told.later).toEqual(after)
          expect(told.rows).toHaveLength(told.total)
          const count = told.rows.reduce((sum, row) => sum + row.count, 0)
          const sum = told.rows.reduce((total, row) => total + row.sum, 0n)
          expect({ earlier, later, count, sum }).toEqual({
            earlier,
            later,
            count: Number(after.count - before.count),
            sum: after.sum - before.sum,
          })
          expect(told.causes.period.sum + told.causes.records.sum).toBe(sum)
          expect(told.causes.period.rows + told.causes.records.rows).toBe(told.total)
        }
    }))
})

test('the same cut-off differs only by the records, and each says who changed it when and why', () =>
  readFigures(leader(), async (tx) => {
    const [earlier, later] = [times[0], times[1]]
    if (!earlier || !later) throw new Error('no times')
    const told = await difference(
      tx,
      signedProjects,
      earlier,
      { earlier, later },
      { page: 1, pageSize: 1000 },
    )

    expect(told.causes.period.rows).toBe(0)
    expect(told.total).toBeGreaterThan(0)
    for (const row of told.rows) {
      expect(row.title).not.toBe('')
      expect(row.change).toMatchObject({
        at: formatInstant(new Date('2026-02-10T01:00:00Z')),
        action: '编辑',
        reason: '测试更正原因',
      })
    }
  }))

test('the change that is told is one that made the difference, not whatever came after it', () =>
  readFigures(leader(), async (tx) => {
    const [earlier, , later] = times
    if (!earlier || !later) throw new Error('no times')
    const known = { ...earlier, knownAt: later.knownAt ?? '' }
    const told = await difference(
      tx,
      signedProjects,
      earlier,
      { earlier, later: known },
      { page: 1, pageSize: 1000 },
    )

    expect(told.causes.records.rows).toBeGreaterThan(0)
    for (const { change } of told.rows) expect(['进展填报', '确认落地']).not.toContain(change?.action)
  }))

test('a later cut-off with the same knowledge differs only by the period', () =>
  readFigures(leader(), async (tx) => {
    const earlier = { from: '2022-01-01', asOf: '2022-03-31' }
    const later = { from: '2022-01-01', asOf: '2022-12-31' }
    const told = await difference(tx, intentions, earlier, { earlier, later }, { page: 1, pageSize: 1000 })

    expect(told.causes.records.rows).toBe(0)
    expect(told.causes.period.rows).toBeGreaterThan(0)
    expect(told.rows.every(({ change }) => change === null)).toBe(true)
  }))

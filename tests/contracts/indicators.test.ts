import { beforeAll, describe, expect, test } from 'vitest'
import { readAs, type Tx } from '@/lib/db'
import type { Indicator } from '@/lib/indicators/indicator'
import { dashboard, passport } from '@/lib/indicators/queries'
import { indicators } from '@/lib/indicators/registry'
import { indicatorRows } from '@/lib/indicators/rows'
import type { Filters, Scope } from '@/lib/indicators/scope'
import type { Totals } from '@/lib/indicators/sums'
import { plantWorld, type World } from '@/tests/integration/indicators/world'
import { leader } from '@/tests/support/factories'

// What every figure promises: the number on the card, the rows behind it and its breakdowns are the same rows.

const periods: Pick<Scope, 'from' | 'asOf'>[] = [
  { from: '2022-01-01', asOf: '2022-10-19' },
  { from: '2023-01-01', asOf: '2023-12-31' },
  { from: '2021-04-01', asOf: '2021-06-30' },
]
/** Before the first conference, and a day the year before does not have. */
const leapDay = { from: '2020-01-01', asOf: '2020-02-29' }

let world: World
let filters: Filters[]
beforeAll(async () => {
  world = await plantWorld(7)
  const [enterprise, partner, event] = [world.organizations[0], world.organizations[15], world.events[1]]
  if (!enterprise || !partner || !event) throw new Error('the world is too small')
  filters = [
    {},
    { mode: 'PROJECT_COOPERATION' },
    { mode: 'TRANSFER_LICENSE', industry: 'C' },
    { township: '130682100' },
    { province: '130000' },
    { enterprise: enterprise.id },
    { partner: partner.id },
    { event: event.id },
    { month: '2022-10' },
  ]
})

const scopes = (): Scope[] => [
  leapDay,
  ...periods.flatMap((period) => filters.map((filter) => ({ ...period, ...filter }))),
]

/** One transaction for all scopes of an indicator. */
function forEachScope(check: (tx: Tx, scope: Scope) => Promise<void>) {
  return readAs(leader(), async (tx) => {
    for (const scope of scopes()) await check(tx, scope)
  })
}

async function allRows(tx: Tx, indicator: Indicator, scope: Scope, total: bigint) {
  const pageSize = 20
  const rows = []
  for (let page = 1; (page - 1) * pageSize <= Number(total); page++) {
    const sort = { key: 'decidedOn', direction: 'desc' } as const
    rows.push(...(await indicatorRows(tx, indicator, scope, { page, pageSize, sort })))
  }
  return rows
}

const sumOf = (parts: readonly { measure?: bigint }[]) =>
  parts.reduce((sum, { measure = 0n }) => sum + measure, 0n)
const totalOf = (groups: readonly Totals[]): Totals => ({
  count: groups.reduce((sum, group) => sum + group.count, 0n),
  sum: groups.reduce((sum, group) => sum + group.sum, 0n),
})

describe.each(indicators.map((indicator) => ({ id: indicator.id, indicator })))('$id', ({ indicator }) => {
  test('is the count and the sum of the rows listed behind it, page by page', () =>
    forEachScope(async (tx, scope) => {
      const { now } = await passport(tx, indicator, scope)
      const rows = await allRows(tx, indicator, scope, now.count)

      expect({ scope, count: rows.length, sum: sumOf(rows) }).toEqual({
        scope,
        count: Number(now.count),
        sum: now.sum,
      })
      expect(new Set(rows.map(({ id }) => id)).size).toBe(rows.length)
      if (indicator.kind !== 'RATIO')
        expect(rows.every(({ decidedOn }) => decidedOn <= scope.asOf)).toBe(true)
    }))

  test('is the sum of its parts in every dimension', () =>
    forEachScope(async (tx, scope) => {
      const { now, groups } = await passport(tx, indicator, scope)
      for (const dimension of indicator.dimensions) {
        expect({ scope, dimension, ...totalOf(groups[dimension] ?? []) }).toEqual({
          scope,
          dimension,
          ...now,
        })
      }
    }))

  test('says the same on the dashboard, with the year before', () =>
    forEachScope(async (tx, { month, ...scope }) => {
      if (month) return
      const { now, before } = await passport(tx, indicator, scope)
      const { figures } = await dashboard(tx, scope)
      expect({ scope, figure: figures[indicator.id] }).toEqual({ scope, figure: { now, before } })
    }))

  test('lists the same rows in whatever order they are asked for', () =>
    readAs(leader(), async (tx) => {
      const scope = { from: '2022-01-01', asOf: '2022-10-19' }
      const ids = async (
        key: 'code' | 'title' | 'measure' | 'enterprise' | 'partner',
        direction: 'asc' | 'desc',
      ) => {
        const rows = await indicatorRows(tx, indicator, scope, {
          page: 1,
          pageSize: 1000,
          sort: { key, direction },
        })
        return rows.map(({ id }) => id).toSorted()
      }
      const expected = await ids('code', 'asc')
      expect(expected.length).toBeGreaterThan(0)
      for (const key of ['title', 'measure', 'enterprise', 'partner'] as const)
        expect(await ids(key, 'desc')).toEqual(expected)
    }))

  test('has a definition people can read, a deciding date and a version', () => {
    expect(indicator.definition.length).toBeGreaterThan(20)
    expect(indicator.decidingDate).not.toBe('')
    expect(indicator.version.no).toBeGreaterThan(0)
    // who stands on a list may have done so for ever
    if (indicator.facts !== 'aboveScale') expect(indicator.dimensions).toContain('month')
  })
})

test('ids are unique and fit for an address', () => {
  const ids = indicators.map(({ id }) => id)
  expect(new Set(ids).size).toBe(ids.length)
  for (const id of ids) expect(id).toMatch(/^[a-z]+(-[a-z]+)*$/)
})

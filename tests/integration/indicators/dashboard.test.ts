import { beforeAll, describe, expect, test } from 'vitest'
import { dayOf } from '@/lib/dates'
import { acceptedProjects } from '@/lib/indicators/accepted-projects'
import { cooperationCoverage } from '@/lib/indicators/cooperation-coverage'
import { YIELD_FROM, yieldFigures } from '@/lib/indicators/event-yields'
import { landedProjects } from '@/lib/indicators/landed-projects'
import { dashboard, passport, readFigures } from '@/lib/indicators/queries'
import { indicatorRows } from '@/lib/indicators/rows'
import type { Scope } from '@/lib/indicators/scope'
import { plantWorld, type World } from '@/tests/integration/indicators/world'
import { leader } from '@/tests/support/factories'

// What the dashboard shows besides figures is made of the same contributions: each number must be that of the rows it opens.

let world: World
beforeAll(async () => {
  world = await plantWorld(23)
})

const scopes: Scope[] = [
  { from: '2022-01-01', asOf: '2022-10-19' },
  { from: '2023-01-01', asOf: '2023-12-31' },
  { from: '2023-01-01', asOf: '2023-06-30', mode: 'PROJECT_COOPERATION' },
  { from: '2022-01-01', asOf: '2022-12-31', township: '130682100' },
]

describe.each(scopes)('the dashboard of $asOf', (scope) => {
  test('tells of each event what the figures say that are narrowed to it', () =>
    readFigures(leader(), async (tx) => {
      const { events } = await dashboard(tx, scope)
      expect(events.length).toBeGreaterThan(3)
      expect(events.map(({ heldOn }) => heldOn)).toEqual(
        events
          .map(({ heldOn }) => heldOn)
          .toSorted()
          .toReversed(),
      )
      for (const { id, title, totals } of events) {
        expect(title).not.toBe('')
        for (const indicator of yieldFigures) {
          const { now } = await passport(tx, indicator, { ...scope, from: YIELD_FROM, event: id })
          expect({ id, figure: indicator.id, ...totals[indicator.id] }).toEqual({
            id,
            figure: indicator.id,
            ...now,
          })
        }
      }
    }))

  test('shows stages that are the figures of the same name', () =>
    readFigures(leader(), async (tx) => {
      const { pipeline, figures } = await dashboard(tx, scope)
      expect(pipeline.map(({ reached }) => reached.id)).toEqual([
        'intentions',
        'signed-projects',
        'landed-projects',
        'accepted-projects',
        'industrialized-projects',
      ])
      for (const { reached, count, waiting } of pipeline) {
        expect(count).toBe(figures[reached.id]?.now.count)
        if (waiting) expect(waiting.count).toBe(figures[waiting.indicator.id]?.now.count)
      }
    }))

  test('covers townships that add up to the coverage of the city, and lists the uncovered first', () =>
    readFigures(leader(), async (tx) => {
      const { coverage, figures } = await dashboard(tx, scope)
      const total = figures[cooperationCoverage.id]?.now
      expect({
        count: coverage.reduce((sum, { count }) => sum + count, 0n),
        sum: coverage.reduce((sum, group) => sum + group.sum, 0n),
      }).toEqual(total)
      const sort = { key: 'measure', direction: 'asc' } as const
      const rows = await indicatorRows(tx, cooperationCoverage, scope, { page: 1, pageSize: 100, sort })
      const uncovered = rows.filter(({ measure }) => measure === 0n)
      expect(uncovered).toHaveLength(Number((total?.count ?? 0n) - (total?.sum ?? 0n)))
      expect(rows.slice(0, uncovered.length)).toEqual(uncovered)
    }))
})

test('half of the projects took no longer than the median, reckoned from the rows themselves', () =>
  readFigures(leader(), async (tx) => {
    const scope: Scope = { from: '2023-01-01', asOf: '2023-12-31' }
    const { pipeline } = await dashboard(tx, scope)
    const order = { page: 1, pageSize: 1000, sort: { key: 'code', direction: 'asc' } as const }
    const spans = async (
      indicator: typeof landedProjects,
      from: 'signedOn' | 'landedOn',
      to: 'landedOn' | 'acceptedOn',
    ) => {
      const rows = await indicatorRows(tx, indicator, scope, order)
      return rows.flatMap(({ id }) => {
        const project = world.projects.find((candidate) => candidate.id === id)
        const agreement = world.agreements.find((candidate) => candidate.id === project?.agreementId)
        const [begin, end] = [from === 'signedOn' ? agreement?.signedOn : project?.landedOn, project?.[to]]
        return begin && end ? [Math.max(0, (end.getTime() - begin.getTime()) / 86_400_000)] : []
      })
    }
    const medianOf = (days: number[]) => {
      const sorted = days.toSorted((a, b) => a - b)
      const [low, high] = [sorted[(sorted.length - 1) >> 1] ?? 0, sorted[sorted.length >> 1] ?? 0]
      return Math.floor((low + high) / 2)
    }
    const told = new Map(pipeline.map(({ reached, medianDays }) => [reached.id, medianDays]))
    const landing = await spans(landedProjects, 'signedOn', 'landedOn')
    const acceptance = await spans(acceptedProjects, 'landedOn', 'acceptedOn')
    expect(Math.min(landing.length, acceptance.length)).toBeGreaterThan(1)
    expect(told.get(landedProjects.id)).toBe(medianOf(landing))
    expect(told.get(acceptedProjects.id)).toBe(medianOf(acceptance))
  }))

test('those that wait are named with their days, longest first', () =>
  readFigures(leader(), async (tx) => {
    const scope: Scope = { from: '2023-01-01', asOf: '2023-12-31' }
    const { waiting } = await dashboard(tx, scope)
    expect(waiting).toHaveLength(10)
    expect(waiting.map(({ days }) => days)).toEqual(waiting.map(({ days }) => days).toSorted((a, b) => b - a))
    for (const { id, since, days, title, stage } of waiting) {
      const project = world.projects.find((candidate) => candidate.id === id)
      const agreement = world.agreements.find((candidate) => candidate.id === project?.agreementId)
      const begun = stage.id === 'awaiting-landing' ? agreement?.signedOn : project?.landedOn
      expect(since).toBe(begun && dayOf(begun))
      expect(days).toBe((Date.parse(scope.asOf) - Date.parse(since)) / 86_400_000)
      expect(title).toBe(project?.title)
    }
  }))

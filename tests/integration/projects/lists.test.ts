import { expect, test } from 'vitest'
import { dateOf } from '@/lib/dates'
import type { Tx } from '@/lib/db'
import { MilestoneStatus, ProjectStatus, type ReportStatus } from '@/lib/generated/prisma/enums'
import { enterpriseHome } from '@/lib/home/enterprise'
import { submitReport } from '@/lib/progress-reports/commands'
import { confirmLanding } from '@/lib/projects/commands'
import { healthOf } from '@/lib/projects/health'
import { countProjects, listProjects, projectFilter } from '@/lib/projects/queries'
import { type As, project, projectWorld } from '@/tests/integration/projects/world'
import { rolledBack } from '@/tests/support/db'

const noon = new Date('2022-10-19T12:00:00+08:00')
const today = '2022-10-19'

/** Every state with every kind of milestone and report history that the light tells apart. */
async function everyKind(tx: Tx, as: As) {
  const world = await projectWorld(tx, as)
  const histories: [string, ReportStatus][][] = [
    [],
    [['2022-08', 'APPROVED']],
    [['2022-09', 'SUBMITTED']],
    [
      ['2022-08', 'APPROVED'],
      ['2022-09', 'RETURNED'],
    ],
    [
      ['2022-08', 'APPROVED'],
      ['2022-09', 'APPROVED'],
    ],
  ]
  const dues = [null, '2022-09-18', '2022-09-19', '2022-11-18', '2022-11-19']
  const landings = [null, '2022-06-01', '2022-08-31', '2022-09-30']
  const base = await tx.project.findUniqueOrThrow({ where: { id: await project(world) } })
  let made = 0
  for (const status of Object.values(ProjectStatus)) {
    for (const landedOn of landings) {
      for (const [index, history] of histories.entries()) {
        made += 1
        const due = dues[(made + index) % dues.length] ?? null
        const { id: _, searchGrams: __, ...fields } = base
        const row = await tx.project.create({
          data: {
            ...fields,
            code: `XM-TEST-${made}`,
            status,
            landedOn: landedOn ? dateOf(landedOn) : null,
            landingEvidence: landedOn ? 'SITE_PHOTO' : null,
          },
        })
        await tx.progressReport.createMany({
          data: history.map(([period, reportStatus]) => ({
            projectId: row.id,
            period,
            situation: 'NO_CHANGE',
            percent: 0,
            status: reportStatus,
            submittedById: world.reporter.userId,
            submittedAt: noon,
          })),
        })
        if (due) {
          const milestoneStatus = Object.values(MilestoneStatus)[made % 4] ?? 'NOT_STARTED'
          await tx.milestone.create({
            data: { projectId: row.id, title: '节点', dueOn: dateOf(due), status: milestoneStatus },
          })
        }
      }
    }
  }
  return world
}

test('the light in the list, the filter by light and the rule in code are one', () =>
  rolledBack(async (tx, as) => {
    const { clerk } = await everyKind(tx, as)
    await as(clerk)
    const all = await tx.project.findMany({ include: { milestones: true, reports: true } })
    const expected = new Map(all.map((row) => [row.id, healthOf(row, today)]))
    expect(new Set(expected.values())).toEqual(new Set(['GREEN', 'YELLOW', 'RED', null]))

    for (const health of ['GREEN', 'YELLOW', 'RED'] as const) {
      const params = { health, pageSize: '100' }
      const list = await listProjects(clerk, projectFilter(params), tx, noon)
      const ids = [...expected].flatMap(([id, light]) => (light === health ? [id] : []))
      expect(list.items.map(({ id }) => id).toSorted(), health).toEqual(ids.toSorted())
      expect(list.items.every((item) => item.health === health)).toBe(true)
      expect(list.total).toBe(ids.length)
      expect(await countProjects(tx, clerk, params, noon)).toBe(ids.length)
    }
    const listed = await listProjects(clerk, projectFilter({ pageSize: '100' }), tx, noon)
    for (const item of listed.items) expect(item.health).toBe(expected.get(item.id))
  }))

test('a filter narrows, never widens: naming another organization shows a member nothing of it', () =>
  rolledBack(async (tx, as) => {
    const own = await projectWorld(tx, as)
    const foreign = await projectWorld(tx, as)
    const [mine, theirs] = [await project(own), await project(foreign)]
    const list = (params: Record<string, string>) =>
      own.act(own.reporter, () => listProjects(own.reporter, projectFilter(params), tx, noon))

    expect((await list({})).items.map(({ id }) => id)).toEqual([mine])
    expect((await list({ organizationId: foreign.enterprise.id })).items).toEqual([])
    const all = await own.act(own.clerk, () =>
      listProjects(own.clerk, projectFilter({ organizationId: foreign.enterprise.id }), tx, noon),
    )
    expect(all.items.map(({ id }) => id)).toEqual([theirs])
  }))

test('amounts are summed over the page and over the whole filter', () =>
  rolledBack(async (tx, as) => {
    const world = await projectWorld(tx, as)
    for (let count = 0; count < 12; count += 1) await project(world, { totalBudgetFen: '1.25' })
    await project(world, { totalBudgetFen: '' })
    const params = { agreementId: world.agreementId, pageSize: '10', sort: 'plannedEndOn' }
    const list = await world.act(world.clerk, () =>
      listProjects(world.clerk, projectFilter(params), tx, noon),
    )
    expect(list.total).toBe(13)
    expect(list.totalBudgetFen).toBe(15_000_000n)
    expect(list.items).toHaveLength(10)
  }))

test('the home of an enterprise shows what waits first, and 已提交 once it is sent', () =>
  rolledBack(async (tx, as) => {
    const world = await projectWorld(tx, as)
    const { act, clerk, reporter, contact } = world
    const photo = { landingEvidence: 'SITE_PHOTO', landedOn: '2022-09-15', landingNote: '设备进场照片三张' }
    const [sent, waiting] = [await project(world, { plannedEndOn: '2023-01-31' }), await project(world)]
    for (const id of [sent, waiting]) await act(clerk, () => confirmLanding(clerk, id, photo, tx))
    const report = { period: '2022-10', situation: 'NO_CHANGE', percent: '0' }
    await act(reporter, () => submitReport(reporter, sent, report, tx, noon))

    const home = await act(reporter, () => enterpriseHome(reporter, noon, tx))
    expect(home.cards.map(({ id, reportState, mayReport }) => ({ id, reportState, mayReport }))).toEqual([
      { id: waiting, reportState: 'MISSING', mayReport: true },
      { id: sent, reportState: 'SUBMITTED', mayReport: true },
    ])
    expect(home.cards[0]?.next).toEqual({ day: '2022-10-25', what: '本月进展填报' })
    const partner = await act(contact, () => enterpriseHome(contact, noon, tx))
    expect(partner.cards).toHaveLength(2)
    expect(partner.cards.some(({ mayReport }) => mayReport)).toBe(false)
  }))

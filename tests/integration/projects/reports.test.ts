import { expect, test } from 'vitest'
import { readAs, setActor, type Tx, writeAs } from '@/lib/db'
import { Conflict, Forbidden, InvalidInput, NotFound } from '@/lib/errors'
import { newId } from '@/lib/ids'
import { approveReport, approveReports, returnReport, submitReport } from '@/lib/progress-reports/commands'
import { approvableReportIds, listReports, reportFilter, reportForm } from '@/lib/progress-reports/queries'
import { confirmLanding, suspendProject } from '@/lib/projects/commands'
import { type As, type ProjectWorld, project, projectWorld } from '@/tests/integration/projects/world'
import { rolledBack } from '@/tests/support/db'
import { organization, staff } from '@/tests/support/factories'

const october = new Date('2022-10-19T10:00:00+08:00')
const november = new Date('2022-11-10T10:00:00+08:00')
const photo = { landingEvidence: 'SITE_PHOTO', landedOn: '2022-08-15', landingNote: '设备进场照片三张' }

const progress = { period: '2022-10', situation: 'PROGRESS', percent: '45', narrative: '样机已完成总装' }
const unchanged = { period: '2022-10', situation: 'NO_CHANGE', percent: '0' }

async function underWay(tx: Tx, as: As) {
  const world = await projectWorld(tx, as)
  const { act, clerk } = world
  const id = await project(world)
  await act(clerk, () => confirmLanding(clerk, id, photo, tx))
  return { ...world, id, ...reporting(world, id) }
}

function reporting({ tx, act, reporter }: ProjectWorld, id: string) {
  return {
    report: (typed: object, now = october) => act(reporter, () => submitReport(reporter, id, typed, tx, now)),
    rows: () => tx.progressReport.findMany({ where: { projectId: id }, orderBy: { period: 'asc' } }),
    saved: () => tx.project.findUniqueOrThrow({ where: { id } }),
  }
}

test('an approved report gives the project its progress; the submitter does not approve', () =>
  rolledBack(async (tx, as) => {
    const { act, checker, clerk, report, saved } = await underWay(tx, as)
    const { id } = await report(progress)
    expect((await saved()).progressPercent).toBe(0)

    await expect(act(clerk, () => approveReport(clerk, id, tx))).rejects.toThrow(Forbidden)
    await act(checker, () => approveReport(checker, id, tx))
    expect((await saved()).progressPercent).toBe(45)
    await expect(act(checker, () => approveReport(checker, id, tx))).rejects.toThrow(Forbidden)
  }))

test('a reviewer who reported for an enterprise leaves the approval to another', () =>
  rolledBack(async (tx, as) => {
    const { act, checker, id: projectId } = await underWay(tx, as)
    const { id } = await act(checker, () => submitReport(checker, projectId, progress, tx, october))
    await expect(act(checker, () => approveReport(checker, id, tx))).rejects.toThrow(Forbidden)
  }))

test('a month has one report: a second form is refused, the same form is the same report', () =>
  rolledBack(async (tx, as) => {
    const { report, rows } = await underWay(tx, as)
    const submissionId = newId()
    const first = await report({ ...progress, submissionId })
    expect(await report({ ...progress, submissionId })).toEqual(first)
    await expect(report({ ...progress, submissionId: newId() })).rejects.toThrow('已提交,无需重复提交')
    expect(await rows()).toHaveLength(1)
  }))

test('a returned report is submitted again in the same row, with the remark kept for the reviewer', () =>
  rolledBack(async (tx, as) => {
    const { act, checker, report, rows, reporter, id } = await underWay(tx, as)
    const first = await report(progress)
    await act(checker, () => returnReport(checker, first.id, { reason: '请补充总装完成日期' }, tx))
    expect((await rows())[0]).toMatchObject({ status: 'RETURNED', returnReason: '请补充总装完成日期' })

    const shown = await act(reporter, () => reportForm(reporter, id, '2022-10', october, tx))
    expect(shown?.report).toMatchObject({ status: 'RETURNED', percent: 45 })
    const version = String(shown?.report?.version)
    const again = await report({ ...progress, narrative: '样机已于10月12日完成总装', version })
    expect(again.id).toBe(first.id)
    expect(await rows()).toMatchObject([{ status: 'SUBMITTED', narrative: '样机已于10月12日完成总装' }])
    await act(checker, () => approveReport(checker, first.id, tx))
    await expect(report({ ...progress, version })).rejects.toThrow(Forbidden)
  }))

test('two people revising the same report: the second is told', () =>
  rolledBack(async (tx, as) => {
    const { report, rows } = await underWay(tx, as)
    await report(progress)
    const version = String((await rows())[0]?.version)
    await report({ ...progress, percent: '50', version })
    await expect(report({ ...progress, percent: '55', version })).rejects.toThrow(Conflict)
    expect((await rows())[0]?.percent).toBe(50)
  }))

test('无变化 keeps the percentage; a lower one says why; the others need their sentence', () =>
  rolledBack(async (tx, as) => {
    const { act, checker, report } = await underWay(tx, as)
    const { id } = await report(progress)
    await act(checker, () => approveReport(checker, id, tx))
    const next = { period: '2022-11' }
    const refusal = (typed: object) =>
      report({ ...next, ...typed }, november).catch((error) => error.fieldErrors)

    expect(await refusal({ situation: 'NO_CHANGE', percent: '50' })).toHaveProperty('percent')
    expect(await refusal({ situation: 'PROGRESS', percent: '50' })).toHaveProperty('narrative')
    expect(await refusal({ situation: 'DIFFICULTY', percent: '45' })).toHaveProperty('narrative')
    expect(await refusal({ situation: 'PROGRESS', percent: '101', narrative: '超额完成' })).toHaveProperty(
      'percent',
    )
    const extension = { situation: 'EXTENSION', percent: '45', narrative: '进口部件延期到货' }
    expect(await refusal(extension)).toHaveProperty('requestedEndOn')
    expect(await refusal({ ...extension, requestedEndOn: '2024-12-31' })).toHaveProperty('requestedEndOn')
    await report(
      { ...next, situation: 'DIFFICULTY', percent: '30', narrative: '样机返工,进度下调' },
      november,
    )
  }))

test('an approved extension moves the planned end, an unapproved one does not', () =>
  rolledBack(async (tx, as) => {
    const { act, checker, report, saved } = await underWay(tx, as)
    const { id } = await report({
      ...progress,
      situation: 'EXTENSION',
      narrative: '进口部件延期到货',
      requestedEndOn: '2025-06-30',
    })
    expect((await saved()).plannedEndOn).toEqual(new Date('2024-12-31T00:00:00Z'))
    await act(checker, () => approveReport(checker, id, tx))
    expect((await saved()).plannedEndOn).toEqual(new Date('2025-06-30T00:00:00Z'))
  }))

test('approving an older month late does not turn the progress back', () =>
  rolledBack(async (tx, as) => {
    const { act, checker, report, saved } = await underWay(tx, as)
    const september = await report({ ...progress, period: '2022-09', percent: '20' })
    const newest = await report(progress)
    await act(checker, () => approveReport(checker, newest.id, tx))
    await act(checker, () => approveReport(checker, september.id, tx))
    expect((await saved()).progressPercent).toBe(45)
  }))

test('months that are not owed or not yet there cannot be reported', () =>
  rolledBack(async (tx, as) => {
    const { report } = await underWay(tx, as)
    await expect(report({ ...progress, period: '2022-11' })).rejects.toThrow(InvalidInput)
    await expect(report({ ...progress, period: '2022-08' })).rejects.toThrow(InvalidInput)
    await expect(report({ ...progress, period: '2022-13' })).rejects.toThrow(InvalidInput)
  }))

test('several 无变化 are approved at once; anything else is read one by one', () =>
  rolledBack(async (tx, as) => {
    const world = await underWay(tx, as)
    const { act, checker, clerk, report } = world
    const other = await project(world)
    await act(clerk, () => confirmLanding(clerk, other, photo, tx))
    const quiet = await report(unchanged)
    const loud = await reporting(world, other).report(progress)

    await expect(act(checker, () => approveReports(checker, [quiet.id, loud.id], tx))).rejects.toThrow(
      '请逐条审核',
    )
    const filter = reportFilter({ status: 'SUBMITTED' })
    const ids = await act(checker, () => approvableReportIds(checker, filter, tx))
    expect(ids).toContain(quiet.id)
    expect(ids).not.toContain(loud.id)
    expect(await act(checker, () => approveReports(checker, [quiet.id], tx))).toBe(1)
  }))

test('an enterprise reports on the projects it leads and on no other; a suspended one waits', () =>
  rolledBack(async (tx, as) => {
    const world = await underWay(tx, as)
    const { act, clerk, contact, id, report, reporter } = world
    const foreign = await act(clerk, () => organization(tx))
    const stranger = { ...reporter, organizationId: foreign.id }

    await expect(act(stranger, () => submitReport(stranger, id, progress, tx, october))).rejects.toThrow(
      NotFound,
    )
    await expect(act(contact, () => submitReport(contact, id, progress, tx, october))).rejects.toThrow(
      Forbidden,
    )
    await report(progress)
    const seen = await act(stranger, () => listReports(stranger, reportFilter({}), tx))
    expect(seen.items).toEqual([])
    await act(clerk, () => suspendProject(clerk, id, { reason: '企业停产检修' }, tx))
    await expect(report({ ...progress, period: '2022-09' })).rejects.toThrow(Forbidden)
  }))

test('a double tap is one report, also when both arrive at the same moment', async () => {
  const founded = await committed()
  const { reporter, id } = founded
  const tap = (submissionId: string) =>
    submitReport(reporter, id, { ...unchanged, submissionId }, undefined, october)

  const submissionId = newId()
  const [first, second] = await Promise.all([tap(submissionId), tap(submissionId)])
  expect(second).toEqual(first)
  const rows = await readAs(reporter, (tx) => tx.progressReport.findMany({ where: { projectId: id } }))
  expect(rows).toHaveLength(1)
})

test('two people reporting the same month at the same moment: one wins, the other is told', async () => {
  const { reporter, id } = await committed()
  const colleague = { ...reporter, userId: newId() }
  const answers = await Promise.allSettled([
    submitReport(reporter, id, { ...unchanged, submissionId: newId() }, undefined, october),
    submitReport(colleague, id, { ...unchanged, submissionId: newId() }, undefined, october),
  ])
  expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  const refused = answers.find((answer) => answer.status === 'rejected')
  expect(refused?.reason).toBeInstanceOf(Conflict)
})

/** Two connections meet only over committed rows; the file's own database is dropped afterwards. */
async function committed() {
  return writeAs(staff(), { action: 'test' }, (tx) => underWay(tx, (actor) => setActor(tx, actor)))
}

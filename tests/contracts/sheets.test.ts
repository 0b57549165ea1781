import { describe, expect, test } from 'vitest'
import { createAchievement } from '@/lib/achievements/commands'
import { createAgreement } from '@/lib/agreements/commands'
import type { Actor } from '@/lib/auth/actor'
import { createContract } from '@/lib/contracts/commands'
import { todayInShanghai } from '@/lib/dates'
import { readAs, type Tx, writeAs } from '@/lib/db'
import { createEvent } from '@/lib/events/commands'
import { createExternalFigure } from '@/lib/external-figures/commands'
import { createExternalRanking } from '@/lib/external-rankings/commands'
import { commitImport } from '@/lib/imports/commit'
import { getImport, listImportRows } from '@/lib/imports/queries'
import { decideRows } from '@/lib/imports/repair'
import { settled } from '@/lib/imports/run'
import { undoImport } from '@/lib/imports/undo'
import { createIntention } from '@/lib/intentions/commands'
import { createOrganization } from '@/lib/organizations/commands'
import { createPatent } from '@/lib/patents/commands'
import { submitReport } from '@/lib/progress-reports/commands'
import { createProject } from '@/lib/projects/commands'
import { recordTypes } from '@/lib/record-types'
import type { SheetColumn, SheetType } from '@/lib/sheets/description'
import { sheetDescriptions } from '@/lib/sheets/registry'
import { createTarget } from '@/lib/targets/commands'
import {
  achievementForm,
  agreementForm,
  contractForm,
  eventForm,
  externalFigureForm,
  externalRankingForm,
  intentionForm,
  organizationForm,
  patentForm,
  projectForm,
  staff,
  targetForm,
} from '@/tests/support/factories'
import { sheet, uploaded } from '../integration/imports/support'

const types = [...Object.keys(recordTypes), 'progressReport'] as SheetType[]

test('every record type is described as a row of a spreadsheet', () => {
  expect(Object.keys(sheetDescriptions).toSorted()).toEqual(types.toSorted())
})

describe.each(types)('%s', (type) => {
  const description = sheetDescriptions[type]
  const columns: readonly SheetColumn[] = description.columns

  test('its columns have names of their own', () => {
    expect(new Set(columns.map(({ key }) => key)).size).toBe(columns.length)
    expect(new Set(columns.map(({ label }) => label)).size).toBe(columns.length)
  })

  test('an empty row is blamed on columns it has, and for no column that is optional', () => {
    const result = description.schema.safeParse({})
    const blamed = result.error?.issues.map(({ path }) => description.columnOf(path.join('.'))) ?? []
    const required = columns.filter((column) => column.required).map(({ key }) => key)
    expect(blamed.filter((key) => !columns.some((column) => column.key === key))).toEqual([])
    expect(blamed.length).toBeGreaterThan(0)
    // what only the rules between fields ask for (an amount or the reason for having none) is no required column
    const optional = ['seriesId', 'newSeriesName', 'amountFen', 'status', 'regionCode', 'unit']
    expect(blamed.filter((key) => !required.includes(key) && !optional.includes(key))).toEqual([])
  })

  /** A record, what an export writes of it, and that sheet with some cells changed as a batch. */
  async function changed(cells: Record<string, string>) {
    const clerk = staff()
    const { id } = await writeAs(clerk, { action: 'test' }, (tx) => make[type](clerk, tx))
    const [saved] = await readAs(clerk, (tx) => description.read(tx, clerk, [id]))
    if (!saved) throw new Error('the record is not read back')
    const exported = sheet(description.label, [
      // as an export writes it: the header says the unit
      columns.map(({ label, kind }) => (kind === 'amount' ? `${label}(万元)` : label)),
      columns.map(({ key }) => cells[key] ?? saved.texts[key] ?? ''),
    ])
    const batch = await uploaded(clerk, [exported], { fileName: '导出.xlsx', wanted: type })
    const rows = () => listImportRows(clerk, batch, { page: 1, pageSize: 10 }).then(({ items }) => items)
    const counts = async () => (await getImport(clerk, batch))?.counts
    return { clerk, id, batch, rows, counts }
  }

  async function commit(clerk: Actor, batch: string) {
    await commitImport(clerk, batch)
    await settled(batch)
    const after = await getImport(clerk, batch)
    expect([after?.batch.failure, after?.state]).toEqual([null, 'COMMITTED'])
  }

  test('exported and imported again, nothing changes', async () => {
    const { rows, counts } = await changed({})
    expect((await rows()).map(({ problems, diff }) => ({ problems, diff }))).toEqual([
      { problems: [], diff: [] },
    ])
    expect(await counts()).toMatchObject({ same: 1, new: 0, changed: 0, problem: 0 })
  })

  test('a changed cell changes its field and nothing else', async () => {
    const [column, text] = other[type]
    const { clerk, id, batch, rows, counts } = await changed({ [column]: text })
    expect((await rows()).flatMap(({ problems }) => problems)).toEqual([])
    expect((await rows()).flatMap(({ diff }) => diff.map((one) => one.column))).toEqual([column])
    expect(await counts()).toMatchObject({ changed: 1 })
    await commit(clerk, batch)
    const [saved] = await readAs(clerk, (tx) => description.read(tx, clerk, [id]))
    expect(saved?.texts[column]).toBe(text)
    expect(await undoImport(clerk, batch)).toEqual({ kept: [] })
  })

  // a report belongs to a month of its project, and has a test of its own below
  const whose = type === 'progressReport' ? null : fresh[type]
  test.runIf(whose)('a row that is nobody’s yet makes a record, which is taken back again', async () => {
    const { clerk, batch, rows, counts } = await changed(whose ?? {})
    await decideRows(clerk, batch, { positions: [0], decision: 'CREATE' })
    expect((await rows()).flatMap(({ problems }) => problems.map(({ reason }) => reason))).toEqual([])
    expect(await counts()).toMatchObject({ new: 1 })
    await commit(clerk, batch)
    const [row] = await rows()
    const read = () => readAs(clerk, (tx) => description.read(tx, clerk, [row?.recordId ?? '']))
    expect((await read())[0]?.texts).toMatchObject(
      Object.fromEntries(Object.entries(whose ?? {}).filter(([, text]) => text !== '')),
    )
    expect(await undoImport(clerk, batch)).toEqual({ kept: [] })
    expect(await read()).toEqual([])
  })
})

const thisMonth = todayInShanghai(new Date()).slice(0, 7)

/** A cell that may be changed without anything else. */
const other: Record<SheetType, [string, string]> = {
  organization: ['address', '定州市另一条路 2 号'],
  event: ['place', '定州市体育馆'],
  intention: ['note', '再次确认'],
  agreement: ['note', '补充说明'],
  project: ['summary', '建设内容有调整'],
  progressReport: ['problems', '缺少熟练工人'],
  technologyContract: ['note', '补充说明'],
  patent: ['note', '补充说明'],
  achievement: ['summary', '补充简介'],
  target: ['remark', '补充说明'],
  externalFigure: ['note', '补充说明'],
  externalRanking: ['note', '补充说明'],
}

/** What makes a row a record of its own: no number of ours, another name. */
const fresh: Record<Exclude<SheetType, 'progressReport'>, Record<string, string>> = {
  organization: { code: '', creditCode: '', name: '完全另一家示例企业有限公司' },
  event: { code: '', title: '另一场春季对接会', edition: '' },
  intention: { code: '', title: '石墨烯散热膜意向' },
  agreement: { code: '', title: '石墨烯散热膜协议' },
  project: { code: '', title: '石墨烯散热膜项目' },
  technologyContract: { code: '', title: '石墨烯散热膜合同' },
  patent: {
    code: '',
    title: '一种石墨烯散热膜',
    applicationNo: '',
    filedOn: '',
    publishedOn: '',
    grantedOn: '',
    publicationNo: '',
    grantNo: '',
  },
  achievement: { code: '', title: '石墨烯散热膜制备技术' },
  target: { code: '', title: '培育石墨烯企业', year: '2041' },
  externalFigure: { code: '', title: '石墨烯企业数' },
  externalRanking: { code: '', scheme: '石墨烯产业评价', year: '2021' },
}

test('a month of a project that has none is reported by its row', async () => {
  const clerk = staff()
  const code = await writeAs(clerk, { action: 'test' }, async (tx) => {
    const { id } = await createProject(clerk, await projectForm(tx), tx)
    return (await tx.project.findFirst({ where: { id }, select: { code: true } }))?.code ?? ''
  })
  const batch = await uploaded(
    clerk,
    [
      sheet('进展', [
        ['项目编号', '填报月份', '本月情况', '当前进度', '一句话说明'],
        [code, thisMonth, '有进展', '30%', '已完成设计'],
      ]),
    ],
    { wanted: 'progressReport' },
  )
  await commitImport(clerk, batch)
  await settled(batch)
  const reports = await readAs(clerk, (tx) => tx.progressReport.findMany({ where: { project: { code } } }))
  expect(reports).toMatchObject([{ period: thisMonth, percent: 30, channel: 'IMPORT', status: 'SUBMITTED' }])
})

const make: Record<SheetType, (actor: Actor, tx: Tx) => Promise<{ id: string }>> = {
  organization: (actor, tx) => createOrganization(actor, organizationForm(), tx),
  event: (actor, tx) => createEvent(actor, { ...eventForm(), confirmDuplicate: 'true' }, tx),
  intention: async (actor, tx) => createIntention(actor, await intentionForm(tx), tx),
  agreement: async (actor, tx) => createAgreement(actor, await agreementForm(tx), tx),
  project: async (actor, tx) => createProject(actor, await projectForm(tx), tx),
  technologyContract: async (actor, tx) => createContract(actor, await contractForm(tx), tx),
  patent: async (actor, tx) => createPatent(actor, await patentForm(tx), tx),
  achievement: async (actor, tx) => createAchievement(actor, await achievementForm(tx), tx),
  target: (actor, tx) => createTarget(actor, targetForm(), tx),
  externalFigure: (actor, tx) => createExternalFigure(actor, externalFigureForm(), tx),
  externalRanking: (actor, tx) => createExternalRanking(actor, externalRankingForm(), tx),
  async progressReport(actor, tx) {
    const { id } = await createProject(actor, await projectForm(tx), tx)
    const report = { period: thisMonth, situation: 'PROGRESS', percent: '20', narrative: '设备已到货' }
    return submitReport(actor, id, report, tx)
  },
}

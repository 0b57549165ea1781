import { describe, expect, test } from 'vitest'
import { addMonths, todayInShanghai } from '@/lib/dates'
import { readAs, type Tx, writeAs } from '@/lib/db'
import { createEvent } from '@/lib/events/commands'
import type { Cell } from '@/lib/imports/cells'
import { commitImport } from '@/lib/imports/commit'
import { getImport, listImportRows } from '@/lib/imports/queries'
import { decideRows, editCell } from '@/lib/imports/repair'
import { settled } from '@/lib/imports/run'
import { confirmIntention, createIntention, invalidateIntention } from '@/lib/intentions/commands'
import { createOrganization } from '@/lib/organizations/commands'
import { makeCreditCode } from '@/lib/organizations/credit-code'
import { createPatent } from '@/lib/patents/commands'
import { createProject } from '@/lib/projects/commands'
import type { SheetType } from '@/lib/sheets/description'
import {
  effectiveAgreement,
  eventForm,
  intentionForm,
  organization,
  organizationForm,
  patentForm,
  projectForm,
  staff,
  unique,
} from '../../support/factories'
import { sheet, uploaded } from './support'

// Whatever a command refuses stands at its cell before anything is written: the commit is no place to learn of it.

const clerk = staff()
const page = { page: 1, pageSize: 100 }
const write = <T>(work: (tx: Tx) => Promise<T>) => writeAs(clerk, { action: 'test' }, work)
const rowsOf = (id: string) => listImportRows(clerk, id, page).then(({ items }) => items)
const told = async (id: string) =>
  (await rowsOf(id)).map(({ problems }) =>
    problems.map(({ address, column, reason }) => `${address} ${column} ${reason}`).join(';'),
  )
const states = async (id: string) => (await rowsOf(id)).map(({ state }) => state)
const imported = (wanted: SheetType, rows: (readonly Cell[])[]) =>
  uploaded(clerk, [sheet('表', rows)], { wanted })

async function committed(id: string) {
  await commitImport(clerk, id)
  await settled(id)
  const after = await getImport(clerk, id)
  expect([after?.batch.failure, after?.state]).toEqual([null, 'COMMITTED'])
}

const today = todayInShanghai(new Date())
const thisMonth = today.slice(0, 7)

async function projectCode(): Promise<string> {
  return write(async (tx) => {
    const { id } = await createProject(clerk, await projectForm(tx), tx)
    return (await tx.project.findUniqueOrThrow({ where: { id } })).code
  })
}

describe('progress reports', () => {
  const headers = ['项目编号', '填报月份', '本月情况', '当前进度', '一句话说明']

  test('a month that is not open, an unchanged progress that changed, a project that is not under way', async () => {
    const [signed, planned] = [await projectCode(), await projectCode()]
    await write((tx) => tx.project.updateMany({ where: { code: planned }, data: { status: 'PLANNED' } }))
    const id = await imported('progressReport', [
      headers,
      [signed, '2019-01', '有进展', '10', '已完成设计'],
      [signed, thisMonth, '无变化', '30', ''],
      [planned, thisMonth, '有进展', '10', '已完成设计'],
    ])
    const [closed, unchanged, early] = await told(id)
    expect(closed).toMatch(/表!B2 period .*不在可填报的月份内/)
    expect(unchanged).toMatch(/表!D3 percent “无变化”的进度应为 0%/)
    expect(early).toMatch(/表!A4 projectId 该项目当前为“拟实施”/)
    expect(await states(id)).toEqual(['PROBLEM', 'PROBLEM', 'PROBLEM'])
  })

  test('a month is judged by the earlier months of the same sheet, also when one of them is corrected', async () => {
    const code = await projectCode()
    const [before, now] = [addMonths(`${thisMonth}-01`, -1).slice(0, 7), thisMonth]
    const landedOn = new Date(`${addMonths(`${thisMonth}-01`, -3)}T00:00:00Z`)
    await write((tx) =>
      tx.project.updateMany({
        where: { code },
        data: { status: 'IN_PROGRESS', landedOn, landingEvidence: 'SITE_PHOTO' },
      }),
    )
    const id = await imported('progressReport', [
      headers,
      [code, before, '有进展', '40', '已完成设计'],
      [code, now, '无变化', '60', ''],
    ])
    expect(await told(id)).toEqual(['', expect.stringMatching(/应为 40%/)])
    await editCell(clerk, id, { position: 0, column: 'percent', text: '60' })
    expect(await told(id)).toEqual(['', ''])
    await editCell(clerk, id, { position: 0, column: 'percent', text: '50' })
    expect(await told(id)).toEqual(['', expect.stringMatching(/应为 50%/)])
    await editCell(clerk, id, { position: 1, column: 'percent', text: '50' })
    await committed(id)
  })
})

test('a contract signed in the future, or under an agreement of others', async () => {
  const [firm, university] = await write(async (tx) => [
    await organization(tx),
    await organization(tx, 'UNIVERSITY'),
  ])
  const other = await write(async (tx) => {
    const id = await effectiveAgreement(tx)
    return tx.agreement.findUniqueOrThrow({ where: { id }, select: { code: true } })
  })
  const headers = [
    ...['合同名称', '合同类型', '卖方', '买方', '签订日期', '合同成交额(万元)', '知识产权', '所属协议'],
  ]
  const row = (title: string, day: string, agreement: string) => [
    ...[title, '技术开发', university?.name ?? '', firm?.name ?? '', day, '80', '未涉及', agreement],
  ]
  const id = await imported('technologyContract', [
    headers,
    row(unique('明年的合同'), addMonths(today, 12), ''),
    row(unique('别人协议下的合同'), '2022-03-01', other.code),
  ])
  const [future, foreign] = await told(id)
  expect(future).toMatch(/表!E2 signedOn 已签订合同的签订日期不能晚于今天/)
  expect(foreign).toMatch(/表!H3 agreementId 所选协议的当事人中没有/)
})

test('an application number that is taken, whatever somebody decides, and a step of the life-cycle', async () => {
  const patent = await write(async (tx) => {
    const { id } = await createPatent(clerk, await patentForm(tx), tx)
    return tx.patent.findUniqueOrThrow({ where: { id }, include: { holders: true } })
  })
  const headers = ['系统编号', '专利名称', '专利类型', '申请号', '申请日', '授权公告日', '专利权人']
  const holder = patent.holders[0]?.name ?? ''
  const id = await imported('patent', [
    headers,
    ['', unique('一种另外的装置'), '发明', patent.applicationNo ?? '', '2025-01-02', '', holder],
  ])
  await decideRows(clerk, id, { positions: [0], decision: 'CREATE' })
  expect((await told(id))[0]).toMatch(/表!D2 applicationNo .*已登记为/)
  const granted = await imported('patent', [
    headers,
    [patent.code, patent.title, '发明', patent.applicationNo ?? '', '2025-01-02', '2025-09-01', holder],
  ])
  expect((await told(granted))[0]).toMatch(/表!F2 grantedOn 请用“变更法律状态”登记授权/)
})

test('the same application number twice cannot be two patents', async () => {
  const form = await write((tx) => patentForm(tx))
  const firm = await write((tx) => organization(tx))
  const row = (title: string) => [title, '发明', String(form.applicationNo), '2025-01-02', firm.name]
  const id = await imported('patent', [
    ['专利名称', '专利类型', '申请号', '申请日', '专利权人'],
    row(unique('一种甲')),
    row(unique('一种乙')),
  ])
  expect(await states(id)).toEqual(['NEW', 'CONFLICT'])
  await decideRows(clerk, id, { positions: [1], decision: 'CREATE' })
  expect((await told(id))[1]).toMatch(/表!C3 applicationNo 与 表!2 行的申请号相同,只能登记一条/)
  await decideRows(clerk, id, { positions: [0], decision: 'LEAVE_OUT' })
  expect((await states(id))[1]).toBe('NEW')
})

describe('events', () => {
  const headers = ['活动名称', '活动系列', '新系列名称', '新系列类型', '届次', '举办日期']

  test('an edition that is taken', async () => {
    const { series, title } = await write(async (tx) => {
      const form = { ...eventForm(), edition: '3', confirmDuplicate: 'true' }
      const { id } = await createEvent(clerk, form, tx)
      const event = await tx.event.findUniqueOrThrow({ where: { id }, include: { series: true } })
      return { series: event.series.name, title: event.title }
    })
    const id = await imported('event', [headers, [unique('另一场对接会'), series, '', '', '3', '2019-05-01']])
    await decideRows(clerk, id, { positions: [0], decision: 'CREATE' })
    expect((await told(id))[0]).toMatch(new RegExp(`edition 该系列第 3 届已登记为“${title}”`))
  })

  test('a new series that several rows name is made once; an edition of it there is once', async () => {
    const name = unique('示例创新论坛')
    const rows = [1, 2, 2].map((edition, at) => [
      ...[unique(`论坛第${'一二三'[at]}场`), '', name, '产学研大会', String(edition), `201${at}-05-01`],
    ])
    const id = await imported('event', [headers, ...rows])
    expect(await told(id)).toEqual(['', '', expect.stringMatching(/表!E4 edition 该系列第 2 届已登记为/)])
    await editCell(clerk, id, { position: 2, column: 'edition', text: '3' })
    await committed(id)
    const series = await readAs(clerk, (tx) =>
      tx.eventSeries.findMany({ where: { name }, select: { _count: { select: { events: true } } } }),
    )
    expect(series).toEqual([{ _count: { events: 3 } }])
  })
})

test('an intention that was given up cannot be changed by a sheet', async () => {
  const { code, title, enterpriseName } = await write(async (tx) => {
    const { id } = await createIntention(clerk, await intentionForm(tx), tx)
    await confirmIntention(clerk, id, tx)
    await invalidateIntention(clerk, id, { reason: '双方已放弃合作' }, tx)
    return tx.intention.findUniqueOrThrow({ where: { id } })
  })
  const id = await imported('intention', [
    ['意向编号', '意向名称', '企业', '备注'],
    [code, title, enterpriseName, '再次联系'],
  ])
  expect((await told(id))[0]).toMatch(/已标记无效,不能修改/)
})

test('an achievement whose claim has no evidence is not handed in', async () => {
  const firm = await write((tx) => organization(tx))
  const id = await imported('achievement', [
    ['成果名称', '完成单位', '水平认定'],
    [unique('热管理技术'), firm.name, '填补国内空白'],
  ])
  expect((await told(id))[0]).toMatch(/evidenceKind .*请选择证明类型.*evidenceOn .*请填写证明日期/)
})

test('a credit code that is taken, and two rows that change one organization', async () => {
  const creditCode = makeCreditCode('91', 660_001)
  const form: Record<string, unknown> = { ...organizationForm(), creditCode }
  const code = await write(async (tx) => {
    const { id } = await createOrganization(clerk, form, tx)
    return (await tx.organization.findUniqueOrThrow({ where: { id } })).code
  })
  const headers = ['系统编号', '单位名称', '单位类别', '统一社会信用代码', '地址']
  const id = await imported('organization', [
    headers,
    ['', unique('另一家示例企业'), '企业', creditCode, ''],
    [code, '', '', '', '甲路 1 号'],
    ['', String(form.name), '企业', '', '乙路 2 号'],
  ])
  await decideRows(clerk, id, { positions: [0], decision: 'CREATE' })
  const [taken, first, second] = await told(id)
  expect(taken).toMatch(/表!D2 creditCode 该代码已属于库中单位/)
  expect(first).toBe('')
  expect(second).toMatch(/与 表!3 行更新的是同一条记录/)
  await decideRows(clerk, id, { positions: [1], decision: 'LEAVE_OUT' })
  expect((await states(id)).slice(1)).toEqual(['LEFT_OUT', 'CHANGED'])
})

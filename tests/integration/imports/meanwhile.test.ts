import { describe, expect, test } from 'vitest'
import { readAs, type Tx, writeAs } from '@/lib/db'
import { commitImport } from '@/lib/imports/commit'
import { getImport, importNames, listImportRows } from '@/lib/imports/queries'
import { decideRows, editCell } from '@/lib/imports/repair'
import { settled } from '@/lib/imports/run'
import { recheckImport } from '@/lib/imports/understand'
import { createOrganization, voidOrganization } from '@/lib/organizations/commands'
import { makeCreditCode } from '@/lib/organizations/credit-code'
import { mergeOrganizations } from '@/lib/organizations/merge'
import { organization, organizationForm, staff, unique } from '../../support/factories'
import { sheet, uploaded } from './support'

// What happens to organizations between the check of a file and its commit.

const clerk = staff()
const page = { page: 1, pageSize: 100 }
const write = <T>(work: (tx: Tx) => Promise<T>) => writeAs(clerk, { action: 'test' }, work)
const rowsOf = (id: string) => listImportRows(clerk, id, page).then(({ items }) => items)
const states = async (id: string) => (await rowsOf(id)).map(({ state }) => state)
const reasons = async (id: string) =>
  (await rowsOf(id)).map(({ problems }) => problems.map(({ reason }) => reason).join(';'))
const headers = ['协议名称', '企业', '合作单位', '协议类型', '合作模式', '签订日期', '协议金额(万元)']
const line = (title: string, one: string, other: string) => [
  ...[title, one, other, '项目协议', '项目合作', '2022-03-01', '12.5'],
]
const parties = () =>
  write(async (tx) => ({
    firm: await organization(tx),
    other: await organization(tx),
    university: await organization(tx, 'UNIVERSITY'),
  }))
const merge = (winnerId: string, loserId: string) =>
  mergeOrganizations(clerk, { winnerId, loserId, reason: '同一单位登记了两次', aliasKind: 'FORMER' })

async function commit(id: string) {
  await commitImport(clerk, id)
  await settled(id)
  const after = await getImport(clerk, id)
  return [after?.state, after?.batch.failure]
}

const agreementOf = (title: string) =>
  readAs(clerk, (tx) => tx.agreement.findFirst({ where: { title }, select: { enterpriseId: true } }))

describe('an organization of an open file', () => {
  test('that was merged is the winner: at the commit, and when something is checked again', async () => {
    const { firm, other, university } = await parties()
    const [title, second] = [unique('合并前校验的协议'), unique('合并后修正的协议')]
    const rows = [headers, line(title, firm.name, university.name), line(second, firm.name, university.name)]
    const id = await uploaded(clerk, [sheet('协议', rows)])
    expect(await states(id)).toEqual(['NEW', 'NEW'])
    await merge(other.id, firm.id)
    await editCell(clerk, id, { position: 1, column: 'amountFen', text: '20' })
    expect(await states(id)).toEqual(['NEW', 'NEW'])
    const names = await importNames(clerk, id)
    expect(names.find(({ text }) => text === firm.name)?.organizationId).toBe(other.id)
    expect(await commit(id)).toEqual(['COMMITTED', null])
    expect(await agreementOf(title)).toEqual({ enterpriseId: other.id })
    expect(await agreementOf(second)).toEqual({ enterpriseId: other.id })
  })

  test('that was voided is asked about again, and not written in silence', async () => {
    const { firm, university } = await parties()
    const id = await uploaded(clerk, [
      sheet('协议', [headers, line(unique('协议'), firm.name, university.name)]),
    ])
    await voidOrganization(clerk, firm.id, { reason: '登记错误,予以作废' })
    const [state, failure] = await commit(id)
    expect(state).toBe('CHECKED')
    expect(failure).toMatch(/协议!2 行:/)
    await recheckImport(clerk, id)
    await settled(id)
    const names = await importNames(clerk, id)
    expect(names.find(({ text }) => text === firm.name)?.organizationId).not.toBe(firm.id)
  })

  test('that was new to the file and is registered by now is not registered twice', async () => {
    const { university } = await parties()
    const name = unique('定州示例新厂有限公司')
    const id = await uploaded(clerk, [sheet('协议', [headers, line(unique('协议'), name, university.name)])])
    await createOrganization(clerk, { ...organizationForm({ title: name }) })
    expect(await commit(id)).toEqual(['CHECKED', expect.stringContaining(`校验后单位库中登记了“${name}”`)])
    await recheckImport(clerk, id)
    await settled(id)
    expect(await commit(id)).toEqual(['COMMITTED', null])
    const held = await readAs(clerk, (tx) => tx.organization.count({ where: { name } }))
    expect(held).toBe(1)
  })
})

describe('a register of organizations', () => {
  const columns = ['单位名称', '单位类别', '统一社会信用代码', '地址']

  test('that uses a former name is asked, and does not rename anybody', async () => {
    const name = unique('示例装备有限公司')
    const former = unique('示例机械厂')
    await createOrganization(clerk, {
      ...organizationForm({ title: name }),
      aliases: { 0: { alias: former, kind: 'FORMER' } },
    })
    const id = await uploaded(clerk, [sheet('企业', [columns, [former, '企业', '', '甲路 1 号']])])
    expect(await states(id)).toEqual(['CONFLICT'])
    expect((await reasons(id))[0]).toMatch(/别名或曾用名,请确认是否为同一单位/)
    const [row] = await rowsOf(id)
    const recordId = row?.problems.find(({ similar }) => similar)?.similar?.[0]?.id
    await decideRows(clerk, id, { positions: [0], decision: 'UPDATE', recordId })
    expect(await states(id)).toEqual(['CHANGED'])
    expect((await rowsOf(id))[0]?.diff.map(({ column }) => column)).toEqual(['address'])
    expect(await commit(id)).toEqual(['COMMITTED', null])
    const held = await readAs(clerk, (tx) => tx.organization.findFirst({ where: { name } }))
    expect(held?.address).toBe('甲路 1 号')
  })

  test('that uses a former name with the credit code is understood without asking', async () => {
    const creditCode = makeCreditCode('91', 770_101)
    const former = unique('示例机械厂')
    await createOrganization(clerk, {
      ...organizationForm(),
      creditCode,
      aliases: { 0: { alias: former, kind: 'FORMER' } },
    })
    const id = await uploaded(clerk, [sheet('企业', [columns, [former, '企业', creditCode, '乙路 2 号']])])
    expect(await states(id)).toEqual(['CHANGED'])
    expect((await rowsOf(id))[0]?.problems).toMatchObject([
      { severity: 'warning', reason: expect.stringContaining('单位名称不改动') },
    ])
  })

  test('that has the number of a merged entry means the winner', async () => {
    const { firm, other } = await parties()
    const code = await readAs(clerk, (tx) =>
      tx.organization.findUniqueOrThrow({ where: { id: firm.id }, select: { code: true } }),
    )
    await merge(other.id, firm.id)
    const rows = [
      ['系统编号', '单位名称', '地址'],
      [code.code, firm.name, '丙路 3 号'],
    ]
    const id = await uploaded(clerk, [sheet('企业', rows)], { wanted: 'organization' })
    const [row] = await rowsOf(id)
    expect(row?.recordId).toBe(other.id)
    expect(row?.diff.map(({ column }) => column)).toEqual(['address'])
  })
})

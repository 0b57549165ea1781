import { expect, test } from 'vitest'
import { createAgreement } from '@/lib/agreements/commands'
import { readAs, writeAs } from '@/lib/db'
import { Conflict, Forbidden } from '@/lib/errors'
import { commitImport } from '@/lib/imports/commit'
import { getImport, listImportRows, listImports } from '@/lib/imports/queries'
import { decideRows, editCell, leaveOutProblems } from '@/lib/imports/repair'
import { settled } from '@/lib/imports/run'
import { reviewImport, undoImport } from '@/lib/imports/undo'
import { createOrganization } from '@/lib/organizations/commands'
import { makeCreditCode } from '@/lib/organizations/credit-code'
import {
  agreementForm,
  enterpriseUser,
  leader,
  organization,
  organizationForm,
  reviewer,
  staff,
} from '../../support/factories'
import { sheet, uploaded } from './support'

const clerk = staff()
const page = { page: 1, pageSize: 100 }
const states = async (id: string) => (await listImportRows(clerk, id, page)).items.map(({ state }) => state)
const parties = () =>
  writeAs(clerk, { action: 'test' }, async (tx) => ({
    enterprise: await organization(tx),
    university: await organization(tx, 'UNIVERSITY'),
  }))

const headers = ['协议名称', '企业', '合作单位', '协议类型', '合作模式', '签订日期', '协议金额(万元)']
const line = (title: string, one: string, other: string, day = '2022-03-01') => [
  ...[title, one, other, '项目协议', '项目合作', day, '12.5'],
]

test('the same row twice is told, and leaving one out settles it', async () => {
  const { enterprise, university } = await parties()
  const row = line('石墨烯散热膜研发协议', enterprise.name, university.name)
  const id = await uploaded(clerk, [sheet('协议', [headers, row, row])])
  expect(await states(id)).toEqual(['NEW', 'CONFLICT'])
  await expect(commitImport(clerk, id)).rejects.toThrow(Conflict)
  await decideRows(clerk, id, { positions: [0], decision: 'LEAVE_OUT' })
  expect(await states(id)).toEqual(['LEFT_OUT', 'NEW'])
  await decideRows(clerk, id, { positions: [0], decision: 'UNDECIDED' })
  expect((await states(id)).toSorted()).toEqual(['CONFLICT', 'NEW'])
  await editCell(clerk, id, { position: 1, column: 'title', text: '完全不同的节能电机协议' })
  expect(await states(id)).toEqual(['NEW', 'NEW'])
})

test('what is like a record of the register is decided by a person: update that one, or make another', async () => {
  const { enterprise, university } = await parties()
  const { id: saved } = await writeAs(clerk, { action: 'test' }, async (tx) =>
    createAgreement(
      clerk,
      {
        ...(await agreementForm(tx, { enterpriseId: enterprise.id, partnerId: university.id })),
        title: '高性能复合材料联合研发协议',
        signedOn: '2022-03-01',
      },
      tx,
    ),
  )
  const row = line('高性能复合材料联合研发协议书', enterprise.name, university.name, '2022-03-08')
  const id = await uploaded(clerk, [sheet('协议', [headers, row])])
  expect(await states(id)).toEqual(['CONFLICT'])
  const [conflict] = (await listImportRows(clerk, id, page)).items
  expect(conflict?.problems[0]?.similar).toMatchObject([{ id: saved }])
  await decideRows(clerk, id, { positions: [0], decision: 'UPDATE', recordId: saved })
  expect(await states(id)).toEqual(['CHANGED'])
  expect((await listImportRows(clerk, id, page)).items[0]?.diff.map(({ column }) => column)).toEqual([
    'title',
    'signedOn',
  ])
  await decideRows(clerk, id, { positions: [0], decision: 'LEAVE_OUT' })
  await expect(commitImport(clerk, id)).rejects.toThrow('没有可导入的行')
})

test('one code under two names, and one name with two codes, are conflicts', async () => {
  const [first, second] = [makeCreditCode('91', 770_001), makeCreditCode('91', 770_002)]
  const form = organizationForm()
  await writeAs(clerk, { action: 'test' }, (tx) =>
    createOrganization(clerk, { ...form, creditCode: first }, tx),
  )
  const rows = [
    ['单位名称', '单位类别', '统一社会信用代码'],
    ['另一个名称的示例公司', '企业', first],
    [String(form.name), '企业', second],
    [String(form.name), '企业', first],
  ]
  const id = await uploaded(clerk, [sheet('企业', rows)])
  const found = (await listImportRows(clerk, id, page)).items
  expect(found[0]?.problems.map(({ reason }) => reason).join()).toMatch(/库中该代码的单位名称为/)
  expect(found[1]?.problems.map(({ reason }) => reason).join()).toMatch(/与此行不同|重复|同时对应/)
  expect(found.filter(({ state }) => state === 'CONFLICT').length).toBeGreaterThanOrEqual(2)
  await leaveOutProblems(clerk, id)
  expect((await getImport(clerk, id))?.counts).toMatchObject({ conflict: 0, problem: 0 })
})

test('a registered contract is certified by a reviewer who did not import it', async () => {
  const { enterprise, university } = await parties()
  const rows = [
    [
      '合同名称',
      '合同类型',
      '卖方',
      '买方',
      '签订日期',
      '合同成交额(万元)',
      '技术交易额(万元)',
      '知识产权',
      '登记编号',
      '登记日期',
      '登记机构',
    ],
    [
      '工艺技术开发合同',
      '技术开发',
      university.name,
      enterprise.name,
      '2022-03-01',
      '80',
      '60',
      '未涉及',
      '2022130000001234',
      '2022-04-01',
      '河北省科技厅',
    ],
  ]
  const id = await uploaded(clerk, [sheet('技术合同', rows)])
  expect(await states(id)).toEqual(['NEW'])
  await commitImport(clerk, id)
  await settled(id)
  const status = () =>
    readAs(clerk, (tx) =>
      tx.technologyContract.findFirst({
        where: { buyerId: enterprise.id },
        select: { status: true, registrationNo: true },
      }),
    )
  expect(await status()).toEqual({ status: 'REGISTRATION_SUBMITTED', registrationNo: null })
  await expect(reviewImport(clerk, id)).rejects.toThrow(Forbidden)
  await expect(reviewImport({ ...clerk, role: 'BUREAU_REVIEWER' }, id)).rejects.toThrow(Forbidden)
  expect(await reviewImport(reviewer(), id)).toEqual({ count: 1 })
  expect(await status()).toEqual({ status: 'REGISTERED', registrationNo: '2022130000001234' })
  // what is registered is not changed by a sheet
  const again = await uploaded(clerk, [
    sheet('技术合同', [rows[0] ?? [], [...(rows[1] ?? []).slice(0, 5), '90', ...(rows[1] ?? []).slice(6)]]),
  ])
  expect(
    (await listImportRows(clerk, again, page)).items[0]?.problems.map(({ reason }) => reason).join(),
  ).toMatch(/变更登记/)
  expect(await undoImport(clerk, id)).toEqual({ kept: [] })
  expect(await status()).toBeNull()
})

test('nobody else has anything to do with files', async () => {
  const member = await writeAs(clerk, { action: 'test' }, (tx) => enterpriseUser(tx))
  for (const actor of [member, leader()]) {
    expect(() => listImports(actor, page)).toThrow(Forbidden)
    await expect(commitImport(actor, '00000000-0000-7000-8000-000000000000')).rejects.toThrow()
  }
})

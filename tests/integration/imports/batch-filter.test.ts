import { expect, test } from 'vitest'
import { createAgreement } from '@/lib/agreements/commands'
import { agreementFilter, listAgreements } from '@/lib/agreements/queries'
import { writeAs } from '@/lib/db'
import { commitImport } from '@/lib/imports/commit'
import { listsOfBatch } from '@/lib/imports/preview'
import { getImport } from '@/lib/imports/queries'
import { settled } from '@/lib/imports/run'
import { listPatents, patentFilter } from '@/lib/patents/queries'
import { agreementForm, enterpriseUser, organization, staff, unique } from '../../support/factories'
import { sheet, uploaded } from './support'

const clerk = staff()

test('the list of a batch has what it made and what it changed, and nothing else', async () => {
  const { enterprise, university, code, changedTitle } = await writeAs(
    clerk,
    { action: 'test' },
    async (tx) => {
      const enterprise = await organization(tx)
      const university = await organization(tx, 'UNIVERSITY')
      const changedTitle = unique('早已登记的协议')
      const form = await agreementForm(tx, { enterpriseId: enterprise.id, partnerId: university.id })
      const { id } = await createAgreement(clerk, { ...form, title: changedTitle }, tx)
      const { code } = await tx.agreement.findUniqueOrThrow({ where: { id } })
      return { enterprise, university, code, changedTitle }
    },
  )
  const headers = [
    '协议编号',
    '协议名称',
    '企业',
    '合作单位',
    '协议类型',
    '合作模式',
    '签订日期',
    '协议金额(万元)',
    '备注',
  ]
  const made = [unique('甲批协议'), unique('石墨烯散热膜研制')]
  const line = (title: string, number = '', note = '') => [
    ...[number, title, enterprise.name, university.name, '项目协议', '项目合作', '2022-03-01', '12.5', note],
  ]
  const id = await uploaded(clerk, [
    sheet('协议', [headers, ...made.map((title) => line(title)), line(changedTitle, code, '补充')]),
  ])
  await commitImport(clerk, id)
  await settled(id)
  const detail = await getImport(clerk, id)
  expect([detail?.state, detail?.batch.failure]).toEqual(['COMMITTED', null])
  await writeAs(clerk, { action: 'test' }, async (tx) => createAgreement(clerk, await agreementForm(tx), tx))

  const shown = async (actor: Parameters<typeof listAgreements>[0], batch: string) =>
    (await listAgreements(actor, agreementFilter({ batch }))).items.map(({ title }) => title).toSorted()
  expect(await shown(clerk, id)).toEqual([...made, changedTitle].toSorted())
  if (!detail?.counts) throw new Error('no counts')
  expect(await listsOfBatch(clerk, id, 'agreement', detail.counts)).toEqual([
    { href: `/agreements?batch=${id}`, label: '查看本批 3 条' },
  ])
  // another list, another batch, and whoever may not see files
  expect((await listPatents(clerk, patentFilter({ batch: id }))).total).toBe(0)
  expect(await shown(clerk, '00000000-0000-7000-8000-000000000000')).toEqual([])
  const member = await writeAs(clerk, { action: 'test' }, (tx) => enterpriseUser(tx))
  expect(await shown({ ...member, organizationId: enterprise.id }, id)).toEqual([])
})

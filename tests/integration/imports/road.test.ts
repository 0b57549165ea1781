import { describe, expect, test } from 'vitest'
import { readAs, writeAs } from '@/lib/db'
import { commitImport } from '@/lib/imports/commit'
import { getImport, importNames, listImportRows, provenanceOf } from '@/lib/imports/queries'
import { decideRows, editCell, editSame, meanOrganization } from '@/lib/imports/repair'
import { settled } from '@/lib/imports/run'
import { reviewImport, undoImport } from '@/lib/imports/undo'
import { asOwner } from '../../support/db'
import { organization, reviewer, staff } from '../../support/factories'
import { sheet, uploaded } from './support'

const clerk = staff()
const page = { page: 1, pageSize: 100 }

const register = (enterprise: string, university: string) =>
  [
    ['定州市产学研合作签约台账'],
    ['填报单位:科技局', null, null, null, null, null, '单位:万元'],
    ['序号', '项目名称', '企业名称', '合作院校', '协议类型', '合作方式', '签约时间', '合同金额'],
    [
      '1',
      '高性能复合材料联合研发',
      enterprise,
      university,
      '项目协议',
      '项目合作',
      '2022.3.15',
      { number: '120.5' },
    ],
    [
      '2',
      '智能输送装备研制',
      '定州示例新材料科技有限公司',
      university,
      '框架协议',
      '战略合作',
      '2022年5月6日',
      '面议',
    ],
    [
      '3',
      '节能电机开发',
      '定州示例新材料科技有限公司',
      '示例理工学院',
      '校企协议',
      '项目合作',
      '2022-13-40',
      '50万',
    ],
    ['合计', null, null, null, null, null, null, { number: '170.5' }],
  ] as const

async function parties() {
  return writeAs(clerk, { action: 'test' }, async (tx) => ({
    enterprise: await organization(tx),
    university: await organization(tx, 'UNIVERSITY'),
  }))
}

describe('a township sheet', () => {
  test('is understood, repaired, committed, approved and taken back', async () => {
    const { enterprise, university } = await parties()
    const before = await dump()
    const id = await uploaded(clerk, [sheet('签约', [...register(enterprise.name, university.name)])])

    const recognised = await getImport(clerk, id)
    expect(recognised?.plan?.type).toBe('agreement')
    expect(recognised?.plan?.sheets[0]).toMatchObject({ headerFrom: 3, headerTo: 3, unit: '万元' })
    const keys = recognised?.plan?.sheets[0]?.columns.map(({ key }) => key)
    expect(keys).toEqual([null, 'title', 'enterprise', 'partner', 'kind', 'mode', 'signedOn', 'amountFen'])
    expect(recognised?.plan?.sheets[0]?.leftOut).toMatchObject([{ row: 7, why: '合计行' }])
    expect(recognised?.counts).toMatchObject({ new: 1, problem: 2 })

    const problems = (await listImportRows(clerk, id, { ...page, states: ['PROBLEM'] })).items
    const told = problems.flatMap((row) => row.problems.map(({ address, column }) => `${address} ${column}`))
    expect(told).toContain('签约!H5 amountFen')
    expect(told).toContain('签约!G6 signedOn')
    expect(told).toContain('签约!E6 kind')

    const names = await importNames(clerk, id, ['NEW'])
    expect(names.map(({ text, count }) => [text, count])).toEqual([
      ['定州示例新材料科技有限公司', 2],
      ['示例理工学院', 1],
    ])
    expect(names[0]?.fields).toMatchObject({ kind: 'ENTERPRISE', regionCode: '130682' })

    await editCell(clerk, id, { position: 1, column: 'amountFen', text: '' })
    await editCell(clerk, id, { position: 1, column: 'amountAbsentReason', text: '面议' })
    await editSame(clerk, id, { column: 'kind', value: '校企协议', text: '项目协议' })
    const { counts } = await editCell(clerk, id, { position: 2, column: 'signedOn', text: '2022-12-30' })
    expect(counts).toMatchObject({ new: 3, problem: 0, conflict: 0 })

    await commitImport(clerk, id)
    await commitImport(clerk, id)
    await settled(id)
    const committed = await getImport(clerk, id)
    expect(committed?.batch.failure).toBeNull()
    expect(committed?.state).toBe('COMMITTED')
    const records = await readAs(clerk, (tx) =>
      tx.agreement.findMany({
        where: { title: { in: ['高性能复合材料联合研发', '智能输送装备研制', '节能电机开发'] } },
      }),
    )
    expect(records.map(({ status }) => status)).toEqual(['SUBMITTED', 'SUBMITTED', 'SUBMITTED'])
    expect(records.find(({ title }) => title.startsWith('高性能'))?.amountFen).toBe(120_500_000n)
    const made = await provenanceOf(clerk, records[0]?.id ?? '')
    expect(made).toMatchObject([{ batchId: id, sheet: '签约' }])

    expect(await reviewImport(reviewer(), id)).toEqual({ count: 3 })
    expect(await undoImport(clerk, id)).toEqual({ kept: [] })
    expect(await dump()).toEqual(before)
  })

  test('leaves what somebody touched since, and what others stand on', async () => {
    const { enterprise, university } = await parties()
    const id = await uploaded(clerk, [sheet('签约', register(enterprise.name, university.name).slice(0, 5))])
    await editCell(clerk, id, { position: 1, column: 'amountFen', text: '10' })
    await decideRows(clerk, id, { positions: [0], decision: 'CREATE' })
    await commitImport(clerk, id)
    await settled(id)
    const rows = (await listImportRows(clerk, id, page)).items
    const [first, second] = rows.map(({ recordId }) => recordId ?? '')
    await writeAs(clerk, { action: 'test' }, (tx) =>
      tx.agreement.updateMany({ where: { id: second ?? '' }, data: { note: '后来补充' } }),
    )
    const { kept } = await undoImport(clerk, id)
    const why = Object.fromEntries(kept.map((row) => [row.table, row.why]))
    expect(why).toEqual({ Agreement: 'TOUCHED', Organization: 'REFERRED' })
    const left = await readAs(clerk, (tx) =>
      tx.agreement.findMany({ where: { id: { in: [first ?? '', second ?? ''] } }, select: { id: true } }),
    )
    expect(left).toEqual([{ id: second }])
  })
})

test('a name that is only like one of the register is asked about once and learned', async () => {
  const { enterprise, university } = await parties()
  const short = enterprise.name.replace('有限公司', '')
  const id = await uploaded(clerk, [sheet('签约', [...register(short, university.name)].slice(0, 4))])
  const [row] = (await listImportRows(clerk, id, page)).items
  const asked = row?.problems.find(({ organization }) => organization)
  expect(asked).toMatchObject({ column: 'enterprise', value: short })
  await meanOrganization(clerk, id, {
    meaning: 'existing',
    key: asked?.organization ?? '',
    organizationId: enterprise.id,
  })
  expect((await getImport(clerk, id))?.counts).toMatchObject({ problem: 0, new: 1 })
  await commitImport(clerk, id)
  await settled(id)
  const again = await uploaded(clerk, [sheet('签约', [...register(short, university.name)].slice(0, 4))])
  expect((await getImport(clerk, again))?.counts).toMatchObject({ same: 1, problem: 0 })
})

/** Everything but the ledger, the counters and the batches themselves. */
async function dump(): Promise<Record<string, unknown>> {
  return asOwner(async (client) => {
    const { rows: tables } = await client.query<{ name: string }>(
      `SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public'
          AND tablename NOT IN ('Change', 'CodeCounter', '_prisma_migrations') AND tablename NOT LIKE 'Import%' ORDER BY 1`,
    )
    const held: Record<string, unknown> = {}
    for (const { name } of tables) {
      const { rows } = await client.query(
        `SELECT coalesce(jsonb_agg(to_jsonb(t) ORDER BY to_jsonb(t)::text), '[]') AS held FROM ${client.escapeIdentifier(name)} AS t`,
      )
      held[name] = rows[0]?.held
    }
    return held
  })
}

import { beforeAll, describe, expect, test } from 'vitest'
import { readAs, writeAs } from '@/lib/db'
import { createExternalFigure, voidExternalFigure } from '@/lib/external-figures/commands'
import { getExternalFigure, publishedBy } from '@/lib/external-figures/queries'
import { createExternalRanking } from '@/lib/external-rankings/commands'
import { rankSeries } from '@/lib/external-rankings/queries'
import { intentions } from '@/lib/indicators/intentions'
import { passport, readFigures } from '@/lib/indicators/queries'
import { createTarget, voidTarget } from '@/lib/targets/commands'
import { readWithTargets } from '@/lib/targets/dashboard'
import { plantWorld } from '@/tests/integration/indicators/world'
import { asOwner, rolledBack } from '@/tests/support/db'
import { externalFigureForm, externalRankingForm, leader, staff, targetForm } from '@/tests/support/factories'

beforeAll(async () => {
  await plantWorld(29)
})

const scope = { from: '2022-01-01', asOf: '2022-10-19' }

describe('a target', () => {
  test('of a cumulative figure is measured by what its year brought, not by all since the first conference', async () => {
    const clerk = staff()
    await createTarget(clerk, {
      title: '新签项目',
      indicatorId: 'signed-projects',
      year: '2022',
      value: '10',
    })
    await createTarget(clerk, {
      title: '成交额',
      indicatorId: 'contract-value-fen',
      year: '2022',
      value: '20000',
    })
    await createTarget(clerk, { title: '高新技术企业', year: '2022', value: '20', unit: '家' })
    const { targets: told } = await readWithTargets(leader(), scope)
    const of = (title: string) => told.find(({ target }) => target.title === title)

    const { rows } = await asOwner((client) =>
      client.query(`SELECT count(*) AS n FROM "Project" AS project JOIN "Agreement" AS agreement ON agreement.id = project."agreementId"
        WHERE project."voidedAt" IS NULL AND agreement."voidedAt" IS NULL AND agreement.status IN ('EFFECTIVE', 'TERMINATED')
          AND agreement.kind IN ('PROJECT', 'TECHNOLOGY_CONTRACT') AND agreement."signedOn" BETWEEN '2022-01-01' AND '2022-10-19'`),
    )
    const signed = of('新签项目')
    expect(signed?.actual?.count).toBe(BigInt(rows[0].n))
    expect(signed?.completion).toBe(Number(rows[0].n) * 100)
    expect(signed?.elapsed).toBe(800)
    expect(of('成交额')?.target.value).toBe(20_000_000_000n)
    expect(of('高新技术企业')).toMatchObject({ indicator: null, actual: null, completion: null })
    // what the portal does not count stands last
    expect(told.at(-1)?.target.title).toBe('高新技术企业')
  })

  test('is set once per figure and year, and again after a wrong entry was voided', () =>
    rolledBack(async (tx, as) => {
      const clerk = staff()
      await as(clerk)
      const form = { title: '授权专利', indicatorId: 'patents-granted', year: '2031', value: '20' }
      const { id } = await createTarget(clerk, form, tx)
      await expect(createTarget(clerk, { ...form, title: '另一说法' }, tx)).rejects.toMatchObject({
        fieldErrors: { year: [expect.stringContaining('2031 年的目标已登记为 MB-2031-')] },
      })
      await voidTarget(clerk, id, { reason: '登记错误,重复录入' }, tx)
      expect(await createTarget(clerk, form, tx)).toHaveProperty('id')
    }))

  test('without a figure of ours needs a unit, and its database refuses a second one', () =>
    rolledBack(async (tx, as) => {
      const clerk = staff()
      await as(clerk)
      await expect(createTarget(clerk, { ...targetForm(), unit: '' }, tx)).rejects.toMatchObject({
        fieldErrors: { unit: ['未选择对应指标的,请填写单位,如:家'] },
      })
      const row = (code: string) =>
        tx.target.create({ data: { code, title: '同名目标', year: 2040, value: 1, unit: '家' } })
      await row('MB-X-1')
      await expect(row('MB-X-2')).rejects.toThrow()
    }))
})

describe('a figure of somebody else', () => {
  test('stands beside ours and changes none of them', async () => {
    const clerk = staff()
    const count = () => readFigures(leader(), (tx) => passport(tx, intentions, scope))
    const before = await count()
    const { id } = await createExternalFigure(clerk, {
      ...externalFigureForm({ title: '达成合作意向' }),
      indicatorId: 'intentions',
    })
    expect(await count()).toEqual(before)
    const published = await publishedBy(leader(), '2022-10-19')
    expect(published.get('intentions')).toMatchObject([
      { figureText: '100余项', exactValue: null, lowerBound: 100n },
    ])
    expect((await publishedBy(leader(), '2022-10-18')).get('intentions')).toBeUndefined()
    await voidExternalFigure(clerk, id, { reason: '公布单位已撤回' })
    expect((await publishedBy(leader(), '2022-10-19')).get('intentions')).toBeUndefined()
    expect(await getExternalFigure(leader(), id)).toMatchObject({ voidReason: '公布单位已撤回' })
  })

  test.each([
    ['an exact number of a vague figure', `'100余项', 100, NULL`],
    ['both an exact number and a lower bound', `'31项', 31, 31`],
    ['a number the text does not say', `'31项', 32, NULL`],
    ['a lower bound the text does not say', `'100多所', NULL, 120`],
  ])('with %s is refused by the database', (_, values) =>
    expect(
      asOwner((client) =>
        client.query(`INSERT INTO "ExternalFigure" ("id", "code", "title", "asOf", "sourceTitle", "sourceOutlet", "figureText", "exactValue", "lowerBound")
          VALUES (gen_random_uuid(), gen_random_uuid()::text, 'x', '2022-10-19', 'x', 'x', ${values})`),
      ),
    ).rejects.toThrow(/ExternalFigure_(vague|said|one_value)/),
  )
})

describe('a rank', () => {
  test('needs its scheme and its year, and is told year by year', () =>
    rolledBack(async (tx, as) => {
      const clerk = staff()
      await as(clerk)
      for (const missing of ['scheme', 'year'] as const)
        await expect(
          createExternalRanking(clerk, { ...externalRankingForm(), [missing]: '' }, tx),
        ).rejects.toHaveProperty(`fieldErrors.${missing}`)
      const scheme = '示例县域科技创新能力监测评价'
      const rank = (year: string, rank: string) =>
        createExternalRanking(clerk, { ...externalRankingForm({ title: scheme }), year, rank }, tx)
      await rank('2022', '7')
      await rank('2019', '29')
      await expect(rank('2022', '8')).rejects.toMatchObject({
        fieldErrors: { year: [expect.stringContaining('第 7 位')] },
      })
      const series = await rankSeries(clerk, 2022, tx)
      expect(
        series.find((one) => one.scheme === scheme)?.ranks.map(({ year, rank }) => [year, rank]),
      ).toEqual([
        [2019, 29],
        [2022, 7],
      ])
      expect(await rankSeries(clerk, 2018, tx)).toEqual([])
    }))
})

test('members see none of it', async () => {
  const member = {
    role: 'ENTERPRISE_USER',
    userId: staff().userId,
    name: '填报人',
    organizationId: staff().userId,
  } as const
  await writeAs(staff(), { action: 'test' }, (tx) => createTarget(staff(), targetForm(), tx))
  await readAs(member, async (tx) => {
    expect(await tx.target.count()).toBe(0)
    expect(await tx.externalFigure.count()).toBe(0)
    expect(await tx.externalRanking.count()).toBe(0)
  })
})

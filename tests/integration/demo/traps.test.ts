import { beforeAll, describe, expect, test } from 'vitest'
import { writeAs } from '@/lib/db'
import { precisionOf } from '@/lib/external-figures/labels'
import { externalFigureFilter, listExternalFigures, publishedBy } from '@/lib/external-figures/queries'
import { createExternalRanking } from '@/lib/external-rankings/commands'
import { rankSeries } from '@/lib/external-rankings/queries'
import { contractValueFen } from '@/lib/indicators/contract-value-fen'
import { difference } from '@/lib/indicators/difference'
import type { Indicator } from '@/lib/indicators/indicator'
import { intentions } from '@/lib/indicators/intentions'
import { landedProjects } from '@/lib/indicators/landed-projects'
import { landingRate } from '@/lib/indicators/landing-rate'
import { noveltyClaims } from '@/lib/indicators/novelty-claims'
import { passport, readFigures } from '@/lib/indicators/queries'
import { indicators } from '@/lib/indicators/registry'
import type { Scope } from '@/lib/indicators/scope'
import { signedProjects } from '@/lib/indicators/signed-projects'
import { signingEnterprises } from '@/lib/indicators/signing-enterprises'
import { foldGroups } from '@/lib/indicators/sums'
import { technologyValueFen } from '@/lib/indicators/technology-value-fen'
import { exactWords, periodWords } from '@/lib/indicators/words'
import { rankCandidates } from '@/lib/organizations/names/rank'
import { nameIndex } from '@/lib/organizations/names/register'
import { freezeSnapshot } from '@/lib/snapshots/commands'
import { getSnapshot } from '@/lib/snapshots/queries'
import { readWithTargets } from '@/lib/targets/dashboard'
import { loadDemonstration } from '@/scripts/demo/world'
import { asOwner } from '@/tests/support/db'
import { leader, staff } from '@/tests/support/factories'

// The traps the source article sets (domain/coverage.md §3), each on the demonstration that carries its figures.

const ARTICLE = { from: '2022-01-01', asOf: '2022-10-19' }
const LATER = { from: '2023-01-01', asOf: '2023-01-03' }

beforeAll(async () => {
  await loadDemonstration(process.env.OWNER_URL ?? '', '2026-11-24')
})

const count = async (indicator: Indicator, scope: Scope) =>
  (await readFigures(leader(), (tx) => passport(tx, indicator, scope))).now

const thirdConference = async () =>
  asOwner(async (client) => {
    const { rows } = await client.query(
      `SELECT id FROM "Event" WHERE title = '第三届定州市产学研合作创新大会'`,
    )
    return String(rows[0]?.id)
  })

const published = async (asOf: string) => {
  const list = await listExternalFigures(leader(), {
    ...externalFigureFilter({ from: asOf, to: asOf }),
    pageSize: 100,
  })
  return list.items
}

test('1 · cut-off: 31 on the day of the article, 45 and not 46 on 2023-01-03, and the difference told record by record', async () => {
  expect((await count(signedProjects, ARTICLE)).count).toBe(31n)
  expect((await count(signedProjects, LATER)).count).toBe(45n)
  const told = await readFigures(leader(), (tx) =>
    difference(
      tx,
      signedProjects,
      LATER,
      { earlier: { ...ARTICLE, knownAt: '2022-10-19' }, later: LATER },
      { page: 1, pageSize: 100 },
    ),
  )
  expect(told.later.count - told.earlier.count).toBe(
    BigInt(told.rows.reduce((sum, row) => sum + row.count, 0)),
  )
  // origin, cut-off and unit stand beside every figure
  const { origin } = await readFigures(leader(), (tx) => passport(tx, signedProjects, ARTICLE))
  expect(periodWords(signedProjects.kind, ARTICLE, origin)).toBe('自 2020-11-12 起,截至 2022-10-19')
  expect(exactWords(signedProjects, { count: 31n, sum: 31n })).toBe('31 项')
})

test('2 · unit: enterprises, projects and intentions are counted apart, and a figure counts one kind of record', async () => {
  const event = await thirdConference()
  // as known before one of the fifteen was found to be an earlier project
  const signed = { ...LATER, event, knownAt: '2022-11-30' }
  expect((await count(signingEnterprises, signed)).count).toBe(15n)
  expect(signingEnterprises.unit).toBe('家')
  expect(signedProjects.unit).toBe('项')
  expect((await count(signingEnterprises, ARTICLE)).count).toBe(22n)
  expect((await count(intentions, ARTICLE)).count).toBeGreaterThan(100n)
  for (const { measure, unit, record } of indicators.filter((one) => one.measure === 'count'))
    expect([record.type, unit, measure]).toContain(
      { organization: '家', patent: '件', event: '场' }[record.type as string] ?? '项',
    )
})

describe('3 · joint categories', () => {
  test('are shown together and kept apart: what is shown is the sum of what is kept', () => {
    const kept = ['A', 'B', 'C'].map((key, index) => ({
      key,
      name: null,
      count: [58n, 90n, 60n][index] ?? 0n,
      sum: 0n,
    }))
    const shown = foldGroups(kept, (grade) => (grade === 'A' ? 'A' : 'B、C'))
    expect(shown.map(({ key, count }) => [key, count])).toEqual([
      ['A', 58n],
      ['B、C', 150n],
    ])
    expect(kept).toHaveLength(3)
  })

  test('published together are kept as published, and not split by guess', async () => {
    const joint = (await published(ARTICLE.asOf)).filter(({ title }) =>
      /B、C级|绿色工厂、绿色园区/.test(title),
    )
    expect(joint.map(({ figureText }) => figureText).toSorted()).toEqual(['150家', '2个'])
    expect((await published(ARTICLE.asOf)).some(({ title }) => /^[BC]级/.test(title))).toBe(false)
  })
})

test('4 · same name, two qualifications: 861 provincial ones are not what a target of 100 is measured by', async () => {
  const { targets: told } = await readWithTargets(leader(), { from: '2022-01-01', asOf: '2022-12-31' })
  const target = told.find(({ target: { title } }) => title.includes('科技型中小企业'))
  expect(target).toMatchObject({ actual: null, completion: null })
  const provincial = (await published('2022-12-31')).find(({ figureText }) => figureText === '861家')
  expect(provincial).toMatchObject({ title: '省级科技型中小企业', indicatorId: null })
})

test('5 · 59 and 10 are not added: others’ figures stand alone, and ours count an enterprise once', async () => {
  const list = await listExternalFigures(leader(), {
    ...externalFigureFilter({ q: '专精特新' }),
    pageSize: 100,
  })
  expect(list.items.map(({ figureText }) => figureText)).toEqual(expect.arrayContaining(['59家', '10家']))
  expect(Object.keys(list).toSorted()).toEqual(['items', 'page', 'pageSize', 'total'])
  // 31 projects, 22 enterprises: several projects of one are one enterprise
  const [projects, enterprises] = [
    await count(signedProjects, ARTICLE),
    await count(signingEnterprises, ARTICLE),
  ]
  expect(enterprises.count).toBeLessThan(projects.count)
})

test('6 · 签约落地 is two figures: fewer have landed than were signed', async () => {
  const [signed, landed, rate] = [
    await count(signedProjects, ARTICLE),
    await count(landedProjects, ARTICLE),
    await count(landingRate, ARTICLE),
  ]
  expect(landed.count).toBeGreaterThan(0n)
  expect(landed.count).toBeLessThan(signed.count)
  expect(rate).toEqual({ count: signed.count, sum: landed.count })
})

test('7 · 成交额 and 技术交易额 are two figures of the same contracts, decided by the day of registration', async () => {
  const [total, technology] = [
    await count(contractValueFen, ARTICLE),
    await count(technologyValueFen, ARTICLE),
  ]
  expect(total).toEqual({ count: 90n, sum: 14_200_000_000n })
  expect(technology.count).toBe(total.count)
  expect(technology.sum).toBeLessThan(total.sum)
  for (const { decidingDate, definition } of [contractValueFen, technologyValueFen]) {
    expect(decidingDate).toContain('登记')
    expect(definition).toContain('认定登记')
  }
  expect(contractValueFen.name).not.toBe(technologyValueFen.name)
  // which of the two the article means is not guessed
  expect((await published(ARTICLE.asOf)).find(({ figureText }) => figureText === '1.42亿元')).toMatchObject({
    indicatorId: null,
    exactValue: null,
  })
})

test('8 · vague numbers have no exact one, here or in what is issued', async () => {
  for (const figure of await published(ARTICLE.asOf))
    if (/[余多]/.test(figure.figureText)) expect(precisionOf(figure)).toBe('AT_LEAST')
  const beside = await publishedBy(leader(), ARTICLE.asOf)
  expect(beside.get('intentions')?.[0]).toMatchObject({ figureText: '100余项', exactValue: null })
  const { id } = await freezeSnapshot(staff(), {
    title: '引用快照',
    asOf: ARTICLE.asOf,
    indicatorIds: 'intentions',
  })
  const issued = await getSnapshot(leader(), id)
  expect(issued?.figures[0]?.now).toEqual(await count(intentions, ARTICLE))
  expect(issued?.figures[0]?.now.count).not.toBe(100n)
})

test('9 · names: what a newspaper calls an organization is nobody’s legal name until a person says so', () => {
  const held = (id: string, name: string) => ({
    id,
    name,
    kind: 'INSTITUTE' as const,
    regionCode: '110000',
    creditCode: null,
    parentId: null,
    aliases: [],
  })
  const register = nameIndex([
    held('a', '中国科学院青岛生物能源与过程研究所'),
    held('b', '鞍山热能研究院有限公司'),
    held('c', '河北复朗施科技有限公司'),
  ])
  for (const name of ['复朗施科技', '鞍山热能院', '青岛中科院生物研究所', '中科院'])
    expect([name, rankCandidates(name, register).filter(({ verdict }) => verdict === 'propose')]).toEqual([
      name,
      [],
    ])
})

test('10 · people move posts: what was issued keeps who issued it then, whatever becomes of the account', async () => {
  const clerk = staff()
  const { id } = await freezeSnapshot(clerk, {
    title: '换届前快照',
    asOf: ARTICLE.asOf,
    indicatorIds: 'contracts',
  })
  await asOwner((client) =>
    client.query(
      `INSERT INTO "User" ("id", "account", "name", "role") VALUES ($1, 'moved', '调任后的姓名', 'LEADER')`,
      [clerk.userId],
    ),
  )
  expect(await getSnapshot(leader(), id)).toMatchObject({ frozenBy: clerk.name })
  const { rows } = await asOwner((client) =>
    client.query(`SELECT "actorRole" FROM "Change" WHERE "recordId" = $1`, [id]),
  )
  expect(rows).toEqual([{ actorRole: 'BUREAU_STAFF' }])
})

test('11 · a rank has its scheme, its year and its publisher, or it is none', async () => {
  const [series] = await rankSeries(leader(), 2022)
  expect(series?.ranks.map(({ rank }) => rank)).toEqual([29, 7])
  expect(series?.scheme).toMatch(/监测评价/)
  const incomplete = { scheme: '', year: '', rank: '7', publisher: '' }
  await expect(
    writeAs(staff(), { action: 'test' }, (tx) => createExternalRanking(staff(), incomplete, tx)),
  ).rejects.toMatchObject({
    fieldErrors: { scheme: expect.anything(), year: expect.anything(), publisher: expect.anything() },
  })
  expect(indicators.some(({ name }) => /位次|排名/.test(name))).toBe(false)
})

test('12 · 全覆盖 is a claim about a denominator of its day: the share is of those there were then, with both numbers', async () => {
  const [then, later] = [await count(landingRate, ARTICLE), await count(landingRate, LATER)]
  expect(later.count).toBeGreaterThan(then.count)
  expect(exactWords(landingRate, then)).toMatch(/^\d+\.\d%\(\d+\/31\)$/)
  expect(exactWords(landingRate, { count: 0n, sum: 0n })).toBe('—')
  expect((await count(noveltyClaims, ARTICLE)).count).toBe(9n)
})

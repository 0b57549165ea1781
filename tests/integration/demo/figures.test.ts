import { createHash } from 'node:crypto'
import type pg from 'pg'
import { beforeAll, describe, expect, test } from 'vitest'
import { loadDemonstration, tellWorld } from '@/scripts/demo/world'
import { asOwner } from '@/tests/support/db'

const TODAY = '2026-11-24'
const ARTICLE = '2022-10-19'

beforeAll(async () => {
  await loadDemonstration(process.env.OWNER_URL ?? '', TODAY)
})

async function rows<Row extends pg.QueryResultRow>(sql: string, values: unknown[] = []): Promise<Row[]> {
  return asOwner(async (client) => (await client.query<Row>(sql, values)).rows)
}

async function count(sql: string, values: unknown[] = []): Promise<number> {
  const [row] = await rows<{ n: string }>(`SELECT count(*) AS n FROM (${sql}) AS counted`, values)
  return Number(row?.n)
}

/** Projects and their signed agreements from the first conference to a day, voided ones left out (model.md I01). */
const SIGNED = `
  SELECT project.id, project."landedOn", agreement.id AS "agreementId"
    FROM "Project" AS project JOIN "Agreement" AS agreement ON agreement.id = project."agreementId"
   WHERE project."voidedAt" IS NULL AND agreement."voidedAt" IS NULL
     AND agreement.kind IN ('PROJECT', 'TECHNOLOGY_CONTRACT') AND agreement.status IN ('EFFECTIVE', 'TERMINATED')
     AND agreement."signedOn" BETWEEN '2020-11-12' AND $1::date`

describe('on the day of the article', () => {
  test('31 projects are signed by 22 enterprises, and some of them have landed', async () => {
    expect(await count(SIGNED, [ARTICLE])).toBe(31)
    const enterprises = `
      SELECT DISTINCT party."organizationId"
        FROM (${SIGNED}) AS signed JOIN "AgreementParty" AS party USING ("agreementId")
        JOIN "Organization" AS organization ON organization.id = party."organizationId"
       WHERE organization.kind = 'ENTERPRISE' AND organization."isLocal"`
    expect(await count(enterprises, [ARTICLE])).toBe(22)
    const landed = await count(`SELECT FROM (${SIGNED}) AS signed WHERE "landedOn" <= $1::date`, [ARTICLE])
    expect(landed).toBeGreaterThan(15)
    expect(landed).toBeLessThan(31)
  })

  test('more than a hundred intentions and partner institutions', async () => {
    const intentions = await count(
      `SELECT FROM "Intention" WHERE "voidedAt" IS NULL AND status NOT IN ('DRAFT', 'INVALID')
          AND "reachedOn" BETWEEN '2020-11-12' AND $1::date`,
      [ARTICLE],
    )
    expect(intentions).toBeGreaterThanOrEqual(110)
    expect(intentions).toBeLessThanOrEqual(140)
    const partners = await count(
      `SELECT DISTINCT party."organizationId"
         FROM "AgreementParty" AS party JOIN "Agreement" AS agreement ON agreement.id = party."agreementId"
         JOIN "Organization" AS organization ON organization.id = party."organizationId"
        WHERE organization.kind IN ('UNIVERSITY', 'INSTITUTE') AND agreement."voidedAt" IS NULL
          AND agreement.status IN ('EFFECTIVE', 'TERMINATED') AND agreement."signedOn" <= $1::date
          AND (agreement."expiresOn" IS NULL OR agreement."expiresOn" >= $1::date)
          AND (agreement."terminatedOn" IS NULL OR agreement."terminatedOn" > $1::date)`,
      [ARTICLE],
    )
    expect(partners).toBeGreaterThan(100)
  })

  test('nine achievements that fill a domestic gap are confirmed; others only claim to', async () => {
    const claimed = `SELECT FROM "Achievement" WHERE "noveltyClaim" = 'DOMESTIC_GAP' AND "createdAt" < '2022-10-20 00:00+08'`
    const confirmed = await count(
      `SELECT FROM "Achievement" WHERE "noveltyClaim" = 'DOMESTIC_GAP' AND status = 'CONFIRMED' AND "voidedAt" IS NULL
          AND "evidenceOn" <= $1::date`,
      [ARTICLE],
    )
    expect(confirmed).toBe(9)
    expect(await count(claimed)).toBeGreaterThan(9)
  })

  test('90 contracts registered in 2022 add up to 142 000 000.00 元, and 2021 has the same months to compare with', async () => {
    const registered = (from: string, to: string) =>
      rows<{ n: string; total: string }>(
        `SELECT count(*) AS n, sum("totalFen") AS total FROM "TechnologyContract"
          WHERE status IN ('REGISTERED', 'AMENDED') AND "voidedAt" IS NULL AND "registeredOn" BETWEEN $1::date AND $2::date`,
        [from, to],
      )
    expect(await registered('2022-01-01', ARTICLE)).toEqual([{ n: '90', total: '14200000000' }])
    const [before] = await registered('2021-01-01', '2021-10-19')
    expect(Number(before?.total)).toBeGreaterThan(0)
    expect(Number(before?.total)).toBeLessThan(14_200_000_000)
  })

  test('the named achievement carries the effects the article tells of, and no novelty claim', async () => {
    const named = await rows(
      `SELECT "impactClaims"::text[] AS impacts, "noveltyClaim" AS novelty, status FROM "Achievement"
        WHERE title LIKE '以焦化副产物为单体制备高性能聚酰胺%' AND "ownerNames" LIKE '河北旭阳能源有限公司%'`,
    )
    expect(named).toEqual([
      {
        impacts: ['BREAKS_FOREIGN_MONOPOLY', 'IMPORT_SUBSTITUTION', 'COST_REDUCTION'],
        novelty: null,
        status: 'CONFIRMED',
      },
    ])
  })
})

describe('what others published', () => {
  test('stands as published with its source: vague figures have no number, and none of it counts', async () => {
    const figures = await rows<{
      title: string
      figureText: string
      exactValue: string | null
      lowerBound: string | null
    }>(
      `SELECT title, "figureText", "exactValue", "lowerBound" FROM "ExternalFigure"
        WHERE "asOf" = $1::date AND "sourceOutlet" LIKE '定州日报%' AND "sourcePublishedAt" = '2022-10-19 16:29:34+08'`,
      [ARTICLE],
    )
    const of = (text: string) => figures.find(({ figureText }) => figureText === text)
    expect(of('100多所')).toMatchObject({ exactValue: null, lowerBound: '100' })
    expect(of('100余项')).toMatchObject({ exactValue: null, lowerBound: '100' })
    expect(of('1.42亿元')).toMatchObject({ exactValue: null, lowerBound: null })
    expect(of('31项')).toMatchObject({ exactValue: '31' })
    expect(figures.length).toBeGreaterThan(10)
  })

  test('the ranks 29 and 7 have a scheme and years, said to be examples; every year has its three targets', async () => {
    expect(
      await rows(
        `SELECT rank FROM "ExternalRanking" WHERE scheme LIKE '%示例%' AND note LIKE '%示例%' ORDER BY year`,
      ),
    ).toEqual([{ rank: 29 }, { rank: 7 }])
    const targets = await rows(
      `SELECT value::int, unit FROM "Target" WHERE year = 2022 AND "indicatorId" IS NULL ORDER BY title COLLATE "C"`,
    )
    expect(targets).toEqual(
      expect.arrayContaining([
        { value: 20, unit: '家' },
        { value: 100, unit: '家' },
      ]),
    )
    expect(targets).toHaveLength(3)
  })
})

describe('after the article', () => {
  test('15 enterprises sign at the third conference, all after the article', async () => {
    const signed = await rows<{ enterprises: string; first: string }>(
      `SELECT count(DISTINCT agreement."enterpriseId") AS enterprises, min(agreement."signedOn")::text AS first
         FROM "Agreement" AS agreement JOIN "Event" AS event ON event.id = agreement."originEventId"
        WHERE event.title = '第三届定州市产学研合作创新大会' AND agreement."voidedAt" IS NULL`,
    )
    expect(signed[0]?.enterprises).toBe('15')
    expect(signed[0]?.first && signed[0].first > ARTICLE).toBe(true)
  })

  test('45 and not 46 projects on 2023-01-03, because one was voided in December; the ledger still knows 46', async () => {
    expect(await count(SIGNED, ['2023-01-03'])).toBe(45)
    const voids = await rows<{ day: string; reason: string; before: string | null; after: string | null }>(
      `SELECT (at AT TIME ZONE 'Asia/Shanghai')::date::text AS day, reason,
              before ->> 'voidedAt' AS before, after ->> 'voidedAt' AS after
         FROM "Change" WHERE "tableName" = 'Project' AND action = 'project.void'`,
    )
    expect(voids).toHaveLength(1)
    expect(voids[0]).toMatchObject({ day: '2022-12-14', before: null })
    expect(voids[0]?.after).not.toBeNull()
    expect(voids[0]?.reason).toMatch(/^与 XM-202\d-\d{4} 为同一项目/)
  })

  test('every year has new agreements, projects, contracts and patents', async () => {
    const years = ['2021', '2022', '2023', '2024', '2025', '2026']
    for (const [table, column] of [
      ['Agreement', 'signedOn'],
      ['Project', 'landedOn'],
      ['TechnologyContract', 'registeredOn'],
      ['Patent', 'grantedOn'],
      ['Intention', 'reachedOn'],
    ]) {
      const found = await rows<{ year: string }>(
        `SELECT DISTINCT extract(year FROM "${column}")::text AS year FROM "${table}" WHERE "${column}" IS NOT NULL`,
      )
      expect(found.map(({ year }) => year)).toEqual(expect.arrayContaining(years))
    }
  })

  test('nothing happened on or after the day of loading', async () => {
    for (const [table, column] of [
      ['Agreement', 'signedOn'],
      ['Project', 'landedOn'],
      ['TechnologyContract', 'registeredOn'],
      ['Patent', 'grantedOn'],
      ['Achievement', 'evidenceOn'],
    ]) {
      expect(await count(`SELECT FROM "${table}" WHERE "${column}" >= $1::date`, [TODAY])).toBe(0)
    }
    expect(await count(`SELECT FROM "Change" WHERE at >= ($1 || ' 00:00+08')::timestamptz`, [TODAY])).toBe(0)
  })
})

describe('the desks of the day of loading', () => {
  test('something waits for every reviewer', async () => {
    for (const waiting of [
      `SELECT FROM "Agreement" WHERE status = 'SUBMITTED' AND "voidedAt" IS NULL`,
      `SELECT FROM "ProgressReport" WHERE status = 'SUBMITTED'`,
      `SELECT FROM "Achievement" WHERE status = 'SUBMITTED'`,
      `SELECT FROM "TechnologyContract" WHERE status = 'REGISTRATION_SUBMITTED'`,
      `SELECT FROM "Milestone" WHERE status = 'AWAITING_CONFIRMATION'`,
      `SELECT FROM "Agreement" WHERE status = 'EFFECTIVE' AND "expiresOn" BETWEEN '${TODAY}' AND date '${TODAY}' + 90`,
      `SELECT FROM "Project" WHERE status = 'IN_PROGRESS' AND "plannedEndOn" < '${TODAY}'`,
    ]) {
      expect(await count(waiting), waiting).toBeGreaterThan(0)
    }
  })

  test('the enterprise has projects with a missing report, a returned report with its remark, and a milestone due soon', async () => {
    const own = `
      SELECT project.id FROM "Project" AS project JOIN "User" AS person ON person."organizationId" = project."enterpriseId"
       WHERE person.account = 'enterprise' AND project.status = 'IN_PROGRESS'`
    expect(await count(own)).toBeGreaterThanOrEqual(3)
    expect(
      await count(`${own} AND NOT EXISTS (SELECT FROM "ProgressReport" AS report
                     WHERE report."projectId" = project.id AND report.period = '${TODAY.slice(0, 7)}')`),
    ).toBeGreaterThan(0)
    expect(
      await count(`${own} AND EXISTS (SELECT FROM "ProgressReport" AS report
                     WHERE report."projectId" = project.id AND report.status = 'RETURNED' AND report."returnReason" <> '')`),
    ).toBeGreaterThan(0)
    expect(
      await count(`${own} AND EXISTS (SELECT FROM "Milestone" AS milestone
                     WHERE milestone."projectId" = project.id AND milestone.status IN ('NOT_STARTED', 'IN_PROGRESS')
                       AND milestone."dueOn" BETWEEN '${TODAY}' AND date '${TODAY}' + 30)`),
    ).toBeGreaterThan(0)
  })
})

describe('who and what is invented', () => {
  const REAL = [
    '中科定洋农业集团有限公司',
    '河北金牛原大药业有限公司',
    '河北宝塔医疗器械有限公司',
    '河北旭阳能源有限公司',
    '北京旭阳科技有限公司',
    '河北双天机械制造有限公司',
    '中国科学院',
    '清华大学',
    '北京大学',
    '天津大学',
    '武汉大学',
    '燕山大学',
  ]

  test('every organization that the article does not name says 示例, and so does every person', async () => {
    const organizations = await rows<{ name: string }>(
      `SELECT name FROM "Organization" WHERE name NOT LIKE '%示例%' ORDER BY name COLLATE "C"`,
    )
    expect(organizations.map(({ name }) => name)).toEqual([...REAL].sort())
    expect(await count(`SELECT FROM "User" WHERE name NOT LIKE '%示例%'`)).toBe(0)
    expect(await count(`SELECT FROM "Organization" WHERE "legalRepresentative" NOT LIKE '%示例'`)).toBe(0)
    expect(await count(`SELECT FROM "Patent" WHERE inventors !~ '^(.示例、?)+$'`)).toBe(0)
  })

  test('credit codes are nobody’s: of a region that does not exist', async () => {
    expect(
      await count(`SELECT FROM "Organization" WHERE substr("creditCode", 3, 6) IS DISTINCT FROM '990000'`),
    ).toBe(0)
  })

  test('only the printed accounts can sign in', async () => {
    const accounts = await rows<{ account: string; isDemonstration: boolean }>(
      `SELECT account, "isDemonstration" FROM "User" JOIN "Credential" ON "userId" = id ORDER BY account`,
    )
    expect(accounts.every(({ isDemonstration }) => isDemonstration)).toBe(true)
    expect(await count(`SELECT FROM "User" WHERE "isDemonstration"`)).toBe(accounts.length)
    expect(accounts.map(({ account }) => account)).toEqual([
      'admin',
      'clerk',
      'enterprise',
      'enterprise2',
      'leader',
      'reviewer',
      'university',
    ])
    expect(await count(`SELECT FROM "User" WHERE "mobileMasked" IS NULL OR "mobileMasked" !~ '^138'`)).toBe(0)
  })
})

describe('the history', () => {
  test('corrections, returns and voids stand in the ledger with their instants, authors and reasons', async () => {
    for (const action of [
      'agreement.return',
      'progress-report.return',
      'achievement.return',
      'agreement.void',
    ]) {
      const found = await rows<{ at: Date; actorId: string | null; reason: string | null }>(
        `SELECT at, "actorId", reason FROM "Change" WHERE action = $1 AND op = 'UPDATE'`,
        [action],
      )
      expect(found.length, action).toBeGreaterThan(0)
      for (const { at, actorId, reason } of found) {
        expect(at.getTime()).toBeLessThan(Date.parse(`${TODAY}T00:00:00+08:00`))
        expect(actorId).not.toBeNull()
        expect(reason?.length).toBeGreaterThanOrEqual(5)
      }
    }
    expect(
      await count(
        `SELECT FROM "Change" WHERE action = 'agreement.update' AND before ->> 'amountFen' <> after ->> 'amountFen'`,
      ),
    ).toBeGreaterThan(0)
  })

  test('the ledger runs forward, and its first image of each record is of the day it was entered', async () => {
    expect(
      await count(
        `SELECT FROM (SELECT at, lag(at) OVER (ORDER BY id) AS earlier FROM "Change") AS pairs WHERE at < earlier`,
      ),
    ).toBe(0)
    expect(
      await count(`SELECT FROM "Change" AS change JOIN "Agreement" AS agreement ON agreement.id = change."recordId"
                    WHERE op = 'INSERT' AND change.at <> agreement."createdAt"`),
    ).toBe(0)
  })

  test('nobody reviews what he submitted, and every code is given once and counted', async () => {
    const gaps = await rows(
      `SELECT prefix, year, last, n FROM "CodeCounter"
         JOIN (SELECT split_part(code, '-', 1) AS prefix, split_part(code, '-', 2)::int AS year, count(*)::int AS n
                 FROM (SELECT code FROM "Agreement" UNION ALL SELECT code FROM "Project" UNION ALL SELECT code FROM "Patent"
                       UNION ALL SELECT code FROM "Intention" UNION ALL SELECT code FROM "TechnologyContract"
                       UNION ALL SELECT code FROM "Achievement" UNION ALL SELECT code FROM "Event"
                       UNION ALL SELECT code FROM "Organization"
                       UNION ALL SELECT code FROM "Target" UNION ALL SELECT code FROM "ExternalFigure"
                       UNION ALL SELECT code FROM "ExternalRanking") AS codes
                GROUP BY 1, 2) AS given USING (prefix, year)
        WHERE last <> n`,
    )
    expect(gaps).toEqual([])
  })
})

describe('the loader', () => {
  test('tells the same story twice', () => {
    const digest = () => {
      const { steps, counters } = tellWorld('2023-06-30').history.steps()
      return createHash('sha256')
        .update(JSON.stringify([steps, counters]))
        .digest('hex')
    }
    expect(digest()).toBe(digest())
  })

  test('wrote what was told, row for row', async () => {
    const { steps } = tellWorld(TODAY).history.steps()
    const told = steps.map(({ op, table, id, at }) =>
      [op.toUpperCase(), table, id, new Date(at).toISOString()].join(' '),
    )
    const kept = await rows<{ op: string; tableName: string; recordId: string; at: Date }>(
      'SELECT op, "tableName", "recordId", at FROM "Change" ORDER BY id',
    )
    expect(kept.map((row) => [row.op, row.tableName, row.recordId, row.at.toISOString()].join(' '))).toEqual(
      told,
    )
  })

  test('refuses a database that has users, and leaves it as it is', async () => {
    const before = await count('SELECT FROM "Change"')
    await expect(loadDemonstration(process.env.OWNER_URL ?? '', TODAY)).rejects.toThrow(/already has users/)
    expect(await count('SELECT FROM "Change"')).toBe(before)
  })
})

import { expect, test } from 'vitest'
import { agreementFilter, listAgreements } from '@/lib/agreements/queries'
import { writeAs } from '@/lib/db'
import { createPatent } from '@/lib/patents/commands'
import { searchEverything } from '@/lib/search/everything'
import { asApplication, asOwner } from '@/tests/support/db'
import { agreement, enterpriseUser, patentForm, staff } from '@/tests/support/factories'

test('a patent is found by its number however it is written, and by words that stand apart', async () => {
  const clerk = staff()
  const form = await writeAs(clerk, { action: 'test' }, (tx) =>
    patentForm(tx, { title: '一种示例蒸发冷凝装置' }),
  )
  const { id } = await createPatent(clerk, form)
  const number = String(form.applicationNo)
  for (const typed of [number, number.replace('.', ''), `ZL${number}`, `CN ${number}`, '蒸发 装置', '冷凝']) {
    const { hits } = await searchEverything(clerk, typed)
    expect(
      hits.map((hit) => hit.id),
      typed,
    ).toContain(id)
  }
  expect((await searchEverything(clerk, '  ')).hits).toEqual([])
})

test('a member finds nothing that another enterprise takes part in', async () => {
  const { stranger, id, title } = await writeAs(staff(), { action: 'test' }, async (tx) => {
    const stranger = await enterpriseUser(tx)
    const clerk = staff()
    const { id } = await agreement(tx, clerk, { title: '示例隐匿协议甲' })
    return { stranger, id, title: '示例隐匿协议甲' }
  })
  expect((await searchEverything(staff(), title)).hits.map((hit) => hit.id)).toContain(id)
  expect((await searchEverything(stranger, title)).hits).toEqual([])
})

test('one, two and more characters find what contains them and nothing else', async () => {
  const clerk = staff()
  const titles = ['示例璀璨技术甲', '示例璀技术璨乙', '示例技术璨璀丙']
  const ids = await writeAs(clerk, { action: 'test' }, async (tx) => {
    const made: string[] = []
    for (const title of titles) made.push((await agreement(tx, clerk, { title })).id)
    return made
  })
  const found = async (q: string) => {
    const { hits } = await searchEverything(clerk, q)
    const listed = await listAgreements(clerk, agreementFilter({ q }))
    expect(hits.filter(({ type }) => type === 'agreement').map(({ id }) => id)).toEqual(
      listed.items.map(({ id }) => id),
    )
    return listed.items.map(({ id }) => ids.indexOf(id)).toSorted()
  }
  expect(await found('璀璨')).toEqual([0])
  expect(await found('璨璀')).toEqual([2])
  expect(await found('璀')).toEqual([0, 1, 2])
  expect(await found('璀璨技')).toEqual([0])
  expect(await found('璀璨 术甲')).toEqual([0])
  expect(await found('璀璨技甲')).toEqual([])
})

test('the record whose number was typed comes first, and only once', async () => {
  const clerk = staff()
  const { id, code } = await writeAs(clerk, { action: 'test' }, async (tx) => {
    const { id } = await agreement(tx, clerk)
    const { code } = await tx.agreement.findUniqueOrThrow({ where: { id }, select: { code: true } })
    // others whose text holds the same number
    for (let other = 0; other < 8; other++)
      await agreement(tx, clerk, { title: `示例续签 ${code} 之${other}` })
    return { id, code }
  })
  for (const typed of [code, code.toLowerCase(), ` ${code} `]) {
    const hits = (await searchEverything(clerk, typed)).hits.filter(({ type }) => type === 'agreement')
    expect(hits[0]?.id, typed).toBe(id)
    expect(new Set(hits.map((hit) => hit.id)).size).toBe(hits.length)
  }
})

test('a two-character search uses the index on the grams, under row-level security, for the bureau and for members', async () => {
  await asOwner(async (client) => {
    await client.query(
      `INSERT INTO "EventSeries" ("id", "name", "kind") VALUES (gen_random_uuid(), '系列', 'OTHER')`,
    )
    await client.query(
      `INSERT INTO "Event" ("id", "code", "title", "seriesId", "heldOn", "searchText")
       SELECT gen_random_uuid(), 'HD-' || n, '活动', (SELECT "id" FROM "EventSeries" LIMIT 1), '2022-01-01', md5(n::text) || ' 活动' || n
         FROM generate_series(1, 20000) AS n`,
    )
    await client.query('ANALYZE "Event"')
  })
  for (const role of ['BUREAU_STAFF', 'ENTERPRISE_USER']) {
    const plan = await asApplication(async (client) => {
      await client.query('BEGIN')
      await client.query(
        `SELECT set_config('app.role', $1, true), set_config('app.organization_id', gen_random_uuid()::text, true)`,
        [role],
      )
      const { rows } = await client.query(
        `EXPLAIN SELECT "id" FROM "Event" WHERE "searchGrams" @> ARRAY['冷','凝','冷凝'] AND "searchText" LIKE '%冷凝%'`,
      )
      return rows.map((row) => row['QUERY PLAN']).join('\n')
    })
    expect(plan, role).toContain('Event_searchGrams_idx')
  }
})

test('what an index condition behind a policy needs is marked, so that status filters use their index too', async () => {
  const { rows } = await asOwner((client) =>
    client.query(
      `SELECT proname FROM pg_proc WHERE proname IN ('arraycontains', 'enum_eq') AND proleakproof ORDER BY 1`,
    ),
  )
  expect(rows.map(({ proname }) => proname)).toEqual(['arraycontains', 'enum_eq'])
})

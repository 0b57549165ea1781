import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Actor } from '@/lib/auth/actor'
import { disconnect, withoutActor } from '@/lib/db'
import { Conflict, Forbidden, InvalidInput } from '@/lib/errors'
import { historyOf } from '@/lib/ledger/history'
import { bindScreen, createScreen, issuePairing, revokeScreen, updateScreen } from '@/lib/screens/commands'
import { readScreen } from '@/lib/screens/figures'
import { getScreen, listScreens } from '@/lib/screens/queries'
import { deviceOf } from '@/lib/screens/viewer'
import { plantWorld } from '@/tests/integration/indicators/world'
import { person } from '@/tests/support/accounts'
import { asApplication, asOwner } from '@/tests/support/db'

let administrator: Actor
let leader: Actor

beforeAll(async () => {
  administrator = (await person('ADMINISTRATOR')).actor
  leader = (await person('LEADER')).actor
})
afterAll(disconnect)

const hung = () => createScreen(administrator, { name: '一楼大厅大屏', place: '政务服务中心一楼' })
const bind = (code: string) => bindScreen({ code }, 'Mozilla/5.0 (Windows NT 10.0) Chrome/126.0')

test('the first browser with the code is bound, and only hashes of code and key are kept', async () => {
  const { id, code } = await hung()
  const { key } = await bind(code.toLowerCase().replaceAll('-', ' '))
  expect(await deviceOf(key)).toEqual({ id, name: '一楼大厅大屏', place: '政务服务中心一楼' })

  const kept = await asOwner(async (client) => {
    const row = await client.query(
      `SELECT "ScreenDevice"::text AS text FROM "ScreenDevice" WHERE "id" = $1`,
      [id],
    )
    const ledger = await client.query(`SELECT "Change"::text AS text FROM "Change" WHERE "recordId" = $1`, [
      id,
    ])
    return [...row.rows, ...ledger.rows].map(({ text }) => text).join()
  })
  expect(kept).not.toContain(key)
  expect(kept).not.toContain(code.replaceAll('-', ''))
})

test('of twenty browsers that use the code at once one is bound; a second device gets nothing afterwards', async () => {
  const { code } = await hung()
  const tries = await Promise.allSettled(Array.from({ length: 20 }, () => bind(code)))
  expect(tries.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  for (const tried of tries)
    if (tried.status === 'rejected') expect(tried.reason).toBeInstanceOf(InvalidInput)
  await expect(bind(code)).rejects.toBeInstanceOf(InvalidInput)
})

test('forged keys and codes open nothing', async () => {
  const { code } = await hung()
  const { key } = await bind(code)
  const changed = key.slice(0, -1) + (key.endsWith('A') ? 'B' : 'A')
  const stored = await asOwner(async (client) => {
    const { rows } = await client.query<{ hash: string }>(
      `SELECT "keyHash" AS hash FROM "ScreenDevice" WHERE "keyHash" IS NOT NULL`,
    )
    return rows.map(({ hash }) => hash)
  })
  // whoever stole the table holds hashes, which are no keys
  for (const forged of ['', 'x', changed, `${key} `, "' OR true --", ...stored]) {
    expect(await deviceOf(forged), forged).toBeNull()
  }
  for (const forged of ['', 'AAAA-AAAA-AAAA', `${code}A`, '%%%%-%%%%-%%%%', '\u0000']) {
    await expect(bind(forged)).rejects.toBeInstanceOf(InvalidInput)
  }
})

test('a code that nobody used in two hours is worthless', async () => {
  const { id, code } = await hung()
  await asOwner((client) =>
    client.query(
      `UPDATE "ScreenDevice" SET "pairingExpiresAt" = now() - interval '1 second' WHERE "id" = $1`,
      [id],
    ),
  )
  await expect(bind(code)).rejects.toBeInstanceOf(InvalidInput)
})

test('a revoked screen is none at its next look, and its code of before does not bring it back', async () => {
  const { id, code } = await hung()
  const { key } = await bind(code)
  await revokeScreen(administrator, id, { reason: '大厅改造,设备撤下' })
  expect(await deviceOf(key)).toBeNull()
  await expect(bind(code)).rejects.toBeInstanceOf(InvalidInput)
  await expect(revokeScreen(administrator, id, { reason: '大厅改造,设备撤下' })).rejects.toBeInstanceOf(
    Conflict,
  )

  const again = await issuePairing(administrator, id)
  expect(await deviceOf(key)).toBeNull()
  const other = await bind(again.code)
  expect(await deviceOf(other.key)).toMatchObject({ id })
})

test('a new code closes the browser that was bound before', async () => {
  const { id, code } = await hung()
  const { key } = await bind(code)
  await issuePairing(administrator, id)
  expect(await deviceOf(key)).toBeNull()
})

test('its history tells every step, and that it was looked at is none', async () => {
  const { id, code } = await hung()
  const screen = await getScreen(administrator, id)
  await updateScreen(administrator, id, { name: '大厅屏', place: '二楼', version: String(screen?.version) })
  const { key } = await bind(code)
  for (let look = 0; look < 3; look += 1) await deviceOf(key)
  await revokeScreen(administrator, id, { reason: '大厅改造,设备撤下' })

  expect((await getScreen(administrator, id))?.lastSeenAt).not.toBeNull()
  const { entries } = await historyOf(administrator, id)
  expect(entries.map(({ action, actor }) => `${action} ${actor === '大屏' ? actor : ''}`.trim())).toEqual([
    '停用',
    '绑定 大屏',
    '编辑',
    '新增',
  ])
})

test('only an administrator registers, changes, sees or revokes screens', async () => {
  const { id } = await hung()
  await expect(createScreen(leader, { name: 'x', place: 'x' })).rejects.toBeInstanceOf(Forbidden)
  await expect(issuePairing(leader, id)).rejects.toBeInstanceOf(Forbidden)
  await expect(revokeScreen(leader, id, { reason: '大厅改造,设备撤下' })).rejects.toBeInstanceOf(Forbidden)
  expect(await listScreens(leader)).toBeNull()
  expect(await getScreen(leader, id)).toBeNull()
})

test('what a screen gets are totals: no amount of a group, no id, nobody', async () => {
  const world = await plantWorld(17)
  const { data } = await readScreen('2022-10-19')
  expect(data.headlines.map(({ id }) => id)).toEqual([
    'signed-projects',
    'signing-enterprises',
    'partner-institutions',
    'contract-value-fen',
    'novelty-claims',
  ])
  expect(Number(data.headlines[0]?.exact)).toBeGreaterThan(0)
  const sent = JSON.stringify(data)
  const records = [...world.projects, ...world.agreements, ...world.contracts, ...world.organizations]
  for (const { id } of records) expect(sent).not.toContain(id)
  for (const { code } of [...world.projects, ...world.contracts]) expect(sent).not.toContain(code)
  const groups = [data.modes, data.provinces, data.enterprises, data.institutions].flat()
  expect(groups.length).toBeGreaterThan(5)
  for (const group of groups) expect(Object.keys(group).toSorted()).toEqual(['label', 'value'])
  const signed = data.months.reduce((sum, { value }) => sum + value, 0)
  expect(signed).toBeLessThanOrEqual(Number(data.headlines[0]?.exact))
})

test('the database gives a screen no row, whatever it asks', async () => {
  await asApplication(async (client) => {
    await client.query('BEGIN')
    await client.query(`SELECT set_config('app.role', 'SCREEN', true)`)
    const { rows: tables } = await client.query<{ name: string }>(
      `SELECT relname AS name FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace
          AND has_table_privilege('luodi_app', oid, 'SELECT') AND relname <> '_prisma_migrations'`,
    )
    expect(tables.length).toBeGreaterThan(20)
    for (const { name } of tables)
      expect((await client.query(`SELECT FROM "${name}"`)).rowCount, name).toBe(0)
    await client.query('ROLLBACK')
  })
})

test('binding leaves nobody behind in the connection', async () => {
  const { code } = await hung()
  await bind(code)
  const [left] = await withoutActor().$queryRaw<{ role: string | null }[]>`
    SELECT nullif(current_setting('app.role', true), '') AS role`
  expect(left?.role).toBeNull()
})

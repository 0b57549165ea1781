import { beforeAll, describe, expect, test } from 'vitest'
import { listAccesses } from '@/lib/access-log/queries'
import { createAgreement } from '@/lib/agreements/commands'
import { agreementFilter, listAgreements } from '@/lib/agreements/queries'
import type { Actor, MemberActor } from '@/lib/auth/actor'
import type { ListView } from '@/lib/columns'
import { readAs, writeAs } from '@/lib/db'
import { createEvent } from '@/lib/events/commands'
import { type ExportRequest, exportList, TooManyExports } from '@/lib/exports/commands'
import { type ExportName, listExports } from '@/lib/exports/lists/registry'
import { serialOf } from '@/lib/exports/xlsx/cells'
import { formatWan } from '@/lib/money'
import { asApplication, asOwner } from '../../support/db'
import { administrator, agreementForm, eventForm, organization, person, staff } from '../../support/factories'
import { ooxmlFaults } from '../../support/ooxml'
import { bytesOf, recordsOf, sheetsOf } from '../../support/workbook'
import { type Marked, markedWorld } from './world'

const all: ListView = { hidden: [], density: 'standard' }
const names = Object.keys(listExports) as ExportName[]
/** Nobody makes more than ten in a minute; a test does. */
const fresh = () => staff()

const ask = (actor: Actor, name: ExportName, more: Partial<ExportRequest> = {}) =>
  exportList(actor, name, { params: {}, content: 'SEEN', format: 'xlsx', view: all, ...more })

describe('what is seen', () => {
  let enterprise: { id: string; name: string }
  const formula = '=HYPERLINK("http://example.invalid","合同")'
  beforeAll(async () => {
    await writeAs(fresh(), { action: 'test' }, async (tx) => {
      const clerk = fresh()
      enterprise = await organization(tx)
      const form = (typed: Record<string, string>) =>
        agreementForm(tx, { enterpriseId: enterprise.id, ...typed })
      await createAgreement(clerk, await form({ title: formula, amountFen: '0.000001' }), tx)
      await createAgreement(clerk, await form({ title: '甲 <b>&"乙"', amountFen: '1234567.891234' }), tx)
      await createAgreement(
        clerk,
        await form({ title: '框架', kind: 'FRAMEWORK', amountFen: '', amountAbsentReason: 'NEGOTIABLE' }),
        tx,
      )
    })
  })

  test('is the list: its rows, order, columns, words, and its sum to the 分', async () => {
    const clerk = fresh()
    const params = { organizationId: enterprise.id, sort: '-amountFen' }
    const list = await listAgreements(clerk, { ...agreementFilter(params), pageSize: 100 })
    const view: ListView = { hidden: ['mode'], density: 'compact' }
    const file = await ask(clerk, 'agreements', { params, view })
    expect(file.fileName).toMatch(/^产学研合作协议_\d{8}_\d{6}\.xlsx$/)
    const [about, sheet] = sheetsOf(await bytesOf(file))
    if (!about || !sheet) throw new Error('two sheets are expected')

    const rows = recordsOf(sheet)
    expect(Object.keys(rows[0] ?? {})).toEqual([
      '协议名称',
      '编号',
      '企业',
      '合作单位',
      '协议类型',
      '签订日期',
      '金额(万元)',
      '状态',
    ])
    expect(rows.map((row) => row.编号)).toEqual(list.items.map(({ code }) => code))
    expect(rows.map((row) => row.协议名称)).toContain(formula)
    expect(rows.map((row) => row['金额(万元)'])).toContain('面议')
    const said = new Map(about.rows.map(([label, value]) => [label?.text, value?.text]))
    expect(said.get('行数')).toBe('3 行')
    expect(said.get('合计 金额(万元)')).toBe('1234567.891235')
    expect(formatWan(list.amountFen)).toBe('1,234,567.89')
    expect(said.get('筛选条件')).toBe(`单位:${enterprise.name}`)
    expect(said.get('排序')).toBe('金额 降序')
    expect(said.get('导出人')).toContain(clerk.name)
  })

  test('keeps days as days, amounts as numbers and everything else as text', async () => {
    const [, sheet] = sheetsOf(
      await bytesOf(await ask(fresh(), 'agreements', { params: { organizationId: enterprise.id } })),
    )
    const cells = sheet?.rows.slice(1).flat() ?? []
    const typed = (text: string) => cells.find((cell) => cell?.text === text)
    expect(typed(serialOf('2026-03-01') ?? '')).toMatchObject({ type: null, style: '3' })
    expect(typed('1234567.891234')).toMatchObject({ type: null, style: '5' })
    expect(typed(formula)).toMatchObject({ type: 'inlineStr', style: '8' })
    expect(sheet?.xml).not.toContain('<f>')
    expect(sheet?.xml).toContain('state="frozen"')
    expect(sheet?.xml).toContain('<autoFilter ref="A1:I4"/>')
  })

  test('as CSV begins with a BOM and lets no cell begin like a formula', async () => {
    const bytes = await bytesOf(
      await ask(fresh(), 'agreements', { format: 'csv', params: { organizationId: enterprise.id } }),
    )
    expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf])
    const lines = bytes.toString('utf8').slice(1).trimEnd().split('\r\n')
    expect(lines).toHaveLength(4)
    expect(lines.find((line) => line.includes('HYPERLINK'))).toMatch(/^"'=HYPERLINK\(""http/)
    expect(lines.find((line) => line.includes('<b>'))).toContain(',2026-03-01,1234567.891234,')
  })
})

describe('lists of upkeep', () => {
  test('sign-ins leave with whoever tried, masked', async () => {
    const account = `nobody${process.pid}`
    await asOwner((client) =>
      client.query(
        `INSERT INTO "SignInAttempt" (account, ip, succeeded, reason) VALUES ($1, '10.9.8.7', false, 'unknown account')`,
        [account],
      ),
    )
    const file = await ask(administrator(), 'sign-ins', { params: { q: account }, format: 'csv' })
    expect((await bytesOf(file)).toString('utf8').split('\r\n')[1]).toMatch(
      new RegExp(`^[-0-9: ]{16},${account},,10\\.9\\.\\*\\.\\*,账号不存在$`),
    )
  })

  test('the access log leaves, and that is in it', async () => {
    const admin = administrator()
    await (await ask(admin, 'access-log', { format: 'csv' })).file.discard()
    const text = (await bytesOf(await ask(admin, 'access-log', { format: 'csv' }))).toString('utf8')
    expect(text.split('\r\n')[1]).toContain('访问日志_')
    await expect(ask(person('BUREAU_REVIEWER'), 'access-log')).rejects.toThrow('没有执行此操作的权限')
  })

  test('series leave with the number of their events', async () => {
    const clerk = fresh()
    await writeAs(clerk, { action: 'test' }, (tx) =>
      createEvent(clerk, { ...eventForm(), confirmDuplicate: 'true' }, tx),
    )
    const series = await readAs(fresh(), (tx) =>
      tx.eventSeries.findMany({
        select: { name: true, _count: { select: { events: { where: { voidedAt: null } } } } },
      }),
    )
    const [, sheet] = sheetsOf(await bytesOf(await ask(fresh(), 'series')))
    expect(series.length).toBeGreaterThan(0)
    expect(
      sheet &&
        recordsOf(sheet)
          .map((row) => [row.系列名称, row['已登记活动(场)']])
          .toSorted(),
    ).toEqual(series.map(({ name, _count }) => [name, String(_count.events)]).toSorted())
  })

  test('likely duplicates leave as pairs', async () => {
    const clerk = fresh()
    const name = `相似甲乙${process.pid}`
    await writeAs(clerk, { action: 'test' }, async (tx) => {
      await organization(tx, 'ENTERPRISE', { name: `定州${name}塑料有限公司` })
      await organization(tx, 'ENTERPRISE', { name: `定州市${name}塑料有限责任公司` })
    })
    const text = (await bytesOf(await ask(clerk, 'duplicates', { format: 'csv' }))).toString('utf8')
    expect(text.split('\r\n').filter((line) => line.includes(name))).toHaveLength(1)
  })
})

const forAdministrator: ExportName[] = ['users', 'sign-ins', 'access-log']
/** Whatever is not named here is the bureau's own. */
const forMembers: ExportName[] = [
  'enterprises',
  'institutions',
  'events',
  'series',
  'intentions',
  'agreements',
  'projects',
  'reports',
  'contracts',
  'patents',
  'achievements',
]
const shared: ExportName[] = ['events', 'series']

describe('rights', () => {
  let world: Marked
  beforeAll(async () => {
    world = await markedWorld()
  })

  test.each(names)('members take nothing of others from %s', async (name) => {
    for (const member of [world.enterpriseUser, world.contact]) {
      for (const content of ['SEEN', 'FULL'] as const) {
        const asked = { ...member, userId: staff().userId } satisfies MemberActor
        if (!forMembers.includes(name) || (content === 'FULL' && !('sheet' in listExports[name]))) {
          await expect(ask(asked, name, { content })).rejects.toThrow('没有执行此操作的权限')
          continue
        }
        const text = (await bytesOf(await ask(asked, name, { content, format: 'csv' }))).toString('utf8')
        // events are everybody's
        if (!shared.includes(name)) expect(text).not.toContain(world.foreign)
      }
    }
  })

  test('members take their own rows', async () => {
    for (const name of [
      'intentions',
      'agreements',
      'projects',
      'contracts',
      'patents',
      'achievements',
    ] as const) {
      const file = await ask({ ...world.enterpriseUser, userId: staff().userId }, name, { content: 'FULL' })
      expect([name, file.rows]).toEqual([name, 1])
      await file.file.discard()
    }
  })

  test.each(names)('the bureau takes every row of %s that its list has', async (name) => {
    const actor = forAdministrator.includes(name) ? administrator() : person('BUREAU_REVIEWER')
    const text = (await bytesOf(await ask(actor, name, { format: 'csv' }))).toString('utf8')
    const contents = 'sheet' in listExports[name] ? (['SEEN', 'FULL'] as const) : (['SEEN'] as const)
    for (const content of contents)
      expect(ooxmlFaults(await bytesOf(await ask(actor, name, { content })))).toEqual([])
    if (forMembers.includes(name) && !['institutions', 'series'].includes(name))
      expect(text).toContain(world.foreign)
  })
})

describe('the access log', () => {
  test('says who took what before the file is handed over', async () => {
    const clerk = fresh()
    const { fileName, rows, file } = await ask(clerk, 'agreements', {
      params: { kind: 'FRAMEWORK', page: '3', content: 'SEEN' },
      format: 'csv',
    })
    await file.discard()
    const logged = await asOwner(async (client) => {
      const { rows } = await client.query('SELECT * FROM "AccessLog" WHERE "userId" = $1', [clerk.userId])
      return rows
    })
    expect(logged).toMatchObject([
      {
        userName: clerk.name,
        role: 'BUREAU_STAFF',
        subject: 'agreements',
        content: 'SEEN',
        format: 'csv',
        filter: { kind: 'FRAMEWORK' },
        filterText: '协议类型:框架协议',
        rowCount: rows,
        fileName,
      },
    ])
    const seen = await listAccesses(administrator(), { page: 1, pageSize: 100, q: clerk.name })
    expect(seen?.items).toHaveLength(1)
  })

  test('is nobody else’s to read, and nobody’s to change', async () => {
    await (await ask(fresh(), 'events')).file.discard()
    for (const role of ['BUREAU_STAFF', 'BUREAU_REVIEWER', 'LEADER'] as const) {
      expect(await listAccesses(person(role), { page: 1, pageSize: 10 })).toBeNull()
    }
    await asApplication(async (client) => {
      const as = (role: string) =>
        client.query(
          `SELECT set_config('app.role', $1, false), set_config('app.user_id', '00000000-0000-7000-8000-000000000009', false)`,
          [role],
        )
      for (const role of ['', 'SYSTEM', 'BUREAU_STAFF', 'BUREAU_REVIEWER', 'LEADER', 'ENTERPRISE_USER']) {
        await as(role)
        expect((await client.query('SELECT FROM "AccessLog"')).rowCount).toBe(0)
      }
      await as('ADMINISTRATOR')
      expect((await client.query('SELECT FROM "AccessLog"')).rowCount).toBeGreaterThan(0)
      for (const sql of [
        `UPDATE "AccessLog" SET "rowCount" = 0`,
        `DELETE FROM "AccessLog"`,
        `TRUNCATE "AccessLog"`,
        // in another's name
        `INSERT INTO "AccessLog" ("userId", "userName", "action", "subject", "content", "format", "filter", "filterText", "rowCount", "fileName")
         VALUES (gen_random_uuid(), 'x', 'EXPORT', 'x', 'SEEN', 'csv', '{}', '', 0, 'x')`,
      ]) {
        await expect(client.query(sql)).rejects.toMatchObject({ code: '42501' })
      }
    })
  })

  test('without an entry there is no file', async () => {
    await asOwner((client) => client.query('REVOKE INSERT ON "AccessLog" FROM luodi_app'))
    await asOwner((client) =>
      client.query(
        `REVOKE INSERT ("userName", "action", "subject", "content", "format", "filter", "filterText", "rowCount", "fileName", "personalData", "reason") ON "AccessLog" FROM luodi_app`,
      ),
    )
    await expect(ask(fresh(), 'events')).rejects.toThrow()
    await asOwner((client) =>
      client.query(
        `GRANT INSERT ("userName", "action", "subject", "content", "format", "filter", "filterText", "rowCount", "fileName", "personalData", "reason") ON "AccessLog" TO luodi_app`,
      ),
    )
  })
})

test('an export that is interrupted leaves no file and no entry', async () => {
  const clerk = fresh()
  for (const format of ['xlsx', 'csv'] as const) {
    const asked = ask(clerk, 'agreements', { signal: AbortSignal.abort(), format })
    await expect(asked).rejects.toMatchObject({ name: 'AbortError' })
  }
  const { rowCount } = await asOwner((client) =>
    client.query('SELECT FROM "AccessLog" WHERE "userId" = $1', [clerk.userId]),
  )
  expect(rowCount).toBe(0)
})

test('nobody makes more than ten in a minute', async () => {
  const clerk = fresh()
  for (let made = 0; made < 10; made += 1)
    await (await ask(clerk, 'events', { format: 'csv' })).file.discard()
  await expect(ask(clerk, 'events')).rejects.toBeInstanceOf(TooManyExports)
  await (await ask(fresh(), 'events')).file.discard()
})

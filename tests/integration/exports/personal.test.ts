import { beforeAll, describe, expect, test } from 'vitest'
import type { Actor } from '@/lib/auth/actor'
import type { ListView } from '@/lib/columns'
import { readAs, writeAs } from '@/lib/db'
import { Conflict, Forbidden, InvalidInput } from '@/lib/errors'
import { type ExportRequest, exportList, PersonalDataRefused } from '@/lib/exports/commands'
import { type ExportName, listExports } from '@/lib/exports/lists/registry'
import type { ListExport } from '@/lib/exports/source'
import { openWorkbook } from '@/lib/imports/open'
import { listImportRows } from '@/lib/imports/queries'
import { createPatent } from '@/lib/patents/commands'
import { sheetDescriptions } from '@/lib/sheets/registry'
import { grantPersonalData, updateUser, withdrawPersonalData } from '@/lib/users/commands'
import { organizationOf, person } from '../../support/accounts'
import { asApplication, asOwner } from '../../support/db'
import { organization, patentForm } from '../../support/factories'
import { ooxmlFaults } from '../../support/ooxml'
import { bytesOf, recordsOf, sheetsOf } from '../../support/workbook'
import { uploaded } from '../imports/support'

const view: ListView = { hidden: [], density: 'standard' }
const reason = '报送省厅年度名录'
const ask = (actor: Actor, name: ExportName, more: Partial<ExportRequest> = {}) =>
  exportList(actor, name, { params: {}, content: 'FULL', format: 'xlsx', view, ...more })

const logOf = (actor: Actor) =>
  asOwner(async (client) => {
    const { rows } = await client.query(
      'SELECT subject, "personalData", reason FROM "AccessLog" WHERE "userId" = $1 ORDER BY id',
      [actor.userId],
    )
    return rows
  })

const versionOf = (id: string) =>
  readAs(
    admin.actor,
    async (tx) => (await tx.user.findUniqueOrThrow({ where: { id }, select: { version: true } })).version,
  )

let admin: Awaited<ReturnType<typeof person>>
beforeAll(async () => {
  admin = await person('ADMINISTRATOR')
})

/** Somebody of the bureau to whom the administrator gave the right. */
async function holder(role: 'BUREAU_STAFF' | 'ADMINISTRATOR' = 'BUREAU_STAFF') {
  const somebody = await person(role)
  await grantPersonalData(admin.actor, somebody.id, { reason: '负责报送名录' })
  return somebody
}

describe('names of people', () => {
  const legal = '王建国'
  let params: Record<string, string>
  beforeAll(async () => {
    const { actor } = await person('BUREAU_STAFF')
    const { name } = await writeAs(actor, { action: 'test' }, (tx) =>
      organization(tx, 'ENTERPRISE', { legalRepresentative: legal, note: '=1+1' }),
    )
    params = { q: name }
  })

  test('stay out of a file unless somebody has the right, and the file says so', async () => {
    const { actor } = await person('BUREAU_STAFF')
    for (const format of ['xlsx', 'csv'] as const) {
      const bytes = await bytesOf(await ask(actor, 'enterprises', { params, format }))
      if (format === 'csv') {
        expect(bytes.toString('utf8')).not.toContain(legal)
        continue
      }
      const [about, sheet] = sheetsOf(bytes)
      expect(Object.keys(sheet ? (recordsOf(sheet)[0] ?? {}) : {})).not.toContain('法定代表人')
      expect(about?.rows.map(([, value]) => value?.text)).toContain('未列出法定代表人')
      expect(sheet?.xml).not.toContain('oddHeader')
    }
    await expect(ask(actor, 'enterprises', { params, reason })).rejects.toBeInstanceOf(PersonalDataRefused)
    expect(await logOf(actor)).toMatchObject([
      { personalData: [], reason: null },
      { personalData: [], reason: null },
    ])
  })

  test('leave with the right and a reason, which stand in the log, above the table and on every page', async () => {
    const { actor } = await holder()
    await expect(ask(actor, 'enterprises', { params, reason: '要' })).rejects.toBeInstanceOf(InvalidInput)
    const file = await ask(actor, 'enterprises', { params, reason })
    expect(file.fileName).toMatch(/^企业名录\(完整\)\(含个人信息\)_\d{8}_\d{6}\.xlsx$/)
    const bytes = await bytesOf(file)
    expect(ooxmlFaults(bytes)).toEqual([])
    const [about, sheet] = sheetsOf(bytes)
    if (!about || !sheet) throw new Error('two sheets are expected')
    const [mark] = sheet.rows[0] ?? []
    expect(mark?.text).toMatch(
      new RegExp(`^含个人信息 · ${actor.name} \\d{4}-\\d{2}-\\d{2} \\d{2}:\\d{2}:\\d{2} 导出`),
    )
    expect(recordsOf(sheet, 1)).toMatchObject([{ 法定代表人: legal }])
    for (const { xml } of [about, sheet]) expect(xml).toContain(`<oddHeader>&amp;R含个人信息 · ${actor.name}`)
    expect(sheet.xml).toMatch(/<autoFilter ref="A2:[A-Z]+3"\/>/)
    const said = new Map(about.rows.map(([label, value]) => [label?.text, value?.text]))
    expect(said.get('导出事由')).toBe(reason)

    const csv = (await bytesOf(await ask(actor, 'enterprises', { params, reason, format: 'csv' }))).toString(
      'utf8',
    )
    expect(csv.split('\r\n')[0]).toContain(`含个人信息 · ${actor.name}`)
    expect(csv).toContain(legal)
    expect(await logOf(actor)).toEqual([
      { subject: 'enterprises', personalData: ['法定代表人'], reason },
      { subject: 'enterprises', personalData: ['法定代表人'], reason },
    ])
  })

  test.each(['xlsx', 'csv'] as const)(
    'come back unchanged, line above the header or not (%s)',
    async (format) => {
      const { actor } = await holder()
      const file = await ask(actor, 'enterprises', { params, reason, format })
      const sheets = await openWorkbook({ name: file.fileName, bytes: await bytesOf(file) })
      const batch = await uploaded(actor, sheets, { fileName: file.fileName })
      const { items } = await listImportRows(actor, batch, { page: 1, pageSize: 10 })
      expect(items.map(({ state, diff, problems }) => ({ state, diff, problems }))).toEqual([
        { state: 'SAME', diff: [], problems: [] },
      ])
    },
  )

  test('of accounts are masked in what is seen', async () => {
    const { actor } = await holder('ADMINISTRATOR')
    const seen = async (more: Partial<ExportRequest>) =>
      (
        await bytesOf(
          await ask(actor, 'users', { content: 'SEEN', format: 'csv', params: { q: actor.name }, ...more }),
        )
      ).toString('utf8')
    const masked = await seen({})
    expect(masked).toContain(`${actor.name},${actor.name[0]}**,`)
    expect(await seen({ reason })).toContain(`${actor.name},${actor.name},`)
  })

  test('of inventors follow the same rule', async () => {
    const { actor } = await holder()
    const { id } = await writeAs(actor, { action: 'test' }, async (tx) =>
      createPatent(actor, { ...(await patentForm(tx)), inventors: '李时珍、沈括' }, tx),
    )
    const title = await readAs(
      actor,
      async (tx) => (await tx.patent.findFirst({ where: { id } }))?.title ?? '',
    )
    const text = async (more: Partial<ExportRequest>) =>
      (await bytesOf(await ask(actor, 'patents', { params: { q: title }, format: 'csv', ...more }))).toString(
        'utf8',
      )
    expect(await text({})).not.toContain('李时珍')
    expect(await text({ reason })).toContain('李时珍、沈括')
  })
})

describe('the right', () => {
  test('is given by another administrator alone, with a reason that stands in the ledger', async () => {
    const { id, actor } = await person('BUREAU_REVIEWER')
    await expect(grantPersonalData(actor, id, { reason })).rejects.toBeInstanceOf(Forbidden)
    await expect(grantPersonalData(admin.actor, admin.id, { reason })).rejects.toBeInstanceOf(Conflict)
    await expect(grantPersonalData(admin.actor, id, { reason: '' })).rejects.toBeInstanceOf(InvalidInput)
    await grantPersonalData(admin.actor, id, { reason })
    const change = await readAs(admin.actor, (tx) =>
      tx.change.findFirstOrThrow({ where: { recordId: id }, orderBy: { id: 'desc' } }),
    )
    expect(change).toMatchObject({
      action: 'user.grant-personal-data',
      reason,
      actorId: admin.id,
      after: { exportsPersonalData: true },
    })
  })

  test('ends when it is taken back, and with another role', async () => {
    const first = await holder()
    await withdrawPersonalData(admin.actor, first.id, { reason: '不再负责报送' })
    await expect(ask(first.actor, 'patents', { reason })).rejects.toBeInstanceOf(PersonalDataRefused)

    const second = await holder()
    await updateUser(admin.actor, second.id, {
      name: second.account,
      role: 'BUREAU_REVIEWER',
      version: String(await versionOf(second.id)),
    })
    await expect(ask(second.actor, 'patents', { reason })).rejects.toBeInstanceOf(PersonalDataRefused)
  })

  test('is for nobody who only reads, or belongs to an organization', async () => {
    const leader = await person('LEADER')
    await expect(grantPersonalData(admin.actor, leader.id, { reason })).rejects.toBeInstanceOf(Conflict)
    const { id: organizationId } = await organizationOf('ENTERPRISE')
    const member = await person('ENTERPRISE_USER', { organizationId })
    await expect(grantPersonalData(admin.actor, member.id, { reason })).rejects.toBeInstanceOf(Conflict)
    await expect(ask(member.actor, 'enterprises', { reason })).rejects.toBeInstanceOf(PersonalDataRefused)
  })

  test('is asked by the database too: no entry without right and reason, and nobody helps himself', async () => {
    const { id: without } = await person('BUREAU_STAFF')
    const { id: with_ } = await holder()
    const entry = (why: string | null) => ({
      text: `INSERT INTO "AccessLog" ("userName", "action", "subject", "content", "format", "filter", "filterText", "rowCount", "fileName", "personalData", "reason")
             VALUES ('x', 'EXPORT', 'x', 'FULL', 'csv', '{}', '', 0, 'x', '{姓名}', $1)`,
      values: [why],
    })
    await asApplication(async (client) => {
      const as = (role: string, id: string) =>
        client.query(`SELECT set_config('app.role', $1, false), set_config('app.user_id', $2, false)`, [
          role,
          id,
        ])
      await as('BUREAU_STAFF', without)
      await expect(client.query(entry(reason))).rejects.toMatchObject({ code: '42501' })
      await as('BUREAU_STAFF', with_)
      await expect(client.query(entry(null))).rejects.toMatchObject({ code: '23514' })
      await client.query(entry(reason))
      await as('ADMINISTRATOR', admin.id)
      await expect(
        client.query(`UPDATE "User" SET "exportsPersonalData" = true WHERE id = $1`, [admin.id]),
      ).rejects.toMatchObject({ code: '42501' })
    })
  })
})

test('whatever is headed like personal data is marked as such', () => {
  const telling = /姓名|手机|电话|联系人|联系方式|邮箱|身份证|法定代表人|发明人|经办人|IP/
  // Only a mask of the number is stored; who acted in office is part of the record.
  const harmless = ['users 手机号', 'imports 经办人']
  const lists = Object.entries(listExports as Record<string, ListExport>).flatMap(([name, list]) => {
    const marked = list.personal(admin.actor)
    const { columns } = list.open(admin.actor, {}, view, new Date())
    return columns.flatMap(({ header }) => (marked.includes(header) ? [] : [`${name} ${header}`]))
  })
  const sheets = Object.values(sheetDescriptions).flatMap(({ type, columns }) =>
    columns.flatMap(({ label, personal }) => (personal ? [] : [`${type} ${label}`])),
  )
  expect([...lists, ...sheets].filter((one) => telling.test(one) && !harmless.includes(one))).toEqual([])
})

import { beforeAll, describe, expect, test } from 'vitest'
import type { ListView } from '@/lib/columns'
import { readAs, writeAs } from '@/lib/db'
import { type ExportFile, type ExportRequest, exportList } from '@/lib/exports/commands'
import { type ExportName, listExports } from '@/lib/exports/lists/registry'
import type { ListExport } from '@/lib/exports/source'
import { openWorkbook } from '@/lib/imports/open'
import { getImport, listImportRows } from '@/lib/imports/queries'
import { createIntention, voidIntention } from '@/lib/intentions/commands'
import { createProject } from '@/lib/projects/commands'
import { sheetDescriptions } from '@/lib/sheets/registry'
import { effectiveAgreement, intentionForm, organization, staff, unique } from '../../support/factories'
import { bytesOf } from '../../support/workbook'
import { uploaded } from '../imports/support'
import { markedWorld } from './world'

const all: ListView = { hidden: [], density: 'standard' }
const lists = (Object.keys(listExports) as ExportName[]).filter((name) => 'sheet' in listExports[name])

beforeAll(async () => {
  await markedWorld()
})

/** Exports a list, uploads the file as it is, and tells what would change. */
async function roundTrip(name: ExportName, more: Partial<ExportRequest> = {}) {
  const clerk = staff()
  const request = { params: {}, content: 'FULL', format: 'xlsx', view: all, ...more } as const
  const file: ExportFile = await exportList(clerk, name, request)
  const sheets = await openWorkbook({ name: file.fileName, bytes: await bytesOf(file) })
  const id = await uploaded(clerk, sheets, { fileName: file.fileName })
  const batch = await getImport(clerk, id)
  const rows = await listImportRows(clerk, id, { page: 1, pageSize: 1000 })
  return { file, sheets, batch, rows }
}

test('every record type has a list whose full export can be imported again', () => {
  const types = new Set(lists.map((name) => (listExports[name] as ListExport).sheet?.type))
  expect(types).toEqual(new Set(Object.keys(sheetDescriptions)))
})

describe.each(['xlsx', 'csv'] as const)('.%s', (format) => {
  test.each(lists)('%s: exported in full and imported unchanged, nothing changes', async (name) => {
    const { file, sheets, batch, rows } = await roundTrip(name, { format })
    expect(file.fileName).toMatch(
      new RegExp(`^${listExports[name].title}\\(完整\\)_\\d{8}_\\d{6}\\.${format}$`),
    )
    if (format === 'xlsx') {
      expect(sheets.map((sheet) => sheet.name)[0]).toBe('说明')
      const used = batch?.plan?.sheets.filter(({ use }) => use).map((sheet) => sheet.name)
      expect(used).toEqual([listExports[name].title])
    }
    // first, because it shows what would change
    expect(rows.items.filter(({ state }) => state !== 'SAME')).toEqual([])
    expect(rows.total).toBe(file.rows)
    expect(file.rows).toBeGreaterThan(0)
  })

  // What is seen has not every field, and shows some of them in other words: the import says so, and apart from these
  // words nothing of it would change.
  const shown = ['newSeriesKind', 'sourcePublishedAt', 'value']
  test.each(lists)('%s: what is seen is told apart, and changes no record', async (name) => {
    const { rows, file, batch } = await roundTrip(name, { format, content: 'SEEN' })
    expect(rows.items.flatMap(({ diff }) => diff).filter(({ column }) => !shown.includes(column))).toEqual([])
    expect(file.rows).toBeGreaterThan(0)
    const notes = batch?.plan?.sheets.flatMap((sheet) => (sheet.use ? sheet.notes : [])).join() ?? ''
    if (format === 'xlsx' && batch?.plan) expect(notes).toContain('请导出“完整记录”')
  })

  test('awkward texts, long codes and many parties come back as they were', async () => {
    const clerk = staff()
    const mark = unique('往返')
    const others = Array.from({ length: 4 }, (_, index) => `${mark}${index}`)
    await writeAs(clerk, { action: 'test' }, async (tx) => {
      for (const lead of [
        '=1+1',
        '+86 138',
        '-3',
        '@甲',
        '＝SUM(A1)',
        "'引号",
        '"双引号",逗号',
        '第一行\n第二行',
        '000123',
        '1E5',
      ])
        await createIntention(
          clerk,
          { ...(await intentionForm(tx, { title: `${mark}${lead}` })), note: lead },
          tx,
        )
      const parties = []
      for (const name of others) parties.push(await organization(tx, 'UNIVERSITY', { name: `${name}大学` }))
      const lead = await organization(tx, 'ENTERPRISE', { name: `${mark}企业` })
      await createProject(
        clerk,
        {
          title: `${mark}多方项目`,
          agreementId: await effectiveAgreement(tx, {
            enterpriseId: lead.id,
            partnerId: parties[0]?.id ?? '',
          }),
          mode: 'PROJECT_COOPERATION',
          plannedStartOn: '2026-03-01',
          plannedEndOn: '2027-03-01',
          parties: Object.fromEntries(
            [lead, ...parties].map(({ id }, index) => [
              index,
              { organizationId: id, role: index === 0 ? 'LEAD' : 'TECHNOLOGY_PROVIDER' },
            ]),
          ),
        },
        tx,
      )
    })
    for (const [name, count] of [
      ['intentions', 10],
      ['projects', 1],
    ] as const) {
      const { rows } = await roundTrip(name, { format, params: { q: mark } })
      expect(rows.items.filter(({ state }) => state !== 'SAME')).toEqual([])
      expect(rows.total).toBe(count)
    }
  })

  test('voided records are told apart and not brought back', async () => {
    const clerk = staff()
    const title = unique('作废往返')
    const id = await writeAs(clerk, { action: 'test' }, async (tx) => {
      const { id } = await createIntention(clerk, await intentionForm(tx, { title }), tx)
      const { version } = await tx.intention.findUniqueOrThrow({ where: { id }, select: { version: true } })
      await voidIntention(clerk, id, { reason: '重复登记的意向', version: String(version) }, tx)
      return id
    })
    const { rows } = await roundTrip('intentions', { format, params: { voided: 'yes', q: title } })
    expect(rows.items.map(({ state }) => state)).not.toContain('NEW')
    expect(rows.items.flatMap(({ diff }) => diff)).toEqual([])
    const kept = await readAs(clerk, (tx) =>
      tx.intention.findUnique({ where: { id }, select: { voidedAt: true } }),
    )
    expect(kept?.voidedAt).not.toBeNull()
  })
})

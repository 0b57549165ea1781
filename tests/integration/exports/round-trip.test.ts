import { beforeAll, expect, test } from 'vitest'
import type { ListView } from '@/lib/columns'
import { type ExportFile, exportList } from '@/lib/exports/commands'
import { type ExportName, listExports } from '@/lib/exports/lists/registry'
import type { ListExport } from '@/lib/exports/source'
import { openWorkbook } from '@/lib/imports/open'
import { getImport, listImportRows } from '@/lib/imports/queries'
import { sheetDescriptions } from '@/lib/sheets/registry'
import { staff } from '../../support/factories'
import { bytesOf } from '../../support/workbook'
import { uploaded } from '../imports/support'
import { markedWorld } from './world'

const all: ListView = { hidden: [], density: 'standard' }
const lists = (Object.keys(listExports) as ExportName[]).filter((name) => 'sheet' in listExports[name])

beforeAll(async () => {
  await markedWorld()
})

test('every record type has a list whose full export can be imported again', () => {
  const types = new Set(lists.map((name) => (listExports[name] as ListExport).sheet?.type))
  expect(types).toEqual(new Set(Object.keys(sheetDescriptions)))
})

test.each(lists)('%s: exported and imported unchanged, nothing changes', async (name) => {
  const clerk = staff()
  const file: ExportFile = await exportList(clerk, name, {
    params: {},
    content: 'FULL',
    format: 'xlsx',
    view: all,
  })
  const sheets = await openWorkbook({ name: file.fileName, bytes: await bytesOf(file) })
  expect(sheets.map((sheet) => sheet.name)[0]).toBe('说明')
  const id = await uploaded(clerk, sheets, { fileName: file.fileName })
  const batch = await getImport(clerk, id)
  expect(batch?.plan?.sheets.filter(({ use }) => use).map((sheet) => sheet.name)).toEqual([
    listExports[name].title,
  ])
  const rows = await listImportRows(clerk, id, { page: 1, pageSize: 100 })
  // first, because it shows what would change
  expect(rows.items.filter(({ state }) => state !== 'SAME')).toEqual([])
  expect(rows.total).toBe(file.rows)
  expect(file.rows).toBeGreaterThan(0)
})

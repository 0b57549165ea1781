import { buffer } from 'node:stream/consumers'
import { expect, test } from 'vitest'
import { spool } from '@/lib/exports/spool'
import { templateFileName, writeTemplate } from '@/lib/exports/templates/template'
import { templateVersions } from '@/lib/exports/templates/versions'
import { templateColumns } from '@/lib/exports/templates/words'
import type { Sheet } from '@/lib/imports/cells'
import { openWorkbook } from '@/lib/imports/open'
import { recognise } from '@/lib/imports/recognise'
import { sheetDescriptions } from '@/lib/sheets/registry'

const descriptions = Object.values(sheetDescriptions)

test.each(descriptions)(
  'a template of $type that was replaced is told so, and what it lacks',
  async (description) => {
    const fileName = templateFileName(description)
    const file = await spool((output) => writeTemplate(description, output, new Date('2022-10-19T07:30:00Z')))
    const sheets = await openWorkbook({ name: fileName, bytes: await buffer(file.stream()) })
    const told = (given: readonly Sheet[]) => {
      const { plan } = recognise(given, sheetDescriptions, { fileName })
      expect(plan?.type).toBe(description.type)
      return plan?.sheets.flatMap(({ use, notes }) => (use ? notes : [])).join() ?? ''
    }
    expect(told(sheets)).not.toContain('现行模板')

    const { version } = templateVersions[description.type]
    const columns = templateColumns(description)
    const keys = columns.slice(0, -1).map(({ key }) => key)
    const older = new Map<unknown, string>([
      ['version', String(version - 1)],
      ['columns', keys.join(',')],
    ])
    const replaced = sheets.map((sheet) => ({
      ...sheet,
      rows: sheet.rows.map((row) => {
        const [label, value] = row.cells
        const was = sheet.name === '_meta' ? older.get(label) : undefined
        return was === undefined ? row : { ...row, cells: [label ?? null, was ?? value] }
      }),
    }))
    expect(told(replaced)).toContain(
      `所用模板为 v${version - 1},现行模板为 v${version},没有新增的列(${columns.at(-1)?.label})`,
    )
  },
)

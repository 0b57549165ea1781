import { buffer } from 'node:stream/consumers'
import { describe, expect, test } from 'vitest'
import { spool } from '@/lib/exports/spool'
import { templateFileName, writeTemplate } from '@/lib/exports/templates/template'
import { shapeOf, templateVersions } from '@/lib/exports/templates/versions'
import { EXAMPLE, NOTE, templateColumns } from '@/lib/exports/templates/words'
import { cellStyles } from '@/lib/exports/xlsx/cells'
import { openWorkbook } from '@/lib/imports/open'
import { getImport } from '@/lib/imports/queries'
import { sheetDescriptions } from '@/lib/sheets/registry'
import { staff } from '../../support/factories'
import { ooxmlFaults } from '../../support/ooxml'
import { sheetsOf } from '../../support/workbook'
import { uploaded } from '../imports/support'

const descriptions = Object.values(sheetDescriptions)

async function templateOf(description: (typeof descriptions)[number]): Promise<Buffer> {
  const file = await spool((output) => writeTemplate(description, output, new Date('2022-10-19T07:30:00Z')))
  return buffer(file.stream())
}

describe.each(descriptions)('the template of $type', (description) => {
  const columns = templateColumns(description)

  test('has a title, a note, headers, an example, dropdowns, and says what it is', async () => {
    const sheets = sheetsOf(await templateOf(description))
    expect(sheets.map(({ name, state }) => [name, state])).toEqual([
      ['填报表', 'visible'],
      ['填写说明', 'visible'],
      ['_选项', 'veryHidden'],
      ['_meta', 'veryHidden'],
    ])
    const [entry, , options, meta] = sheets
    const text = (row: number) => entry?.rows[row]?.map(({ text }) => text) ?? []
    expect(text(1)).toEqual([NOTE])
    expect(text(2)).toEqual(
      columns.map(
        ({ label, required, kind }) => `${required ? '*' : ''}${label}${kind === 'amount' ? '(万元)' : ''}`,
      ),
    )
    expect(text(3).filter((cell) => cell === EXAMPLE)).toHaveLength(1)
    for (const [index, column] of columns.entries()) {
      if (column.kind !== 'choice') continue
      const words = options?.rows.flatMap((row) => row[index]?.text ?? []) ?? []
      expect(new Set(words)).toEqual(new Set(Object.values(column.values)))
      expect(entry?.xml).toContain(`$${words.length}</formula1>`)
    }
    // codes and months keep their zeros: the whole column is text before anything stands in it
    const formats = [...(entry?.xml.matchAll(/<col min="(\d+)"[^>]* style="(\d+)"/g) ?? [])]
    for (const [index, column] of columns.entries()) {
      if (['date', 'amount', 'number'].includes(column.kind)) continue
      expect([column.label, formats[index]?.[2]]).toEqual([column.label, String(cellStyles.code)])
    }
    const guide = sheets[1]?.rows.map((row) => row[0]?.text) ?? []
    for (const { label } of columns) expect(guide.some((text) => text?.startsWith(label))).toBe(true)
    const { version } = templateVersions[description.type]
    expect(meta?.rows.slice(0, 2).map((row) => row.map(({ text }) => text))).toEqual([
      ['template', description.type],
      ['version', String(version)],
    ])
    expect(templateFileName(description)).toMatch(new RegExp(`导入模板_v${version}\\.xlsx$`))
  })

  test('breaks no rule of the format', async () => {
    expect(ooxmlFaults(await templateOf(description))).toEqual([])
  })

  test('has a new version when its columns change', () => {
    // When this fails: raise `version` in lib/exports/templates/versions.ts and put the new shape beside it.
    expect(shapeOf(description)).toBe(templateVersions[description.type].shape)
  })

  test('is understood by the import: every column, and no record in it', async () => {
    const fileName = templateFileName(description)
    const sheets = await openWorkbook({ name: fileName, bytes: await templateOf(description) })
    const id = await uploaded(staff(), sheets, { fileName })
    const batch = await getImport(staff(), id)
    expect(batch?.plan?.type).toBe(description.type)
    const used = batch?.plan?.sheets.filter(({ use }) => use) ?? []
    expect(used.map(({ name }) => name)).toEqual(['填报表'])
    expect(used[0]?.columns.map(({ key }) => key)).toEqual(columns.map(({ key }) => key))
    expect(used[0]?.leftOut).toMatchObject([{ why: '模板的示例行' }])
    expect(used[0]?.dataRows).toBe(0)
  })
})

import type { Chart } from '@/lib/briefings/content'
import { declare, HEAD } from '@/lib/briefings/docx/xml'
import { zipped } from '@/lib/briefings/docx/zip'
import { cellStyles, cellXml, textXml } from '@/lib/exports/xlsx/cells'
import { row } from '@/lib/exports/xlsx/sheet'
import { stylesXml } from '@/lib/exports/xlsx/styles'

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006'
const TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml'

/** The workbook behind a chart: Word opens it for 编辑数据. Its cells are those the chart names. */
export function chartWorkbook({ series, points }: Chart): Promise<Buffer> {
  const rows = [
    row(1, textXml('B1', cellStyles.text, series)),
    ...points.map(({ label, value }, index) => {
      const number = index + 2
      return row(
        number,
        textXml(`A${number}`, cellStyles.text, label) + cellXml(`B${number}`, 'number', value),
      )
    }),
  ]
  const sheet = `${HEAD}<worksheet xmlns="${MAIN}"><cols><col min="1" max="2" width="24" customWidth="1"/></cols><sheetData>${rows.join('')}</sheetData></worksheet>`
  return zipped([
    ['[Content_Types].xml', contentTypes],
    ['_rels/.rels', relations([['officeDocument', 'xl/workbook.xml']])],
    [
      'xl/_rels/workbook.xml.rels',
      relations([
        ['worksheet', 'worksheets/sheet1.xml'],
        ['styles', 'styles.xml'],
      ]),
    ],
    [
      'xl/workbook.xml',
      `${HEAD}<workbook xmlns="${MAIN}" ${declare('r')}><sheets><sheet name="Sheet1" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    ],
    ['xl/styles.xml', stylesXml()],
    ['xl/worksheets/sheet1.xml', sheet],
  ])
}

const contentTypes = `${HEAD}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${TYPE}.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="${TYPE}.styles+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="${TYPE}.worksheet+xml"/></Types>`

/** Named rId1, rId2 … in their order. */
export function relations(targets: readonly (readonly [type: string, target: string])[]): string {
  const entries = targets.map(
    ([type, target], index) =>
      `<Relationship Id="rId${index + 1}" Type="${type.includes(':') ? type : `${OFFICE}/${type}`}" Target="${target}"/>`,
  )
  return `${HEAD}<Relationships xmlns="${PACKAGE}/relationships">${entries.join('')}</Relationships>`
}

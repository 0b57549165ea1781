import { type CellStyle, cellStyles } from '@/lib/exports/xlsx/cells'

type Format = {
  number?: number
  font?: number
  fill?: number
  border?: number
  align?: string
  quoted?: true
}

// 0 plain, 1 title, 2 header, 3 red note, 4 bold label, 5 grey example
const FONTS = [
  '<font><sz val="11"/><name val="宋体"/></font>',
  '<font><b/><sz val="14"/><name val="宋体"/></font>',
  '<font><b/><sz val="11"/><name val="宋体"/></font>',
  '<font><sz val="11"/><color rgb="FFC00000"/><name val="宋体"/></font>',
  '<font><b/><sz val="11"/><name val="宋体"/></font>',
  '<font><i/><sz val="11"/><color rgb="FF808080"/><name val="宋体"/></font>',
]
const FILLS = [
  '<fill><patternFill patternType="none"/></fill>',
  '<fill><patternFill patternType="gray125"/></fill>',
  '<fill><patternFill patternType="solid"><fgColor rgb="FFE8EEF5"/><bgColor indexed="64"/></patternFill></fill>',
  '<fill><patternFill patternType="solid"><fgColor rgb="FFF2F2F2"/><bgColor indexed="64"/></patternFill></fill>',
  '<fill><patternFill patternType="solid"><fgColor rgb="FFFFC7CE"/><bgColor indexed="64"/></patternFill></fill>',
]
const line = (side: string) => `<${side} style="thin"><color rgb="FFBFBFBF"/></${side}>`
const BORDERS = [
  '<border><left/><right/><top/><bottom/><diagonal/></border>',
  `<border>${['left', 'right', 'top', 'bottom'].map(line).join('')}<diagonal/></border>`,
]

const TEXT = 49 // @
const AMOUNT = 4 // #,##0.00
const PERCENT = 9 // 0%
const DAY = 164
const INSTANT = 165
const NUMBER_FORMATS = [
  `<numFmt numFmtId="${DAY}" formatCode="yyyy\\-mm\\-dd"/>`,
  `<numFmt numFmtId="${INSTANT}" formatCode="yyyy\\-mm\\-dd\\ hh:mm"/>`,
]

const TOP = '<alignment vertical="top" wrapText="1"/>'
const WRAP = '<alignment vertical="center" wrapText="1"/>'
const MIDDLE = '<alignment vertical="center"/>'
const CENTER = '<alignment horizontal="center" vertical="center"/>'
const formats: Record<CellStyle, Format> = {
  text: {},
  long: { number: TEXT, align: TOP },
  code: { number: TEXT, align: MIDDLE },
  day: { number: DAY, align: CENTER },
  instant: { number: INSTANT, align: CENTER },
  amount: { number: AMOUNT, align: MIDDLE },
  number: { align: MIDDLE },
  percent: { number: PERCENT, align: MIDDLE },
  quoted: { number: TEXT, quoted: true, align: WRAP },
  title: { font: 1, align: '<alignment vertical="center"/>' },
  header: {
    number: TEXT,
    font: 2,
    fill: 2,
    border: 1,
    align: '<alignment horizontal="center" vertical="center" wrapText="1"/>',
  },
  note: { font: 3, align: '<alignment vertical="center" wrapText="1"/>' },
  label: { font: 4, align: '<alignment vertical="top"/>' },
  example: { number: TEXT, font: 5, fill: 3, align: WRAP },
  exampleDay: { number: DAY, font: 5, fill: 3, align: CENTER },
  exampleAmount: { number: AMOUNT, font: 5, fill: 3, align: MIDDLE },
  wrong: { font: 3, fill: 4 },
  wrongDay: { number: DAY, font: 3, fill: 4 },
  wrapped: { number: TEXT, align: WRAP },
  instead: { number: TEXT, align: '<alignment horizontal="right" vertical="center"/>' },
}

/** xl/styles.xml: the same for every workbook we write. */
export function stylesXml(): string {
  const ordered = Object.entries(cellStyles).sort(([, a], [, b]) => a - b)
  const cells = ordered.map(([name]) => formatXml(formats[name as CellStyle]))
  const list = (tag: string, items: readonly string[]) =>
    `<${tag} count="${items.length}">${items.join('')}</${tag}>`
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">${[
    list('numFmts', NUMBER_FORMATS),
    list('fonts', FONTS),
    list('fills', FILLS),
    list('borders', BORDERS),
    list('cellStyleXfs', ['<xf numFmtId="0" fontId="0" fillId="0" borderId="0"/>']),
    list('cellXfs', cells),
    list('cellStyles', ['<cellStyle name="常规" xfId="0" builtinId="0"/>']),
  ].join('')}</styleSheet>`
}

function formatXml({ number = 0, font = 0, fill = 0, border = 0, align, quoted }: Format): string {
  const attributes = [
    `numFmtId="${number}" fontId="${font}" fillId="${fill}" borderId="${border}" xfId="0"`,
    number > 0 && 'applyNumberFormat="1"',
    font > 0 && 'applyFont="1"',
    fill > 0 && 'applyFill="1"',
    border > 0 && 'applyBorder="1"',
    align && 'applyAlignment="1"',
    quoted && 'quotePrefix="1"',
  ].filter(Boolean)
  return align ? `<xf ${attributes.join(' ')}>${align}</xf>` : `<xf ${attributes.join(' ')}/>`
}

import type { Block, BriefingContent, Masthead, Table } from '@/lib/briefings/content'
import { chartDrawing } from '@/lib/briefings/docx/drawing'
import { fontXml } from '@/lib/briefings/docx/fonts'
import { References, run } from '@/lib/briefings/docx/footnotes'
import { grid, indent, margins, page, textWidth } from '@/lib/briefings/docx/layout'
import { declare, HEAD } from '@/lib/briefings/docx/xml'
import { typeset } from '@/lib/briefings/typeset'
import { widthOf } from '@/lib/briefings/width'

type Part = { id: string; type: 'default' | 'even' }

/** What the document refers to: its charts in their order, its headers and footers. */
export type DocumentParts = { charts: readonly string[]; headers: readonly Part[]; footers: readonly Part[] }

/** word/document.xml. The same content gives the same letters: nothing here asks for the time or makes up a number. */
export function documentXml(content: BriefingContent, parts: DocumentParts): string {
  const references = new References()
  const charts = [...parts.charts.entries()].values()
  const blocks = (list: readonly Block[]) => list.map((block) => blockXml(block, references, charts)).join('')
  const body = [
    content.masthead ? mastheadXml(content.masthead) : '',
    titleXml(content.title, content.masthead !== null),
    content.recipient === null
      ? ''
      : paragraph('GwRecipient', run(typeset(`${content.recipient}:`)), spaceAbove(1)),
    blocks(content.blocks.slice(0, -1)),
    // nobody signs an empty page: the end of the text goes with the signature
    content.blocks
      .slice(-1)
      .map((block) => blockXml(block, references, charts, KEEP))
      .join(''),
    attachmentsXml(content.attachments),
    signatureXml(content),
    ...(content.annex ? [annexHead(content.annex.title), blocks(content.annex.blocks)] : []),
    content.copyTo === null ? '' : recordXml(content.copyTo, content),
  ]
  return `${HEAD}<w:document ${declare('w', 'r', 'wp', 'a', 'c')}><w:body>${body.join('')}${sectionXml(parts)}</w:body></w:document>`
}

function paragraph(style: string, runs: string, properties = ''): string {
  return `<w:p><w:pPr><w:pStyle w:val="${style}"/>${properties}</w:pPr>${runs}</w:p>`
}

/** Empty lines are space and no empty paragraphs: whoever edits the text keeps the form. */
const spaceAbove = (lines: number) => `<w:spacing w:before="${lines * grid.linePitch}"/>`

function mastheadXml({ name, issue, documentNumber, signer }: Masthead): string {
  // as wide as the line allows, at most 小初 and a half
  const size = 2 * Math.min(48, Math.floor((textWidth / 20 - 20) / Math.max(widthOf(name), 1)))
  return [
    paragraph('GwMasthead', run(name, `<w:sz w:val="${size}"/><w:szCs w:val="${size}"/>`)),
    paragraph('GwIssue', run(issue)),
    // one character from either side; an indent would shorten the red line
    paragraph('GwNumber', `${run(`\u3000${documentNumber}`)}<w:r><w:tab/></w:r>${run(signer)}`),
  ].join('')
}

/** Two empty lines below the red line, or below the top of the page. */
function titleXml(lines: readonly string[], below: boolean): string {
  return lines
    .map((line, index) => paragraph('GwTitle', run(line), below && index === 0 ? spaceAbove(2) : ''))
    .join('')
}

function attachmentsXml(names: readonly string[]): string {
  const numbered = names.length > 1 ? names.map((name, index) => `${index + 1}.${name}`) : names
  return numbered
    .map((name, index) =>
      index === 0
        ? paragraph('GwAttachment', run(typeset(`附件:${name}`)), spaceAbove(1))
        : paragraph('GwAttachment', run(name), `<w:ind ${indent('firstLine', 5)}/>`),
    )
    .join('')
}

/** The date ends four characters before the margin; the signature stands in the middle above it. */
function signatureXml({ signature, date }: Pick<BriefingContent, 'signature' | 'date'>): string {
  const right = 4 + (widthOf(date) - widthOf(signature)) / 2
  const indented = `${spaceAbove(2)}<w:ind ${indent('right', Math.max(right, 0))}/>`
  return paragraph('GwSignature', run(signature), indented) + paragraph('GwDate', run(date))
}

function annexHead(title: string): string {
  return paragraph('GwAnnex', run('附件')) + paragraph('GwTitle', run(title), spaceAbove(1))
}

const KEEP = '<w:keepNext/>'

function blockXml(
  block: Block,
  references: References,
  charts: Iterator<[number, string]>,
  keep = '',
): string {
  switch (block.kind) {
    case 'heading':
      return paragraph(`GwHeading${block.level}`, run(block.text))
    case 'paragraph':
      return paragraph('GwBody', run(block.lead ?? '', fontXml('kai')) + references.runs(block.text), keep)
    case 'table':
      return tableXml(block, references)
    case 'chart': {
      const next = charts.next()
      if (next.done) throw new Error('a chart without its part')
      const [index, id] = next.value
      return (
        paragraph('GwChart', `<w:r>${chartDrawing(block, index, id)}</w:r>`) +
        paragraph('GwCaption', references.runs(block.caption)) +
        paragraph('GwSource', run(block.source), keep)
      )
    }
  }
}

function tableXml({ caption, columns, rows, remark }: Table, references: References): string {
  const whole = columns.reduce((sum, { width }) => sum + width, 0)
  const widths = columns.map(({ width }) => Math.floor((width * textWidth) / whole))
  const head = paragraph('GwCaption', references.runs(caption))
  const cell = (index: number, content: string, align: string) =>
    `<w:tc><w:tcPr><w:tcW w:w="${widths[index]}" w:type="dxa"/><w:vAlign w:val="center"/></w:tcPr>${paragraph('GwCell', content, `<w:jc w:val="${align}"/>`)}</w:tc>`
  const row = (cells: string, properties: string) =>
    `<w:tr><w:trPr><w:cantSplit/><w:trHeight w:val="400" w:hRule="atLeast"/>${properties}</w:trPr>${cells}</w:tr>`
  const header = row(
    columns.map(({ header }, index) => cell(index, run(header, fontXml('hei')), 'center')).join(''),
    '<w:tblHeader/>',
  )
  const body = rows.map((texts) =>
    row(
      columns.map(({ align }, index) => cell(index, references.runs(texts[index] ?? []), align)).join(''),
      '',
    ),
  )
  const properties = `<w:tblW w:w="${widths.reduce((sum, width) => sum + width, 0)}" w:type="dxa"/><w:jc w:val="center"/><w:tblBorders>${borders}</w:tblBorders><w:tblLayout w:type="fixed"/>`
  const table = `<w:tbl><w:tblPr>${properties}</w:tblPr><w:tblGrid>${widths.map((width) => `<w:gridCol w:w="${width}"/>`).join('')}</w:tblGrid>${header}${body.join('')}</w:tbl>`
  // a paragraph behind the table, also without a remark: two tables in a row would become one
  return head + table + paragraph('GwSource', remark === null ? '' : run(remark))
}

const border = (side: string, size: number) =>
  `<w:${side} w:val="single" w:sz="${size}" w:space="0" w:color="000000"/>`
const borders = [
  border('top', 8),
  border('left', 4),
  border('bottom', 8),
  border('right', 4),
  border('insideH', 4),
  border('insideV', 4),
].join('')

/** 版记 at the foot of the last page: 抄送, and who printed it when. Thick lines outside, a thin one between. */
function recordXml(copyTo: string, { signature, date }: Pick<BriefingContent, 'signature' | 'date'>): string {
  const inner = Math.floor(textWidth)
  const cell = (content: string) =>
    `<w:tr><w:trPr><w:cantSplit/></w:trPr><w:tc><w:tcPr><w:tcW w:w="${inner}" w:type="dxa"/></w:tcPr>${content}</w:tc></w:tr>`
  const sides = '<w:ind w:left="280" w:right="280"/>'
  const tab = '<w:tabs><w:tab w:val="right" w:pos="8395"/></w:tabs>'
  const place =
    '<w:tblpPr w:leftFromText="0" w:rightFromText="0" w:vertAnchor="margin" w:horzAnchor="margin" w:tblpXSpec="left" w:tblpYSpec="bottom"/>'
  const properties = `${place}<w:tblW w:w="${inner}" w:type="dxa"/><w:tblBorders>${border('top', 8)}${border('bottom', 8)}${border('insideH', 6)}</w:tblBorders><w:tblLayout w:type="fixed"/>`
  const issued = `${run(signature)}<w:r><w:tab/></w:r>${run(`${date}印发`)}`
  return `<w:tbl><w:tblPr>${properties}</w:tblPr><w:tblGrid><w:gridCol w:w="${inner}"/></w:tblGrid>${cell(paragraph('GwRecord', run(typeset(`抄送:${copyTo}。`)), `${KEEP}${sides}`))}${cell(paragraph('GwRecord', issued, `${tab}${sides}`))}</w:tbl>${paragraph('GwSource', '', '<w:spacing w:after="0" w:line="20" w:lineRule="exact"/>')}`
}

function sectionXml({ headers, footers }: DocumentParts): string {
  const references = [
    ...headers.map(({ id, type }) => `<w:headerReference w:type="${type}" r:id="${id}"/>`),
    ...footers.map(({ id, type }) => `<w:footerReference w:type="${type}" r:id="${id}"/>`),
  ]
  const { top, right, bottom, left, header, footer } = margins
  return `<w:sectPr>${references.join('')}<w:pgSz w:w="${page.width}" w:h="${page.height}"/><w:pgMar w:top="${top}" w:right="${right}" w:bottom="${bottom}" w:left="${left}" w:header="${header}" w:footer="${footer}" w:gutter="0"/><w:pgNumType w:start="1"/><w:cols w:space="0"/><w:docGrid w:type="linesAndChars" w:linePitch="${grid.linePitch}" w:charSpace="${grid.charSpace}"/></w:sectPr>`
}

import { type FontName, fontXml } from '@/lib/briefings/docx/fonts'
import { CLOSER, indent, LINE, SIZE_3 } from '@/lib/briefings/docx/layout'
import { declare, HEAD } from '@/lib/briefings/docx/xml'

type Style = {
  id: string
  name: string
  /** Properties of the paragraph and of its text, in the order the format demands. */
  paragraph?: string
  text?: string
  basedOn?: string
}

const sized = (font: FontName, halfPoints: number, before = '', after = '') =>
  `${fontXml(font)}${before}<w:sz w:val="${halfPoints}"/><w:szCs w:val="${halfPoints}"/>${after}`

const exactly = (twentieths: number, spaced = '') =>
  `<w:spacing ${spaced}w:line="${twentieths}" w:lineRule="exact"/>`
/** Of another size than the text: its characters stand as far apart as they are wide. */
const other = (font: FontName, halfPoints: number) => sized(font, halfPoints, '<w:spacing w:val="0"/>')

const paragraphStyles: Style[] = [
  { id: 'GwBody', name: '公文正文', paragraph: `<w:ind ${indent('firstLine', 2)}/>` },
  {
    id: 'GwHeading1',
    name: '公文一级标题',
    basedOn: 'GwBody',
    paragraph: '<w:keepNext/><w:outlineLvl w:val="0"/>',
    text: fontXml('hei'),
  },
  {
    id: 'GwHeading2',
    name: '公文二级标题',
    basedOn: 'GwBody',
    paragraph: '<w:keepNext/><w:outlineLvl w:val="1"/>',
    text: fontXml('kai'),
  },
  {
    id: 'GwMasthead',
    name: '公文版头',
    paragraph: `<w:spacing w:before="${3 * LINE}" w:line="${2 * LINE}" w:lineRule="exact"/><w:jc w:val="center"/>`,
    text: `${fontXml('title')}<w:color w:val="FF0000"/><w:spacing w:val="0"/>`,
  },
  {
    id: 'GwIssue',
    name: '公文期号',
    paragraph: '<w:jc w:val="center"/>',
  },
  {
    id: 'GwNumber',
    name: '公文发文字号',
    // the red line: 4 mm below the number, as wide as the type area
    paragraph: `<w:pBdr><w:bottom w:val="single" w:sz="18" w:space="11" w:color="FF0000"/></w:pBdr><w:tabs><w:tab w:val="right" w:pos="8529"/></w:tabs><w:spacing w:before="${LINE}"/>`,
  },
  {
    id: 'GwTitle',
    name: '公文标题',
    paragraph: '<w:keepNext/><w:jc w:val="center"/>',
    text: other('title', 44),
  },
  { id: 'GwRecipient', name: '公文主送机关' },
  { id: 'GwAttachment', name: '公文附件说明', paragraph: `<w:keepNext/><w:ind ${indent('firstLine', 2)}/>` },
  { id: 'GwSignature', name: '公文署名', paragraph: '<w:keepNext/><w:jc w:val="right"/>' },
  { id: 'GwDate', name: '公文成文日期', paragraph: `<w:ind ${indent('right', 4)}/><w:jc w:val="right"/>` },
  { id: 'GwAnnex', name: '公文附件', paragraph: '<w:pageBreakBefore/>', text: fontXml('hei') },
  {
    id: 'GwCaption',
    name: '公文图表题',
    paragraph: `<w:keepNext/>${exactly(400, 'w:before="120" ')}<w:jc w:val="center"/>`,
    text: other('hei', 24),
  },
  { id: 'GwCell', name: '公文表格', paragraph: exactly(360), text: other('body', 24) },
  {
    id: 'GwChart',
    name: '公文图',
    // as high as the drawing in it
    paragraph: '<w:keepNext/><w:spacing w:line="240" w:lineRule="auto"/><w:jc w:val="center"/>',
  },
  {
    id: 'GwSource',
    name: '公文图表注',
    paragraph: exactly(300, 'w:after="120" '),
    text: other('body', 21),
  },
  { id: 'GwRecord', name: '公文版记', paragraph: exactly(440), text: other('body', 28) },
  { id: 'FootnoteText', name: 'footnote text', paragraph: exactly(220), text: other('body', 18) },
  { id: 'Header', name: 'header', paragraph: exactly(240) },
  // size 4, half a character wide; the line itself is 7 mm below the type area
  { id: 'Footer', name: 'footer', paragraph: exactly(360), text: other('song', 28) },
]

export function stylesXml(): string {
  return `${HEAD}<w:styles ${declare('w')}>${defaults}${normal}${paragraphStyles.map(styleXml).join('')}${rest}</w:styles>`
}

const text = sized(
  'body',
  SIZE_3,
  `<w:snapToGrid w:val="0"/><w:spacing w:val="${CLOSER}"/><w:kern w:val="0"/>`,
)
const defaults = `<w:docDefaults><w:rPrDefault><w:rPr>${text}<w:lang w:val="en-US" w:eastAsia="zh-CN" w:bidi="ar-SA"/></w:rPr></w:rPrDefault><w:pPrDefault/></w:docDefaults>`

// Nothing may pull a line to the next page or push a mark into the margin, and digits get no space of their own.
const normal = `<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/><w:pPr><w:widowControl w:val="0"/><w:overflowPunct w:val="0"/><w:autoSpaceDE w:val="0"/><w:autoSpaceDN w:val="0"/><w:snapToGrid w:val="0"/><w:spacing w:before="0" w:after="0" w:line="${LINE}" w:lineRule="exact"/><w:jc w:val="both"/></w:pPr><w:rPr>${text}</w:rPr></w:style><w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont"><w:name w:val="Default Paragraph Font"/></w:style>`

const rest =
  '<w:style w:type="character" w:styleId="FootnoteReference"><w:name w:val="footnote reference"/><w:rPr><w:vertAlign w:val="superscript"/></w:rPr></w:style><w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar><w:top w:w="0" w:type="dxa"/><w:left w:w="85" w:type="dxa"/><w:bottom w:w="0" w:type="dxa"/><w:right w:w="85" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>'

function styleXml({ id, name, paragraph = '', text = '', basedOn = 'Normal' }: Style): string {
  return `<w:style w:type="paragraph" w:customStyle="${id.startsWith('Gw') ? 1 : 0}" w:styleId="${id}"><w:name w:val="${name}"/><w:basedOn w:val="${basedOn}"/><w:qFormat/><w:pPr>${paragraph}</w:pPr><w:rPr>${text}</w:rPr></w:style>`
}

import { run } from '@/lib/briefings/docx/footnotes'
import { declare, HEAD } from '@/lib/briefings/docx/xml'

/** `— 1 —` on the outer side: right on odd pages and left on even ones, one character off the margin. */
export function footerXml(side: 'odd' | 'even'): string {
  const place =
    side === 'odd'
      ? '<w:ind w:rightChars="100" w:right="280"/><w:jc w:val="right"/>'
      : '<w:ind w:leftChars="100" w:left="280"/><w:jc w:val="left"/>'
  const field = (type: string) => `<w:r><w:fldChar w:fldCharType="${type}"/></w:r>`
  const number = `${field('begin')}<w:r><w:instrText xml:space="preserve"> PAGE </w:instrText></w:r>${field('separate')}${run(side === 'odd' ? '1' : '2')}${field('end')}`
  return `${HEAD}<w:ftr ${declare('w', 'r')}><w:p><w:pPr><w:pStyle w:val="Footer"/>${place}</w:pPr>${run('— ')}${number}${run(' —')}</w:p></w:ftr>`
}

/** 草稿 across the page, until the briefing is final. Behind the text, and in the header so that no editing removes it. */
export function draftHeaderXml(number: number): string {
  const shape = `<v:shape id="PowerPlusWaterMarkObject${number}" o:spid="_x0000_s${2048 + number}" type="#_x0000_t136" alt="草稿" style="position:absolute;margin-left:0;margin-top:0;width:320pt;height:160pt;rotation:315;z-index:-251658752;mso-position-horizontal:center;mso-position-horizontal-relative:margin;mso-position-vertical:center;mso-position-vertical-relative:margin" o:allowincell="f" fillcolor="#d0d0d0" stroked="f"><v:fill opacity=".5"/><v:textpath style="font-family:&quot;黑体&quot;;font-size:1pt" string="草稿"/></v:shape>`
  return `${HEAD}<w:hdr ${declare('w', 'r', 'v', 'o')}><w:p><w:pPr><w:pStyle w:val="Header"/></w:pPr><w:r><w:pict>${wordArt}${shape}</w:pict></w:r></w:p></w:hdr>`
}

/** Text as a shape, as Word defines it. */
const wordArt =
  '<v:shapetype id="_x0000_t136" coordsize="21600,21600" o:spt="136" adj="10800" path="m@7,l@8,m@5,21600l@6,21600e"><v:formulas><v:f eqn="sum #0 0 10800"/><v:f eqn="prod #0 2 1"/><v:f eqn="sum 21600 0 @1"/><v:f eqn="sum 0 0 @2"/><v:f eqn="sum 21600 0 @3"/><v:f eqn="if @0 @3 0"/><v:f eqn="if @0 21600 @1"/><v:f eqn="if @0 0 @2"/><v:f eqn="if @0 @4 21600"/><v:f eqn="mid @5 @6"/><v:f eqn="mid @8 @5"/><v:f eqn="mid @7 @8"/><v:f eqn="mid @6 @7"/><v:f eqn="sum @6 0 @5"/></v:formulas><v:path textpathok="t" o:connecttype="custom" o:connectlocs="@9,0;@10,10800;@11,21600;@12,10800" o:connectangles="270,180,90,0"/><v:textpath on="t" fitshape="t"/><v:handles><v:h position="#0,bottomRight" xrange="6629,14971"/></v:handles><o:lock v:ext="edit" text="t" shapetype="t"/></v:shapetype>'

export function settingsXml(): string {
  const notes = (name: string) => `<w:${name}><w:footnote w:id="-1"/><w:footnote w:id="0"/></w:${name}>`
  return `${HEAD}<w:settings ${declare('w')}><w:zoom w:percent="100"/><w:evenAndOddHeaders/><w:drawingGridVerticalSpacing w:val="290"/><w:characterSpacingControl w:val="doNotCompress"/>${notes('footnotePr')}<w:compat>${compatibility}</w:compat><w:themeFontLang w:val="zh-CN" w:eastAsia="zh-CN"/></w:settings>`
}

const compatibility = [
  ['compatibilityMode', '15'],
  ['overrideTableStyleFontSizeAndJustification', '1'],
  ['enableOpenTypeFeatures', '1'],
  ['doNotFlipMirrorIndents', '1'],
]
  .map(
    ([name, value]) =>
      `<w:compatSetting w:name="${name}" w:uri="http://schemas.microsoft.com/office/word" w:val="${value}"/>`,
  )
  .join('')

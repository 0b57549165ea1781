import type { Chart } from '@/lib/briefings/content'
import { fonts } from '@/lib/briefings/docx/fonts'
import { declare, escaped, HEAD } from '@/lib/briefings/docx/xml'

/**
 * word/charts/chartN.xml: a chart of Word's own. It shows the values kept in it; 编辑数据 opens the workbook beside it,
 * whose cells it names.
 */
export function chartXml(chart: Chart, workbook: string): string {
  const plot = chart.shape === 'bar' ? barsXml(chart) : lineXml(chart)
  return `${HEAD}<c:chartSpace ${declare('c', 'a', 'r')}><c:date1904 val="0"/><c:roundedCorners val="0"/><c:chart><c:autoTitleDeleted val="1"/><c:plotArea><c:layout/>${plot}</c:plotArea><c:plotVisOnly val="1"/><c:dispBlanksAs val="gap"/></c:chart><c:spPr><a:solidFill><a:srgbClr val="FFFFFF"/></a:solidFill><a:ln><a:noFill/></a:ln></c:spPr>${textXml(1050)}<c:externalData r:id="${workbook}"><c:autoUpdate val="0"/></c:externalData></c:chartSpace>`
}

/** Bars lie on their side: names of categories are long. The first stands at the top. */
function barsXml(chart: Chart): string {
  return `<c:barChart><c:barDir val="bar"/><c:grouping val="clustered"/><c:varyColors val="0"/>${seriesXml(chart, fill)}<c:gapWidth val="60"/>${AXES}</c:barChart>${categoryAxis('l', 'maxMin')}${valueAxis('b', true)}`
}

function lineXml(chart: Chart): string {
  const marker = `<c:marker><c:symbol val="circle"/><c:size val="5"/>${fill}</c:marker>`
  return `<c:lineChart><c:grouping val="standard"/><c:varyColors val="0"/>${seriesXml(chart, stroke, marker)}<c:marker val="1"/>${AXES}</c:lineChart>${categoryAxis('b', 'minMax')}${valueAxis('l', false)}`
}

const AXES = '<c:axId val="111111111"/><c:axId val="222222222"/>'
const COLOR = '<a:solidFill><a:srgbClr val="2563A8"/></a:solidFill>'
const fill = `<c:spPr>${COLOR}</c:spPr>`
const stroke = `<c:spPr><a:ln w="25400">${COLOR}</a:ln></c:spPr>`
const hairline = (color: string) =>
  `<c:spPr><a:ln w="6350"><a:solidFill><a:srgbClr val="${color}"/></a:solidFill></a:ln></c:spPr>`

function seriesXml({ shape, series, points }: Chart, look: string, marker = ''): string {
  const last = points.length + 1
  const cache = (texts: readonly string[]) =>
    `<c:ptCount val="${texts.length}"/>${texts.map((text, index) => `<c:pt idx="${index}"><c:v>${escaped(text)}</c:v></c:pt>`).join('')}`
  const name = `<c:tx><c:strRef><c:f>Sheet1!$B$1</c:f><c:strCache>${cache([series])}</c:strCache></c:strRef></c:tx>`
  const labels = `<c:dLbls><c:numFmt formatCode="${formatOf(points)}" sourceLinked="0"/><c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>${textXml(900)}<c:dLblPos val="${shape === 'bar' ? 'outEnd' : 't'}"/><c:showLegendKey val="0"/><c:showVal val="1"/><c:showCatName val="0"/><c:showSerName val="0"/><c:showPercent val="0"/><c:showBubbleSize val="0"/></c:dLbls>`
  const categories = `<c:cat><c:strRef><c:f>Sheet1!$A$2:$A$${last}</c:f><c:strCache>${cache(points.map(({ label }) => label))}</c:strCache></c:strRef></c:cat>`
  const values = `<c:val><c:numRef><c:f>Sheet1!$B$2:$B$${last}</c:f><c:numCache><c:formatCode>${formatOf(points)}</c:formatCode>${cache(points.map(({ value }) => value))}</c:numCache></c:numRef></c:val>`
  const tail = shape === 'line' ? '<c:smooth val="0"/>' : ''
  const inverted = shape === 'bar' ? '<c:invertIfNegative val="0"/>' : ''
  return `<c:ser><c:idx val="0"/><c:order val="0"/>${name}${look}${inverted}${marker}${labels}${categories}${values}${tail}</c:ser>`
}

export const formatOf = (points: Chart['points']) =>
  points.some(({ value }) => value.includes('.')) ? '#,##0.00' : '#,##0'

function categoryAxis(position: 'l' | 'b', orientation: 'minMax' | 'maxMin'): string {
  return `<c:catAx><c:axId val="111111111"/><c:scaling><c:orientation val="${orientation}"/></c:scaling><c:delete val="0"/><c:axPos val="${position}"/><c:numFmt formatCode="General" sourceLinked="0"/><c:majorTickMark val="none"/><c:minorTickMark val="none"/><c:tickLblPos val="low"/>${hairline('404040')}${textXml(1050)}<c:crossAx val="222222222"/><c:crosses val="autoZero"/><c:auto val="1"/><c:lblAlgn val="ctr"/><c:lblOffset val="100"/><c:noMultiLvlLbl val="1"/></c:catAx>`
}

/** From zero: a bar that begins elsewhere lies. Values stand at the bars, so theirs has no labels. */
function valueAxis(position: 'l' | 'b', hidden: boolean): string {
  const lines = hidden ? '' : `<c:majorGridlines>${hairline('D9D9D9')}</c:majorGridlines>`
  return `<c:valAx><c:axId val="222222222"/><c:scaling><c:orientation val="minMax"/><c:min val="0"/></c:scaling><c:delete val="${hidden ? 1 : 0}"/><c:axPos val="${position}"/>${lines}<c:numFmt formatCode="#,##0" sourceLinked="0"/><c:majorTickMark val="none"/><c:minorTickMark val="none"/><c:tickLblPos val="nextTo"/><c:spPr><a:ln><a:noFill/></a:ln></c:spPr>${textXml(900)}<c:crossAx val="111111111"/><c:crosses val="autoZero"/><c:crossBetween val="between"/></c:valAx>`
}

function textXml(size: number): string {
  const { name } = fonts.body
  return `<c:txPr><a:bodyPr/><a:lstStyle/><a:p><a:pPr><a:defRPr sz="${size}"><a:solidFill><a:srgbClr val="000000"/></a:solidFill><a:latin typeface="${name}"/><a:ea typeface="${name}"/></a:defRPr></a:pPr><a:endParaRPr lang="zh-CN"/></a:p></c:txPr>`
}

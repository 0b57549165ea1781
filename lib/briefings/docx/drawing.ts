import { type Chart, plainOf } from '@/lib/briefings/content'
import { emu, escaped, namespaces } from '@/lib/briefings/docx/xml'

/** As wide as the type area. Bars of many categories need more height. */
export function heightOf({ shape, points }: Chart): number {
  return shape === 'line' ? 66 : Math.min(110, 26 + 9 * Math.max(points.length, 3))
}

/** A chart in the line of text; screen readers hear its caption and its values. */
export function chartDrawing(chart: Chart, index: number, relation: string): string {
  const values = chart.points.map(({ label, value }) => `${label} ${value}`).join(',')
  const size = `cx="${emu(155)}" cy="${emu(heightOf(chart))}"`
  return `<w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent ${size}/><wp:effectExtent l="0" t="0" r="0" b="0"/><wp:docPr id="${index + 1}" name="图${index + 1}" descr="${escaped(`${plainOf(chart.caption)}。${values}`)}"/><wp:cNvGraphicFramePr/><a:graphic><a:graphicData uri="${namespaces.c}"><c:chart r:id="${relation}"/></a:graphicData></a:graphic></wp:inline></w:drawing>`
}

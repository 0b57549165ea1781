import { dimensionLabels } from '@/lib/indicators/words'

/**
 * What a template may name. `{签约项目}` is a figure, `{签约项目:同比}` its change, `{签约项目:概数}` its round number;
 * `{截止日期}` and the like are words of the snapshot. A line of its own places a table or a chart.
 */
export const generalNames = [
  '城市',
  '单位',
  '年份',
  '期间',
  '统计期间',
  '起始日期',
  '截止日期',
  '所知时刻',
  '累计起点',
] as const

export type GeneralName = (typeof generalNames)[number]

export const forms = ['同比', '概数'] as const
export type Form = (typeof forms)[number]

export type Placeholder = { name: string; form: Form | null }

/** A piece of text or a placeholder, in their order. */
export type Piece = string | Placeholder

export function piecesOf(text: string): Piece[] {
  return text.split(/(\{[^{}]*\})/).flatMap((part): Piece[] => {
    if (part === '') return []
    if (!part.startsWith('{') || !part.endsWith('}')) return [part]
    const [name = '', form] = part.slice(1, -1).normalize('NFKC').split(':')
    return [{ name: name.trim(), form: (form?.trim() as Form | undefined) ?? null }]
  })
}

export type Marker =
  | { kind: 'table'; names: string[] }
  | { kind: 'chart'; shape: 'bar' | 'line'; name: string; dimension: string }

/** [表], [表:签约项目、签约企业], [柱状图:签约项目/合作模式], [折线图:技术合同成交额]; null for a line of text. */
export function markerOf(line: string): Marker | null {
  // wide brackets and colons are as good as narrow ones
  const [, kind, rest = ''] =
    /^\[(表|柱状图|折线图)(?::([^\]]*))?\]$/.exec(line.normalize('NFKC').trim()) ?? []
  if (kind === undefined) return null
  const parts = (separator: RegExp) => rest.split(separator).map((part) => part.trim())
  if (kind === '表') return { kind: 'table', names: parts(/[、,]/).filter(Boolean) }
  const [name = '', dimension = ''] = parts(/\//)
  return kind === '柱状图'
    ? { kind: 'chart', shape: 'bar', name, dimension }
    : { kind: 'chart', shape: 'line', name, dimension: dimensionLabels.month }
}

export type KnownFigure = { name: string; measure: string; dimensions: readonly string[] }

/** What of a text nobody could fill in, in words for whoever wrote it. */
export function placeholderErrors(text: string, figures: readonly KnownFigure[]): string[] {
  const errors: string[] = []
  const rest = text.replace(/\{[^{}\n]*\}/g, '')
  if (/[{}]/.test(rest)) errors.push('花括号“{”“}”要成对,中间写占位符的名称')
  for (const piece of piecesOf(text)) {
    if (typeof piece === 'string') continue
    const error = errorOf(piece, figures)
    if (error && !errors.includes(error)) errors.push(error)
  }
  return errors
}

function errorOf({ name, form }: Placeholder, figures: readonly KnownFigure[]): string | null {
  if (name === '') return '占位符“{}”没有名称'
  if (generalNames.some((general) => general === name))
    return form === null ? null : `“${name}”不是指标,不能写“:${form}”`
  const figure = figures.find((known) => known.name === name)
  if (!figure) return `没有名为“${name}”的占位符`
  if (form === null) return null
  if (!forms.some((known) => known === form)) return `“${name}:${form}”无法识别,可用“:同比”“:概数”`
  return form === '概数' && figure.measure === 'share' ? `“${name}”是比率,不能用概数` : null
}

export function markerErrors(marker: Marker, figures: readonly KnownFigure[]): string[] {
  const named = marker.kind === 'table' ? marker.names : [marker.name]
  const unknown = named.filter((name) => !figures.some((figure) => figure.name === name))
  if (marker.kind === 'chart' && marker.name === '') return ['图要写明指标,如[柱状图:签约项目/合作模式]']
  if (unknown.length > 0) return unknown.map((name) => `没有名为“${name}”的指标`)
  if (marker.kind === 'table' || marker.shape === 'line') return chartMeasure(marker, figures)
  const figure = figures.find(({ name }) => name === marker.name)
  const possible = (figure?.dimensions ?? []).map((dimension) => wordOf(dimension))
  return possible.includes(marker.dimension)
    ? chartMeasure(marker, figures)
    : [`“${marker.name}”可以按${possible.join('、')}分组,不能按“${marker.dimension}”`]
}

/** Parts of a rate do not add up to it. */
function chartMeasure(marker: Marker, figures: readonly KnownFigure[]): string[] {
  if (marker.kind === 'table') return []
  const figure = figures.find(({ name }) => name === marker.name)
  return figure?.measure === 'share' ? [`“${marker.name}”是比率,各组之和没有意义,不能作图`] : []
}

const wordOf = (dimension: string) =>
  Object.entries(dimensionLabels).find(([key]) => key === dimension)?.[1] ?? dimension

import { brokenTitle } from '@/lib/briefings/break-title'
import type { Annex, Block, BriefingContent, Inline, Table } from '@/lib/briefings/content'
import { Filling } from '@/lib/briefings/filling'
import { dimensionOf, type Part, partsOf } from '@/lib/briefings/groups'
import { type Marker, markerOf } from '@/lib/briefings/placeholders'
import type { TemplateTexts } from '@/lib/briefings/template'
import { typeset } from '@/lib/briefings/typeset'
import { changeCell, dayWords } from '@/lib/briefings/words'
import { bureau } from '@/lib/bureau'
import type { Day } from '@/lib/dates'
import { tableUnit, tableValue } from '@/lib/indicators/words'
import { splitPercent } from '@/lib/money'
import type { Snapshot, SnapshotFigure } from '@/lib/snapshots/queries'

export type Composition = {
  content: BriefingContent
  /** What the template names and the snapshot does not have: its sentences are left out. */
  missing: string[]
}

/** The same snapshot, texts, number and day give the same content. Nothing else is asked: no clock, no database. */
export function compose(source: {
  snapshot: Snapshot
  template: TemplateTexts
  firsts: ReadonlySet<string>
  issueNo: number | null
  datedOn: Day
}): Composition {
  const { snapshot, template, issueNo, datedOn } = source
  const filling = new Filling(snapshot, source.firsts)
  const composer = new Composer(filling, snapshot)
  const blocks = [
    ...(template.opening ? composer.text(template.opening) : []),
    ...template.sections
      .map(({ heading, text }) => ({ heading, blocks: composer.text(text ?? '') }))
      .filter(({ blocks }) => blocks.length > 0)
      .flatMap(({ heading, blocks }, index): Block[] => [
        { kind: 'heading', level: 1, text: `${chinese(index + 1)}、${typeset(heading)}` },
        ...blocks,
      ]),
    ...(template.closing ? composer.text(template.closing) : []),
  ]
  const annex = composer.annex()
  const year = datedOn.slice(0, 4)
  const content: BriefingContent = {
    masthead: template.masthead
      ? {
          name: template.masthead,
          issue: issueNo === null ? '第   期' : `第${issueNo}期`,
          documentNumber: (template.documentNumber ?? '').replaceAll('{年份}', year),
          signer: typeset('签发人:   '),
        }
      : null,
    title: titleOf(filling, template.title),
    recipient: template.recipient && (filling.plain(template.recipient) ?? null),
    blocks,
    attachments: annex ? [annex.title] : [],
    signature: bureau.name,
    date: dayWords(datedOn),
    annex,
    copyTo: template.copyTo && typeset(template.copyTo),
    notes: filling.notes,
  }
  return { content, missing: [...filling.missing] }
}

function titleOf(filling: Filling, pattern: string): string[] {
  const lines = pattern.split('\n').flatMap((line) => filling.plain(line.trim()) ?? [])
  return lines.filter(Boolean).flatMap(brokenTitle)
}

/** Makes blocks of the lines of a text, and remembers what its charts show for the annex. */
class Composer {
  readonly #charted: { figure: SnapshotFigure; by: string; parts: Part[] }[] = []
  #tables = 0
  #charts = 0

  constructor(
    private readonly filling: Filling,
    private readonly snapshot: Snapshot,
  ) {}

  text(text: string): Block[] {
    return text
      .split('\n')
      .map((line) => line.trim())
      .filter(Boolean)
      .flatMap((line): Block[] => {
        const marker = markerOf(line)
        const block = marker ? this.placed(marker) : this.paragraph(line)
        return block ? [block] : []
      })
  }

  private paragraph(line: string): Block | null {
    const [, number, lead = '', rest = ''] = LEAD.exec(line) ?? []
    if (number === undefined) {
      const text = this.filling.sentences(line)
      return text && { kind: 'paragraph', text }
    }
    const heading = this.filling.plain(lead)
    const words = typeset(`(${number})${heading}`)
    if (heading === null) return null
    if (rest === '') return { kind: 'heading', level: 2, text: words }
    const text = this.filling.sentences(rest)
    return text && { kind: 'paragraph', lead: `${words}。`, text }
  }

  private placed(marker: Marker): Block | null {
    return marker.kind === 'table' ? this.table(marker.names) : this.chart(marker)
  }

  private table(names: readonly string[]): Block | null {
    const figures =
      names.length === 0 ? this.snapshot.figures : names.flatMap((name) => this.filling.figure(name) ?? [])
    if (figures.length === 0) return null
    this.#tables += 1
    return { kind: 'table', ...figureTable(`表${this.#tables} 主要指标`, figures, this.filling) }
  }

  private chart({ shape, name, dimension }: Extract<Marker, { kind: 'chart' }>): Block | null {
    const figure = this.filling.figure(name)
    const by = dimensionOf(dimension)
    const parts = figure && by ? partsOf(figure, by, this.snapshot) : null
    if (!figure || !parts) {
      if (figure) this.filling.missing.add(`${name}/${dimension}`)
      return null
    }
    this.#charts += 1
    this.#charted.push({ figure, by: dimension, parts })
    return {
      kind: 'chart',
      shape,
      caption: [`图${this.#charts} ${chartTitle(figure, dimension)}`, this.filling.note(figure)],
      series: typeset(`${figure.name}(${tableUnit(figure)})`),
      points: shortLabels(parts).map(({ label, value }) => ({ label, value: decimalOf(figure, value) })),
      source: typeset(`统计期间:${figure.period};数据来源:${bureau.name}${bureau.portal}。`),
    }
  }

  /** The numbers behind the charts, each adding up to its figure. */
  annex(): Annex | null {
    if (this.#charted.length === 0) return null
    const blocks = this.#charted.map(({ figure, by, parts }, index): Block => {
      const caption = `附表${index + 1} ${chartTitle(figure, by)}`
      return { kind: 'table', ...partsTable(caption, figure, by, parts, this.filling) }
    })
    return { title: '图表分项数据', blocks }
  }
}

/** (一)项目落地。已落地… */
const LEAD = /^[(\uff08]([一二三四五六七八九十]+)[)\uff09]([^。]*)。?(.*)$/

const chartTitle = (figure: SnapshotFigure, by: string) =>
  typeset(by === '月份' ? `${figure.name}逐月情况` : `${figure.name}按${by}的构成`)

function figureTable(caption: string, figures: readonly SnapshotFigure[], filling: Filling): Table {
  return {
    caption: [caption],
    columns: [
      { header: '指标', align: 'left', width: 126 },
      { header: '单位', align: 'center', width: 40 },
      { header: '本期', align: 'right', width: 80 },
      { header: '上年同期', align: 'right', width: 80 },
      { header: '同比', align: 'right', width: 116 },
    ],
    rows: figures.map((figure): Inline[][] => [
      [typeset(figure.name), filling.note(figure)],
      [tableUnit(figure)],
      [tableValue(figure, figure.now)],
      [tableValue(figure, figure.before)],
      [changeCell(figure)],
    ]),
    remark: typeset('注:同比为与上年同一截止日期比较;上年同期为零或无数据的,同比记“—”。'),
  }
}

function partsTable(
  caption: string,
  figure: SnapshotFigure,
  by: string,
  parts: readonly Part[],
  filling: Filling,
): Table {
  const totals = (value: bigint) => tableValue(figure, { count: value, sum: value })
  const shares = splitPercent(parts.map(({ value }) => value))
  const whole = parts.reduce((sum, { value }) => sum + value, 0n)
  return {
    caption: [caption],
    columns: [
      { header: by, align: 'left', width: 200 },
      { header: typeset(`${figure.name}(${tableUnit(figure)})`), align: 'right', width: 160 },
      { header: typeset('占比(%)'), align: 'right', width: 82 },
    ],
    rows: [
      ...parts.map(({ label, value }, index) => [[label], [totals(value)], [shares[index] ?? '']]),
      [['合计', filling.note(figure)], [totals(whole)], [whole === 0n ? '—' : '100.0']],
    ],
    remark: roundsApart(figure, parts) ? typeset('注:因四舍五入,分项之和与总计可能略有差异。') : null,
  }
}

/** Whether the parts as printed add up to something else than the whole as printed. */
function roundsApart({ measure }: SnapshotFigure, parts: readonly Part[]): boolean {
  if (measure !== 'fen') return false
  const hundredths = (fen: bigint) => (fen + 5_000n) / 10_000n
  const printed = parts.reduce((sum, { value }) => sum + hundredths(value), 0n)
  return printed !== hundredths(parts.reduce((sum, { value }) => sum + value, 0n))
}

/** Months of one year need no year under an axis: 3月. */
function shortLabels(parts: readonly Part[]): readonly Part[] {
  const months = parts.every(({ label }) => /^\d{4}-\d{2}$/.test(label))
  const years = new Set(parts.map(({ label }) => label.slice(0, 4)))
  if (!months || years.size !== 1) return parts
  return parts.map(({ label, value }) => ({ label: `${Number(label.slice(5))}月`, value }))
}

/** For a chart: pieces, or 万元 with two decimals, as the table has them. */
function decimalOf(figure: SnapshotFigure, value: bigint): string {
  return tableValue(figure, { count: value, sum: value }).replaceAll(',', '')
}

const digits = '零一二三四五六七八九十'

/** 1 → 一, 12 → 十二; a briefing has no more than nineteen parts. */
function chinese(number: number): string {
  return number <= 10 ? (digits[number] ?? '') : `十${digits[number - 10] ?? ''}`
}

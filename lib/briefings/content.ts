/**
 * What a briefing says, without a word about how it looks: the page and the .docx are made from the same value. It is
 * plain JSON, so that a final briefing is kept as it was.
 */
export type BriefingContent = {
  /** 版头: the red name above the line; null for kinds without one. */
  masthead: Masthead | null
  /** Lines of the title, broken between words. */
  title: string[]
  /** 主送机关, without its colon. */
  recipient: string | null
  blocks: Block[]
  /** 附件说明: the names of what is attached. */
  attachments: string[]
  signature: string
  /** 成文日期: 2022年10月19日 */
  date: string
  annex: Annex | null
  /** 抄送; null without 版记. */
  copyTo: string | null
  /** Footnotes in the order in which they are first referred to; `note` counts from 0. */
  notes: Note[]
}

export type Masthead = { name: string; issue: string; documentNumber: string; signer: string }

export type Annex = { title: string; blocks: Block[] }

/** A piece of text, or the place of a footnote. */
export type Inline = string | { note: number }

export type Block =
  | { kind: 'heading'; level: 1 | 2; text: string }
  /** `lead`: the paragraph begins with a heading of the second level, (一)项目落地。 */
  | { kind: 'paragraph'; lead?: string; text: Inline[] }
  | ({ kind: 'table' } & Table)
  | ({ kind: 'chart' } & Chart)

export type Table = {
  caption: Inline[]
  columns: { header: string; align: 'left' | 'right' | 'center' /** parts of the width */; width: number }[]
  rows: Inline[][][]
  /** 注:… under the table. */
  remark: string | null
}

export type Chart = {
  shape: 'bar' | 'line'
  caption: Inline[]
  /** What the values are called: 签约项目(项). */
  series: string
  /** Values as exact decimals in the unit of the series. */
  points: { label: string; value: string }[]
  /** Under the chart: where it comes from and up to when. */
  source: string
}

/** The passport of a figure, as its footnote prints it. */
export type Note = { passport: string; figure: string; text: string }

export const plainOf = (text: readonly Inline[]) =>
  text.map((piece) => (typeof piece === 'string' ? piece : '')).join('')

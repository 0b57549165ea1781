import type { AmountUnit } from '@/lib/money'
import type { SheetType } from '@/lib/sheets/description'

/** How a file is understood: proposed by recognise.ts, corrected by people, kept with the batch and by its shape. */
export type Plan = {
  type: SheetType
  sheets: SheetPlan[]
  /** For columns the file lacks: one text for every row, as if it stood in a cell. */
  defaults: Record<string, string>
  /** What a person said a word means, by column: { kind: { 校企协议: PROJECT } }. */
  words: Record<string, Record<string, string>>
  /** false: files with these headers are not to be understood by it later. */
  remember?: boolean
}

export type SheetPlan = {
  name: string
  hidden: boolean
  /** Whether its rows are imported. */
  use: boolean
  /** Rows of the header, counted from 1, both included; 0 and 0 when none was found. */
  headerFrom: number
  headerTo: number
  /** What amounts without a unit are in: stated by the sheet, said by a person, or not known yet. */
  unit: AmountUnit | null
  columns: ColumnPlan[]
  /** Told, not guessed: hidden rows and columns, formulas without a result … */
  notes: string[]
  /** Rows that are no records, and why. */
  leftOut: { row: number; why: string; text: string }[]
  dataRows: number
  /** The first rows as somebody sees them in his spreadsheet. */
  picture: { row: number; hidden: boolean; cells: string[] }[]
  /** Of the headers; files of the same shape are understood the same way. */
  fingerprint: string
  /** The top of the sheet as people read it, so that the page can show what was taken for the header. */
  top?: { row: number; hidden: boolean; cells: string[] }[]
}

export type ColumnPlan = {
  index: number
  header: string
  hidden: boolean
  key: string | null
  /** 0 to 1. */
  confidence: number
  reasons: string[]
  /** Of its header: 金额(万元). */
  unit: AmountUnit | null
  /** The first texts below the header. */
  samples: string[]
}

/** Below this a column is shown as uncertain, and people are asked to look. */
export const CERTAIN = 0.8

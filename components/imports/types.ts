import type { AlikeGroup, ImportRowItem } from '@/lib/imports/queries'
import type { RowCounts } from '@/lib/imports/store'

// What the screens of an import are drawn from. Plain values: most of them travel to the browser.

export type Step = 'upload' | 'recognition' | 'rows' | 'preview' | 'result'

/** How many rows of the file become what; always in sight. */
export type Counts = RowCounts

/** The first rows of a sheet as somebody sees them in his spreadsheet. */
export type SheetPicture = {
  /** Letters of the columns shown. */
  letters: string[]
  rows: { row: number; why: string | null; cells: string[]; hidden: boolean }[]
}

/** How one sheet is understood, to be looked at and corrected. */
export type SheetGuess = {
  name: string
  hidden: boolean
  use: boolean
  headerFrom: number
  headerTo: number
  unit: string | null
  dataRows: number
  /** Rows below the header that are no records, and why; the first of them. */
  leftOut: { row: number; why: string; text: string }[]
  leftOutRows: number
  notes: string[]
  picture: SheetPicture
  columns: ColumnGuess[]
}

export type ColumnGuess = {
  index: number
  letter: string
  header: string
  samples: string[]
  hidden: boolean
  /** The field it feeds; null: none. */
  key: string | null
  /** 0 to 1. */
  confidence: number
  reasons: string[]
}

/** A field of the record, and what a text for it may be. */
export type FieldOption = {
  key: string
  label: string
  kind: string
  required: boolean
  readOnly: boolean
  hint: string
  /** The words of a dictionary; null where anything may be written. */
  words: string[] | null
}

/** A row to be repaired: what a preview would say of it is not asked here. */
export type GridRow = Omit<ImportRowItem, 'diff' | 'recordId'>

export type GridColumn = {
  key: string
  label: string
  kind: string
  required: boolean
  /** The words of a dictionary; null where anything may be written. */
  words: string[] | null
}

export type { AlikeGroup }

/** What an edit, a decision or a change of many cells answers: the rows asked for as they are now. */
export type RepairAnswer =
  | { ok: true; rows: GridRow[]; counts: Counts; undecided: number }
  | { ok: false; message: string }

/** A name of an organization in the file: what it means, or who has to be asked. */
export type NameQuestion = {
  key: string
  text: string
  count: number
  state: 'FOUND' | 'NEW' | 'UNDECIDED'
  /** Somebody said so; otherwise the machine did. */
  decided: boolean
  chosen: { id: string; name: string; href: string } | null
  candidates: { organizationId: string; name: string; score: number; reasons: string[]; sure: boolean }[]
  /** What a new one would be registered with. */
  fields: { name: string; kind: string; regionCode: string; creditCode: string } | null
}

export type NameChoice =
  | { organizationId: string }
  | { create: { name: string; kind: string; regionCode: string; creditCode: string } }

export type NamesAnswer =
  | { ok: true; names: NameQuestion[]; counts: Counts }
  | { ok: false; message: string; fieldErrors?: Record<string, string[] | undefined> }

/** A row as the preview tells it. */
export type PreviewRow = {
  position: number
  place: string
  title: string
  /** A few more columns that say which record it is. */
  about: string[]
  diff: { label: string; from: string; to: string }[]
  record: { code: string | null; href: string } | null
}

export type ConflictRow = {
  position: number
  place: string
  title: string
  reason: string
  /** The row beside each record it may be. */
  twins: {
    id: string
    title: string
    code: string | null
    href: string
    fields: { label: string; mine: string; theirs: string }[]
  }[]
}

export type NewOrganizationLine = { key: string; name: string; kind: string; region: string; count: number }

export type ProgressNow = { stage: string; done: number; total: number; running: boolean }

export type KeptLine = { id: string; title: string; typeLabel: string; href: string | null; why: string }

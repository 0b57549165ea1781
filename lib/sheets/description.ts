import type * as z from 'zod'
import type { Actor } from '@/lib/auth/actor'
import type { Tx } from '@/lib/db'
import type { RecordType } from '@/lib/record-types'
import type { FormValues } from '@/lib/sheets/values'

/**
 * What a record looks like as a row of a spreadsheet: one description per record type (lib/<record>/sheet.ts), from which
 * templates, full exports and imports are made. Whether a row is valid is not said here: it becomes the texts of the
 * record's form and goes through the form's own schema.
 */
export type SheetType = RecordType | 'progressReport'

/** What a cell of a column holds, and so how it is read, compared and written. */
export type ColumnKind =
  | { kind: 'text'; long?: boolean }
  /** Letters or digits that are a name, not a quantity: written as text, and what a spreadsheet rounded is refused. */
  | { kind: 'code' }
  /** `precise` days may be known to their month or year alone. */
  | { kind: 'date'; precise?: boolean }
  /** A month, 2022-10. */
  | { kind: 'month' }
  /** In 万元 on both ways; another unit is what the sheet says. */
  | { kind: 'amount' }
  | { kind: 'number' }
  /** A word of a dictionary (`code: label`). `words` are others people use, and the code they mean. */
  | {
      kind: 'choice'
      values: Readonly<Record<string, string>>
      words?: Readonly<Record<string, string>>
      several?: boolean
    }
  /** 是 or 否. */
  | { kind: 'flag' }
  /** An organization by name, alias, former name or credit code; with `several`, more of them joined by 、 */
  | { kind: 'organization'; several?: boolean; prefers?: 'enterprise' | 'knowledge' }
  /** Another record by its code, its number or its title. */
  | { kind: 'reference'; to: ReferenceType; several?: boolean }

export type ReferenceType = 'event' | 'eventSeries' | 'agreement' | 'project' | 'patent'

export type SheetColumn = ColumnKind & {
  key: string
  label: string
  /** Headers as townships write them, with a blank between them. The label itself need not be repeated. */
  aliases?: string
  /** A new record needs it: marked in the template. The schema has the last word. */
  required?: boolean
  /** Written on export and recognized on import, never taken over: 状态, 登记时间. */
  readOnly?: boolean
  /** Says who somebody is: a full export has it only with the right and a reason (AP-35). */
  personal?: boolean
  /** In characters of a spreadsheet. */
  width: number
  /** For the grey row of the template. */
  example: string
  /** For 填写说明. */
  hint?: string
}

/** Texts by column key. A column that holds organizations or references holds their ids once they are resolved. */
export type SheetRow = Readonly<Record<string, string>>

/**
 * A record as it stands: `texts` is what an export writes, `form` what its form would post, `ids` what its cells that
 * name organizations or other records mean, as a resolved row has them.
 */
export type SavedRow = {
  id: string
  code: string | null
  version: number
  voided: boolean
  texts: SheetRow
  ids: SheetRow
  form: FormValues
}

export type SheetDescription = {
  type: SheetType
  /** 协议 */
  label: string
  columns: readonly SheetColumn[]
  /** The record's own schema for a new record, with the rules between fields: the one its form goes through. */
  schema: z.ZodType
  /**
   * One row as its form would post it. `row` holds codes, ids, ISO days and amounts in 万元; `saved` is the form of the
   * record being updated, from which parts a sheet cannot say (roles, shares) are kept.
   */
  form(row: SheetRow, saved?: FormValues): FormValues
  /** The column a message of the schema belongs to. */
  columnOf(field: string): string
  /** What a row tells about an empty required column: offered, never taken over by itself. Codes by column. */
  propose?(row: SheetRow): SheetRow
  /** What a row says of the record it means: cells that only tell which one that is are no changes of it. */
  meant?(row: SheetRow, saved: SavedRow): { row: SheetRow; note: { column: string; message: string } | null }
  /** Why a row and the record its keys lead to may not be the same thing after all. */
  conflict?(row: SheetRow, saved: SavedRow): { column: string; message: string } | null
  /** Why a record can no longer be changed by a sheet; null while it can. */
  locked?(saved: SavedRow): string | null
  /** Business keys of a row, strongest first; a row and a record are the same when they share one. */
  keysOf(row: SheetRow): string[]
  /** Of these keys the register has one each, whatever people decide: the name of the key, and the column it is read from. */
  unique?: Readonly<Record<string, string>>
  /** Rows with the same text in the first of these columns that is filled in are judged together: one is decided by what others say. */
  judgedBy?: readonly [string, ...string[]]
  /** The records that share a key with one of these rows, with their keys as `keysOf` writes them. */
  known(tx: Tx, rows: readonly SheetRow[]): Promise<KnownRecord[]>
  /** AP-22: records that may be the same as a row without sharing a key. Rows are given by their index. */
  similar?(tx: Tx, rows: ReadonlyMap<number, SheetRow>): Promise<SimilarRecord[]>
  /** Saved records by id, in the order asked for; ids the actor may not see are left out. */
  read(tx: Tx, actor: Actor, ids: readonly string[]): Promise<SavedRow[]>
}

export type KnownRecord = { id: string; code: string | null; keys: string[]; voided: boolean }

export type SimilarRecord = { row: number; id: string; code: string | null; title: string }

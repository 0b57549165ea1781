import type { FileFormat, Range, RefusalReason } from './types'

/** What the worker says while it reads, in order: sheet, rows …, sheetEnd, sheet … and at last done or refused. */
export type WorkerMessage =
  | { type: 'sheet'; name: string; hidden: boolean }
  /** Row[] as text: it takes the portal's thread half the time that a structured clone takes. */
  | { type: 'rows'; json: string }
  | { type: 'sheetEnd'; merges: Range[]; hiddenColumns: number[]; columns: number }
  | { type: 'done'; format: FileFormat; date1904: boolean; remarks: string[] }
  | { type: 'refused'; reason: RefusalReason; message: string; unexpected?: string }
  /** `quietMs`: the next sign of life may take so long. */
  | { type: 'alive'; quietMs?: number }
  /** null: not a file that can be changed in place. */
  | { type: 'marked'; bytes: Uint8Array<ArrayBuffer> | null }

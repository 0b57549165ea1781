import 'server-only'
import { setImmediate } from 'node:timers/promises'
import { runJob } from '@/lib/imports/reader/jobs'
import { LIMITS, type Limits } from '@/lib/imports/reader/limits'
import type { WorkerMessage } from '@/lib/imports/reader/messages'
import type { Reading, Refusal, Row, Sheet, Workbook } from '@/lib/imports/reader/types'

/**
 * Reads a spreadsheet somebody sent, whatever it is called, without trusting a byte of it: .xlsx, .xls, .csv, and web pages
 * and XML under those names. Never throws for what is in the file.
 */
export async function readSheets(
  bytes: Uint8Array,
  fileName: string,
  changed: Partial<Limits> = {},
): Promise<Reading> {
  const limits = { ...LIMITS, ...changed }
  const oversized = tooLarge(bytes, limits)
  if (oversized) return oversized
  const workbook: Workbook = { format: 'csv', date1904: false, sheets: [], remarks: [] }
  const portions = new Portions((message) => take(workbook, message))
  const refusal = await runJob({ job: 'read', bytes, fileName }, limits, (message) => portions.add(message))
  await portions.taken
  return refusal ?? { ok: true, ...workbook }
}

/**
 * Takes one portion at a time and lets others have their turn in between: an .xls comes all at once, and Node hands over
 * a thousand messages in one go.
 */
class Portions {
  taken: Promise<void> | undefined
  #waiting: WorkerMessage[] = []

  constructor(private readonly takeOne: (message: WorkerMessage) => void) {}

  add(message: WorkerMessage) {
    this.#waiting.push(message)
    this.taken ??= this.#takeAll()
  }

  async #takeAll() {
    for (let message = this.#waiting.shift(); message; message = this.#waiting.shift()) {
      this.takeOne(message)
      await setImmediate()
    }
    this.taken = undefined
  }
}

export function tooLarge(bytes: Uint8Array, limits: Limits): Refusal | null {
  if (bytes.byteLength <= limits.fileBytes) return null
  const megabytes = (size: number) => Math.round((size / 1024 / 1024) * 10) / 10
  return {
    ok: false,
    reason: 'tooLarge',
    message: `文件有 ${megabytes(bytes.byteLength)} MB,超过 ${megabytes(limits.fileBytes)} MB。请删去图片和无关的工作表,或拆成几个文件后再上传。`,
  }
}

function take(workbook: Workbook, message: WorkerMessage) {
  const sheet: Sheet | undefined = workbook.sheets.at(-1)
  switch (message.type) {
    case 'sheet':
      workbook.sheets.push({
        name: message.name,
        hidden: message.hidden,
        rows: [],
        merges: [],
        hiddenColumns: [],
        columns: 0,
      })
      return
    case 'rows':
      for (const row of JSON.parse(message.json) as Row[]) sheet?.rows.push(row)
      return
    case 'sheetEnd':
      if (sheet === undefined) return
      sheet.merges = message.merges
      sheet.hiddenColumns = message.hiddenColumns
      sheet.columns = message.columns
      return
    case 'done':
      workbook.format = message.format
      workbook.date1904 = message.date1904
      workbook.remarks = message.remarks
      return
    default:
      return
  }
}

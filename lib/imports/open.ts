import 'server-only'

import { InvalidInput } from '@/lib/errors'
import type { Sheet } from '@/lib/imports/cells'
import { takingSheets } from '@/lib/imports/from-reader'
import { readSheets } from '@/lib/imports/reader/read-sheets'
import { inSlices } from '@/lib/organizations/names/slices'

/** The sheets of an uploaded file; a refusal of the reader is said at the field the file was chosen in. */
export async function openWorkbook(file: { name: string; bytes: Uint8Array }): Promise<Sheet[]> {
  const reading = await readSheets(file.bytes, file.name)
  if (!reading.ok) throw new InvalidInput({ file: [reading.message] }, reading.message)
  return inSlices(takingSheets(reading))
}

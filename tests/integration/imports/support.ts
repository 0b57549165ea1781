import type { Actor } from '@/lib/auth/actor'
import { writeAs } from '@/lib/db'
import { newId } from '@/lib/ids'
import type { Cell, Sheet } from '@/lib/imports/cells'
import { recogniseBatch } from '@/lib/imports/run'
import type { SheetType } from '@/lib/sheets/description'

/** A sheet as somebody typed it: rows of cells from row 1, empty rows left out as the reader does. */
export function sheet(name: string, rows: (readonly Cell[])[], more: Partial<Sheet> = {}): Sheet {
  return {
    name,
    hidden: false,
    merges: [],
    hiddenColumns: [],
    rows: rows.flatMap((cells, index) =>
      cells.some((cell) => cell !== null && cell !== '') ? [{ row: index + 1, cells, hidden: false }] : [],
    ),
    ...more,
  }
}

/** A batch of these sheets, recognised and checked, as after an upload. */
export async function uploaded(
  actor: Actor,
  sheets: readonly Sheet[],
  { fileName = '台账.xlsx', wanted }: { fileName?: string; wanted?: SheetType } = {},
): Promise<string> {
  const id = newId()
  await writeAs(actor, { action: 'import.create' }, (tx) =>
    tx.importBatch.create({ data: { id, fileName, fileSize: 1, sha256: id } }),
  )
  await recogniseBatch(actor, id, sheets, { fileName, wanted })
  return id
}

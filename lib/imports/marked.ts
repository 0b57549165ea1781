import 'server-only'

import type { Actor } from '@/lib/auth/actor'
import { readAs } from '@/lib/db'
import { Conflict, NotFound } from '@/lib/errors'
import type { Plan } from '@/lib/imports/plan'
import type { Problem } from '@/lib/imports/problems'
import { markedOriginal } from '@/lib/imports/queries'
import { markedWorkbook } from '@/lib/imports/reader/marked-workbook'
import type { RowMarks, SheetMarks } from '@/lib/imports/reader/marks'

/**
 * The uploaded file again with what is wrong in red and a column 错误信息 that says why. Corrections made on the page are
 * in it: nobody has to make them twice.
 */
export async function markedFile(
  actor: Actor,
  id: string,
): Promise<{ fileName: string; bytes: Uint8Array<ArrayBuffer> }> {
  const original = await markedOriginal(actor, id)
  if (!original) throw new NotFound('导入文件')
  const { fileName, plan, bytes } = original
  const marked = await markedWorkbook(bytes, fileName, await marksOf(actor, id, plan))
  if (!marked.ok) throw new Conflict(marked.message)
  return { fileName: `${fileName.replace(/\.[^.]+$/, '')}_标红.xlsx`, bytes: marked.bytes }
}

async function marksOf(actor: Actor, id: string, plan: Plan): Promise<SheetMarks[]> {
  const rows = await readAs(actor, (tx) =>
    tx.importRow.findMany({
      where: {
        batchId: id,
        OR: [{ state: { in: ['PROBLEM', 'CONFLICT'] } }, { edits: { not: {} } }],
      },
      select: { sheet: true, row: true, state: true, edits: true, problems: true },
      orderBy: { position: 'asc' },
    }),
  )
  return plan.sheets.flatMap((sheet, index) => {
    const own = rows.filter((row) => row.sheet === index)
    if (own.length === 0) return []
    const places = new Map(sheet.columns.flatMap(({ key, index }) => (key ? [[key, index] as const] : [])))
    return [
      {
        sheet: sheet.name,
        headerRow: sheet.headerTo,
        rows: own.map(({ row, state, edits, problems }): RowMarks => {
          const open = state === 'PROBLEM' || state === 'CONFLICT'
          const wrong = (open ? (problems ?? []) : []) as unknown as Problem[]
          return {
            row,
            columns: [...new Set(wrong.flatMap(({ column }) => places.get(column) ?? []))],
            message: wrong.map(sentence).join(';'),
            values: Object.fromEntries(
              Object.entries(edits as Record<string, string>).flatMap(([key, text]) => {
                const place = places.get(key)
                return place === undefined ? [] : [[place, text]]
              }),
            ),
          }
        }),
      },
    ]
  })
}

const sentence = ({ label, reason, column }: Problem) => (column ? `${label}:${reason}` : reason)

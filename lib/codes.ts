import 'server-only'

import * as z from 'zod'
import { dayOf, todayInShanghai } from '@/lib/dates'
import type { Tx } from '@/lib/db'
import { type RecordType, recordTypes } from '@/lib/record-types'

const codeRow = z.tuple([z.object({ code: z.string() })])

/** The year a record is numbered in: that of its business day, the present one where it has none. */
export function yearOf(day: Date | null): number {
  return Number((day ? dayOf(day) : todayInShanghai(new Date())).slice(0, 4))
}

/** The next number of a record type in a year: XM-2022-0031. Taken in the caller's transaction, never given twice. */
export async function nextCode(tx: Tx, type: RecordType, year: number): Promise<string> {
  const rows = await tx.$queryRaw`SELECT next_code(${recordTypes[type].prefix}, ${year}::int) AS code`
  return codeRow.parse(rows)[0].code
}

import 'server-only'

import * as z from 'zod'
import type { Actor } from '@/lib/auth/actor'
import { dayOf, todayInShanghai } from '@/lib/dates'
import { type Tx, writeAs } from '@/lib/db'
import { type RecordType, recordTypes } from '@/lib/record-types'

const codeRow = z.tuple([z.object({ code: z.string() })])
const blockRow = z.tuple([z.object({ first: z.int() })])

/** The year a record is numbered in: that of its business day, the present one where it has none. */
export function yearOf(day: Date | null): number {
  return Number((day ? dayOf(day) : todayInShanghai(new Date())).slice(0, 4))
}

/** The next number of a record type in a year: XM-2022-0031. Taken in the caller's transaction, never given twice. */
export async function nextCode(tx: Tx, type: RecordType, year: number): Promise<string> {
  const reserved = pools.get(tx)?.take(type, year)
  if (reserved) return reserved
  return nextNumber(tx, recordTypes[type].prefix, year)
}

/** The same for what is numbered without being a record type: snapshots, locks. */
export async function nextNumber(tx: Tx, prefix: string, year: number): Promise<string> {
  const rows = await tx.$queryRaw`SELECT next_code(${prefix}, ${year}::int) AS code`
  return codeRow.parse(rows)[0].code
}

const pools = new WeakMap<Tx, CodePool>()

/**
 * Numbers taken before a long transaction begins. The counter of a year is locked until the transaction that moved it
 * ends: an import of thousands of rows would make everybody else wait.
 */
export class CodePool {
  readonly #blocks = new Map<string, { next: number; end: number }>()

  async reserve(actor: Actor, type: RecordType, year: number, count: number): Promise<void> {
    if (count === 0) return
    const [{ first }] = blockRow.parse(
      await writeAs(
        actor,
        { action: 'codes.reserve' },
        (tx) =>
          tx.$queryRaw`SELECT reserve_codes(${recordTypes[type].prefix}, ${year}::int, ${count}::int) AS first`,
      ),
    )
    this.#blocks.set(`${type} ${year}`, { next: first, end: first + count })
  }

  /** From now on records made in this transaction are numbered from here, as far as it goes. */
  lendTo(tx: Tx) {
    pools.set(tx, this)
  }

  take(type: RecordType, year: number): string | null {
    const block = this.#blocks.get(`${type} ${year}`)
    if (!block || block.next === block.end) return null
    const number = String(block.next).padStart(4, '0')
    block.next += 1
    return `${recordTypes[type].prefix}-${year}-${number}`
  }
}

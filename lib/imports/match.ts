import 'server-only'

import type { Actor } from '@/lib/auth/actor'
import { breather, chunksOf } from '@/lib/breathe'
import type { Tx } from '@/lib/db'
import type { Draft } from '@/lib/imports/drafts'
import type { KnownRecord, SavedRow, SheetDescription } from '@/lib/sheets/description'

const AT_ONCE = 1000

export type Match = { record: KnownRecord | null; ambiguous: KnownRecord[] }

/** The records of the register that rows mean, by their business keys; the strongest key decides. */
export async function matchRows(
  tx: Tx,
  description: SheetDescription,
  drafts: readonly Draft[],
): Promise<Map<number, Match>> {
  const breathe = breather()
  const byKey = new Map<string, KnownRecord[]>()
  const keysOf = new Map<number, string[]>()
  for (const { position, values } of drafts) {
    keysOf.set(position, description.keysOf(values))
    await breathe()
  }
  const keyed = drafts.filter(({ position }) => keysOf.get(position)?.length)
  for (const chunk of chunksOf(keyed, AT_ONCE)) {
    for (const record of await description.known(
      tx,
      chunk.map(({ values }) => values),
    )) {
      for (const key of record.keys) {
        const held = byKey.get(key)
        if (!held) byKey.set(key, [record])
        else if (!held.some(({ id }) => id === record.id)) held.push(record)
      }
      await breathe()
    }
  }
  const matches = new Map<number, Match>()
  for (const [position, keys] of keysOf) {
    matches.set(position, matchOf(keys, byKey))
    await breathe()
  }
  return matches
}

/** A live record before a voided one; two of the same key, or two keys of different records, are told. */
function matchOf(keys: readonly string[], byKey: ReadonlyMap<string, KnownRecord[]>): Match {
  const hits = keys.flatMap((key) => {
    const held = byKey.get(key) ?? []
    const live = held.filter(({ voided }) => !voided)
    const records = live.length > 0 ? live : held
    return records.length > 0 ? [records] : []
  })
  const [first] = hits
  if (!first?.[0]) return { record: null, ambiguous: [] }
  const all = [...new Map(hits.flat().map((record) => [record.id, record])).values()]
  const [record] = first
  return { record, ambiguous: all.length > 1 ? all : [] }
}

/** The records themselves, as they stand. */
export async function savedRows(
  tx: Tx,
  actor: Actor,
  description: SheetDescription,
  ids: readonly string[],
): Promise<Map<string, SavedRow>> {
  const saved = new Map<string, SavedRow>()
  for (const chunk of chunksOf([...new Set(ids)], AT_ONCE)) {
    for (const row of await description.read(tx, actor, chunk)) saved.set(row.id, row)
  }
  return saved
}

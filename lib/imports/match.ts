import 'server-only'

import type { Actor } from '@/lib/auth/actor'
import { chunksOf } from '@/lib/breathe'
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
  const byKey = new Map<string, KnownRecord[]>()
  const keyed = drafts.filter(({ values }) => description.keysOf(values).length > 0)
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
    }
  }
  return new Map(drafts.map((draft) => [draft.position, matchOf(description.keysOf(draft.values), byKey)]))
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

import 'server-only'

import type { BureauActor } from '@/lib/auth/actor'
import type { Tx } from '@/lib/db'
import { factTables } from '@/lib/indicators/facts'
import { readFigures } from '@/lib/indicators/queries'
import { findIndicator } from '@/lib/indicators/registry'
import type { Scope } from '@/lib/indicators/scope'
import type { Totals } from '@/lib/indicators/sums'
import { cachedUntilChange } from '@/lib/ledger/unchanged'
import { type CountedRows, countedRows, rowsOfText, textOfRows } from '@/lib/snapshots/count'
import { type Snapshot, type SnapshotFigure, snapshotRows } from '@/lib/snapshots/queries'

/** How a figure that was issued reads today, for the same cut-off. */
export type Correction = {
  /** SAME: nothing to say · CORRECTED: other rows or amounts · GONE: the portal no longer counts it. */
  state: 'SAME' | 'CORRECTED' | 'GONE'
  now: Totals
  added: number
  removed: number
  changed: number
  /** The definition has a newer version than the one it was issued by. */
  newVersion: number | null
}

/**
 * A correction line for each figure, by its id: the same scope counted again with all that is known now. Kept until something
 * a figure is read from changes: every row of every figure is compared.
 */
export function readCorrections(
  actor: BureauActor,
  { id, scope, figures }: Pick<Snapshot, 'id' | 'scope' | 'figures'>,
): Promise<ReadonlyMap<string, Correction>> {
  return readFigures(actor, (tx) =>
    cachedUntilChange(tx, `corrections of ${id}`, factTables, async () => {
      const issued = await snapshotRows(tx, id)
      const corrections = new Map<string, Correction>()
      for (const figure of figures)
        corrections.set(figure.id, await correctionOf(tx, figure, scope, issued.get(figure.id) ?? ''))
      return corrections
    }),
  )
}

export async function correctionOf(
  tx: Tx,
  figure: SnapshotFigure,
  { knownAt: _, ...scope }: Scope,
  issued: string,
): Promise<Correction> {
  const indicator = findIndicator(figure.indicatorId)
  if (!indicator) return { ...unchanged(figure), state: 'GONE' }
  const newVersion = indicator.version.no === figure.version.no ? null : indicator.version.no
  const rows = await countedRows(tx, indicator, scope)
  if (textOfRows(rows) === issued) return { ...unchanged(figure), newVersion }
  return { state: 'CORRECTED', now: totalsOf(rows), ...compared(rowsOfText(issued), rows), newVersion }
}

function unchanged({ now }: SnapshotFigure): Correction {
  return { state: 'SAME', now, added: 0, removed: 0, changed: 0, newVersion: null }
}

function totalsOf(rows: CountedRows): Totals {
  let sum = 0n
  for (const measure of rows.values()) sum += measure
  return { count: BigInt(rows.size), sum }
}

function compared(before: CountedRows, after: CountedRows) {
  let [added, removed, changed] = [0, 0, 0]
  for (const [id, measure] of after) {
    const was = before.get(id)
    if (was === undefined) added += 1
    else if (was !== measure) changed += 1
  }
  for (const id of before.keys()) if (!after.has(id)) removed += 1
  return { added, removed, changed }
}

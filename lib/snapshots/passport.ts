import 'server-only'

import type { BureauActor } from '@/lib/auth/actor'
import type { Indicator } from '@/lib/indicators/indicator'
import { readFigures } from '@/lib/indicators/queries'
import { findIndicator } from '@/lib/indicators/registry'
import { titlesOf } from '@/lib/indicators/rows'
import type { Page } from '@/lib/lists'
import { type Correction, correctionOf } from '@/lib/snapshots/corrections'
import { countedRows, rowsOfText } from '@/lib/snapshots/count'
import { getPassport, type IssuedFigure } from '@/lib/snapshots/queries'

/** A record of the figure as issued; its title is the present one. */
export type IssuedRow = {
  id: string
  code: string
  title: string
  measure: bigint
  state: 'SAME' | 'REMOVED' | 'CHANGED'
}

export type PassportPage = Omit<IssuedFigure, 'rows'> & {
  /** null when the portal no longer counts such a figure: then its rows cannot be named. */
  indicator: Indicator | null
  correction: Correction
  rows: IssuedRow[]
  total: number
  page: number
}

/** What a passport's id opens, with one page of the rows as issued, in the order in which they were registered. */
export function readPassport(
  actor: BureauActor,
  id: string,
  { page, pageSize }: Page,
): Promise<PassportPage | null> {
  return readFigures(actor, async (tx) => {
    const issued = await getPassport(actor, id, tx)
    if (!issued) return null
    const { snapshot, figure, rows: text } = issued
    const correction = await correctionOf(tx, figure, snapshot.scope, text)
    const rows = [...rowsOfText(text)]
    const shown = Math.min(page, Math.max(1, Math.ceil(rows.length / pageSize)))
    const onPage = rows.slice((shown - 1) * pageSize, shown * pageSize)
    const indicator = findIndicator(figure.indicatorId) ?? null
    const head = { snapshot, figure, indicator, correction, total: rows.length, page: shown }
    if (!indicator) return { ...head, rows: [] }
    const titles = await titlesOf(
      tx,
      indicator,
      onPage.map(([row]) => row),
    )
    const { knownAt: _, ...present } = snapshot.scope
    const today = correction.state === 'SAME' ? null : await countedRows(tx, indicator, present)
    const stateOf = (row: string, measure: bigint) => {
      const now = today ? today.get(row) : measure
      return now === undefined ? 'REMOVED' : now === measure ? 'SAME' : 'CHANGED'
    }
    return {
      ...head,
      rows: onPage.map(([row, measure]) => ({
        id: row,
        code: '',
        title: '',
        ...titles.get(row),
        measure,
        state: stateOf(row, measure),
      })),
    }
  })
}

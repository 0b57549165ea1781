import 'server-only'

import { addDays, yearsBefore } from '@/lib/dates'
import type { Tx } from '@/lib/db'
import { contributionTo, periodOf, totalsOf } from '@/lib/indicators/count'
import { at, factColumns } from '@/lib/indicators/fact-columns'
import { withFacts } from '@/lib/indicators/fact-store'
import type { Indicator } from '@/lib/indicators/indicator'
import { findIndicator } from '@/lib/indicators/registry'
import { knownUntil } from '@/lib/indicators/scope'
import { measureOf } from '@/lib/indicators/sums'
import type { Snapshot } from '@/lib/snapshots/queries'

/**
 * Which figures of a snapshot may say 实现零的突破 (I32). Proven means:
 *
 * 1. In the whole register before the period there is not one: counted without the first conference as a beginning.
 * 2. That register was kept before: it holds other facts at least a year older than the period. An empty register
 *    proves nothing but that nobody wrote in it.
 * 3. The figure is of what happened, not of a state or a rate, and of the whole city: a filter would make every narrow
 *    corner a first.
 *
 * Counted with what was known at the snapshot's instant, so that the answer stays the same.
 */
export async function provenFirsts(
  tx: Tx,
  { scope, from, filterText, figures }: Pick<Snapshot, 'scope' | 'from' | 'filterText' | 'figures'>,
): Promise<ReadonlySet<string>> {
  const candidates = figures.flatMap((figure) => {
    const indicator = findIndicator(figure.indicatorId)
    const happens = figure.kind === 'FLOW' || figure.kind === 'CUM'
    return indicator && happens && figure.measure !== 'share' && measureOf(figure, figure.now) > 0n
      ? [indicator]
      : []
  })
  if (filterText !== '' || candidates.length === 0) return new Set()
  const asOf = addDays(from, -1)
  const before = { from: BEGINNING, asOf }
  return withFacts(
    tx,
    (facts) => {
      const ever = { ...facts, origin: null }
      const proven = candidates.filter((indicator) => {
        const { count, sum } = totalsOf(contributionTo(indicator, before, ever))
        return count === 0n && sum === 0n && wasKept(indicator)
      })
      return new Set(proven.map(({ id }) => id))

      function wasKept(indicator: Indicator): boolean {
        const table = facts.tables[indicator.facts]
        const { asOf: latest } = periodOf({ from: BEGINNING, asOf: yearsBefore(asOf, 1) }, null)
        return factColumns[indicator.facts].days.some((day) => {
          const column = table.column(day)
          for (let row = 0; row < table.size; row++) if (at(column, row) <= latest) return true
          return false
        })
      }
    },
    knownUntil(scope),
  )
}

/** Before anything a register could hold. */
const BEGINNING = '1900-01-01'

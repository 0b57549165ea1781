import type { SharedFigure } from '@/components/dashboard/draw-card'
import type { Day } from '@/lib/dates'
import type { Compared } from '@/lib/indicators/queries'
import { indicators } from '@/lib/indicators/registry'
import type { Scope } from '@/lib/indicators/scope'
import { headlineOf, periodWords, yearOnYear } from '@/lib/indicators/words'

/** Figures in words, for a picture that the browser draws. */
export function sharedFigures(
  ids: readonly string[],
  figures: Readonly<Record<string, Compared>>,
  scope: Scope,
  origin: Day | null,
): SharedFigure[] {
  return ids.flatMap((id) => {
    const indicator = indicators.find((one) => one.id === id)
    const figure = figures[id]
    if (!indicator || !figure) return []
    const { value, unit = '' } = headlineOf(indicator, figure.now)
    return [
      {
        name: indicator.name,
        value,
        unit,
        period: periodWords(indicator.kind, scope, origin),
        change: yearOnYear(indicator, figure.now, figure.before),
      },
    ]
  })
}

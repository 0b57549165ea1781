import type { SharedFigure } from '@/components/dashboard/draw-card'
import type { Day } from '@/lib/dates'
import type { Compared } from '@/lib/indicators/queries'
import { indicators } from '@/lib/indicators/registry'
import { momentWords, type Scope } from '@/lib/indicators/scope'
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

/** What narrows the figures of a picture: whoever gets it sees no filter beside it. Null for nothing. */
export function sharedNote(scope: Scope, chips: readonly { label: string; value: string }[]): string | null {
  const parts = [
    ...(scope.knownAt ? [`按 ${momentWords(scope.knownAt)} 已经登记的数据`] : []),
    ...chips.map(({ label, value }) => `${label}:${value}`),
  ]
  return parts.length === 0 ? null : parts.join(';')
}

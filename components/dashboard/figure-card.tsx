import { KeyFigure } from '@/components/charts/key-figure'
import { hrefWith } from '@/components/ui/href'
import type { Day } from '@/lib/dates'
import type { Indicator } from '@/lib/indicators/indicator'
import type { Compared } from '@/lib/indicators/queries'
import { type Scope, scopeParams } from '@/lib/indicators/scope'
import { exactDigits, headlineOf, periodWords, yearOnYear } from '@/lib/indicators/words'

export type FigureInfo = Pick<
  Indicator,
  'id' | 'name' | 'unit' | 'kind' | 'measure' | 'definition' | 'decidingDate' | 'version'
>

/** A figure with its period, 同比, 口径 and the way to its rows, all of one scope. */
export function FigureCard(props: {
  indicator: FigureInfo
  figure: Compared
  scope: Scope
  origin: Day | null
  /** On the page of its own rows a figure leads nowhere. */
  linked?: boolean
}) {
  const { indicator, figure, scope, origin, linked = true } = props
  const headline = headlineOf(indicator, figure.now)
  return (
    <KeyFigure
      indicator={indicator.id}
      exact={exactDigits(indicator, figure.now)}
      name={indicator.name}
      value={headline.value}
      unit={headline.unit}
      period={periodWords(indicator.kind, scope, origin)}
      change={yearOnYear(indicator, figure.now, figure.before)}
      definition={linked ? <DefinitionNote indicator={indicator} /> : undefined}
      href={linked ? indicatorHref(indicator.id, scope) : undefined}
    />
  )
}

export function indicatorHref(id: string, scope: Scope, narrowed: Record<string, string | undefined> = {}) {
  return hrefWith(`/indicators/${id}`, scopeParams(scope), narrowed)
}

function DefinitionNote({ indicator }: { indicator: FigureInfo }) {
  return (
    <>
      <p className="font-semibold text-ink">口径</p>
      <p className="mt-1">{indicator.definition}</p>
      <p className="mt-2">决定日期:{indicator.decidingDate}</p>
      <p>同比:与上年同期(同一截止日)比较</p>
      <p className="mt-2 text-ink-3 tabular">口径版本:{versionWords(indicator)}</p>
    </>
  )
}

export function versionWords({ version }: Pick<FigureInfo, 'version'>) {
  return `第 ${version.no} 版(${version.effectiveFrom} 起施行,${version.approvedBy}批准)`
}

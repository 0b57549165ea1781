import { dayOf } from '@/lib/dates'
import { sourceValues } from '@/lib/external/source'
import type { ExternalFigureDetail } from '@/lib/external-figures/queries'

type Saved = Omit<ExternalFigureDetail, 'id' | 'code' | 'version' | 'createdAt' | 'voidedAt' | 'voidReason'>

/** A saved figure as the texts its form posts. */
export function externalFigureValues(figure: Saved): Record<string, string> {
  return {
    title: figure.title,
    indicatorId: figure.indicatorId ?? '',
    figureText: figure.figureText,
    exactValue: figure.exactValue === null ? '' : String(figure.exactValue),
    lowerBound: figure.lowerBound === null ? '' : String(figure.lowerBound),
    asOf: dayOf(figure.asOf),
    ...sourceValues(figure),
    note: figure.note ?? '',
  }
}

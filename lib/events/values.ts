import { dayOf, formatDay } from '@/lib/dates'
import type { EventDetail, EventSeriesDetail } from '@/lib/events/queries'

type Saved = Pick<
  EventDetail,
  | 'title'
  | 'seriesId'
  | 'edition'
  | 'heldOn'
  | 'heldOnPrecision'
  | 'endedOn'
  | 'place'
  | 'organizers'
  | 'publishedText'
  | 'summary'
>

/** A saved event as the texts its form posts. */
export function eventValues(event: Saved): Record<string, string> {
  return {
    title: event.title,
    seriesId: event.seriesId,
    edition: event.edition === null ? '' : String(event.edition),
    heldOn: formatDay(event.heldOn, event.heldOnPrecision),
    endedOn: event.endedOn ? dayOf(event.endedOn) : '',
    place: event.place ?? '',
    organizers: event.organizers ?? '',
    publishedText: event.publishedText ?? '',
    summary: event.summary ?? '',
  }
}

export function eventSeriesValues(series: EventSeriesDetail): Record<string, string> {
  return { name: series.name, kind: series.kind, aliases: series.aliases.join('、') }
}

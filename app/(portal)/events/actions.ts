'use server'

import { refresh } from 'next/cache'
import { redirect } from 'next/navigation'
import { attempt, attemptVerb } from '@/lib/attempt'
import { requireActor } from '@/lib/auth/session'
import { createEvent, updateEvent, updateEventSeries, voidEvent } from '@/lib/events/commands'
import { eventFormLabels, eventKindLabels, eventSeriesLabels } from '@/lib/events/labels'
import { eventSeriesNames } from '@/lib/events/queries'
import type { FormState } from '@/lib/form-state'

export async function createEventAction(previous: FormState, form: FormData): Promise<FormState> {
  const actor = await requireActor()
  const created = await attempt({ previous, form, labels: eventFormLabels }, (raw) => createEvent(actor, raw))
  if (!created.ok) return created.state
  redirect(`/events/${created.value.id}`)
}

export async function updateEventAction(id: string, previous: FormState, form: FormData): Promise<FormState> {
  const actor = await requireActor()
  const names = await eventSeriesNames(actor)
  const display = (field: string, value: string) => (field === 'seriesId' ? (names[value] ?? value) : value)
  const updated = await attempt({ previous, form, labels: eventFormLabels, display }, (raw) =>
    updateEvent(actor, id, raw),
  )
  if (!updated.ok) return updated.state
  redirect(`/events/${id}`)
}

type Verb = 'void'

export async function eventVerbAction(
  id: string,
  verb: Verb,
  previous: FormState,
  form: FormData,
): Promise<FormState> {
  const actor = await requireActor()
  const commands: Record<Verb, (raw: unknown) => Promise<void>> = {
    void: (raw) => voidEvent(actor, id, raw),
  }
  const state = await attemptVerb(previous, form, commands, verb)
  refresh()
  return state
}

export async function updateEventSeriesAction(
  id: string,
  previous: FormState,
  form: FormData,
): Promise<FormState> {
  const actor = await requireActor()
  const words: Record<string, string> = eventKindLabels
  const display = (field: string, value: string) => (field === 'kind' ? (words[value] ?? value) : value)
  const updated = await attempt({ previous, form, labels: eventSeriesLabels, display }, (raw) =>
    updateEventSeries(actor, id, raw),
  )
  if (!updated.ok) return updated.state
  redirect('/events/series')
}

'use server'

import { refresh } from 'next/cache'
import { redirect } from 'next/navigation'
import { attempt, attemptVerb } from '@/lib/attempt'
import { requireActor } from '@/lib/auth/session'
import {
  createExternalFigure,
  updateExternalFigure,
  voidExternalFigure,
} from '@/lib/external-figures/commands'
import { externalFigureLabels } from '@/lib/external-figures/labels'
import type { FormState } from '@/lib/form-state'

export async function createExternalFigureAction(previous: FormState, form: FormData): Promise<FormState> {
  const actor = await requireActor()
  const created = await attempt({ previous, form, labels: externalFigureLabels }, (raw) =>
    createExternalFigure(actor, raw),
  )
  if (!created.ok) return created.state
  redirect(`/external-figures/${created.value.id}`)
}

export async function updateExternalFigureAction(
  id: string,
  previous: FormState,
  form: FormData,
): Promise<FormState> {
  const actor = await requireActor()
  const updated = await attempt({ previous, form, labels: externalFigureLabels }, (raw) =>
    updateExternalFigure(actor, id, raw),
  )
  if (!updated.ok) return updated.state
  redirect(`/external-figures/${id}`)
}

type Verb = 'void'

export async function externalFigureVerbAction(
  id: string,
  verb: Verb,
  previous: FormState,
  form: FormData,
): Promise<FormState> {
  const actor = await requireActor()
  const commands: Record<Verb, (raw: unknown) => Promise<void>> = {
    void: (raw) => voidExternalFigure(actor, id, raw),
  }
  const state = await attemptVerb(previous, form, commands, verb)
  refresh()
  return state
}

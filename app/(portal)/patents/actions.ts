'use server'

import { refresh } from 'next/cache'
import { redirect } from 'next/navigation'
import { attempt, attemptVerb } from '@/lib/attempt'
import { requireActor } from '@/lib/auth/session'
import type { FormState } from '@/lib/form-state'
import { changePatentStatus, createPatent, updatePatent, voidPatent } from '@/lib/patents/commands'
import { highValueLabels, patentFormLabels, patentKindLabels } from '@/lib/patents/labels'

function display(field: string, value: string) {
  const words: Record<string, Record<string, string>> = {
    kind: patentKindLabels,
    highValueCriterion: highValueLabels,
  }
  return words[field]?.[value] ?? value
}

export async function createPatentAction(previous: FormState, form: FormData): Promise<FormState> {
  const actor = await requireActor()
  const created = await attempt({ previous, form, labels: patentFormLabels, display }, (raw) =>
    createPatent(actor, raw),
  )
  if (!created.ok) return created.state
  redirect(`/patents/${created.value.id}`)
}

export async function updatePatentAction(
  id: string,
  previous: FormState,
  form: FormData,
): Promise<FormState> {
  const actor = await requireActor()
  const updated = await attempt({ previous, form, labels: patentFormLabels, display }, (raw) =>
    updatePatent(actor, id, raw),
  )
  if (!updated.ok) return updated.state
  redirect(`/patents/${id}`)
}

type Verb = 'change-status' | 'void'

/** Every step on the detail page; which one stands in the button's bound argument and is checked in the command. */
export async function patentVerbAction(
  id: string,
  verb: Verb,
  previous: FormState,
  form: FormData,
): Promise<FormState> {
  const actor = await requireActor()
  const commands: Record<Verb, (raw: unknown) => Promise<void>> = {
    'change-status': (raw) => changePatentStatus(actor, id, raw),
    void: (raw) => voidPatent(actor, id, raw),
  }
  const state = await attemptVerb(previous, form, commands, verb)
  refresh()
  return state
}

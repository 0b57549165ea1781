'use server'

import { refresh } from 'next/cache'
import { redirect } from 'next/navigation'
import { cooperationModeLabels } from '@/lib/agreements/labels'
import { attempt, attemptVerb } from '@/lib/attempt'
import { requireActor } from '@/lib/auth/session'
import { technologyFields } from '@/lib/dictionaries/technology-fields'
import type { FormState } from '@/lib/form-state'
import {
  confirmIntention,
  convertIntention,
  createIntention,
  followIntention,
  invalidateIntention,
  resumeIntention,
  shelveIntention,
  updateIntention,
  voidIntention,
} from '@/lib/intentions/commands'
import { intentionFormLabels } from '@/lib/intentions/labels'

function display(field: string, value: string) {
  const words: Record<string, Record<string, string>> = {
    mode: cooperationModeLabels,
    technologyField: technologyFields,
  }
  return words[field]?.[value] ?? value
}

export async function createIntentionAction(previous: FormState, form: FormData): Promise<FormState> {
  const actor = await requireActor()
  const created = await attempt({ previous, form, labels: intentionFormLabels, display }, (raw) =>
    createIntention(actor, raw),
  )
  if (!created.ok) return created.state
  redirect(`/intentions/${created.value.id}`)
}

export async function updateIntentionAction(
  id: string,
  previous: FormState,
  form: FormData,
): Promise<FormState> {
  const actor = await requireActor()
  const updated = await attempt({ previous, form, labels: intentionFormLabels, display }, (raw) =>
    updateIntention(actor, id, raw),
  )
  if (!updated.ok) return updated.state
  redirect(`/intentions/${id}`)
}

type Verb = 'confirm' | 'follow' | 'convert' | 'shelve' | 'resume' | 'invalidate' | 'void'

/** Every step on the detail page; which one stands in the button's bound argument and is checked in the command. */
export async function intentionVerbAction(
  id: string,
  verb: Verb,
  previous: FormState,
  form: FormData,
): Promise<FormState> {
  const actor = await requireActor()
  const commands: Record<Verb, (raw: unknown) => Promise<void>> = {
    confirm: () => confirmIntention(actor, id),
    follow: (raw) => followIntention(actor, id, raw),
    convert: (raw) => convertIntention(actor, id, raw),
    shelve: (raw) => shelveIntention(actor, id, raw),
    resume: (raw) => resumeIntention(actor, id, raw),
    invalidate: (raw) => invalidateIntention(actor, id, raw),
    void: (raw) => voidIntention(actor, id, raw),
  }
  const state = await attemptVerb(previous, form, commands, verb)
  refresh()
  return state
}

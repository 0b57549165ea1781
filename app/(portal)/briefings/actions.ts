'use server'

import { refresh } from 'next/cache'
import { redirect } from 'next/navigation'
import { attempt, attemptVerb } from '@/lib/attempt'
import { requireActor } from '@/lib/auth/session'
import { finalizeBriefing, generateBriefing, updateBriefing, updateTemplate } from '@/lib/briefings/commands'
import { templateLabels } from '@/lib/briefings/labels'
import type { FormState } from '@/lib/form-state'

/** What to generate comes bound with the action, that is from the browser: the command checks it. */
export async function generateBriefingAction(
  snapshotId: string,
  kind: string,
  previous: FormState,
  form: FormData,
): Promise<FormState> {
  const actor = await requireActor()
  const made = await attempt({ previous, form, labels: {} }, () =>
    generateBriefing(actor, { snapshotId, kind }),
  )
  if (!made.ok) return made.state
  redirect(`/briefings/${made.value.id}`)
}

type Verb = 'update' | 'finalize'

export async function briefingVerbAction(
  id: string,
  verb: Verb,
  previous: FormState,
  form: FormData,
): Promise<FormState> {
  const actor = await requireActor()
  const commands: Record<Verb, (raw: unknown) => Promise<void>> = {
    update: (raw) => updateBriefing(actor, id, raw),
    finalize: () => finalizeBriefing(actor, id),
  }
  const state = await attemptVerb(previous, form, commands, verb)
  refresh()
  return state
}

export async function updateTemplateAction(
  kind: string,
  previous: FormState,
  form: FormData,
): Promise<FormState> {
  const actor = await requireActor()
  const updated = await attempt({ previous, form, labels: templateLabels }, (raw) =>
    updateTemplate(actor, kind, raw),
  )
  if (!updated.ok) return updated.state
  redirect('/briefings/templates')
}

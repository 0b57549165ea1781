'use server'

import { refresh } from 'next/cache'
import { redirect } from 'next/navigation'
import { attempt, attemptVerb } from '@/lib/attempt'
import { requireActor } from '@/lib/auth/session'
import type { FormState } from '@/lib/form-state'
import { createTarget, updateTarget, voidTarget } from '@/lib/targets/commands'
import { targetLabels } from '@/lib/targets/labels'

export async function createTargetAction(previous: FormState, form: FormData): Promise<FormState> {
  const actor = await requireActor()
  const created = await attempt({ previous, form, labels: targetLabels }, (raw) => createTarget(actor, raw))
  if (!created.ok) return created.state
  redirect(`/targets/${created.value.id}`)
}

export async function updateTargetAction(
  id: string,
  previous: FormState,
  form: FormData,
): Promise<FormState> {
  const actor = await requireActor()
  const updated = await attempt({ previous, form, labels: targetLabels }, (raw) =>
    updateTarget(actor, id, raw),
  )
  if (!updated.ok) return updated.state
  redirect(`/targets/${id}`)
}

type Verb = 'void'

export async function targetVerbAction(
  id: string,
  verb: Verb,
  previous: FormState,
  form: FormData,
): Promise<FormState> {
  const actor = await requireActor()
  const commands: Record<Verb, (raw: unknown) => Promise<void>> = {
    void: (raw) => voidTarget(actor, id, raw),
  }
  const state = await attemptVerb(previous, form, commands, verb)
  refresh()
  return state
}

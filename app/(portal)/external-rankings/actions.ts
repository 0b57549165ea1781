'use server'

import { refresh } from 'next/cache'
import { redirect } from 'next/navigation'
import { attempt, attemptVerb } from '@/lib/attempt'
import { requireActor } from '@/lib/auth/session'
import {
  createExternalRanking,
  updateExternalRanking,
  voidExternalRanking,
} from '@/lib/external-rankings/commands'
import { externalRankingLabels } from '@/lib/external-rankings/labels'
import type { FormState } from '@/lib/form-state'

export async function createExternalRankingAction(previous: FormState, form: FormData): Promise<FormState> {
  const actor = await requireActor()
  const created = await attempt({ previous, form, labels: externalRankingLabels }, (raw) =>
    createExternalRanking(actor, raw),
  )
  if (!created.ok) return created.state
  redirect(`/external-rankings/${created.value.id}`)
}

export async function updateExternalRankingAction(
  id: string,
  previous: FormState,
  form: FormData,
): Promise<FormState> {
  const actor = await requireActor()
  const updated = await attempt({ previous, form, labels: externalRankingLabels }, (raw) =>
    updateExternalRanking(actor, id, raw),
  )
  if (!updated.ok) return updated.state
  redirect(`/external-rankings/${id}`)
}

type Verb = 'void'

export async function externalRankingVerbAction(
  id: string,
  verb: Verb,
  previous: FormState,
  form: FormData,
): Promise<FormState> {
  const actor = await requireActor()
  const commands: Record<Verb, (raw: unknown) => Promise<void>> = {
    void: (raw) => voidExternalRanking(actor, id, raw),
  }
  const state = await attemptVerb(previous, form, commands, verb)
  refresh()
  return state
}

'use server'

import { refresh } from 'next/cache'
import { redirect } from 'next/navigation'
import { attempt, attemptVerb } from '@/lib/attempt'
import { requireActor } from '@/lib/auth/session'
import type { FormState } from '@/lib/form-state'
import { lockPeriod, unlockPeriod } from '@/lib/period-locks/commands'
import { periodLockLabels } from '@/lib/period-locks/labels'

export async function lockPeriodAction(previous: FormState, form: FormData): Promise<FormState> {
  const actor = await requireActor()
  const done = await attempt({ previous, form, labels: periodLockLabels }, (raw) => lockPeriod(actor, raw))
  if (!done.ok) return done.state
  redirect(`/period-locks/${done.value.id}`)
}

type Verb = 'unlock'

export async function periodLockVerbAction(
  id: string,
  verb: Verb,
  previous: FormState,
  form: FormData,
): Promise<FormState> {
  const actor = await requireActor()
  const commands: Record<Verb, (raw: unknown) => Promise<void>> = {
    unlock: (raw) => unlockPeriod(actor, id, raw),
  }
  const state = await attemptVerb(previous, form, commands, verb)
  refresh()
  return state
}

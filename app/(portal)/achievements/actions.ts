'use server'

import { refresh } from 'next/cache'
import { redirect } from 'next/navigation'
import {
  confirmAchievement,
  confirmAchievements,
  createAchievement,
  returnAchievement,
  submitAchievement,
  updateAchievement,
  voidAchievement,
  withdrawAchievement,
} from '@/lib/achievements/commands'
import {
  achievementFormLabels,
  evidenceKindLabels,
  impactClaimLabels,
  noveltyClaimLabels,
} from '@/lib/achievements/labels'
import { achievementFilter, confirmableAchievementIds } from '@/lib/achievements/queries'
import { attempt, attemptVerb } from '@/lib/attempt'
import { requireActor } from '@/lib/auth/session'
import type { FormState } from '@/lib/form-state'
import { wordOf } from '@/lib/labels'
import { chosenIds } from '@/lib/selection'

function display(field: string, value: string) {
  if (field === 'noveltyClaim') return wordOf(noveltyClaimLabels, value)
  if (field === 'evidenceKind') return wordOf(evidenceKindLabels, value)
  if (field !== 'impactClaims') return value
  return value
    .split(',')
    .map((claim) => wordOf(impactClaimLabels, claim))
    .join('、')
}

export async function createAchievementAction(previous: FormState, form: FormData): Promise<FormState> {
  const actor = await requireActor()
  const created = await attempt({ previous, form, labels: achievementFormLabels, display }, (raw) =>
    createAchievement(actor, raw),
  )
  if (!created.ok) return created.state
  redirect(`/achievements/${created.value.id}`)
}

export async function updateAchievementAction(
  id: string,
  previous: FormState,
  form: FormData,
): Promise<FormState> {
  const actor = await requireActor()
  const updated = await attempt({ previous, form, labels: achievementFormLabels, display }, (raw) =>
    updateAchievement(actor, id, raw),
  )
  if (!updated.ok) return updated.state
  redirect(`/achievements/${id}`)
}

type Verb = 'submit' | 'withdraw' | 'confirm' | 'return' | 'void'

/** Every step on the detail page; which one stands in the button's bound argument and is checked in the command. */
export async function achievementVerbAction(
  id: string,
  verb: Verb,
  previous: FormState,
  form: FormData,
): Promise<FormState> {
  const actor = await requireActor()
  const commands: Record<Verb, (raw: unknown) => Promise<void>> = {
    submit: () => submitAchievement(actor, id),
    withdraw: () => withdrawAchievement(actor, id),
    confirm: () => confirmAchievement(actor, id),
    return: (raw) => returnAchievement(actor, id, raw),
    void: (raw) => voidAchievement(actor, id, raw),
  }
  const state = await attemptVerb(previous, form, commands, verb)
  refresh()
  return state
}

export async function confirmAchievementsAction(previous: FormState, form: FormData): Promise<FormState> {
  const actor = await requireActor()
  const done = await attempt({ previous, form, labels: achievementFormLabels }, async () =>
    confirmAchievements(
      actor,
      await chosenIds(form, (params) => confirmableAchievementIds(actor, achievementFilter(params))),
    ),
  )
  refresh()
  return done.ok ? { values: {}, fieldErrors: {}, message: null, formKey: previous.formKey + 1 } : done.state
}

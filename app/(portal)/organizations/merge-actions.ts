'use server'

import { refresh } from 'next/cache'
import { redirect } from 'next/navigation'
import { attempt, attemptVerb } from '@/lib/attempt'
import { requireActor } from '@/lib/auth/session'
import type { FormState } from '@/lib/form-state'
import { mergeOrganizations, undoMerge } from '@/lib/organizations/merge'
import { confirmName, markDifferent, rejectName } from '@/lib/organizations/names/commands'

/** `pair` comes bound with the action, the winner from the form: the loser is the other one. */
export async function mergeAction(
  pair: readonly [string, string],
  previous: FormState,
  form: FormData,
): Promise<FormState> {
  const actor = await requireActor()
  const labels = {
    winnerId: '保留单位',
    aliasKind: '原名称作为',
    confirmCodes: '代码不同',
    reason: '合并原因',
  }
  const merged = await attempt({ previous, form, labels }, (raw) => {
    const typed = typeof raw === 'object' && raw !== null ? raw : {}
    const winnerId = 'winnerId' in typed ? typed.winnerId : ''
    return mergeOrganizations(actor, { ...typed, loserId: pair.find((id) => id !== winnerId) ?? '' })
  })
  if (!merged.ok) return merged.state
  redirect(`/organizations/merges/${merged.value.id}`)
}

export async function undoMergeAction(id: string, previous: FormState, form: FormData): Promise<FormState> {
  const actor = await requireActor()
  const state = await attemptVerb(previous, form, { undo: (raw) => undoMerge(actor, id, raw) }, 'undo')
  refresh()
  return state
}

export async function markDifferentAction(
  pair: readonly [string, string],
  previous: FormState,
  form: FormData,
): Promise<FormState> {
  const actor = await requireActor()
  const [oneId, otherId] = pair
  const verbs = { different: () => markDifferent(actor, { oneId, otherId }) }
  const state = await attemptVerb(previous, form, verbs, 'different')
  refresh()
  return state
}

export async function sayNameAction(
  verb: 'confirm' | 'reject',
  meaning: { text: string; organizationId: string },
  previous: FormState,
  form: FormData,
): Promise<FormState> {
  const actor = await requireActor()
  const verbs = { confirm: () => confirmName(actor, meaning), reject: () => rejectName(actor, meaning) }
  const state = await attemptVerb(previous, form, verbs, verb)
  refresh()
  return state
}

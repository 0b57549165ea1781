'use server'

import { refresh } from 'next/cache'
import { redirect } from 'next/navigation'
import { changeOwnPassword, endOwnSession, endOwnSessions } from '@/lib/accounts/commands'
import { ownPasswordLabels } from '@/lib/accounts/labels'
import { withoutSecrets } from '@/lib/accounts/secrets'
import { attempt } from '@/lib/attempt'
import { requireActor, requireSession, signOutHere } from '@/lib/auth/session'
import { NotFound } from '@/lib/errors'
import type { FormState } from '@/lib/form-state'

export async function signOutAction() {
  await signOutHere()
  redirect('/login')
}

/** Also for whoever still has to replace an issued password. */
export async function changePasswordAction(previous: FormState, form: FormData): Promise<FormState> {
  const { actor, account, sessionId } = await requireSession()
  const changed = await attempt({ previous, form, labels: ownPasswordLabels }, (raw) =>
    changeOwnPassword(actor, sessionId, raw),
  )
  if (!changed.ok) return withoutSecrets(changed.state)
  redirect(account.mustChangePassword ? '/' : '/account?changed=password')
}

export async function endSessionAction(sessionId: string) {
  const actor = await requireActor()
  try {
    await endOwnSession(actor, sessionId)
  } catch (error) {
    // It ended by itself in the meantime: the list shows so.
    if (!(error instanceof NotFound)) throw error
  }
  refresh()
}

export async function endOtherSessionsAction() {
  const { actor, sessionId } = await requireSession()
  await endOwnSessions(actor, sessionId)
  refresh()
}

export async function endAllSessionsAction() {
  const actor = await requireActor()
  await endOwnSessions(actor)
  await signOutHere()
  redirect('/login')
}

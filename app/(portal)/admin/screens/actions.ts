'use server'

import { refresh } from 'next/cache'
import type { PairingState } from '@/components/screens/pairing-card'
import { attempt } from '@/lib/attempt'
import { requireActor } from '@/lib/auth/session'
import { formatInstant } from '@/lib/dates'
import { env } from '@/lib/env'
import type { FormState } from '@/lib/form-state'
import { createScreen, issuePairing, type Pairing, revokeScreen, updateScreen } from '@/lib/screens/commands'
import { screenLabels } from '@/lib/screens/labels'

export async function createScreenAction(previous: FormState, form: FormData): Promise<PairingState> {
  const actor = await requireActor()
  const created = await attempt({ previous, form, labels: screenLabels }, (raw) => createScreen(actor, raw))
  return created.ok ? issued(previous, created.value) : created.state
}

export async function updateScreenAction(
  id: string,
  previous: FormState,
  form: FormData,
): Promise<FormState> {
  const actor = await requireActor()
  const updated = await attempt({ previous, form, labels: screenLabels }, (raw) =>
    updateScreen(actor, id, raw),
  )
  return updated.ok ? finished(previous) : updated.state
}

export async function issuePairingAction(
  id: string,
  previous: FormState,
  form: FormData,
): Promise<PairingState> {
  const actor = await requireActor()
  const pairing = await attempt({ previous, form, labels: screenLabels }, () => issuePairing(actor, id))
  if (!pairing.ok) return pairing.state
  refresh()
  return issued(previous, pairing.value)
}

export async function revokeScreenAction(
  id: string,
  previous: FormState,
  form: FormData,
): Promise<FormState> {
  const actor = await requireActor()
  const done = await attempt({ previous, form, labels: screenLabels }, (raw) => revokeScreen(actor, id, raw))
  return done.ok ? finished(previous) : done.state
}

function issued(previous: FormState, { id, name, code, expiresAt }: Pairing): PairingState {
  const address = new URL('/screen/pair', env().NEXTAUTH_URL)
  return {
    ...finished(previous, false),
    pairing: {
      id,
      name,
      code,
      address: address.href,
      link: `${address.href}#${code}`,
      expiresAt: formatInstant(expiresAt),
    },
  }
}

function finished(previous: FormState, anew = true): FormState {
  if (anew) refresh()
  return { values: {}, fieldErrors: {}, message: null, formKey: previous.formKey + 1 }
}

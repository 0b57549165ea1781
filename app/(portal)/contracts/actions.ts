'use server'

import { refresh } from 'next/cache'
import { redirect } from 'next/navigation'
import { attempt, attemptVerb } from '@/lib/attempt'
import { requireActor } from '@/lib/auth/session'
import {
  amendRegistration,
  cancelRegistration,
  createContract,
  fulfilContract,
  registerContract,
  rejectRegistration,
  requireCorrection,
  signContract,
  submitRegistration,
  updateContract,
  voidContract,
} from '@/lib/contracts/commands'
import {
  contractFormLabels,
  contractTypeLabels,
  intellectualPropertyLabels,
  paymentModeLabels,
} from '@/lib/contracts/labels'
import { technologyFields } from '@/lib/dictionaries/technology-fields'
import type { FormState } from '@/lib/form-state'

function display(field: string, value: string) {
  const words: Record<string, Record<string, string>> = {
    type: contractTypeLabels,
    technologyField: technologyFields,
    intellectualProperty: intellectualPropertyLabels,
    paymentMode: paymentModeLabels,
  }
  return words[field]?.[value] ?? value
}

export async function createContractAction(previous: FormState, form: FormData): Promise<FormState> {
  const actor = await requireActor()
  const created = await attempt({ previous, form, labels: contractFormLabels, display }, (raw) =>
    createContract(actor, raw),
  )
  if (!created.ok) return created.state
  redirect(`/contracts/${created.value.id}`)
}

export async function updateContractAction(
  id: string,
  previous: FormState,
  form: FormData,
): Promise<FormState> {
  const actor = await requireActor()
  const updated = await attempt({ previous, form, labels: contractFormLabels, display }, (raw) =>
    updateContract(actor, id, raw),
  )
  if (!updated.ok) return updated.state
  redirect(`/contracts/${id}`)
}

export async function registerContractAction(
  id: string,
  previous: FormState,
  form: FormData,
): Promise<FormState> {
  const actor = await requireActor()
  const registered = await attempt({ previous, form, labels: contractFormLabels, display }, (raw) =>
    registerContract(actor, id, raw),
  )
  if (!registered.ok) return registered.state
  redirect(`/contracts/${id}`)
}

export async function amendRegistrationAction(
  id: string,
  previous: FormState,
  form: FormData,
): Promise<FormState> {
  const actor = await requireActor()
  const amended = await attempt({ previous, form, labels: contractFormLabels, display }, (raw) =>
    amendRegistration(actor, id, raw),
  )
  if (!amended.ok) return amended.state
  redirect(`/contracts/${id}`)
}

type Verb = 'sign' | 'submitRegistration' | 'requireCorrection' | 'reject' | 'cancel' | 'fulfil' | 'void'

/** Every step on the detail page; which one stands in the button's bound argument and is checked in the command. */
export async function contractVerbAction(
  id: string,
  verb: Verb,
  previous: FormState,
  form: FormData,
): Promise<FormState> {
  const actor = await requireActor()
  const commands: Record<Verb, (raw: unknown) => Promise<void>> = {
    sign: (raw) => signContract(actor, id, raw),
    submitRegistration: () => submitRegistration(actor, id),
    requireCorrection: (raw) => requireCorrection(actor, id, raw),
    reject: (raw) => rejectRegistration(actor, id, raw),
    cancel: (raw) => cancelRegistration(actor, id, raw),
    fulfil: (raw) => fulfilContract(actor, id, raw),
    void: (raw) => voidContract(actor, id, raw),
  }
  const state = await attemptVerb(previous, form, commands, verb)
  refresh()
  return state
}

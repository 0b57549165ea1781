'use server'

import { refresh } from 'next/cache'
import { redirect } from 'next/navigation'
import {
  approveAgreement,
  approveAgreements,
  createAgreement,
  returnAgreement,
  signAgreement,
  submitAgreement,
  terminateAgreement,
  updateAgreement,
  voidAgreement,
  withdrawAgreement,
} from '@/lib/agreements/commands'
import {
  agreementFormLabels,
  agreementKindLabels,
  amountAbsentLabels,
  cooperationModeLabels,
  partyRoleLabels,
} from '@/lib/agreements/labels'
import { agreementFilter, approvableAgreementIds } from '@/lib/agreements/queries'
import { attempt, attemptVerb } from '@/lib/attempt'
import { requireActor } from '@/lib/auth/session'
import type { FormState } from '@/lib/form-state'
import { chosenIds } from '@/lib/selection'

function display(field: string, value: string) {
  const words: Record<string, Record<string, string>> = {
    kind: agreementKindLabels,
    mode: cooperationModeLabels,
    amountAbsentReason: amountAbsentLabels,
    role: partyRoleLabels,
    isLead: { true: '是' },
  }
  return words[field.split('.').at(-1) ?? '']?.[value] ?? value
}

export async function createAgreementAction(previous: FormState, form: FormData): Promise<FormState> {
  const actor = await requireActor()
  const created = await attempt({ previous, form, labels: agreementFormLabels, display }, (raw) =>
    createAgreement(actor, raw),
  )
  if (!created.ok) return created.state
  redirect(`/agreements/${created.value.id}`)
}

export async function updateAgreementAction(
  id: string,
  previous: FormState,
  form: FormData,
): Promise<FormState> {
  const actor = await requireActor()
  const updated = await attempt({ previous, form, labels: agreementFormLabels, display }, (raw) =>
    updateAgreement(actor, id, raw),
  )
  if (!updated.ok) return updated.state
  redirect(`/agreements/${id}`)
}

type Verb = 'sign' | 'submit' | 'withdraw' | 'approve' | 'return' | 'terminate' | 'void'

/** Every step on the detail page; which one stands in the button's bound argument and is checked in the command. */
export async function agreementVerbAction(
  id: string,
  verb: Verb,
  previous: FormState,
  form: FormData,
): Promise<FormState> {
  const actor = await requireActor()
  const commands: Record<Verb, (raw: unknown) => Promise<void>> = {
    sign: (raw) => signAgreement(actor, id, raw),
    submit: () => submitAgreement(actor, id),
    withdraw: () => withdrawAgreement(actor, id),
    approve: () => approveAgreement(actor, id),
    return: (raw) => returnAgreement(actor, id, raw),
    terminate: (raw) => terminateAgreement(actor, id, raw),
    void: (raw) => voidAgreement(actor, id, raw),
  }
  const state = await attemptVerb(previous, form, commands, verb)
  refresh()
  return state
}

export async function approveAgreementsAction(previous: FormState, form: FormData): Promise<FormState> {
  const actor = await requireActor()
  const done = await attempt({ previous, form, labels: agreementFormLabels }, async () =>
    approveAgreements(
      actor,
      await chosenIds(form, (params) => approvableAgreementIds(actor, agreementFilter(params))),
    ),
  )
  refresh()
  return done.ok ? { values: {}, fieldErrors: {}, message: null, formKey: previous.formKey + 1 } : done.state
}

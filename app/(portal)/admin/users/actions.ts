'use server'

import { refresh } from 'next/cache'
import { redirect } from 'next/navigation'
import type { IssueState } from '@/components/users/new-user'
import { attempt } from '@/lib/attempt'
import { requireActor } from '@/lib/auth/session'
import { formatInstant } from '@/lib/dates'
import type { FormState } from '@/lib/form-state'
import {
  createUser,
  disableUser,
  enableUser,
  endUserSessions,
  grantPersonalData,
  type Issued,
  resetPassword,
  updateUser,
  withdrawPersonalData,
} from '@/lib/users/commands'
import { roleLabels, userEditLabels } from '@/lib/users/labels'

export async function createUserAction(previous: FormState, form: FormData): Promise<IssueState> {
  const actor = await requireActor()
  const created = await attempt({ previous, form, labels: userEditLabels }, (raw) => createUser(actor, raw))
  return created.ok ? issued(previous, created.value) : created.state
}

export async function updateUserAction(id: string, previous: FormState, form: FormData): Promise<FormState> {
  const actor = await requireActor()
  const updated = await attempt({ previous, form, labels: userEditLabels, display }, (raw) =>
    updateUser(actor, id, raw),
  )
  if (!updated.ok) return updated.state
  redirect(`/admin/users/${id}`)
}

export async function disableUserAction(id: string, previous: FormState, form: FormData): Promise<FormState> {
  const actor = await requireActor()
  const done = await attempt({ previous, form, labels: userEditLabels }, (raw) => disableUser(actor, id, raw))
  return done.ok ? finished(previous) : done.state
}

export async function enableUserAction(id: string, previous: FormState, form: FormData): Promise<FormState> {
  const actor = await requireActor()
  const done = await attempt({ previous, form, labels: userEditLabels }, (raw) => enableUser(actor, id, raw))
  return done.ok ? finished(previous) : done.state
}

export async function grantPersonalDataAction(id: string, previous: FormState, form: FormData) {
  const actor = await requireActor()
  const done = await attempt({ previous, form, labels: userEditLabels }, (raw) =>
    grantPersonalData(actor, id, raw),
  )
  return done.ok ? finished(previous) : done.state
}

export async function withdrawPersonalDataAction(id: string, previous: FormState, form: FormData) {
  const actor = await requireActor()
  const done = await attempt({ previous, form, labels: userEditLabels }, (raw) =>
    withdrawPersonalData(actor, id, raw),
  )
  return done.ok ? finished(previous) : done.state
}

export async function resetPasswordAction(
  id: string,
  previous: FormState,
  form: FormData,
): Promise<IssueState> {
  const actor = await requireActor()
  const reset = await attempt({ previous, form, labels: userEditLabels }, () => resetPassword(actor, id))
  if (!reset.ok) return reset.state
  refresh()
  return issued(previous, reset.value)
}

export async function endUserSessionsAction(
  id: string,
  previous: FormState,
  form: FormData,
): Promise<FormState> {
  const actor = await requireActor()
  const done = await attempt({ previous, form, labels: userEditLabels }, () => endUserSessions(actor, id))
  return done.ok ? finished(previous) : done.state
}

function issued(previous: FormState, { expiresAt, ...password }: Issued): IssueState {
  return {
    values: {},
    fieldErrors: {},
    message: null,
    formKey: previous.formKey + 1,
    issued: { ...password, expiresAt: formatInstant(expiresAt) },
  }
}

function finished(previous: FormState): FormState {
  refresh()
  return { values: {}, fieldErrors: {}, message: null, formKey: previous.formKey + 1 }
}

const roles: Record<string, string> = roleLabels

function display(field: string, value: string) {
  return field === 'role' ? (roles[value] ?? value) : value
}

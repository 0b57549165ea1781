'use server'

import { refresh } from 'next/cache'
import { redirect } from 'next/navigation'
import { attempt, attemptVerb } from '@/lib/attempt'
import { requireActor } from '@/lib/auth/session'
import { regionLabel } from '@/lib/dictionaries/regions'
import type { FormState } from '@/lib/form-state'
import { createOrganization, updateOrganization, voidOrganization } from '@/lib/organizations/commands'
import {
  aliasKindLabels,
  organizationFormLabels,
  organizationKindLabels,
  organizationStatusLabels,
  sizeClassLabels,
} from '@/lib/organizations/labels'
import type { OrganizationView } from '@/lib/organizations/queries'

function display(field: string, value: string) {
  const words: Record<string, Record<string, string>> = {
    kind: { ...organizationKindLabels, ...aliasKindLabels },
    status: organizationStatusLabels,
    sizeClass: sizeClassLabels,
    isAboveScale: { true: '是' },
  }
  const name = field.split('.').at(-1) ?? ''
  return name === 'regionCode' ? regionLabel(value) : (words[name]?.[value] ?? value)
}

const frame = (previous: FormState, form: FormData) => ({
  previous,
  form,
  labels: organizationFormLabels,
  display,
})

/** 企业 and 高校院所 are views of one register: `view` only says which page to go on to. */
const pathOf = (view: OrganizationView) => (view === 'enterprises' ? '/enterprises' : '/institutions')

export async function createOrganizationAction(
  view: OrganizationView,
  previous: FormState,
  form: FormData,
): Promise<FormState> {
  const actor = await requireActor()
  const created = await attempt(frame(previous, form), (raw) => createOrganization(actor, raw))
  if (!created.ok) return created.state
  redirect(`${pathOf(view)}/${created.value.id}`)
}

export async function updateOrganizationAction(
  view: OrganizationView,
  id: string,
  previous: FormState,
  form: FormData,
): Promise<FormState> {
  const actor = await requireActor()
  const updated = await attempt(frame(previous, form), (raw) => updateOrganization(actor, id, raw))
  if (!updated.ok) return updated.state
  redirect(`${pathOf(view)}/${id}`)
}

export async function voidOrganizationAction(
  id: string,
  previous: FormState,
  form: FormData,
): Promise<FormState> {
  const actor = await requireActor()
  const state = await attemptVerb(previous, form, { void: (raw) => voidOrganization(actor, id, raw) }, 'void')
  refresh()
  return state
}

'use server'

import { agreementChoices } from '@/lib/agreements/queries'
import { requireActor } from '@/lib/auth/session'
import { dayOf } from '@/lib/dates'
import { DomainError, InvalidInput, PossibleDuplicate } from '@/lib/errors'
import { eventChoices } from '@/lib/events/queries'
import { OrganizationKind } from '@/lib/generated/prisma/enums'
import { createOrganizationInline } from '@/lib/organizations/commands'
import { checkCreditCode } from '@/lib/organizations/credit-code'
import {
  holderOfCreditCode,
  type OrganizationOption,
  organizationChoices,
  organizationHref,
} from '@/lib/organizations/queries'
import { formatPatentNumber } from '@/lib/patents/number'
import { patentChoices } from '@/lib/patents/queries'
import { projectChoices } from '@/lib/projects/queries'

// What pickers in forms ask while somebody types. Each answers within the actor's sight only.

const asText = (value: unknown) => (typeof value === 'string' ? value.replaceAll('\0', '').slice(0, 100) : '')

export async function searchOrganizations(q: string): Promise<OrganizationOption[]> {
  return organizationChoices(await requireActor(), asText(q))
}

export async function searchEnterprises(q: string): Promise<OrganizationOption[]> {
  return organizationChoices(await requireActor(), asText(q), [OrganizationKind.ENTERPRISE])
}

export async function searchInstitutions(q: string): Promise<OrganizationOption[]> {
  return organizationChoices(await requireActor(), asText(q), [
    OrganizationKind.UNIVERSITY,
    OrganizationKind.INSTITUTE,
  ])
}

export async function searchEvents(q: string): Promise<OrganizationOption[]> {
  const events = await eventChoices(await requireActor(), asText(q))
  return events.map(({ id, title, heldOn }) => ({
    id,
    name: title,
    kind: dayOf(heldOn),
    region: '',
    codeTail: '',
  }))
}

export async function searchAgreements(q: string): Promise<OrganizationOption[]> {
  const agreements = await agreementChoices(await requireActor(), asText(q))
  return agreements.map((row) => ({
    id: row.id,
    name: row.title,
    kind: row.code,
    region: row.enterpriseName,
    codeTail: '',
  }))
}

export async function searchProjects(q: string): Promise<OrganizationOption[]> {
  const projects = await projectChoices(await requireActor(), asText(q))
  return projects.map((row) => ({
    id: row.id,
    name: row.title,
    kind: row.code,
    region: row.enterpriseName,
    codeTail: '',
  }))
}

export async function searchPatents(q: string): Promise<OrganizationOption[]> {
  const patents = await patentChoices(await requireActor(), asText(q))
  return patents.map((row) => ({
    id: row.id,
    name: row.title,
    kind: row.applicationNo ? formatPatentNumber(row.applicationNo) : row.code,
    region: row.holderNames,
    codeTail: '',
  }))
}

/** "库中已有" beside the credit-code field. */
export async function lookUpCreditCode(code: string) {
  const checked = checkCreditCode(asText(code))
  if (checked.status !== 'ok' && checked.status !== 'pilot') return null
  const holder = await holderOfCreditCode(await requireActor(), checked.normalized)
  return holder && { id: holder.id, name: holder.name, href: organizationHref(holder) }
}

/** "库中没有,新增" inside another form: name, kind and code; the rest is completed in the register later. */
export async function createOrganizationFromPicker(form: { name: string; kind: string; creditCode: string }) {
  const actor = await requireActor()
  const raw = { name: asText(form?.name), kind: asText(form?.kind), creditCode: asText(form?.creditCode) }
  try {
    return { ok: true as const, option: await createOrganizationInline(actor, raw) }
  } catch (error) {
    if (!(error instanceof DomainError)) throw error
    const known =
      error instanceof PossibleDuplicate ? error.candidates.map(({ title }) => title).join('、') : ''
    return {
      ok: false as const,
      message: known ? `${error.message}:${known}` : error.message,
      fieldErrors: error instanceof InvalidInput ? error.fieldErrors : {},
    }
  }
}

import { notFound } from 'next/navigation'
import { IntentionForm } from '@/components/intentions/intention-form'
import { PageHeader } from '@/components/ui/page-header'
import { keepsRecords } from '@/lib/auth/actor'
import { requireActor } from '@/lib/auth/session'
import { canRegister } from '@/lib/intentions/policy'
import { newIntentionDraft } from '@/lib/intentions/prefill'
import { optionsOf } from '@/lib/labels'
import { idParam } from '@/lib/lists'
import { organizationKindLabels } from '@/lib/organizations/labels'
import {
  createOrganizationFromPicker,
  searchEnterprises,
  searchEvents,
  searchOrganizations,
} from '../../pickers'
import { createIntentionAction } from '../actions'

export const metadata = { title: '新增意向' }

/** `?event=ID` begins with the event the intention was reached at. */
export default async function NewIntentionPage({ searchParams }: PageProps<'/intentions/new'>) {
  const actor = await requireActor()
  if (!canRegister(actor)) notFound()
  return (
    <>
      <PageHeader title="新增意向" breadcrumb={[{ href: '/intentions', label: '意向' }]} />
      <IntentionForm
        action={createIntentionAction}
        saved={await newIntentionDraft(actor, idParam(await searchParams, 'event') ?? null)}
        cancelHref="/intentions"
        searchEnterprises={searchEnterprises}
        searchOrganizations={searchOrganizations}
        searchEvents={searchEvents}
        {...(keepsRecords(actor) ? { createOrganization: createOrganizationFromPicker } : {})}
        organizationKinds={optionsOf(organizationKindLabels)}
      />
    </>
  )
}

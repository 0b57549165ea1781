import { notFound } from 'next/navigation'
import { IntentionForm } from '@/components/intentions/intention-form'
import { PageHeader } from '@/components/ui/page-header'
import { keepsRecords } from '@/lib/auth/actor'
import { requireActor } from '@/lib/auth/session'
import { canEdit } from '@/lib/intentions/policy'
import { getIntention } from '@/lib/intentions/queries'
import { intentionValues } from '@/lib/intentions/values'
import { optionsOf } from '@/lib/labels'
import { organizationKindLabels } from '@/lib/organizations/labels'
import {
  createOrganizationFromPicker,
  searchEnterprises,
  searchEvents,
  searchOrganizations,
} from '../../../pickers'
import { updateIntentionAction } from '../../actions'

export const metadata = { title: '编辑意向' }

export default async function EditIntentionPage({ params }: PageProps<'/intentions/[id]/edit'>) {
  const { id } = await params
  const actor = await requireActor()
  const intention = await getIntention(actor, id)
  if (!intention || !canEdit(actor, intention)) notFound()
  const href = `/intentions/${id}`
  return (
    <>
      <PageHeader
        title="编辑意向"
        meta={intention.code}
        breadcrumb={[
          { href: '/intentions', label: '意向' },
          { href, label: intention.title },
        ]}
      />
      <IntentionForm
        action={updateIntentionAction.bind(null, id)}
        id={id}
        saved={intentionValues(intention)}
        version={intention.version}
        settled={intention.status !== 'DRAFT'}
        cancelHref={href}
        searchEnterprises={searchEnterprises}
        searchOrganizations={searchOrganizations}
        searchEvents={searchEvents}
        {...(keepsRecords(actor) ? { createOrganization: createOrganizationFromPicker } : {})}
        organizationKinds={optionsOf(organizationKindLabels)}
      />
    </>
  )
}

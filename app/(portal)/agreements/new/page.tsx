import { notFound } from 'next/navigation'
import { AgreementForm } from '@/components/agreements/agreement-form'
import { PageHeader } from '@/components/ui/page-header'
import { canRegister } from '@/lib/agreements/policy'
import { draftFromIntention, draftFromPrevious } from '@/lib/agreements/prefill'
import { keepsRecords } from '@/lib/auth/actor'
import { requireActor } from '@/lib/auth/session'
import { optionsOf } from '@/lib/labels'
import { idParam } from '@/lib/lists'
import { organizationKindLabels } from '@/lib/organizations/labels'
import {
  createOrganizationFromPicker,
  searchAgreements,
  searchEvents,
  searchOrganizations,
} from '../../pickers'
import { createAgreementAction } from '../actions'

export const metadata = { title: '新增协议' }

/** `?previous=ID` renews or supplements an agreement, `?intention=ID` makes one of an intention. */
export default async function NewAgreementPage({ searchParams }: PageProps<'/agreements/new'>) {
  const actor = await requireActor()
  if (!canRegister(actor)) notFound()
  const query = await searchParams
  const intentionId = idParam(query, 'intention')
  const previousId = idParam(query, 'previous')
  const saved = intentionId
    ? await draftFromIntention(actor, intentionId)
    : previousId
      ? await draftFromPrevious(actor, previousId)
      : null
  return (
    <>
      <PageHeader title="新增协议" breadcrumb={[{ href: '/agreements', label: '协议' }]} />
      <AgreementForm
        action={createAgreementAction}
        {...(saved ? { saved } : {})}
        {...(intentionId && saved ? { hidden: { intentionId } } : {})}
        canSubmit
        cancelHref="/agreements"
        searchOrganizations={searchOrganizations}
        searchEvents={searchEvents}
        searchAgreements={searchAgreements}
        {...(keepsRecords(actor) ? { createOrganization: createOrganizationFromPicker } : {})}
        organizationKinds={optionsOf(organizationKindLabels)}
      />
    </>
  )
}

import { notFound } from 'next/navigation'
import { AgreementForm } from '@/components/agreements/agreement-form'
import { PageHeader } from '@/components/ui/page-header'
import { canEdit, canSubmit } from '@/lib/agreements/policy'
import { getAgreement } from '@/lib/agreements/queries'
import { agreementValues } from '@/lib/agreements/values'
import { keepsRecords } from '@/lib/auth/actor'
import { requireActor } from '@/lib/auth/session'
import { optionsOf } from '@/lib/labels'
import { organizationKindLabels } from '@/lib/organizations/labels'
import {
  createOrganizationFromPicker,
  searchAgreements,
  searchEvents,
  searchOrganizations,
} from '../../../pickers'
import { updateAgreementAction } from '../../actions'

export const metadata = { title: '编辑协议' }

export default async function EditAgreementPage({ params }: PageProps<'/agreements/[id]/edit'>) {
  const { id } = await params
  const actor = await requireActor()
  const agreement = await getAgreement(actor, id)
  if (!agreement || !canEdit(actor, agreement)) notFound()
  const href = `/agreements/${id}`
  return (
    <>
      <PageHeader
        title="编辑协议"
        meta={agreement.code}
        breadcrumb={[
          { href: '/agreements', label: '协议' },
          { href, label: agreement.title },
        ]}
      />
      <AgreementForm
        action={updateAgreementAction.bind(null, id)}
        id={id}
        saved={agreementValues(agreement)}
        version={agreement.version}
        settled={agreement.status === 'EFFECTIVE' || agreement.status === 'TERMINATED'}
        canSubmit={canSubmit(actor, agreement)}
        cancelHref={href}
        searchOrganizations={searchOrganizations}
        searchEvents={searchEvents}
        searchAgreements={searchAgreements}
        {...(keepsRecords(actor) ? { createOrganization: createOrganizationFromPicker } : {})}
        organizationKinds={optionsOf(organizationKindLabels)}
      />
    </>
  )
}

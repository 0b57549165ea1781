import { notFound } from 'next/navigation'
import { ContractForm } from '@/components/contracts/contract-form'
import { PageHeader } from '@/components/ui/page-header'
import { requireActor } from '@/lib/auth/session'
import { canCreate } from '@/lib/contracts/policy'
import { optionsOf } from '@/lib/labels'
import { organizationKindLabels } from '@/lib/organizations/labels'
import {
  createOrganizationFromPicker,
  searchAgreements,
  searchOrganizations,
  searchProjects,
} from '../../pickers'
import { createContractAction } from '../actions'

export const metadata = { title: '新增技术合同' }

export default async function NewContractPage() {
  const actor = await requireActor()
  if (!canCreate(actor)) notFound()
  return (
    <>
      <PageHeader title="新增技术合同" breadcrumb={[{ href: '/contracts', label: '技术合同' }]} />
      <ContractForm
        action={createContractAction}
        purpose="new"
        cancelHref="/contracts"
        searchOrganizations={searchOrganizations}
        searchAgreements={searchAgreements}
        searchProjects={searchProjects}
        createOrganization={createOrganizationFromPicker}
        organizationKinds={optionsOf(organizationKindLabels)}
      />
    </>
  )
}

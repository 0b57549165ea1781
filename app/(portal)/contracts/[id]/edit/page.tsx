import { notFound } from 'next/navigation'
import { ContractForm } from '@/components/contracts/contract-form'
import { PageHeader } from '@/components/ui/page-header'
import { requireActor } from '@/lib/auth/session'
import { canEdit } from '@/lib/contracts/policy'
import { getContract } from '@/lib/contracts/queries'
import { contractValues } from '@/lib/contracts/values'
import { optionsOf } from '@/lib/labels'
import { organizationKindLabels } from '@/lib/organizations/labels'
import {
  createOrganizationFromPicker,
  searchAgreements,
  searchOrganizations,
  searchProjects,
} from '../../../pickers'
import { updateContractAction } from '../../actions'

export const metadata = { title: '编辑技术合同' }

export default async function EditContractPage({ params }: PageProps<'/contracts/[id]/edit'>) {
  const { id } = await params
  const actor = await requireActor()
  const contract = await getContract(actor, id)
  if (!contract || !canEdit(actor, contract)) notFound()
  const href = `/contracts/${id}`
  return (
    <>
      <PageHeader
        title="编辑技术合同"
        meta={contract.code}
        breadcrumb={[
          { href: '/contracts', label: '技术合同' },
          { href, label: contract.title },
        ]}
      />
      <ContractForm
        action={updateContractAction.bind(null, id)}
        id={id}
        purpose="edit"
        saved={contractValues(contract)}
        version={contract.version}
        cancelHref={href}
        searchOrganizations={searchOrganizations}
        searchAgreements={searchAgreements}
        searchProjects={searchProjects}
        createOrganization={createOrganizationFromPicker}
        organizationKinds={optionsOf(organizationKindLabels)}
      />
    </>
  )
}

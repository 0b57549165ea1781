import { notFound } from 'next/navigation'
import { ContractForm } from '@/components/contracts/contract-form'
import { PageHeader } from '@/components/ui/page-header'
import { requireActor } from '@/lib/auth/session'
import { canAmend } from '@/lib/contracts/policy'
import { getContract } from '@/lib/contracts/queries'
import { registeredValues } from '@/lib/contracts/values'
import { optionsOf } from '@/lib/labels'
import { organizationKindLabels } from '@/lib/organizations/labels'
import {
  createOrganizationFromPicker,
  searchAgreements,
  searchOrganizations,
  searchProjects,
} from '../../../pickers'
import { amendRegistrationAction } from '../../actions'

export const metadata = { title: '变更登记' }

export default async function AmendContractPage({ params }: PageProps<'/contracts/[id]/amend'>) {
  const { id } = await params
  const actor = await requireActor()
  const contract = await getContract(actor, id)
  if (!contract || !canAmend(actor, contract)) notFound()
  const href = `/contracts/${id}`
  return (
    <>
      <PageHeader
        title="变更登记"
        meta={contract.code}
        breadcrumb={[
          { href: '/contracts', label: '技术合同' },
          { href, label: contract.title },
        ]}
      />
      <ContractForm
        action={amendRegistrationAction.bind(null, id)}
        id={id}
        purpose="amend"
        saved={registeredValues(contract)}
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

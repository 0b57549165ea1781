import { notFound } from 'next/navigation'
import { RegistrationForm } from '@/components/contracts/registration-form'
import { PageHeader } from '@/components/ui/page-header'
import { requireActor } from '@/lib/auth/session'
import { canAnswerRegistration } from '@/lib/contracts/policy'
import { getContract } from '@/lib/contracts/queries'
import { registeredValues } from '@/lib/contracts/values'
import { formatWan } from '@/lib/money'
import { registerContractAction } from '../../actions'

export const metadata = { title: '认定登记' }

export default async function RegisterContractPage({ params }: PageProps<'/contracts/[id]/register'>) {
  const { id } = await params
  const actor = await requireActor()
  const contract = await getContract(actor, id)
  if (!contract || !canAnswerRegistration(actor, contract)) notFound()
  const href = `/contracts/${id}`
  return (
    <>
      <PageHeader
        title="认定登记"
        meta={contract.code}
        breadcrumb={[
          { href: '/contracts', label: '技术合同' },
          { href, label: contract.title },
        ]}
      />
      <RegistrationForm
        action={registerContractAction.bind(null, id)}
        id={id}
        saved={registeredValues(contract)}
        version={contract.version}
        total={formatWan(contract.totalFen)}
        cancelHref={href}
      />
    </>
  )
}

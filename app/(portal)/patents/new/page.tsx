import { notFound } from 'next/navigation'
import { PatentForm } from '@/components/patents/patent-form'
import { PageHeader } from '@/components/ui/page-header'
import { requireActor } from '@/lib/auth/session'
import { optionsOf } from '@/lib/labels'
import { organizationKindLabels } from '@/lib/organizations/labels'
import { canCreate } from '@/lib/patents/policy'
import { createOrganizationFromPicker, searchOrganizations, searchProjects } from '../../pickers'
import { createPatentAction } from '../actions'

export const metadata = { title: '新增专利' }

export default async function NewPatentPage() {
  const actor = await requireActor()
  if (!canCreate(actor)) notFound()
  return (
    <>
      <PageHeader title="新增专利" breadcrumb={[{ href: '/patents', label: '专利' }]} />
      <PatentForm
        action={createPatentAction}
        cancelHref="/patents"
        searchOrganizations={searchOrganizations}
        searchProjects={searchProjects}
        createOrganization={createOrganizationFromPicker}
        organizationKinds={optionsOf(organizationKindLabels)}
      />
    </>
  )
}

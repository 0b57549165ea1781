import { notFound } from 'next/navigation'
import { PatentForm } from '@/components/patents/patent-form'
import { PageHeader } from '@/components/ui/page-header'
import { requireActor } from '@/lib/auth/session'
import { optionsOf } from '@/lib/labels'
import { organizationKindLabels } from '@/lib/organizations/labels'
import { canEdit } from '@/lib/patents/policy'
import { getPatent } from '@/lib/patents/queries'
import { patentValues } from '@/lib/patents/values'
import { createOrganizationFromPicker, searchOrganizations, searchProjects } from '../../../pickers'
import { updatePatentAction } from '../../actions'

export const metadata = { title: '编辑专利' }

export default async function EditPatentPage({ params }: PageProps<'/patents/[id]/edit'>) {
  const { id } = await params
  const actor = await requireActor()
  const patent = await getPatent(actor, id)
  if (!patent || !canEdit(actor, patent)) notFound()
  const href = `/patents/${id}`
  return (
    <>
      <PageHeader
        title="编辑专利"
        meta={patent.code}
        breadcrumb={[
          { href: '/patents', label: '专利' },
          { href, label: patent.title },
        ]}
      />
      <PatentForm
        action={updatePatentAction.bind(null, id)}
        id={id}
        saved={patentValues(patent)}
        version={patent.version}
        granted={patent.grantedOn !== null}
        cancelHref={href}
        searchOrganizations={searchOrganizations}
        searchProjects={searchProjects}
        createOrganization={createOrganizationFromPicker}
        organizationKinds={optionsOf(organizationKindLabels)}
      />
    </>
  )
}

import { notFound } from 'next/navigation'
import { OrganizationForm } from '@/components/organizations/organization-form'
import { PageHeader } from '@/components/ui/page-header'
import { requireActor } from '@/lib/auth/session'
import { industries } from '@/lib/dictionaries/industries'
import { regionOptions, TENANT_REGION } from '@/lib/dictionaries/regions'
import { strategicIndustries } from '@/lib/dictionaries/strategic-industries'
import { townships } from '@/lib/dictionaries/townships'
import { optionsOf } from '@/lib/labels'
import { canCreate, canEdit } from '@/lib/organizations/policy'
import { getOrganization, type OrganizationView } from '@/lib/organizations/queries'
import { organizationValues } from '@/lib/organizations/values'
import { lookUpCreditCode, searchOrganizations } from '../pickers'
import { createOrganizationAction, updateOrganizationAction } from './actions'
import { viewTitles } from './list'

const dictionaries = {
  regions: [...regionOptions],
  townships: optionsOf(townships),
  industries: optionsOf(industries),
  strategicIndustries: optionsOf(strategicIndustries),
  search: searchOrganizations,
  lookUpCode: lookUpCreditCode,
}

export async function NewOrganizationPage({ view }: { view: OrganizationView }) {
  const actor = await requireActor()
  if (!canCreate(actor)) notFound()
  const saved: Record<string, string> =
    view === 'enterprises'
      ? { kind: 'ENTERPRISE', status: 'ACTIVE', regionCode: TENANT_REGION }
      : { kind: 'UNIVERSITY', status: 'ACTIVE' }
  return (
    <>
      <PageHeader
        title={`新增${viewTitles[view]}`}
        breadcrumb={[{ href: `/${view}`, label: viewTitles[view] }]}
      />
      <OrganizationForm
        {...dictionaries}
        action={createOrganizationAction.bind(null, view)}
        view={view}
        saved={saved}
        cancelHref={`/${view}`}
      />
    </>
  )
}

export async function EditOrganizationPage(props: {
  view: OrganizationView
  params: Promise<{ id: string }>
}) {
  const { view } = props
  const { id } = await props.params
  const actor = await requireActor()
  const organization = await getOrganization(actor, id)
  if (!organization || !canEdit(actor, organization)) notFound()
  const href = `/${view}/${id}`
  return (
    <>
      <PageHeader
        title="编辑单位"
        meta={organization.code}
        breadcrumb={[
          { href: `/${view}`, label: viewTitles[view] },
          { href, label: organization.name },
        ]}
      />
      <OrganizationForm
        {...dictionaries}
        action={updateOrganizationAction.bind(null, view, id)}
        id={id}
        view={view}
        saved={organizationValues(organization)}
        version={organization.version}
        cancelHref={href}
      />
    </>
  )
}

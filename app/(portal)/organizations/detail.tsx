import { notFound, redirect } from 'next/navigation'
import { MergedHere } from '@/components/organizations/merged-here'
import { OrganizationFacts, OrganizationRecords } from '@/components/organizations/organization-facts'
import { HistoryPanel } from '@/components/records/history-panel'
import { StatusBadge } from '@/components/ui/badge'
import { LinkButton } from '@/components/ui/button'
import { PageHeader } from '@/components/ui/page-header'
import { DetailLayout } from '@/components/ui/panel'
import { ReasonDialog } from '@/components/ui/reason-dialog'
import { requireActor } from '@/lib/auth/session'
import { readAs } from '@/lib/db'
import { historyOf, olderThan } from '@/lib/ledger/history'
import type { SearchParams } from '@/lib/lists'
import { organizationStatusLabels, organizationStatusTones } from '@/lib/organizations/labels'
import { mergesInto } from '@/lib/organizations/merge-queries'
import { canEdit, canMerge, canVoid } from '@/lib/organizations/policy'
import { organizationProfile } from '@/lib/organizations/profile'
import { getOrganization, type OrganizationView, organizationHref } from '@/lib/organizations/queries'
import { ProvenanceOf } from '../provenance'
import { voidOrganizationAction } from './actions'
import { viewTitles } from './list'

export async function OrganizationPage(props: {
  view: OrganizationView
  params: Promise<{ id: string }>
  searchParams: Promise<SearchParams>
}) {
  const { view } = props
  const { id } = await props.params
  const before = olderThan(await props.searchParams)
  const actor = await requireActor()
  const found = await readAs(actor, async (tx) => {
    const organization = await getOrganization(actor, id, tx)
    if (!organization) return null
    const profile = await organizationProfile(tx, id)
    const merges = canMerge(actor) ? await mergesInto(tx, id) : []
    return { organization, profile, merges, history: await historyOf(actor, id, before, tx) }
  })
  if (!found) notFound()
  const { organization, profile, history, merges } = found
  // a merged entry has nothing of its own any more
  if (organization.mergedInto) redirect(organizationHref(organization.mergedInto))
  const path = `/${view}`
  if ((organization.kind === 'ENTERPRISE') !== (view === 'enterprises'))
    redirect(organizationHref(organization))
  return (
    <>
      <PageHeader
        title={organization.name}
        meta={organization.code}
        breadcrumb={[{ href: path, label: viewTitles[view] }]}
        status={
          organization.voidedAt ? (
            <StatusBadge tone="neutral">已作废</StatusBadge>
          ) : (
            <StatusBadge tone={organizationStatusTones[organization.status]}>
              {organizationStatusLabels[organization.status]}
            </StatusBadge>
          )
        }
        printable
        actions={
          <>
            {canEdit(actor, organization) && <LinkButton href={`${path}/${id}/edit`}>编辑</LinkButton>}
            {canMerge(actor) && !organization.voidedAt && (
              <LinkButton href={`/organizations/merge?one=${id}`}>合并</LinkButton>
            )}
            {canVoid(actor, organization) && (
              <ReasonDialog
                label="作废"
                title={`作废“${organization.name}”`}
                description="仅用于登记错误。仍被协议、项目等引用的单位不能作废。"
                action={voidOrganizationAction.bind(null, id)}
                reasonLabel="作废原因"
                variant="danger"
              />
            )}
          </>
        }
      />
      <DetailLayout
        main={
          <>
            <OrganizationFacts organization={organization} />
            <MergedHere merges={merges} />
            <OrganizationRecords id={id} profile={profile} />
          </>
        }
        side={
          <>
            <ProvenanceOf actor={actor} id={id} />
            <HistoryPanel
              entries={history.entries}
              {...(history.next ? { olderHref: `${path}/${id}?before=${history.next}` } : {})}
            />
          </>
        }
      />
    </>
  )
}

import { notFound } from 'next/navigation'
import { AchievementForm } from '@/components/achievements/achievement-form'
import { PageHeader } from '@/components/ui/page-header'
import { isMember, keepsRecords } from '@/lib/auth/actor'
import { requireActor } from '@/lib/auth/session'
import { optionsOf } from '@/lib/labels'
import { organizationKindLabels } from '@/lib/organizations/labels'
import {
  createOrganizationFromPicker,
  searchOrganizations,
  searchPatents,
  searchProjects,
} from '../../pickers'
import { createAchievementAction } from '../actions'

export const metadata = { title: '新增成果' }

export default async function NewAchievementPage() {
  const actor = await requireActor()
  if (!keepsRecords(actor) && !isMember(actor)) notFound()
  return (
    <>
      <PageHeader title="新增成果" breadcrumb={[{ href: '/achievements', label: '成果' }]} />
      <AchievementForm
        action={createAchievementAction}
        canSubmit
        cancelHref="/achievements"
        searchOrganizations={searchOrganizations}
        searchProjects={searchProjects}
        searchPatents={searchPatents}
        {...(keepsRecords(actor) ? { createOrganization: createOrganizationFromPicker } : {})}
        organizationKinds={optionsOf(organizationKindLabels)}
      />
    </>
  )
}

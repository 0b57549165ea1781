import { notFound } from 'next/navigation'
import { AchievementForm } from '@/components/achievements/achievement-form'
import { PageHeader } from '@/components/ui/page-header'
import { canEdit, canSubmit } from '@/lib/achievements/policy'
import { getAchievement } from '@/lib/achievements/queries'
import { achievementValues } from '@/lib/achievements/values'
import { keepsRecords } from '@/lib/auth/actor'
import { requireActor } from '@/lib/auth/session'
import { optionsOf } from '@/lib/labels'
import { organizationKindLabels } from '@/lib/organizations/labels'
import {
  createOrganizationFromPicker,
  searchOrganizations,
  searchPatents,
  searchProjects,
} from '../../../pickers'
import { updateAchievementAction } from '../../actions'

export const metadata = { title: '编辑成果' }

export default async function EditAchievementPage({ params }: PageProps<'/achievements/[id]/edit'>) {
  const { id } = await params
  const actor = await requireActor()
  const achievement = await getAchievement(actor, id)
  if (!achievement || !canEdit(actor, achievement)) notFound()
  const href = `/achievements/${id}`
  const returned = achievement.status === 'RETURNED' && achievement.returnReason
  return (
    <>
      <PageHeader
        title="编辑成果"
        meta={achievement.code}
        breadcrumb={[
          { href: '/achievements', label: '成果' },
          { href, label: achievement.title },
        ]}
      />
      <AchievementForm
        action={updateAchievementAction.bind(null, id)}
        id={id}
        saved={achievementValues(achievement)}
        version={achievement.version}
        confirmed={achievement.status === 'CONFIRMED'}
        canSubmit={canSubmit(actor, achievement)}
        {...(returned ? { returnReason: returned } : {})}
        hiddenPatents={achievement.hiddenPatents}
        cancelHref={href}
        searchOrganizations={searchOrganizations}
        searchProjects={searchProjects}
        searchPatents={searchPatents}
        {...(keepsRecords(actor) ? { createOrganization: createOrganizationFromPicker } : {})}
        organizationKinds={optionsOf(organizationKindLabels)}
      />
    </>
  )
}

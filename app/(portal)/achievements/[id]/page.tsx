import { notFound } from 'next/navigation'
import { AchievementActions } from '@/components/achievements/achievement-actions'
import { AchievementFacts } from '@/components/achievements/achievement-facts'
import { HistoryPanel } from '@/components/records/history-panel'
import { StatusBadge } from '@/components/ui/badge'
import { PageHeader } from '@/components/ui/page-header'
import { DetailLayout } from '@/components/ui/panel'
import { achievementState, achievementStateLabels, achievementStateTones } from '@/lib/achievements/labels'
import { canEdit, canReview, canSubmit, canVoid, canWithdraw } from '@/lib/achievements/policy'
import { getAchievement } from '@/lib/achievements/queries'
import { requireActor } from '@/lib/auth/session'
import { dateOf, todayInShanghai } from '@/lib/dates'
import { readAs } from '@/lib/db'
import { historyOf, olderThan } from '@/lib/ledger/history'
import { ProvenanceOf } from '../../provenance'
import { achievementVerbAction } from '../actions'

export const metadata = { title: '成果详情' }

export default async function AchievementPage({ params, searchParams }: PageProps<'/achievements/[id]'>) {
  const { id } = await params
  const before = olderThan(await searchParams)
  const actor = await requireActor()
  const { achievement, history } = await readAs(actor, async (tx) => {
    const achievement = await getAchievement(actor, id, tx)
    return { achievement, history: achievement && (await historyOf(actor, id, before, tx)) }
  })
  if (!achievement || !history) notFound()
  const state = achievementState(achievement)

  return (
    <>
      <PageHeader
        title={achievement.title}
        meta={achievement.code}
        breadcrumb={[{ href: '/achievements', label: '成果' }]}
        status={
          <StatusBadge tone={achievementStateTones[state]}>{achievementStateLabels[state]}</StatusBadge>
        }
        printable
        actions={
          <AchievementActions
            id={id}
            title={achievement.title}
            action={achievementVerbAction}
            may={{
              edit: canEdit(actor, achievement),
              submit: canSubmit(actor, achievement),
              withdraw: canWithdraw(actor, achievement),
              review: canReview(actor, achievement),
              void: canVoid(actor, achievement),
            }}
          />
        }
      />
      <DetailLayout
        main={<AchievementFacts achievement={achievement} today={dateOf(todayInShanghai(new Date()))} />}
        side={
          <>
            <ProvenanceOf actor={actor} id={id} />
            <HistoryPanel
              entries={history.entries}
              {...(history.next ? { olderHref: `/achievements/${id}?before=${history.next}` } : {})}
            />
          </>
        }
      />
    </>
  )
}

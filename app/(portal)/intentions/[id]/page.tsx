import { notFound } from 'next/navigation'
import { IntentionActions } from '@/components/intentions/intention-actions'
import { IntentionFacts } from '@/components/intentions/intention-facts'
import { followUpFlag } from '@/components/intentions/intention-table'
import { HistoryPanel } from '@/components/records/history-panel'
import { StatusBadge } from '@/components/ui/badge'
import { PageHeader } from '@/components/ui/page-header'
import { DetailLayout } from '@/components/ui/panel'
import { requireActor } from '@/lib/auth/session'
import { dateOf, todayInShanghai } from '@/lib/dates'
import { readAs } from '@/lib/db'
import { intentionState, intentionStateLabels, intentionStateTones } from '@/lib/intentions/labels'
import {
  canConfirm,
  canConvert,
  canEdit,
  canFollow,
  canInvalidate,
  canResume,
  canShelve,
  canVoid,
} from '@/lib/intentions/policy'
import { getIntention } from '@/lib/intentions/queries'
import { historyOf, olderThan } from '@/lib/ledger/history'
import { searchAgreements } from '../../pickers'
import { ProvenanceOf } from '../../provenance'
import { intentionVerbAction } from '../actions'

export const metadata = { title: '意向详情' }

export default async function IntentionPage({ params, searchParams }: PageProps<'/intentions/[id]'>) {
  const { id } = await params
  const before = olderThan(await searchParams)
  const actor = await requireActor()
  const found = await readAs(actor, async (tx) => {
    const intention = await getIntention(actor, id, tx)
    return intention && { intention, history: await historyOf(actor, id, before, tx) }
  })
  if (!found) notFound()
  const { intention, history } = found
  const today = todayInShanghai(new Date())
  const state = intentionState(intention)

  return (
    <>
      <PageHeader
        title={intention.title}
        meta={intention.code}
        breadcrumb={[{ href: '/intentions', label: '意向' }]}
        status={
          <>
            <StatusBadge tone={intentionStateTones[state]}>{intentionStateLabels[state]}</StatusBadge>
            {followUpFlag(intention, dateOf(today))}
          </>
        }
        printable
        actions={
          <IntentionActions
            id={id}
            title={intention.title}
            today={today}
            converted={intention.status === 'CONVERTED'}
            action={intentionVerbAction}
            searchAgreements={searchAgreements}
            may={{
              edit: canEdit(actor, intention),
              confirm: canConfirm(actor, intention),
              follow: canFollow(actor, intention),
              convert: canConvert(actor, intention),
              shelve: canShelve(actor, intention),
              resume: canResume(actor, intention),
              invalidate: canInvalidate(actor, intention),
              void: canVoid(actor, intention) && intention.status !== 'CONVERTED',
            }}
          />
        }
      />
      <DetailLayout
        main={<IntentionFacts intention={intention} today={dateOf(today)} />}
        side={
          <>
            <ProvenanceOf actor={actor} id={id} />
            <HistoryPanel
              entries={history.entries}
              {...(history.next ? { olderHref: `/intentions/${id}?before=${history.next}` } : {})}
            />
          </>
        }
      />
    </>
  )
}

import { notFound } from 'next/navigation'
import { PatentActions } from '@/components/patents/patent-actions'
import { PatentFacts } from '@/components/patents/patent-facts'
import { HistoryPanel } from '@/components/records/history-panel'
import { StatusBadge } from '@/components/ui/badge'
import { PageHeader } from '@/components/ui/page-header'
import { DetailLayout } from '@/components/ui/panel'
import { requireActor } from '@/lib/auth/session'
import { dateOf, todayInShanghai } from '@/lib/dates'
import { readAs } from '@/lib/db'
import { historyOf, olderThan } from '@/lib/ledger/history'
import { patentState, patentStateLabels, patentStateTones } from '@/lib/patents/labels'
import { nextStatuses } from '@/lib/patents/lifecycle'
import { canChangeStatus, canEdit, canVoid } from '@/lib/patents/policy'
import { getPatent } from '@/lib/patents/queries'
import { ProvenanceOf } from '../../provenance'
import { patentVerbAction } from '../actions'

export const metadata = { title: '专利详情' }

export default async function PatentPage({ params, searchParams }: PageProps<'/patents/[id]'>) {
  const { id } = await params
  const before = olderThan(await searchParams)
  const actor = await requireActor()
  const { patent, history } = await readAs(actor, async (tx) => {
    const patent = await getPatent(actor, id, tx)
    return { patent, history: patent && (await historyOf(actor, id, before, tx)) }
  })
  if (!patent || !history) notFound()
  const today = todayInShanghai(new Date())
  const state = patentState(patent, dateOf(today))

  return (
    <>
      <PageHeader
        title={patent.title}
        meta={patent.code}
        breadcrumb={[{ href: '/patents', label: '专利' }]}
        status={<StatusBadge tone={patentStateTones[state]}>{patentStateLabels[state]}</StatusBadge>}
        printable
        actions={
          <PatentActions
            id={id}
            title={patent.title}
            status={patent.status}
            next={nextStatuses(patent)}
            action={patentVerbAction}
            may={{
              edit: canEdit(actor, patent),
              changeStatus: canChangeStatus(actor, patent),
              void: canVoid(actor, patent),
            }}
          />
        }
      />
      <DetailLayout
        main={<PatentFacts patent={patent} today={today} />}
        side={
          <>
            <ProvenanceOf actor={actor} id={id} />
            <HistoryPanel
              entries={history.entries}
              {...(history.next ? { olderHref: `/patents/${id}?before=${history.next}` } : {})}
            />
          </>
        }
      />
    </>
  )
}

import { notFound } from 'next/navigation'
import { EventFacts } from '@/components/events/event-facts'
import { EventYieldPanel } from '@/components/events/event-yield'
import { HistoryPanel } from '@/components/records/history-panel'
import { StatusBadge } from '@/components/ui/badge'
import { LinkButton } from '@/components/ui/button'
import { PageHeader } from '@/components/ui/page-header'
import { DetailLayout } from '@/components/ui/panel'
import { ReasonDialog } from '@/components/ui/reason-dialog'
import { isMember } from '@/lib/auth/actor'
import { requireActor } from '@/lib/auth/session'
import { dateOf, todayInShanghai } from '@/lib/dates'
import { readAs } from '@/lib/db'
import { eventState, eventStateLabels, eventStateTones } from '@/lib/events/labels'
import { canEdit, canVoid } from '@/lib/events/policy'
import { getEvent } from '@/lib/events/queries'
import { eventYield } from '@/lib/events/yield'
import { historyOf, olderThan } from '@/lib/ledger/history'
import { ProvenanceOf } from '../../provenance'
import { eventVerbAction } from '../actions'

export const metadata = { title: '活动详情' }

export default async function EventPage({ params, searchParams }: PageProps<'/events/[id]'>) {
  const { id } = await params
  const before = olderThan(await searchParams)
  const actor = await requireActor()
  const found = await readAs(actor, async (tx) => {
    const event = await getEvent(actor, id, tx)
    if (!event) return null
    // members do not read the ledger of what belongs to nobody
    const history = isMember(actor) ? null : await historyOf(actor, id, before, tx)
    return { event, history, result: await eventYield(actor, id, tx) }
  })
  if (!found) notFound()
  const { event, history, result } = found
  const today = todayInShanghai(new Date())
  const state = eventState(event, dateOf(today))
  const main = (
    <>
      <EventYieldPanel id={id} result={result} ofMember={isMember(actor)} today={today} />
      <EventFacts event={event} />
    </>
  )

  return (
    <>
      <PageHeader
        title={event.title}
        meta={event.code}
        breadcrumb={[{ href: '/events', label: '活动' }]}
        status={<StatusBadge tone={eventStateTones[state]}>{eventStateLabels[state]}</StatusBadge>}
        printable
        actions={
          <>
            {canEdit(actor, event) && <LinkButton href={`/events/${id}/edit`}>编辑</LinkButton>}
            {canVoid(actor, event) && (
              <ReasonDialog
                label="作废"
                title={`作废“${event.title}”`}
                description="仅用于登记错误。有意向或协议来自本活动时不能作废。"
                action={eventVerbAction.bind(null, id, 'void')}
                reasonLabel="作废原因"
                variant="danger"
              />
            )}
          </>
        }
      />
      {history ? (
        <DetailLayout
          main={main}
          side={
            <>
              <ProvenanceOf actor={actor} id={id} />
              <HistoryPanel
                entries={history.entries}
                {...(history.next ? { olderHref: `/events/${id}?before=${history.next}` } : {})}
              />
            </>
          }
        />
      ) : (
        <div className="page-detail grid gap-4">{main}</div>
      )}
    </>
  )
}

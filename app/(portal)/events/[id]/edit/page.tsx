import { notFound } from 'next/navigation'
import { EventForm } from '@/components/events/event-form'
import { PageHeader } from '@/components/ui/page-header'
import { requireActor } from '@/lib/auth/session'
import { canEdit } from '@/lib/events/policy'
import { eventSeriesNames, getEvent } from '@/lib/events/queries'
import { eventValues } from '@/lib/events/values'
import { optionsOf } from '@/lib/labels'
import { updateEventAction } from '../../actions'

export const metadata = { title: '编辑活动' }

export default async function EditEventPage({ params }: PageProps<'/events/[id]/edit'>) {
  const { id } = await params
  const actor = await requireActor()
  const event = await getEvent(actor, id)
  if (!event || !canEdit(actor, event)) notFound()
  const href = `/events/${id}`
  return (
    <>
      <PageHeader
        title="编辑活动"
        meta={event.code}
        breadcrumb={[
          { href: '/events', label: '活动' },
          { href, label: event.title },
        ]}
      />
      <EventForm
        action={updateEventAction.bind(null, id)}
        id={id}
        saved={eventValues(event)}
        version={event.version}
        cancelHref={href}
        series={optionsOf(await eventSeriesNames(actor))}
      />
    </>
  )
}

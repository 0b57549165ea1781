import { notFound } from 'next/navigation'
import { EventForm } from '@/components/events/event-form'
import { PageHeader } from '@/components/ui/page-header'
import { requireActor } from '@/lib/auth/session'
import { canCreate } from '@/lib/events/policy'
import { eventSeriesNames } from '@/lib/events/queries'
import { optionsOf } from '@/lib/labels'
import { createEventAction } from '../actions'

export const metadata = { title: '新增活动' }

export default async function NewEventPage() {
  const actor = await requireActor()
  if (!canCreate(actor)) notFound()
  const series = optionsOf(await eventSeriesNames(actor))
  return (
    <>
      <PageHeader title="新增活动" breadcrumb={[{ href: '/events', label: '活动' }]} />
      <EventForm action={createEventAction} cancelHref="/events" series={series} />
    </>
  )
}

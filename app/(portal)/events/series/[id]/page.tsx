import { notFound } from 'next/navigation'
import { EventSeriesForm } from '@/components/events/event-series-form'
import { HistoryPanel } from '@/components/records/history-panel'
import { PageHeader } from '@/components/ui/page-header'
import { DetailLayout } from '@/components/ui/panel'
import { requireActor } from '@/lib/auth/session'
import { readAs } from '@/lib/db'
import { canEditSeries } from '@/lib/events/policy'
import { getEventSeries } from '@/lib/events/queries'
import { eventSeriesValues } from '@/lib/events/values'
import { historyOf, olderThan } from '@/lib/ledger/history'
import { updateEventSeriesAction } from '../../actions'

export const metadata = { title: '编辑活动系列' }

export default async function EditEventSeriesPage({
  params,
  searchParams,
}: PageProps<'/events/series/[id]'>) {
  const { id } = await params
  const before = olderThan(await searchParams)
  const actor = await requireActor()
  if (!canEditSeries(actor)) notFound()
  const found = await readAs(actor, async (tx) => {
    const series = await getEventSeries(actor, id, tx)
    return series && { series, history: await historyOf(actor, id, before, tx) }
  })
  if (!found) notFound()
  const { series, history } = found
  return (
    <>
      <PageHeader
        title="编辑活动系列"
        breadcrumb={[
          { href: '/events', label: '活动' },
          { href: '/events/series', label: '活动系列' },
          { label: series.name },
        ]}
      />
      <DetailLayout
        main={
          <EventSeriesForm
            action={updateEventSeriesAction.bind(null, id)}
            id={id}
            saved={eventSeriesValues(series)}
            version={series.version}
            cancelHref="/events/series"
          />
        }
        side={
          <HistoryPanel
            entries={history.entries}
            {...(history.next ? { olderHref: `/events/series/${id}?before=${history.next}` } : {})}
          />
        }
      />
    </>
  )
}

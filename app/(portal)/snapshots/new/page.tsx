import { notFound } from 'next/navigation'
import { SnapshotForm } from '@/components/snapshots/snapshot-form'
import { Notice } from '@/components/ui/notice'
import { PageHeader } from '@/components/ui/page-header'
import { requireActor } from '@/lib/auth/session'
import { startOfYear, todayInShanghai } from '@/lib/dates'
import { filterChips } from '@/lib/indicators/filter-words'
import { indicators } from '@/lib/indicators/registry'
import { parseScope, scopeParams } from '@/lib/indicators/scope'
import { canFreeze } from '@/lib/snapshots/policy'
import { freezeSnapshotAction } from '../actions'

export const metadata = { title: '冻结快照' }

/** Takes the scope of the page of figures it was opened from. */
export default async function NewSnapshotPage({ searchParams }: PageProps<'/snapshots/new'>) {
  const actor = await requireActor()
  if (!canFreeze(actor)) notFound()
  const today = todayInShanghai(new Date())
  const { scope, remarks } = parseScope(await searchParams, today)
  const { asOf, from, knownAt, month: _, ...filters } = scopeParams(scope)
  const chips = await filterChips(actor, '/snapshots/new', scopeParams(scope), scope)
  return (
    <>
      <PageHeader title="冻结快照" breadcrumb={[{ href: '/snapshots', label: '快照' }]} />
      {remarks.length > 0 && <Notice tone="warn">{remarks.join(';')}</Notice>}
      <SnapshotForm
        action={freezeSnapshotAction}
        saved={{
          asOf: asOf ?? today,
          from: from ?? startOfYear(scope.asOf),
          knownAt: knownAt?.slice(0, today.length) ?? '',
          indicatorIds: indicators.map(({ id }) => id).join(','),
        }}
        filters={filters}
        filterText={chips.map(({ label, value }) => `${label} ${value}`).join(',')}
        indicators={indicators.map(({ id, name }) => ({ value: id, label: name }))}
        today={today}
        cancelHref="/snapshots"
      />
    </>
  )
}

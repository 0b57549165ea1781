import { notFound } from 'next/navigation'
import { indicatorHref } from '@/components/dashboard/figure-card'
import { ScopeBar } from '@/components/dashboard/scope-bar'
import { ScopeChips } from '@/components/dashboard/scope-chips'
import { ScopeNotice } from '@/components/dashboard/scope-notice'
import { OnePageSheet } from '@/components/one-page/one-page-sheet'
import { PageHeader } from '@/components/ui/page-header'
import { PrintButton } from '@/components/ui/print-button'
import { requireActor } from '@/lib/auth/session'
import { bureau } from '@/lib/bureau'
import { todayInShanghai } from '@/lib/dates'
import { filterChips } from '@/lib/indicators/filter-words'
import { readsFigures } from '@/lib/indicators/policy'
import { momentWords, parseScope, scopeParams } from '@/lib/indicators/scope'
import { readOnePage } from '@/lib/one-page/queries'
import { ExportMenuAt } from '../../export-menu'

export const metadata = { title: '一张表' }

const path = '/dashboard/sheet'

export default async function OnePagePage({ searchParams }: PageProps<'/dashboard/sheet'>) {
  const actor = await requireActor()
  if (!readsFigures(actor)) notFound()
  const today = todayInShanghai(new Date())
  const { scope: asked, remarks } = parseScope(await searchParams, today)
  const { month: _, ...scope } = asked
  const params = scopeParams(scope)
  const [page, chips] = await Promise.all([
    readOnePage(actor, scope),
    filterChips(actor, path, params, scope),
  ])
  return (
    <>
      <div className="no-print grid grid-cols-[minmax(0,1fr)] gap-4 pb-4">
        <PageHeader
          title="一张表"
          breadcrumb={[{ href: '/dashboard', label: '驾驶舱' }]}
          meta="全部指标印在一页 A4 纸上"
          actions={
            <>
              <ExportMenuAt
                path="/dashboard/sheet/export"
                params={params}
                total={page.rows.length}
                contents={['SEEN']}
              />
              <PrintButton />
            </>
          }
        />
        <ScopeNotice path={path} scope={scope} today={today} remarks={remarks} />
        <ScopeBar path={path} scope={scope} origin={page.origin} today={today} />
        <ScopeChips chips={chips} />
      </div>
      <OnePageSheet
        page={page}
        bureau={bureau.city}
        asOf={scope.asOf}
        filters={chips.map(({ label, value }) => `${label}:${value}`).join(';')}
        knownAt={scope.knownAt ? momentWords(scope.knownAt) : null}
        href={(id) => indicatorHref(id, scope)}
      />
    </>
  )
}

import { notFound } from 'next/navigation'
import { PeriodLockTable } from '@/components/period-locks/period-lock-table'
import { LinkButton } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { FilterBar, FilterChips, FilterSelect } from '@/components/ui/filter-bar'
import { PageHeader } from '@/components/ui/page-header'
import { Pagination } from '@/components/ui/pagination'
import { Panel } from '@/components/ui/panel'
import { PrintedPart, PrintList } from '@/components/ui/print-list'
import { Toolbar } from '@/components/ui/toolbar'
import { requireActor } from '@/lib/auth/session'
import { chipsOf } from '@/lib/filter-chips'
import { optionsOf } from '@/lib/labels'
import { plainParams } from '@/lib/lists'
import { periodLockFilters } from '@/lib/period-locks/filters'
import { periodLockStateLabels } from '@/lib/period-locks/labels'
import { canLock, readsLocks } from '@/lib/period-locks/policy'
import { listPeriodLocks, periodLockFilter } from '@/lib/period-locks/queries'
import { ExportMenuOf } from '../export-menu'

export const metadata = { title: '期间锁定' }

const path = '/period-locks'

export default async function PeriodLocksPage({ searchParams }: PageProps<'/period-locks'>) {
  const actor = await requireActor()
  if (!readsLocks(actor)) notFound()
  const query = await searchParams
  const params = plainParams(query)
  const filter = periodLockFilter(query)
  const list = await listPeriodLocks(actor, filter)
  const chips = chipsOf(path, params, periodLockFilters)
  const create = canLock(actor) && (
    <LinkButton href={`${path}/new`} variant="primary" icon="plus">
      新增
    </LinkButton>
  )
  return (
    <>
      <PageHeader title="期间锁定" breadcrumb={[{ label: '统计' }]} actions={create} />
      <Panel flush>
        <FilterBar path={path} params={params} keep={['pageSize']}>
          <FilterSelect
            name="state"
            label="状态"
            value={filter.state}
            options={optionsOf(periodLockStateLabels)}
          />
        </FilterBar>
        <Toolbar
          end={
            <>
              <ExportMenuOf list="period-locks" params={params} total={list.total} />
              <PrintList total={list.total} shown={list.items.length} />
            </>
          }
        >
          <FilterChips chips={chips} resetHref={path} total={list.total} />
          <PrintedPart
            total={list.total}
            shown={list.items.length}
            page={list.page}
            pageSize={list.pageSize}
          />
        </Toolbar>
        <PeriodLockTable
          items={list.items}
          empty={
            chips.length > 0 ? (
              <EmptyState reason="filtered" action={<LinkButton href={path}>重置</LinkButton>} />
            ) : (
              <EmptyState reason="none" action={create}>
                没有锁定过期间。统计上报后锁定,其后的变更都会留下原因。
              </EmptyState>
            )
          }
        />
        <Pagination
          total={list.total}
          page={list.page}
          pageSize={list.pageSize}
          path={path}
          params={params}
        />
      </Panel>
    </>
  )
}

import { notFound } from 'next/navigation'
import { SnapshotTable } from '@/components/snapshots/snapshot-table'
import { LinkButton } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { FilterBar, FilterChips, FilterDates, FilterText } from '@/components/ui/filter-bar'
import { PageHeader } from '@/components/ui/page-header'
import { Pagination } from '@/components/ui/pagination'
import { Panel } from '@/components/ui/panel'
import { PrintedPart, PrintList } from '@/components/ui/print-list'
import { Toolbar } from '@/components/ui/toolbar'
import { requireActor } from '@/lib/auth/session'
import { chipsOf } from '@/lib/filter-chips'
import { plainParams } from '@/lib/lists'
import { snapshotFilters } from '@/lib/snapshots/filters'
import { canFreeze, readsSnapshots } from '@/lib/snapshots/policy'
import { listSnapshots, snapshotFilter } from '@/lib/snapshots/queries'
import { ExportMenuOf } from '../export-menu'

export const metadata = { title: '快照' }

const path = '/snapshots'

export default async function SnapshotsPage({ searchParams }: PageProps<'/snapshots'>) {
  const actor = await requireActor()
  if (!readsSnapshots(actor)) notFound()
  const query = await searchParams
  const params = plainParams(query)
  const filter = snapshotFilter(query)
  const list = await listSnapshots(actor, filter)
  const chips = chipsOf(path, params, snapshotFilters)
  const create = canFreeze(actor) && (
    <LinkButton href="/snapshots/new" variant="primary" icon="plus">
      新增
    </LinkButton>
  )

  return (
    <>
      <PageHeader title="快照" breadcrumb={[{ label: '统计' }]} actions={create} />
      <Panel flush>
        <FilterBar path={path} params={params} keep={['pageSize']}>
          <FilterText name="q" label="关键词" value={filter.q} placeholder="名称、编号" wide />
          <FilterDates
            label="截止日期"
            from={{ name: 'from', value: params.from }}
            to={{ name: 'to', value: params.to }}
          />
        </FilterBar>
        <Toolbar
          end={
            <>
              <ExportMenuOf list="snapshots" params={params} total={list.total} />
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
        <SnapshotTable
          items={list.items}
          empty={
            chips.length > 0 ? (
              <EmptyState reason="filtered" action={<LinkButton href={path}>重置</LinkButton>} />
            ) : (
              <EmptyState reason="none" action={create}>
                还没有冻结过指标。对外使用的数,先冻结再引用。
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

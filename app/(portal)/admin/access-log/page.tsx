import { notFound } from 'next/navigation'
import { AccessTable } from '@/components/access-log/access-table'
import { LinkButton } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { FilterBar, FilterChips, FilterDates, FilterText } from '@/components/ui/filter-bar'
import { PageHeader } from '@/components/ui/page-header'
import { Pagination } from '@/components/ui/pagination'
import { Panel } from '@/components/ui/panel'
import { PrintedPart, PrintList } from '@/components/ui/print-list'
import { Toolbar } from '@/components/ui/toolbar'
import { accessFilters } from '@/lib/access-log/filters'
import { accessFilter, listAccesses } from '@/lib/access-log/queries'
import { requireActor } from '@/lib/auth/session'
import { chipsOf } from '@/lib/filter-chips'
import { plainParams } from '@/lib/lists'
import { ExportMenuOf } from '../../export-menu'

export const metadata = { title: '访问日志' }

const path = '/admin/access-log'

export default async function AccessLogPage({ searchParams }: PageProps<'/admin/access-log'>) {
  const actor = await requireActor()
  const query = await searchParams
  const params = plainParams(query)
  const filter = accessFilter(query)
  const list = await listAccesses(actor, filter)
  if (!list) notFound()
  const chips = chipsOf(path, params, accessFilters)

  return (
    <>
      <PageHeader title="访问日志" breadcrumb={[{ label: '系统管理' }]} meta="谁在何时导出了哪些记录" />
      <Panel flush>
        <FilterBar path={path} params={params} keep={['pageSize']}>
          <FilterText name="q" label="姓名" value={filter.q} />
          <FilterDates
            label="日期"
            from={{ name: 'from', value: params.from }}
            to={{ name: 'to', value: params.to }}
          />
        </FilterBar>
        <Toolbar
          end={
            <>
              <ExportMenuOf list="access-log" params={params} total={list.total} />
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
        <AccessTable
          accesses={list.items}
          empty={
            chips.length > 0 ? (
              <EmptyState reason="filtered" action={<LinkButton href={path}>重置</LinkButton>} />
            ) : (
              <EmptyState reason="none">还没有人导出过记录。</EmptyState>
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

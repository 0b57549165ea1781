import { notFound } from 'next/navigation'
import { BriefingTable } from '@/components/briefings/briefing-table'
import { LinkButton } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { FilterBar, FilterChips, FilterDates, FilterSelect, FilterText } from '@/components/ui/filter-bar'
import { PageHeader } from '@/components/ui/page-header'
import { Pagination } from '@/components/ui/pagination'
import { Panel } from '@/components/ui/panel'
import { PrintedPart, PrintList } from '@/components/ui/print-list'
import { Toolbar } from '@/components/ui/toolbar'
import { requireActor } from '@/lib/auth/session'
import { briefingFilters } from '@/lib/briefings/filters'
import { briefingKindLabels, briefingStatusLabels } from '@/lib/briefings/labels'
import { readsBriefings } from '@/lib/briefings/policy'
import { briefingFilter, listBriefings } from '@/lib/briefings/queries'
import { chipsOf } from '@/lib/filter-chips'
import { optionsOf } from '@/lib/labels'
import { plainParams } from '@/lib/lists'
import { ExportMenuOf } from '../export-menu'

export const metadata = { title: '简报' }

const path = '/briefings'

export default async function BriefingsPage({ searchParams }: PageProps<'/briefings'>) {
  const actor = await requireActor()
  if (!readsBriefings(actor)) notFound()
  const query = await searchParams
  const params = plainParams(query)
  const filter = briefingFilter(query)
  const list = await listBriefings(actor, filter)
  const chips = chipsOf(path, params, briefingFilters)

  return (
    <>
      <PageHeader
        title="简报"
        breadcrumb={[{ label: '统计' }]}
        actions={<LinkButton href="/briefings/templates">模板</LinkButton>}
      />
      <Panel flush>
        <FilterBar path={path} params={params} keep={['pageSize']}>
          <FilterText name="q" label="关键词" value={filter.q} placeholder="标题、编号" wide />
          <FilterSelect
            name="kind"
            label="种类"
            value={filter.kind}
            options={optionsOf(briefingKindLabels)}
          />
          <FilterSelect
            name="status"
            label="状态"
            value={filter.status}
            options={optionsOf(briefingStatusLabels)}
          />
          <FilterDates
            label="成文日期"
            from={{ name: 'from', value: params.from }}
            to={{ name: 'to', value: params.to }}
          />
        </FilterBar>
        <Toolbar
          end={
            <>
              <ExportMenuOf list="briefings" params={params} total={list.total} />
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
        <BriefingTable
          items={list.items}
          empty={
            chips.length > 0 ? (
              <EmptyState reason="filtered" action={<LinkButton href={path}>重置</LinkButton>} />
            ) : (
              <EmptyState reason="none" action={<LinkButton href="/snapshots">打开快照</LinkButton>}>
                还没有简报。先冻结一个快照,在快照页生成。
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

import { notFound } from 'next/navigation'
import { ExternalRankingTable } from '@/components/external-rankings/external-ranking-table'
import { LinkButton } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { FilterBar, FilterChips, FilterSelect, FilterText } from '@/components/ui/filter-bar'
import { PageHeader } from '@/components/ui/page-header'
import { Pagination } from '@/components/ui/pagination'
import { Panel } from '@/components/ui/panel'
import { PrintedPart, PrintList } from '@/components/ui/print-list'
import { Toolbar } from '@/components/ui/toolbar'
import { requireActor } from '@/lib/auth/session'
import { externalRankingFilters } from '@/lib/external-rankings/filters'
import { canCreate } from '@/lib/external-rankings/policy'
import { externalRankingFilter, listExternalRankings } from '@/lib/external-rankings/queries'
import { chipsOf } from '@/lib/filter-chips'
import { readsFigures } from '@/lib/indicators/policy'

import { listView } from '@/lib/list-view'
import { plainParams } from '@/lib/lists'
import { ExportMenuOf } from '../export-menu'
import { ImportLink } from '../import-link'
import { ListSettingsOf } from '../list-settings'

export const metadata = { title: '外部排名' }

const path = '/external-rankings'

export default async function ExternalRankingsPage({ searchParams }: PageProps<'/external-rankings'>) {
  const actor = await requireActor()
  if (!readsFigures(actor)) notFound()
  const query = await searchParams
  const params = plainParams(query)
  const filter = externalRankingFilter(query)
  const view = await listView(actor, 'externalRankings')
  const list = await listExternalRankings(actor, filter)
  const chips = chipsOf(path, params, externalRankingFilters())
  const create = canCreate(actor) && (
    <LinkButton href="/external-rankings/new" variant="primary" icon="plus">
      新增
    </LinkButton>
  )

  return (
    <>
      <PageHeader title="外部排名" breadcrumb={[{ label: '统计' }]} actions={create} />
      <Panel flush>
        <FilterBar
          path={path}
          params={params}
          advancedOpen={Boolean(filter.voided)}
          advanced={
            <FilterSelect
              name="voided"
              label="范围"
              any="未作废"
              value={filter.voided}
              options={[{ value: 'yes', label: '已作废' }]}
            />
          }
        >
          <FilterText name="q" label="关键词" value={filter.q} placeholder="评价体系、公布单位、文号" wide />
          <FilterText name="year" label="公布年度" value={params.year} placeholder="如 2022" />
        </FilterBar>
        <Toolbar
          end={
            <>
              <ImportLink actor={actor} type="externalRanking" />
              <ExportMenuOf list="externalRankings" params={params} total={list.total} />
              <ListSettingsOf list="externalRankings" view={view} />
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
        <ExternalRankingTable
          list={list}
          view={view}
          params={params}
          sort={`${filter.sort.direction === 'desc' ? '-' : ''}${filter.sort.key}`}
          empty={
            chips.length > 0 ? (
              <EmptyState reason="filtered" action={<LinkButton href={path}>重置</LinkButton>} />
            ) : (
              <EmptyState reason="none" action={create} />
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

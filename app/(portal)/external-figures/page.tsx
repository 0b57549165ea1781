import { notFound } from 'next/navigation'
import { ExternalFigureTable } from '@/components/external-figures/external-figure-table'
import { LinkButton } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { FilterBar, FilterChips, FilterDates, FilterSelect, FilterText } from '@/components/ui/filter-bar'
import { PageHeader } from '@/components/ui/page-header'
import { Pagination } from '@/components/ui/pagination'
import { Panel } from '@/components/ui/panel'
import { PrintedPart, PrintList } from '@/components/ui/print-list'
import { Toolbar } from '@/components/ui/toolbar'
import { requireActor } from '@/lib/auth/session'
import { externalFigureFilters } from '@/lib/external-figures/filters'
import { canCreate } from '@/lib/external-figures/policy'
import { externalFigureFilter, listExternalFigures } from '@/lib/external-figures/queries'
import { chipsOf } from '@/lib/filter-chips'
import { readsFigures } from '@/lib/indicators/policy'
import { optionsOf } from '@/lib/labels'
import { listView } from '@/lib/list-view'
import { plainParams } from '@/lib/lists'
import { indicatorNames } from '@/lib/targets/schema'
import { ExportMenuOf } from '../export-menu'
import { ImportLink } from '../import-link'
import { ListSettingsOf } from '../list-settings'

export const metadata = { title: '外部数据' }

const path = '/external-figures'

export default async function ExternalFiguresPage({ searchParams }: PageProps<'/external-figures'>) {
  const actor = await requireActor()
  if (!readsFigures(actor)) notFound()
  const query = await searchParams
  const params = plainParams(query)
  const filter = externalFigureFilter(query)
  const view = await listView(actor, 'externalFigures')
  const list = await listExternalFigures(actor, filter)
  const chips = chipsOf(path, params, externalFigureFilters())
  const create = canCreate(actor) && (
    <LinkButton href="/external-figures/new" variant="primary" icon="plus">
      新增
    </LinkButton>
  )

  return (
    <>
      <PageHeader title="外部数据" breadcrumb={[{ label: '统计' }]} actions={create} />
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
          <FilterText
            name="q"
            label="关键词"
            value={filter.q}
            placeholder="名称、数字、来源、拼音首字母"
            wide
          />
          <FilterSelect
            name="indicator"
            label="对应指标"
            value={filter.indicator}
            options={optionsOf(indicatorNames)}
          />
          <FilterDates
            label="数据截止日期"
            from={{ name: 'from', value: params.from }}
            to={{ name: 'to', value: params.to }}
          />
        </FilterBar>
        <Toolbar
          end={
            <>
              <ImportLink actor={actor} type="externalFigure" />
              <ExportMenuOf list="externalFigures" params={params} total={list.total} />
              <ListSettingsOf list="externalFigures" view={view} />
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
        <ExternalFigureTable
          list={list}
          view={view}
          params={params}
          names={indicatorNames}
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

import { notFound } from 'next/navigation'
import { TargetTable } from '@/components/targets/target-table'
import { LinkButton } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { FilterBar, FilterChips, FilterSelect, FilterText } from '@/components/ui/filter-bar'
import { PageHeader } from '@/components/ui/page-header'
import { Pagination } from '@/components/ui/pagination'
import { Panel } from '@/components/ui/panel'
import { PrintedPart, PrintList } from '@/components/ui/print-list'
import { Toolbar } from '@/components/ui/toolbar'
import { requireActor } from '@/lib/auth/session'
import { chipsOf } from '@/lib/filter-chips'
import { readsFigures } from '@/lib/indicators/policy'
import { optionsOf } from '@/lib/labels'
import { listView } from '@/lib/list-view'
import { plainParams } from '@/lib/lists'
import { targetFilters } from '@/lib/targets/filters'
import { canCreate } from '@/lib/targets/policy'
import { listTargets, targetFilter } from '@/lib/targets/queries'
import { indicatorNames, measureOfTarget } from '@/lib/targets/schema'
import { valueWords } from '@/lib/targets/value'
import { ExportMenuOf } from '../export-menu'
import { ImportLink } from '../import-link'
import { ListSettingsOf } from '../list-settings'

export const metadata = { title: '年度目标' }

const path = '/targets'

export default async function TargetsPage({ searchParams }: PageProps<'/targets'>) {
  const actor = await requireActor()
  if (!readsFigures(actor)) notFound()
  const query = await searchParams
  const params = plainParams(query)
  const filter = targetFilter(query)
  const view = await listView(actor, 'targets')
  const list = await listTargets(actor, filter)
  const chips = chipsOf(path, params, targetFilters())
  const create = canCreate(actor) && (
    <LinkButton href="/targets/new" variant="primary" icon="plus">
      新增
    </LinkButton>
  )

  return (
    <>
      <PageHeader title="年度目标" breadcrumb={[{ label: '统计' }]} actions={create} />
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
            placeholder="目标、指标、文号、拼音首字母"
            wide
          />
          <FilterText name="year" label="年度" value={params.year} placeholder="如 2022" />
          <FilterSelect
            name="indicator"
            label="对应指标"
            value={filter.indicator}
            options={optionsOf(indicatorNames)}
          />
        </FilterBar>
        <Toolbar
          end={
            <>
              <ImportLink actor={actor} type="target" />
              <ExportMenuOf list="targets" params={params} total={list.total} />
              <ListSettingsOf list="targets" view={view} />
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
        <TargetTable
          list={{
            ...list,
            items: list.items.map((row) => ({
              ...row,
              valueText: valueWords(row, measureOfTarget(row.indicatorId)),
              indicatorName: row.indicatorId && (indicatorNames[row.indicatorId] ?? row.indicatorId),
            })),
          }}
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

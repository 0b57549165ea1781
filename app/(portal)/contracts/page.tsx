import { ContractTable } from '@/components/contracts/contract-table'
import { LinkButton } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { FilterBar, FilterChips, FilterDates, FilterSelect, FilterText } from '@/components/ui/filter-bar'
import { PageHeader } from '@/components/ui/page-header'
import { Pagination } from '@/components/ui/pagination'
import { Panel } from '@/components/ui/panel'
import { PrintedPart, PrintList } from '@/components/ui/print-list'
import { Toolbar } from '@/components/ui/toolbar'
import { isMember } from '@/lib/auth/actor'
import { requireActor } from '@/lib/auth/session'
import { contractFilters } from '@/lib/contracts/filters'
import { contractSideLabels, contractStatusLabels, contractTypeLabels } from '@/lib/contracts/labels'
import { canCreate } from '@/lib/contracts/policy'
import { contractFilter, listContracts } from '@/lib/contracts/queries'
import { technologyFields } from '@/lib/dictionaries/technology-fields'
import { chipsOf } from '@/lib/filter-chips'
import { optionsOf } from '@/lib/labels'
import { listView } from '@/lib/list-view'
import { plainParams } from '@/lib/lists'
import { referenceNames } from '@/lib/reference-names'
import { ExportMenuOf } from '../export-menu'
import { ImportLink } from '../import-link'
import { ListSettingsOf } from '../list-settings'

export const metadata = { title: '技术合同' }

const path = '/contracts'

export default async function ContractsPage({ searchParams }: PageProps<'/contracts'>) {
  const actor = await requireActor()
  const query = await searchParams
  const params = plainParams(query)
  const filter = contractFilter(query)
  const view = await listView(actor, 'contracts')
  const { organizationId, eventId, projectId, batch } = filter
  const [list, names] = await Promise.all([
    listContracts(actor, filter),
    referenceNames(actor, { organizationId, eventId, projectId, batch }),
  ])
  const chips = chipsOf(path, params, contractFilters(names))
  const create = canCreate(actor) && (
    <LinkButton href="/contracts/new" variant="primary" icon="plus">
      新增
    </LinkButton>
  )

  return (
    <>
      <PageHeader title="技术合同" breadcrumb={[{ label: '产学研合作' }]} actions={create} />
      <Panel flush>
        <FilterBar
          path={path}
          params={params}
          keep={['sort', 'pageSize', 'organizationId', 'eventId', 'projectId', 'batch']}
          advancedOpen={Boolean(
            filter.side ||
              filter.field ||
              filter.signedFrom ||
              filter.signedTo ||
              filter.counted ||
              filter.voided,
          )}
          advanced={
            <>
              <FilterDates
                label="签订日期"
                from={{ name: 'signedFrom', value: params.signedFrom }}
                to={{ name: 'signedTo', value: params.signedTo }}
              />
              {!isMember(actor) && (
                <FilterSelect
                  name="side"
                  label="流向"
                  value={filter.side}
                  options={optionsOf(contractSideLabels)}
                />
              )}
              <FilterSelect
                name="field"
                label="技术领域"
                value={filter.field}
                options={optionsOf(technologyFields)}
              />
              <FilterSelect
                name="counted"
                label="统计"
                value={filter.counted}
                options={[{ value: 'yes', label: '计入统计' }]}
              />
              <FilterSelect
                name="voided"
                label="范围"
                any="未作废"
                value={filter.voided}
                options={[{ value: 'yes', label: '已作废' }]}
              />
            </>
          }
        >
          <FilterText
            name="q"
            label="关键词"
            value={filter.q}
            placeholder="名称、编号、登记编号、单位"
            wide
          />
          <FilterSelect
            name="type"
            label="合同类型"
            value={filter.type}
            options={optionsOf(contractTypeLabels)}
          />
          <FilterSelect
            name="status"
            label="状态"
            value={filter.status}
            options={optionsOf(contractStatusLabels)}
          />
          <FilterDates
            label="登记日期"
            from={{ name: 'registeredFrom', value: params.registeredFrom }}
            to={{ name: 'registeredTo', value: params.registeredTo }}
          />
        </FilterBar>
        <Toolbar
          end={
            <>
              <ImportLink actor={actor} type="technologyContract" />
              <ExportMenuOf list="contracts" params={params} total={list.total} />
              <ListSettingsOf list="contracts" view={view} without={isMember(actor) ? ['sides'] : []} />
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
        <ContractTable
          list={list}
          view={view}
          params={params}
          sort={`${filter.sort.direction === 'desc' ? '-' : ''}${filter.sort.key}`}
          sides={!isMember(actor)}
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

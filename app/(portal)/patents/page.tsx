import { PatentTable } from '@/components/patents/patent-table'
import { LinkButton } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { FilterBar, FilterChips, FilterDates, FilterSelect, FilterText } from '@/components/ui/filter-bar'
import { PageHeader } from '@/components/ui/page-header'
import { Pagination } from '@/components/ui/pagination'
import { Panel } from '@/components/ui/panel'
import { PrintedPart, PrintList } from '@/components/ui/print-list'
import { Toolbar } from '@/components/ui/toolbar'
import { requireActor } from '@/lib/auth/session'
import { dateOf, todayInShanghai } from '@/lib/dates'
import { chipsOf } from '@/lib/filter-chips'
import { optionsOf } from '@/lib/labels'
import { listView } from '@/lib/list-view'
import { plainParams } from '@/lib/lists'
import { patentFilters, yesNo } from '@/lib/patents/filters'
import { patentKindLabels, patentStatusLabels } from '@/lib/patents/labels'
import { canCreate } from '@/lib/patents/policy'
import { listPatents, patentFilter } from '@/lib/patents/queries'
import { referenceNames } from '@/lib/reference-names'
import { ExportMenuOf } from '../export-menu'
import { ImportLink } from '../import-link'
import { ListSettingsOf } from '../list-settings'

export const metadata = { title: '专利' }

const path = '/patents'

export default async function PatentsPage({ searchParams }: PageProps<'/patents'>) {
  const actor = await requireActor()
  const query = await searchParams
  const params = plainParams(query)
  const filter = patentFilter(query)
  const view = await listView(actor, 'patents')
  const [list, names] = await Promise.all([
    listPatents(actor, filter),
    referenceNames(actor, {
      organizationId: filter.organizationId,
      projectId: filter.projectId,
      batch: filter.batch,
    }),
  ])
  const chips = chipsOf(path, params, patentFilters(names))
  const create = canCreate(actor) && (
    <LinkButton href="/patents/new" variant="primary" icon="plus">
      新增
    </LinkButton>
  )

  return (
    <>
      <PageHeader title="专利" breadcrumb={[{ label: '成果专利' }]} actions={create} />
      <Panel flush>
        <FilterBar
          path={path}
          params={params}
          advancedOpen={Boolean(
            filter.filedFrom || filter.filedTo || filter.joint || filter.highValue || filter.voided,
          )}
          advanced={
            <>
              <FilterDates
                label="申请日"
                from={{ name: 'filedFrom', value: params.filedFrom }}
                to={{ name: 'filedTo', value: params.filedTo }}
              />
              <FilterSelect name="joint" label="产学研联合" value={filter.joint} options={optionsOf(yesNo)} />
              <FilterSelect
                name="highValue"
                label="高价值发明"
                value={filter.highValue}
                options={[{ value: 'yes', label: '是' }]}
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
            placeholder="名称、申请号、专利号、权利人"
            wide
          />
          <FilterSelect
            name="kind"
            label="专利类型"
            value={filter.kind}
            options={optionsOf(patentKindLabels)}
          />
          <FilterSelect
            name="status"
            label="法律状态"
            value={filter.status}
            options={optionsOf(patentStatusLabels)}
          />
          <FilterDates
            label="授权公告日"
            from={{ name: 'grantedFrom', value: params.grantedFrom }}
            to={{ name: 'grantedTo', value: params.grantedTo }}
          />
        </FilterBar>
        <Toolbar
          end={
            <>
              <ImportLink actor={actor} type="patent" />
              <ExportMenuOf list="patents" params={params} total={list.total} />
              <ListSettingsOf list="patents" view={view} />
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
        <PatentTable
          list={list}
          view={view}
          params={params}
          sort={`${filter.sort.direction === 'desc' ? '-' : ''}${filter.sort.key}`}
          today={dateOf(todayInShanghai(new Date()))}
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

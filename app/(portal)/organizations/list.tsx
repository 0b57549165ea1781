import { OrganizationTable } from '@/components/organizations/organization-table'
import { LinkButton } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { FilterBar, FilterChips, FilterSelect, FilterText } from '@/components/ui/filter-bar'
import { PageHeader } from '@/components/ui/page-header'
import { Pagination } from '@/components/ui/pagination'
import { Panel } from '@/components/ui/panel'
import { PrintedPart, PrintList } from '@/components/ui/print-list'
import { Toolbar } from '@/components/ui/toolbar'
import { requireActor } from '@/lib/auth/session'
import { industrySections } from '@/lib/dictionaries/industries'
import { provinces } from '@/lib/dictionaries/regions'
import { townships } from '@/lib/dictionaries/townships'
import { chipsOf } from '@/lib/filter-chips'
import { optionsOf } from '@/lib/labels'
import { listView } from '@/lib/list-view'
import { plainParams, type SearchParams } from '@/lib/lists'
import { organizationFilters, yesNo } from '@/lib/organizations/filters'
import { organizationKindLabels, organizationStatusLabels, sizeClassLabels } from '@/lib/organizations/labels'
import { canCreate, canMerge } from '@/lib/organizations/policy'
import { listOrganizations, type OrganizationView, organizationFilter } from '@/lib/organizations/queries'
import { referenceNames } from '@/lib/reference-names'
import { ExportMenuOf } from '../export-menu'
import { ImportLink } from '../import-link'
import { ListSettingsOf } from '../list-settings'

export const viewTitles = { enterprises: '企业', institutions: '高校院所' } satisfies Record<
  OrganizationView,
  string
>

/** 企业 and 高校院所 are two views of the one register. */
export async function OrganizationListPage(props: {
  view: OrganizationView
  searchParams: Promise<SearchParams>
}) {
  const { view } = props
  const path = `/${view}`
  const actor = await requireActor()
  const query = await props.searchParams
  const params = plainParams(query)
  const filter = organizationFilter(view, query)
  const list = await listOrganizations(actor, filter)
  const look = await listView(actor, view)
  const { ENTERPRISE: _, ...institutionKinds } = organizationKindLabels
  const words = await referenceNames(actor, { batch: filter.batch })
  const chips = chipsOf(
    path,
    params,
    organizationFilters.map((one) => (one.name === 'batch' ? { ...one, words } : one)),
  )
  const create = canCreate(actor) && (
    <LinkButton href={`${path}/new`} variant="primary" icon="plus">
      新增
    </LinkButton>
  )
  const scope = (
    <FilterSelect
      name="voided"
      label="范围"
      any="未作废"
      value={filter.voided}
      options={[{ value: 'yes', label: '已作废' }]}
    />
  )
  return (
    <>
      <PageHeader
        title={viewTitles[view]}
        breadcrumb={[{ label: '单位库' }]}
        actions={
          <>
            {canMerge(actor) && <LinkButton href="/organizations/duplicates">单位疑似重复</LinkButton>}
            {create}
          </>
        }
      />
      <Panel flush>
        <FilterBar
          path={path}
          params={params}
          advancedOpen={Boolean(filter.sizeClass || filter.status || filter.voided || filter.industry)}
          advanced={
            view === 'enterprises' ? (
              <>
                <FilterSelect
                  name="industry"
                  label="行业门类"
                  value={filter.industry}
                  options={optionsOf(industrySections)}
                  wide
                />
                <FilterSelect
                  name="sizeClass"
                  label="规模"
                  value={filter.sizeClass}
                  options={optionsOf(sizeClassLabels)}
                />
                <FilterSelect
                  name="status"
                  label="状态"
                  value={filter.status}
                  options={optionsOf(organizationStatusLabels)}
                />
                {scope}
              </>
            ) : (
              <>
                <FilterSelect
                  name="status"
                  label="状态"
                  value={filter.status}
                  options={optionsOf(organizationStatusLabels)}
                />
                {scope}
              </>
            )
          }
        >
          <FilterText
            name="q"
            label="关键词"
            value={filter.q}
            placeholder="名称、简称、拼音首字母、代码"
            wide
          />
          {view === 'enterprises' ? (
            <>
              <FilterSelect
                name="township"
                label="乡镇/园区"
                value={filter.township}
                options={optionsOf(townships)}
              />
              <FilterSelect name="local" label="本市" value={filter.local} options={optionsOf(yesNo)} />
              <FilterSelect
                name="aboveScale"
                label="规上"
                value={filter.aboveScale}
                options={optionsOf(yesNo)}
              />
            </>
          ) : (
            <>
              <FilterSelect
                name="kind"
                label="单位类别"
                value={filter.kind}
                options={optionsOf(institutionKinds)}
              />
              <FilterSelect
                name="province"
                label="所在省份"
                value={filter.province}
                options={optionsOf(provinces)}
              />
            </>
          )}
        </FilterBar>
        <Toolbar
          end={
            <>
              <ImportLink actor={actor} type="organization" />
              <ExportMenuOf list={view} params={params} total={list.total} />
              <ListSettingsOf list={view} view={look} />
              <PrintList total={list.total} shown={list.items.length} />
            </>
          }
        >
          <FilterChips chips={chips} resetHref={path} total={list.total} unit="家" />
          <PrintedPart
            total={list.total}
            shown={list.items.length}
            page={list.page}
            pageSize={list.pageSize}
          />
        </Toolbar>
        <OrganizationTable
          view={view}
          look={look}
          list={list}
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

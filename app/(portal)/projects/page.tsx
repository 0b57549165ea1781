import { ProjectTable } from '@/components/projects/project-table'
import { LinkButton } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { FilterBar, FilterChips, FilterDates, FilterSelect, FilterText } from '@/components/ui/filter-bar'
import { PageHeader } from '@/components/ui/page-header'
import { Pagination } from '@/components/ui/pagination'
import { Panel } from '@/components/ui/panel'
import { PrintedPart, PrintList } from '@/components/ui/print-list'
import { Toolbar } from '@/components/ui/toolbar'
import { cooperationModeLabels } from '@/lib/agreements/labels'
import { isMember } from '@/lib/auth/actor'
import { requireActor } from '@/lib/auth/session'
import { townships } from '@/lib/dictionaries/townships'
import { transformStages } from '@/lib/dictionaries/trl'
import { chipsOf } from '@/lib/filter-chips'
import { optionsOf } from '@/lib/labels'
import { listView } from '@/lib/list-view'
import { plainParams } from '@/lib/lists'
import { landedWords, milestoneWords, projectFilters, reportWords } from '@/lib/projects/filters'
import { healthLabels, projectStatusLabels } from '@/lib/projects/labels'
import { canCreate } from '@/lib/projects/policy'
import { listProjects, projectFilter } from '@/lib/projects/queries'
import { referenceNames } from '@/lib/reference-names'
import { ExportMenuOf } from '../export-menu'
import { ImportLink } from '../import-link'
import { ListSettingsOf } from '../list-settings'

export const metadata = { title: '项目' }

const path = '/projects'

export default async function ProjectsPage({ searchParams }: PageProps<'/projects'>) {
  const actor = await requireActor()
  const query = await searchParams
  const params = plainParams(query)
  const filter = projectFilter(query)
  const view = await listView(actor, 'projects')
  const [list, names] = await Promise.all([
    listProjects(actor, filter),
    referenceNames(actor, {
      organizationId: filter.organizationId,
      eventId: filter.eventId,
      agreementId: filter.agreementId,
      batch: filter.batch,
    }),
  ])
  const chips = chipsOf(path, params, projectFilters(names))
  const create = canCreate(actor) && (
    <LinkButton href="/projects/new" variant="primary" icon="plus">
      新增
    </LinkButton>
  )

  return (
    <>
      <PageHeader
        title="项目"
        breadcrumb={[{ label: '产学研合作' }]}
        actions={
          <>
            {!isMember(actor) && <LinkButton href="/projects/reports?status=SUBMITTED">进展审核</LinkButton>}
            {create}
          </>
        }
      />
      <Panel flush>
        <FilterBar
          path={path}
          params={params}
          advancedOpen={Boolean(
            filter.landed ||
              filter.mode ||
              filter.stage ||
              filter.township ||
              filter.endsFrom ||
              filter.endsTo ||
              filter.milestone ||
              filter.report ||
              filter.voided,
          )}
          advanced={
            <>
              <FilterSelect
                name="landed"
                label="落地"
                value={filter.landed}
                options={optionsOf(landedWords)}
              />
              <FilterSelect
                name="mode"
                label="合作模式"
                value={filter.mode}
                options={optionsOf(cooperationModeLabels)}
              />
              <FilterSelect
                name="stage"
                label="转化阶段"
                value={filter.stage}
                options={optionsOf(transformStages)}
              />
              {!isMember(actor) && (
                <FilterSelect
                  name="township"
                  label="乡镇/园区"
                  value={filter.township}
                  options={optionsOf(townships)}
                />
              )}
              <FilterDates
                label="计划完成"
                from={{ name: 'endsFrom', value: params.endsFrom }}
                to={{ name: 'endsTo', value: params.endsTo }}
              />
              <FilterSelect
                name="milestone"
                label="里程碑"
                value={filter.milestone}
                options={optionsOf(milestoneWords)}
              />
              <FilterSelect
                name="report"
                label="进展填报"
                value={filter.report}
                options={optionsOf(reportWords)}
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
            placeholder="名称、编号、单位、拼音首字母"
            wide
          />
          <FilterSelect
            name="status"
            label="状态"
            value={filter.status}
            options={optionsOf(projectStatusLabels)}
          />
          <FilterSelect
            name="health"
            label="健康灯"
            value={filter.health}
            options={optionsOf(healthLabels)}
          />
        </FilterBar>
        <Toolbar
          end={
            <>
              <ImportLink actor={actor} type="project" />
              <ExportMenuOf list="projects" params={params} total={list.total} />
              <ListSettingsOf list="projects" view={view} />
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
        <ProjectTable
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

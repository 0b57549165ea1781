import { AchievementTable } from '@/components/achievements/achievement-table'
import { BatchBar } from '@/components/ui/batch-bar'
import { LinkButton } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { FilterBar, FilterChips, FilterDates, FilterSelect, FilterText } from '@/components/ui/filter-bar'
import { PageHeader } from '@/components/ui/page-header'
import { Pagination } from '@/components/ui/pagination'
import { Panel } from '@/components/ui/panel'
import { PrintedPart, PrintList } from '@/components/ui/print-list'
import { Toolbar } from '@/components/ui/toolbar'
import { achievementFilters, countedWords } from '@/lib/achievements/filters'
import { achievementStatusLabels, impactClaimLabels, noveltyClaimLabels } from '@/lib/achievements/labels'
import { canReview } from '@/lib/achievements/policy'
import { achievementFilter, listAchievements } from '@/lib/achievements/queries'
import { isMember, isReviewer, keepsRecords } from '@/lib/auth/actor'
import { requireActor } from '@/lib/auth/session'
import { chipsOf } from '@/lib/filter-chips'
import { optionsOf } from '@/lib/labels'
import { listView } from '@/lib/list-view'
import { plainParams } from '@/lib/lists'
import { referenceNames } from '@/lib/reference-names'
import { ExportMenuOf } from '../export-menu'
import { ImportLink } from '../import-link'
import { ListSettingsOf } from '../list-settings'
import { confirmAchievementsAction } from './actions'

export const metadata = { title: '成果' }

const path = '/achievements'

export default async function AchievementsPage({ searchParams }: PageProps<'/achievements'>) {
  const actor = await requireActor()
  const query = await searchParams
  const params = plainParams(query)
  const filter = achievementFilter(query)
  const view = await listView(actor, 'achievements')
  const [list, names] = await Promise.all([
    listAchievements(actor, filter),
    referenceNames(actor, {
      organizationId: filter.organizationId,
      projectId: filter.projectId,
      batch: filter.batch,
    }),
  ])
  const chips = chipsOf(path, params, achievementFilters(names))
  const mayCreate = keepsRecords(actor) || isMember(actor)
  const create = mayCreate && (
    <LinkButton href="/achievements/new" variant="primary" icon="plus">
      新增
    </LinkButton>
  )
  const reviews = isReviewer(actor) && list.items.some(({ status }) => status === 'SUBMITTED')

  return (
    <>
      <PageHeader title="成果" breadcrumb={[{ label: '成果专利' }]} actions={create} />
      <Panel flush>
        <FilterBar
          path={path}
          params={params}
          advancedOpen={Boolean(filter.impact || filter.counted || filter.voided)}
          advanced={
            <>
              <FilterSelect
                name="impact"
                label="影响"
                value={filter.impact}
                options={optionsOf(impactClaimLabels)}
              />
              <FilterSelect
                name="counted"
                label="统计"
                value={filter.counted}
                options={optionsOf(countedWords)}
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
            name="claim"
            label="水平认定"
            value={filter.claim}
            options={optionsOf(noveltyClaimLabels)}
          />
          <FilterSelect
            name="status"
            label="状态"
            value={filter.status}
            options={optionsOf(achievementStatusLabels)}
          />
          <FilterDates
            label="证明日期"
            from={{ name: 'evidenceFrom', value: params.evidenceFrom }}
            to={{ name: 'evidenceTo', value: params.evidenceTo }}
          />
        </FilterBar>
        <Toolbar
          end={
            <>
              <ImportLink actor={actor} type="achievement" />
              <ExportMenuOf list="achievements" params={params} total={list.total} />
              <ListSettingsOf list="achievements" view={view} />
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
        {reviews && (
          <BatchBar
            form="batch"
            total={list.total}
            query={new URLSearchParams(params).toString()}
            actions={[{ label: '确认', action: confirmAchievementsAction }]}
          />
        )}
        <AchievementTable
          list={list}
          view={view}
          params={params}
          sort={`${filter.sort.direction === 'desc' ? '-' : ''}${filter.sort.key}`}
          {...(reviews ? { confirmable: (row) => canReview(actor, row) } : {})}
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

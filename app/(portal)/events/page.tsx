import { EventTable } from '@/components/events/event-table'
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
import { eventFilters } from '@/lib/events/filters'
import { eventKindLabels } from '@/lib/events/labels'
import { canCreate } from '@/lib/events/policy'
import { eventFilter, eventSeriesNames, listEvents } from '@/lib/events/queries'
import { chipsOf } from '@/lib/filter-chips'
import { optionsOf } from '@/lib/labels'
import { listView } from '@/lib/list-view'
import { plainParams } from '@/lib/lists'
import { referenceNames } from '@/lib/reference-names'
import { ExportMenuOf } from '../export-menu'
import { ImportLink } from '../import-link'
import { ListSettingsOf } from '../list-settings'

export const metadata = { title: '活动' }

const path = '/events'

export default async function EventsPage({ searchParams }: PageProps<'/events'>) {
  const actor = await requireActor()
  const query = await searchParams
  const params = plainParams(query)
  const filter = eventFilter(query)
  const view = await listView(actor, 'events')
  const [list, seriesNames, names] = await Promise.all([
    listEvents(actor, filter),
    eventSeriesNames(actor),
    referenceNames(actor, { batch: filter.batch }),
  ])
  const chips = chipsOf(path, params, eventFilters({ ...seriesNames, ...names }))
  const create = canCreate(actor) && (
    <LinkButton href="/events/new" variant="primary" icon="plus">
      新增
    </LinkButton>
  )

  return (
    <>
      <PageHeader
        title="活动"
        breadcrumb={[{ label: '活动与对接' }]}
        actions={
          <>
            <LinkButton href="/events/series">活动系列</LinkButton>
            {create}
          </>
        }
      />
      <Panel flush>
        <FilterBar
          path={path}
          params={params}
          advancedOpen={Boolean(filter.seriesId || filter.voided)}
          advanced={
            <>
              <FilterSelect
                name="seriesId"
                label="活动系列"
                value={filter.seriesId}
                options={optionsOf(seriesNames)}
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
            placeholder="名称、系列、编号、拼音首字母"
            wide
          />
          <FilterSelect
            name="kind"
            label="活动类型"
            value={filter.kind}
            options={optionsOf(eventKindLabels)}
          />
          <FilterDates
            label="举办日期"
            from={{ name: 'heldFrom', value: params.heldFrom }}
            to={{ name: 'heldTo', value: params.heldTo }}
          />
        </FilterBar>
        <Toolbar
          end={
            <>
              <ImportLink actor={actor} type="event" />
              <ExportMenuOf list="events" params={params} total={list.total} />
              <ListSettingsOf list="events" view={view} />
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
        <EventTable
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

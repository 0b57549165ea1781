import { IntentionTable } from '@/components/intentions/intention-table'
import { LinkButton } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { FilterBar, FilterChips, FilterDates, FilterSelect, FilterText } from '@/components/ui/filter-bar'
import { PageHeader } from '@/components/ui/page-header'
import { Pagination } from '@/components/ui/pagination'
import { Panel } from '@/components/ui/panel'
import { PrintedPart, PrintList } from '@/components/ui/print-list'
import { Toolbar } from '@/components/ui/toolbar'
import { cooperationModeLabels } from '@/lib/agreements/labels'
import { requireActor } from '@/lib/auth/session'
import { dateOf, todayInShanghai } from '@/lib/dates'
import { eventChoices } from '@/lib/events/queries'
import { chipsOf } from '@/lib/filter-chips'
import { intentionFilters } from '@/lib/intentions/filters'
import { followUpLabels, intentionStatusLabels, partnerKnownLabels } from '@/lib/intentions/labels'
import { canRegister } from '@/lib/intentions/policy'
import { intentionFilter, listIntentions } from '@/lib/intentions/queries'
import { optionsOf } from '@/lib/labels'
import { listView } from '@/lib/list-view'
import { plainParams } from '@/lib/lists'
import { referenceNames } from '@/lib/reference-names'
import { ExportMenuOf } from '../export-menu'
import { ImportLink } from '../import-link'
import { ListSettingsOf } from '../list-settings'

export const metadata = { title: '意向' }

const path = '/intentions'

export default async function IntentionsPage({ searchParams }: PageProps<'/intentions'>) {
  const actor = await requireActor()
  const query = await searchParams
  const params = plainParams(query)
  const filter = intentionFilter(query)
  const view = await listView(actor, 'intentions')
  const [list, names, events] = await Promise.all([
    listIntentions(actor, filter),
    referenceNames(actor, {
      organizationId: filter.organizationId,
      eventId: filter.eventId,
      batch: filter.batch,
    }),
    eventChoices(actor, ''),
  ])
  const chips = chipsOf(path, params, intentionFilters(names))
  const create = canRegister(actor) && (
    <LinkButton href="/intentions/new" variant="primary" icon="plus">
      新增
    </LinkButton>
  )
  const eventOptions = {
    ...Object.fromEntries(events.map(({ id, title }) => [id, title])),
    ...(filter.eventId && names[filter.eventId] ? { [filter.eventId]: names[filter.eventId] ?? '' } : {}),
  }

  return (
    <>
      <PageHeader title="意向" breadcrumb={[{ label: '产学研合作' }]} actions={create} />
      <Panel flush>
        <FilterBar
          path={path}
          params={params}
          keep={['sort', 'pageSize', 'organizationId', 'counted', 'batch']}
          advancedOpen={Boolean(filter.mode || filter.partnerUnknown || filter.eventId || filter.voided)}
          advanced={
            <>
              <FilterSelect
                name="mode"
                label="合作模式"
                value={filter.mode}
                options={optionsOf(cooperationModeLabels)}
              />
              <FilterSelect
                name="partnerUnknown"
                label="合作单位"
                value={filter.partnerUnknown}
                options={optionsOf(partnerKnownLabels)}
              />
              <FilterSelect
                name="eventId"
                label="来源活动"
                value={filter.eventId}
                options={optionsOf(eventOptions)}
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
            placeholder="名称、编号、企业、拼音首字母"
            wide
          />
          <FilterSelect
            name="status"
            label="状态"
            value={filter.status}
            options={optionsOf(intentionStatusLabels)}
          />
          <FilterSelect
            name="followUp"
            label="跟进"
            value={filter.followUp}
            options={optionsOf(followUpLabels)}
          />
          <FilterDates
            label="达成日期"
            from={{ name: 'reachedFrom', value: params.reachedFrom }}
            to={{ name: 'reachedTo', value: params.reachedTo }}
          />
        </FilterBar>
        <Toolbar
          end={
            <>
              <ImportLink actor={actor} type="intention" />
              <ExportMenuOf list="intentions" params={params} total={list.total} />
              <ListSettingsOf list="intentions" view={view} />
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
        <IntentionTable
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

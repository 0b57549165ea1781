import { AgreementTable } from '@/components/agreements/agreement-table'
import { BatchBar } from '@/components/ui/batch-bar'
import { LinkButton } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { FilterBar, FilterChips, FilterDates, FilterSelect, FilterText } from '@/components/ui/filter-bar'
import { PageHeader } from '@/components/ui/page-header'
import { Pagination } from '@/components/ui/pagination'
import { Panel } from '@/components/ui/panel'
import { PrintedPart, PrintList } from '@/components/ui/print-list'
import { Toolbar } from '@/components/ui/toolbar'
import { agreementFilters } from '@/lib/agreements/filters'
import { agreementKindLabels, agreementStatusLabels, cooperationModeLabels } from '@/lib/agreements/labels'
import { canRegister, canReview } from '@/lib/agreements/policy'
import { agreementFilter, listAgreements } from '@/lib/agreements/queries'
import { isReviewer } from '@/lib/auth/actor'
import { requireActor } from '@/lib/auth/session'
import { dateOf, todayInShanghai } from '@/lib/dates'
import { chipsOf } from '@/lib/filter-chips'
import { optionsOf } from '@/lib/labels'
import { listView } from '@/lib/list-view'
import { plainParams } from '@/lib/lists'
import { referenceNames } from '@/lib/reference-names'
import { ExportMenuOf } from '../export-menu'
import { ImportLink } from '../import-link'
import { ListSettingsOf } from '../list-settings'
import { approveAgreementsAction } from './actions'

export const metadata = { title: '协议' }

const path = '/agreements'

export default async function AgreementsPage({ searchParams }: PageProps<'/agreements'>) {
  const actor = await requireActor()
  const query = await searchParams
  const params = plainParams(query)
  const filter = agreementFilter(query)
  const view = await listView(actor, 'agreements')
  const [list, names] = await Promise.all([
    listAgreements(actor, filter),
    referenceNames(actor, {
      organizationId: filter.organizationId,
      eventId: filter.eventId,
      batch: filter.batch,
    }),
  ])
  const chips = chipsOf(path, params, agreementFilters(names))
  const create = canRegister(actor) && (
    <LinkButton href="/agreements/new" variant="primary" icon="plus">
      新增
    </LinkButton>
  )

  return (
    <>
      <PageHeader title="协议" breadcrumb={[{ label: '产学研合作' }]} actions={create} />
      <Panel flush>
        <FilterBar
          path={path}
          params={params}
          advancedOpen={Boolean(filter.expiresFrom || filter.expiresTo || filter.voided || filter.mode)}
          advanced={
            <>
              <FilterSelect
                name="mode"
                label="合作模式"
                value={filter.mode}
                options={optionsOf(cooperationModeLabels)}
              />
              <FilterDates
                label="到期日期"
                from={{ name: 'expiresFrom', value: params.expiresFrom }}
                to={{ name: 'expiresTo', value: params.expiresTo }}
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
            name="kind"
            label="协议类型"
            value={filter.kind}
            options={optionsOf(agreementKindLabels)}
          />
          <FilterSelect
            name="status"
            label="状态"
            value={filter.status}
            options={optionsOf(agreementStatusLabels)}
          />
          <FilterDates
            label="签订日期"
            from={{ name: 'signedFrom', value: params.signedFrom }}
            to={{ name: 'signedTo', value: params.signedTo }}
          />
        </FilterBar>
        <Toolbar
          end={
            <>
              <ImportLink actor={actor} type="agreement" />
              <ExportMenuOf list="agreements" params={params} total={list.total} />
              <ListSettingsOf list="agreements" view={view} />
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
        {isReviewer(actor) && list.items.some(({ status }) => status === 'SUBMITTED') && (
          <BatchBar
            form="batch"
            total={list.total}
            query={new URLSearchParams(params).toString()}
            actions={[{ label: '审核通过', action: approveAgreementsAction }]}
          />
        )}
        <AgreementTable
          list={list}
          view={view}
          params={params}
          sort={`${filter.sort.direction === 'desc' ? '-' : ''}${filter.sort.key}`}
          today={dateOf(todayInShanghai(new Date()))}
          {...(isReviewer(actor) && list.items.some(({ status }) => status === 'SUBMITTED')
            ? { approvable: (row) => canReview(actor, { ...row, participantIds: [] }) }
            : {})}
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

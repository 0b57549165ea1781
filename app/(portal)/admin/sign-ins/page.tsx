import { notFound } from 'next/navigation'
import { LinkButton } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { FilterBar, FilterChips, FilterDates, FilterSelect, FilterText } from '@/components/ui/filter-bar'
import { PageHeader } from '@/components/ui/page-header'
import { Pagination } from '@/components/ui/pagination'
import { Panel } from '@/components/ui/panel'
import { PrintedPart, PrintList } from '@/components/ui/print-list'
import { Toolbar } from '@/components/ui/toolbar'
import { SignInTable } from '@/components/users/sign-in-table'
import { requireActor } from '@/lib/auth/session'
import { chipsOf } from '@/lib/filter-chips'
import { optionsOf } from '@/lib/labels'
import { plainParams } from '@/lib/lists'
import { signInFilters } from '@/lib/users/filters'
import { signInReasonLabels } from '@/lib/users/labels'
import { listSignIns, signInFilter } from '@/lib/users/queries'
import { ExportMenuOf } from '../../export-menu'

export const metadata = { title: '登录日志' }

const path = '/admin/sign-ins'

export default async function SignInsPage({ searchParams }: PageProps<'/admin/sign-ins'>) {
  const actor = await requireActor()
  const query = await searchParams
  const params = plainParams(query)
  const filter = signInFilter(query)
  const list = await listSignIns(actor, filter)
  if (!list) notFound()
  const chips = chipsOf(path, params, signInFilters)

  return (
    <>
      <PageHeader title="登录日志" breadcrumb={[{ label: '系统管理' }]} />
      <Panel flush>
        <FilterBar path={path} params={params} keep={['pageSize']}>
          <FilterText name="q" label="账号" value={filter.q} />
          <FilterText name="ip" label="IP 地址" value={filter.ip} />
          <FilterSelect
            name="reason"
            label="结果"
            value={filter.reason}
            options={optionsOf(signInReasonLabels)}
          />
          <FilterDates
            label="日期"
            from={{ name: 'from', value: params.from }}
            to={{ name: 'to', value: params.to }}
          />
        </FilterBar>
        <Toolbar
          end={
            <>
              <ExportMenuOf list="sign-ins" params={params} total={list.total} />
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
        <SignInTable
          attempts={list.items}
          empty={
            chips.length > 0 ? (
              <EmptyState reason="filtered" action={<LinkButton href={path}>重置</LinkButton>} />
            ) : (
              <EmptyState reason="none">还没有任何登录记录。</EmptyState>
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

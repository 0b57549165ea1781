import { notFound } from 'next/navigation'
import { LinkButton } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { FilterBar, FilterChips, FilterSelect, FilterText } from '@/components/ui/filter-bar'
import { PageHeader } from '@/components/ui/page-header'
import { Pagination } from '@/components/ui/pagination'
import { Panel } from '@/components/ui/panel'
import { PrintedPart, PrintList } from '@/components/ui/print-list'
import { Toolbar } from '@/components/ui/toolbar'
import { UserTable } from '@/components/users/user-table'
import { requireActor } from '@/lib/auth/session'
import { chipsOf } from '@/lib/filter-chips'
import { optionsOf } from '@/lib/labels'
import { plainParams } from '@/lib/lists'
import { referenceNames } from '@/lib/reference-names'
import { userFilters } from '@/lib/users/filters'
import { roleLabels, userLabels, userStatusLabels } from '@/lib/users/labels'
import { canManageUsers } from '@/lib/users/policy'
import { listUsers, userFilter } from '@/lib/users/queries'
import { ExportMenuOf } from '../../export-menu'

export const metadata = { title: '账号' }

const path = '/admin/users'

export default async function UsersPage({ searchParams }: PageProps<'/admin/users'>) {
  const actor = await requireActor()
  if (!canManageUsers(actor)) notFound()
  const query = await searchParams
  const params = plainParams(query)
  const filter = userFilter(query)
  const [list, organizations] = await Promise.all([
    listUsers(actor, filter),
    referenceNames(actor, { organizationId: filter.organizationId }),
  ])
  const chips = chipsOf(path, params, userFilters(organizations))

  return (
    <>
      <PageHeader
        title="账号"
        breadcrumb={[{ label: '系统管理' }]}
        actions={
          <LinkButton href="/admin/users/new" variant="primary" icon="plus">
            新增
          </LinkButton>
        }
      />
      <Panel flush>
        <FilterBar path={path} params={params} keep={['organizationId', 'pageSize']}>
          <FilterText name="q" label="关键词" value={filter.q} placeholder="账号、姓名或单位" wide />
          <FilterSelect
            name="role"
            label={userLabels.role}
            value={filter.role}
            options={optionsOf(roleLabels)}
          />
          <FilterSelect
            name="status"
            label="状态"
            value={filter.status}
            options={optionsOf(userStatusLabels)}
          />
        </FilterBar>
        <Toolbar
          end={
            <>
              <ExportMenuOf list="users" params={params} total={list.total} />
              <PrintList total={list.total} shown={list.items.length} />
            </>
          }
        >
          <FilterChips chips={chips} resetHref={path} total={list.total} unit="个账号" />
          <PrintedPart
            total={list.total}
            shown={list.items.length}
            page={list.page}
            pageSize={list.pageSize}
          />
        </Toolbar>
        <UserTable
          users={list.items}
          empty={<EmptyState reason="filtered" action={<LinkButton href={path}>重置</LinkButton>} />}
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

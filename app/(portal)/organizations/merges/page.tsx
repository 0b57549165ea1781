import { notFound } from 'next/navigation'
import { StatusBadge } from '@/components/ui/badge'
import { DataTable } from '@/components/ui/data-table'
import { EmptyState } from '@/components/ui/empty-state'
import { PageHeader } from '@/components/ui/page-header'
import { Pagination } from '@/components/ui/pagination'
import { Panel } from '@/components/ui/panel'
import { PrintedPart, PrintList } from '@/components/ui/print-list'
import { Toolbar } from '@/components/ui/toolbar'
import { requireActor } from '@/lib/auth/session'
import { formatInstant } from '@/lib/dates'
import { pageParam, plainParams } from '@/lib/lists'
import { listMerges } from '@/lib/organizations/merge-queries'
import { canMerge } from '@/lib/organizations/policy'
import { ExportMenuOf } from '../../export-menu'

export const metadata = { title: '合并记录' }

const PATH = '/organizations/merges'

export default async function MergesPage({ searchParams }: PageProps<'/organizations/merges'>) {
  const actor = await requireActor()
  if (!canMerge(actor)) notFound()
  const query = await searchParams
  const list = await listMerges(actor, pageParam(query))
  return (
    <>
      <PageHeader
        title="合并记录"
        breadcrumb={[{ href: '/organizations/duplicates', label: '单位疑似重复' }]}
      />
      <Panel flush>
        <Toolbar
          end={
            <>
              <ExportMenuOf list="merges" params={plainParams(query)} total={list.total} />
              <PrintList total={list.total} shown={list.items.length} />
            </>
          }
        >
          <span>共 {list.total.toLocaleString('zh-CN')} 次</span>
          <PrintedPart
            total={list.total}
            shown={list.items.length}
            page={list.page}
            pageSize={list.pageSize}
          />
        </Toolbar>
        <DataTable
          caption="单位合并记录"
          rows={list.items}
          rowKey={({ id }) => id}
          rowHref={({ id }) => `${PATH}/${id}`}
          rowTone={({ undoneAt }) => (undoneAt ? 'void' : undefined)}
          empty={
            <EmptyState title="还没有合并过单位">在“单位疑似重复”中可以合并同一单位的多条登记。</EmptyState>
          }
          columns={[
            { key: 'loserName', header: '被合并单位', cell: ({ loserName }) => loserName, wrap: true },
            { key: 'winnerName', header: '保留单位', cell: ({ winnerName }) => winnerName, wrap: true },
            { key: 'reason', header: '合并原因', cell: ({ reason }) => reason, wrap: true },
            {
              key: 'createdAt',
              header: '合并时间',
              cell: ({ createdAt }) => formatInstant(createdAt),
              width: 150,
            },
            {
              key: 'state',
              header: '状态',
              width: 100,
              card: 'status',
              cell: ({ undoneAt }) =>
                undoneAt ? (
                  <StatusBadge tone="neutral">已撤销</StatusBadge>
                ) : (
                  <StatusBadge tone="ok">已合并</StatusBadge>
                ),
            },
          ]}
        />
        <Pagination
          total={list.total}
          page={list.page}
          pageSize={list.pageSize}
          path={PATH}
          params={plainParams(query)}
        />
      </Panel>
    </>
  )
}

import { LinkButton } from '@/components/ui/button'
import { DataTable } from '@/components/ui/data-table'
import { EmptyState } from '@/components/ui/empty-state'
import { PageHeader } from '@/components/ui/page-header'
import { Panel } from '@/components/ui/panel'
import { PrintList } from '@/components/ui/print-list'
import { Toolbar } from '@/components/ui/toolbar'
import { requireActor } from '@/lib/auth/session'
import { eventKindLabels } from '@/lib/events/labels'
import { canEditSeries } from '@/lib/events/policy'
import { listEventSeries } from '@/lib/events/queries'
import { ExportMenuOf } from '../../export-menu'

export const metadata = { title: '活动系列' }

export default async function EventSeriesPage() {
  const actor = await requireActor()
  const series = await listEventSeries(actor)
  return (
    <>
      <PageHeader title="活动系列" breadcrumb={[{ href: '/events', label: '活动' }]} />
      <Panel flush>
        <Toolbar
          end={
            <>
              <ExportMenuOf list="series" params={{}} total={series.length} />
              <PrintList total={series.length} shown={series.length} />
            </>
          }
        >
          <span>共 {series.length} 个系列</span>
        </Toolbar>
        <DataTable
          caption="活动系列"
          rows={series}
          rowKey={(row) => row.id}
          rowHref={(row) => `/events?seriesId=${row.id}`}
          columns={[
            { key: 'name', header: '系列名称', cell: (row) => row.name, wrap: true },
            { key: 'kind', header: '活动类型', cell: (row) => eventKindLabels[row.kind], width: 140 },
            { key: 'aliases', header: '别名', cell: (row) => row.aliases.join('、'), wrap: true },
            {
              key: 'events',
              header: '已登记活动(场)',
              cell: (row) => row._count.events,
              align: 'right',
              width: 140,
            },
          ]}
          empty={<EmptyState reason="none">新增活动时填写新系列即可。</EmptyState>}
          {...(canEditSeries(actor)
            ? {
                actions: (row: (typeof series)[number]) => (
                  <LinkButton href={`/events/series/${row.id}`} size="sm" variant="quiet">
                    编辑
                  </LinkButton>
                ),
              }
            : {})}
        />
      </Panel>
    </>
  )
}

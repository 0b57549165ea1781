import { indicatorHref } from '@/components/dashboard/figure-card'
import { DataTable } from '@/components/ui/data-table'
import { Panel } from '@/components/ui/panel'
import { awaitingAcceptance } from '@/lib/indicators/awaiting-acceptance'
import { awaitingLanding } from '@/lib/indicators/awaiting-landing'
import type { NamedWaiting } from '@/lib/indicators/queries'
import type { Scope } from '@/lib/indicators/scope'

const waitsFor: Readonly<Record<string, string>> = {
  [awaitingLanding.id]: '待落地',
  [awaitingAcceptance.id]: '待验收',
}

/** Which projects have stood longest where they stand; the whole lists are one click away, longest first too. */
export function WaitingTable({ rows, scope }: { rows: NamedWaiting[]; scope: Scope }) {
  return (
    <Panel
      title="停留最久的项目"
      description={
        <span className="flex flex-wrap gap-x-3">
          {[awaitingLanding, awaitingAcceptance].map(({ id, name }) => (
            <a
              key={id}
              data-soft
              href={indicatorHref(id, scope, { sort: 'decidedOn' })}
              className="link max-md:py-2.5"
            >
              全部{name}
            </a>
          ))}
        </span>
      }
      flush
    >
      <DataTable
        caption="停留最久的项目"
        compact
        rows={rows}
        rowKey={({ id }) => id}
        rowHref={({ id }) => `/projects/${id}`}
        empty={<p className="px-4 py-6 text-center text-ink-3">没有停留在落地、验收之前的项目</p>}
        columns={[
          {
            key: 'title',
            header: '项目',
            cell: ({ title, enterpriseName }) => (enterpriseName ? `${title}(${enterpriseName})` : title),
            wrap: true,
          },
          {
            key: 'stage',
            header: '环节',
            cell: ({ stage }) => waitsFor[stage.id],
            align: 'center',
            width: 80,
          },
          { key: 'since', header: '起始日期', cell: ({ since }) => since, align: 'center', width: 104 },
          { key: 'days', header: '停留(天)', cell: ({ days }) => days, align: 'right', width: 88 },
        ]}
      />
    </Panel>
  )
}

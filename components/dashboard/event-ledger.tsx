import { indicatorHref } from '@/components/dashboard/figure-card'
import { cells, tableUnit } from '@/components/dashboard/group-rows'
import { DataTable } from '@/components/ui/data-table'
import { Panel } from '@/components/ui/panel'
import { type NamedEventYield, YIELD_FROM, yieldFigures } from '@/lib/indicators/event-yields'
import type { Scope } from '@/lib/indicators/scope'

/** What each conference has brought by the cut-off: every number opens its rows. */
export function EventLedger({ events, scope }: { events: NamedEventYield[]; scope: Scope }) {
  return (
    <Panel title="活动成效" description={`各场活动至 ${scope.asOf} 带来的成果,按来源活动归属`} flush>
      <DataTable
        caption="活动成效"
        compact
        rows={events}
        rowKey={({ id }) => id}
        rowHref={({ id }) => `/events/${id}`}
        empty={<p className="px-4 py-6 text-center text-ink-3">截至 {scope.asOf} 没有举办过活动</p>}
        columns={[
          { key: 'title', header: '活动', cell: ({ title }) => title, wrap: true },
          { key: 'heldOn', header: '举办日期', cell: ({ heldOn }) => heldOn, align: 'center', width: 112 },
          ...yieldFigures.map((indicator) => ({
            key: indicator.id,
            header: `${indicator.name}(${tableUnit(indicator)})`,
            align: 'right' as const,
            width: 132,
            cell: ({ id, totals }: NamedEventYield) => {
              const total = totals[indicator.id]
              if (!total) return '—'
              const { display, values } = cells(indicator, total)
              return (
                <a
                  data-soft
                  href={indicatorHref(
                    indicator.id,
                    { ...scope, ...(indicator.kind === 'FLOW' && { from: YIELD_FROM }) },
                    { event: id },
                  )}
                  className="link tabular"
                >
                  {display?.value ?? String(values.value)}
                </a>
              )
            },
          })),
        ]}
      />
    </Panel>
  )
}

import { LinkButton } from '@/components/ui/button'
import { Panel } from '@/components/ui/panel'
import { Timeline } from '@/components/ui/timeline'

type Entry = {
  id: string
  at: string
  actor: string
  action: string
  reason: string | null
  fields: { label: string; from: string; to: string }[]
}

/** 变更记录: who changed which field from what to what, when and why. */
export function HistoryPanel({ entries, olderHref }: { entries: Entry[]; olderHref?: string }) {
  return (
    <Panel title="变更记录">
      <Timeline
        empty="暂无变更记录"
        entries={entries.map((entry) => ({
          id: entry.id,
          at: entry.at,
          by: entry.actor,
          verb: entry.action,
          ...(entry.reason ? { reason: entry.reason } : {}),
          changes: entry.fields,
        }))}
      />
      {olderHref && (
        <div className="mt-3">
          <LinkButton href={olderHref} size="sm">
            更早的记录
          </LinkButton>
        </div>
      )}
    </Panel>
  )
}

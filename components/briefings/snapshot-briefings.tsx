import { BriefingState } from '@/components/briefings/briefing-table'
import { VerbButton } from '@/components/records/verb-button'
import { Button } from '@/components/ui/button'
import { Panel } from '@/components/ui/panel'
import { briefingKindLabels } from '@/lib/briefings/labels'
import type { BriefingListItem } from '@/lib/briefings/queries'
import type { FormAction } from '@/lib/form-state'
import type { BriefingKind } from '@/lib/generated/prisma/enums'

/** 生成简报: from a snapshot to the document with one click, or to its page. */
export function SnapshotBriefings(props: {
  snapshotId: string
  briefings: BriefingListItem[]
  /** Null for whoever only reads. */
  generate: ((kind: BriefingKind) => FormAction) | null
}) {
  const kinds = Object.entries(briefingKindLabels) as [BriefingKind, string][]
  return (
    <Panel title="简报" description="文字、表和图都取自本快照,每个数注明数据护照">
      <ul className="grid gap-x-8 md:grid-cols-3">
        {kinds.map(([kind, label]) => (
          <li key={kind} className="grid content-start gap-2 border-t border-line py-3">
            <h3 className="font-semibold">{label}</h3>
            <Made briefings={props.briefings.filter((briefing) => briefing.kind === kind)} />
            {props.generate && (
              <div className="no-print flex flex-wrap gap-2">
                <form method="post" action="/briefings/generate">
                  <input type="hidden" name="snapshotId" value={props.snapshotId} />
                  <input type="hidden" name="kind" value={kind} />
                  <Button type="submit" size="sm" icon="download" aria-label={`生成简报并下载:${label}`}>
                    生成简报
                  </Button>
                </form>
                <VerbButton action={props.generate(kind)} label="预览" size="sm" />
              </div>
            )}
          </li>
        ))}
      </ul>
    </Panel>
  )
}

function Made({ briefings }: { briefings: BriefingListItem[] }) {
  if (briefings.length === 0) return <p className="text-sm text-ink-3">尚未生成</p>
  return (
    <ul className="grid gap-1">
      {briefings.map(({ id, code, status }) => (
        <li key={id} className="flex flex-wrap items-center gap-2">
          <a data-soft className="link" href={`/briefings/${id}`}>
            {code}
          </a>
          <BriefingState status={status} />
        </li>
      ))}
    </ul>
  )
}

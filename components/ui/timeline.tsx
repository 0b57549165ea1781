import type { ReactNode } from 'react'
import { type Tone, ToneShape } from '@/components/ui/badge'
import { classNames } from '@/components/ui/class-names'

export type TimelineEntry = {
  id: string
  at: string
  by: string
  verb: string
  tone?: Tone
  reason?: string
  note?: ReactNode
  changes?: { label: string; from: string; to: string }[]
}

const markColor: Record<Tone, string> = {
  ok: 'text-ok',
  warn: 'text-warn',
  bad: 'text-bad',
  info: 'text-info',
  neutral: 'text-neutral',
}

/** Who did what, when, why, and which fields went from what to what. */
export function Timeline({ entries, empty = '暂无记录' }: { entries: TimelineEntry[]; empty?: string }) {
  if (entries.length === 0) return <p className="text-sm text-ink-3">{empty}</p>
  return (
    <ol className="print:ml-1">
      {entries.map((entry) => (
        <li
          key={entry.id}
          className="relative border-l border-line-strong pb-4 pl-4 last:border-transparent last:pb-0 print:break-inside-avoid"
        >
          <span className="absolute top-[7px] -left-1 bg-surface">
            <ToneShape
              tone={entry.tone ?? 'info'}
              className={classNames('block', markColor[entry.tone ?? 'info'])}
            />
          </span>
          <p className="flex flex-wrap items-baseline gap-x-2">
            <span className="font-semibold">{entry.verb}</span>
            <span className="text-ink-2">{entry.by}</span>
            <time className="ml-auto text-xs text-ink-3 tabular">{entry.at}</time>
          </p>
          {entry.reason && <p className="mt-0.5 text-sm text-ink-2">原因:{entry.reason}</p>}
          {entry.note && <div className="mt-0.5 text-sm text-ink-2">{entry.note}</div>}
          {entry.changes && <Changes changes={entry.changes} />}
        </li>
      ))}
    </ol>
  )
}

const SHOWN = 5

type Change = NonNullable<TimelineEntry['changes']>[number]

/** The first few in sight, the rest one press away: a new record has twenty fields, a correction two. */
function Changes({ changes }: { changes: Change[] }) {
  if (changes.length === 0) return null
  const rest = changes.slice(SHOWN)
  return (
    <div className="mt-1 text-sm">
      <ChangeList changes={changes.slice(0, SHOWN)} />
      {rest.length > 0 && (
        <details className="group mt-1">
          <summary className="inline-flex min-h-6 items-center text-accent max-md:min-h-11">
            <span className="group-open:hidden">其余 {rest.length} 项</span>
            <span className="hidden group-open:inline">收起</span>
          </summary>
          <ChangeList changes={rest} />
        </details>
      )}
    </div>
  )
}

function ChangeList({ changes }: { changes: Change[] }) {
  return (
    <dl className="grid gap-1">
      {changes.map((change) => (
        <div
          key={`${change.label}${change.from}${change.to}`}
          className="grid grid-cols-[6.5em_minmax(0,1fr)] gap-x-2"
        >
          <dt className="text-ink-3">{change.label}</dt>
          <dd className="min-w-0 break-words">
            {change.from && (
              <>
                <del className="text-ink-3 decoration-control">{change.from}</del>
                <span className="px-1 text-ink-3" role="img" aria-label="改为">
                  →
                </span>
              </>
            )}
            <ins className="no-underline">{change.to || '(空)'}</ins>
          </dd>
        </div>
      ))}
    </dl>
  )
}

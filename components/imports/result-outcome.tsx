import type { ReactNode } from 'react'
import { CountsBar } from '@/components/imports/counts-bar'
import type { Counts } from '@/components/imports/types'
import { Icon } from '@/components/ui/icon'

/** It is done: what was written, by whom, and until when it can be taken back. */
export function Outcome(props: { title: string; counts: Counts; lines: string[]; actions: ReactNode }) {
  return (
    <section aria-label="导入结果" className="rounded-panel border border-line bg-surface">
      <div className="flex flex-wrap items-center gap-x-6 gap-y-3 px-4 py-4">
        <div className="flex min-w-0 flex-1 basis-72 items-start gap-3">
          <span className="mt-0.5 grid size-6 flex-none place-items-center rounded-full bg-ok-soft text-ok">
            <Icon name="check" />
          </span>
          <div className="min-w-0">
            <h2 className="text-lg tabular">{props.title}</h2>
            <p className="text-sm text-ink-2 tabular">{props.lines.join(' · ')}</p>
          </div>
        </div>
        <div className="no-print flex flex-wrap items-center gap-2">{props.actions}</div>
      </div>
      <div className="border-t border-line px-4 py-2">
        <CountsBar counts={props.counts} />
      </div>
    </section>
  )
}

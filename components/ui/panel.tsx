import { type ReactNode, useId } from 'react'
import { classNames } from '@/components/ui/class-names'

/** A hairline frame with a heading. `flush` lets a table reach the frame. */
export function Panel({
  title,
  description,
  actions,
  children,
  flush,
  level = 2,
  id,
}: {
  title?: string
  description?: ReactNode
  actions?: ReactNode
  children: ReactNode
  flush?: boolean
  level?: 2 | 3
  id?: string
}) {
  const heading = useId()
  const Heading = `h${level}` as const
  return (
    <section
      id={id}
      aria-labelledby={title ? heading : undefined}
      // What opens out of a short list reaches beyond its frame.
      className="overflow-clip has-[details.opens-out[open]]:overflow-visible rounded-panel border border-line bg-surface print:overflow-visible print:border-0"
    >
      {title && (
        <div
          className={classNames(
            'flex min-h-11 flex-wrap items-center gap-x-4 gap-y-1 px-4 py-2 print:px-0',
            flush && 'border-b border-line',
          )}
        >
          <div className="min-w-0 flex-1 basis-48">
            <Heading id={heading} className="text-base">
              {title}
            </Heading>
            {description && <p className="text-sm text-ink-3">{description}</p>}
          </div>
          {actions && <div className="no-print flex flex-wrap items-center gap-2">{actions}</div>}
        </div>
      )}
      <div className={flush ? undefined : classNames('px-4 pb-4 print:px-0', !title && 'pt-4')}>
        {children}
      </div>
    </section>
  )
}

/** Facts and related records left (two thirds), history right (one third); one column on narrow screens. */
export function DetailLayout({ main, side }: { main: ReactNode; side?: ReactNode }) {
  return (
    <div className="page-detail grid items-start gap-4 lg:grid-cols-3 print:block">
      <div className="grid min-w-0 grid-cols-[minmax(0,1fr)] gap-4 lg:col-span-2">{main}</div>
      {side && <div className="grid min-w-0 grid-cols-[minmax(0,1fr)] gap-4">{side}</div>}
    </div>
  )
}

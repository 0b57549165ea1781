import type { ReactNode } from 'react'

/** What happened, what was kept, what to do, and a number the help desk can look up. */
export function ErrorState({
  title,
  children,
  kept,
  reference,
  actions,
  code,
}: {
  title: string
  children: ReactNode
  kept?: ReactNode
  reference?: string
  actions?: ReactNode
  code?: string
}) {
  return (
    <div className="mx-auto w-full max-w-xl px-6 py-16 max-md:py-10">
      {code && <p className="mb-1 text-sm font-semibold text-accent tabular">{code}</p>}
      <h1 className="text-xl">{title}</h1>
      <div className="mt-3 text-ink-2">{children}</div>
      {(kept || reference) && (
        <dl className="mt-6 border-y border-line py-2">
          {kept && (
            <div className="grid grid-cols-[6em_minmax(0,1fr)] gap-x-3 py-1">
              <dt className="text-ink-3">已保留</dt>
              <dd>{kept}</dd>
            </div>
          )}
          {reference && (
            <div className="grid grid-cols-[6em_minmax(0,1fr)] gap-x-3 py-1">
              <dt className="text-ink-3">错误编号</dt>
              <dd>
                <code className="font-sans font-semibold tabular select-all">{reference}</code>
                <span className="ml-2 text-sm text-ink-3">向技术支持报告时请提供</span>
              </dd>
            </div>
          )}
        </dl>
      )}
      {actions && <div className="mt-6 flex flex-wrap gap-2">{actions}</div>}
    </div>
  )
}

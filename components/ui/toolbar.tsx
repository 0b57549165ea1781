import type { ReactNode } from 'react'

/** The row between filters and table: result count and chips left, commands right. */
export function Toolbar({ children, end }: { children?: ReactNode; end?: ReactNode }) {
  return (
    <div className="flex min-h-11 flex-wrap items-center gap-x-4 gap-y-2 border-b border-line px-4 py-1.5">
      <div className="flex min-w-0 flex-1 flex-wrap items-center gap-2 max-md:basis-full">{children}</div>
      {end && <div className="no-print flex flex-wrap items-center gap-2">{end}</div>}
    </div>
  )
}

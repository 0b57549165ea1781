import { classNames } from '@/components/ui/class-names'

export function Bone({ className }: { className?: string }) {
  return <span className={classNames('block h-3.5 animate-pulse rounded bg-neutral-soft', className)} />
}

/** Shapes of the coming page, shown only when it takes longer than 300 ms. */
function Waiting({ children }: { children: React.ReactNode }) {
  return (
    <div role="status" aria-label="正在加载" className="appear-late">
      {children}
    </div>
  )
}

function keys(prefix: string, count: number) {
  return Array.from({ length: count }, (_, index) => `${prefix}${index}`)
}

function HeaderBones() {
  return (
    <div className="mb-4 grid gap-2.5">
      <Bone className="w-36" />
      <Bone className="h-6 w-64" />
    </div>
  )
}

export function ListSkeleton({ columns = 6, rows = 12 }: { columns?: number; rows?: number }) {
  return (
    <Waiting>
      <HeaderBones />
      <div className="rounded-panel border border-line bg-surface">
        <div className="flex gap-4 border-b border-line px-4 py-4">
          <Bone className="h-8 w-56" />
          <Bone className="h-8 w-32 max-md:hidden" />
          <Bone className="h-8 w-32 max-md:hidden" />
        </div>
        {keys('row', rows).map((row) => (
          <div key={row} className="flex h-10 items-center gap-6 border-b border-line px-4 last:border-b-0">
            {keys('cell', columns).map((cell, index) => (
              <Bone key={cell} className={index === 0 ? 'w-2/5' : 'flex-1 max-md:hidden'} />
            ))}
          </div>
        ))}
      </div>
    </Waiting>
  )
}

export function DetailSkeleton() {
  return (
    <Waiting>
      <HeaderBones />
      <div className="grid gap-4 lg:grid-cols-3">
        <div className="grid gap-4 rounded-panel border border-line bg-surface p-4 lg:col-span-2">
          {keys('fact', 8).map((fact) => (
            <Bone key={fact} className="w-4/5" />
          ))}
        </div>
        <div className="grid content-start gap-4 rounded-panel border border-line bg-surface p-4">
          {keys('entry', 4).map((entry) => (
            <Bone key={entry} />
          ))}
        </div>
      </div>
    </Waiting>
  )
}

export function FormSkeleton() {
  return (
    <Waiting>
      <HeaderBones />
      <div className="page-form grid gap-6 rounded-panel border border-line bg-surface p-6 md:grid-cols-2">
        {keys('field', 8).map((field) => (
          <Bone key={field} className="h-8" />
        ))}
      </div>
    </Waiting>
  )
}

export function FiguresSkeleton({ count = 6 }: { count?: number }) {
  return (
    <Waiting>
      <HeaderBones />
      <div className="mb-4 grid grid-cols-2 gap-px overflow-hidden rounded-panel border border-line bg-line md:grid-cols-3 xl:grid-cols-6">
        {keys('figure', count).map((figure) => (
          <div key={figure} className="grid gap-3 bg-surface p-4">
            <Bone className="w-20" />
            <Bone className="h-8 w-28" />
            <Bone className="w-24" />
          </div>
        ))}
      </div>
      <div className="grid gap-4 lg:grid-cols-2">
        <Bone className="h-72" />
        <Bone className="h-72" />
      </div>
    </Waiting>
  )
}

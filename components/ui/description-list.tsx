import { isValidElement, type ReactNode } from 'react'
import { classNames } from '@/components/ui/class-names'

export type Fact = { label: string; value: ReactNode; wide?: boolean; tip?: ReactNode; numeric?: boolean }

const columnClass = { 1: '', 2: 'md:grid-cols-2', 3: 'md:grid-cols-2 xl:grid-cols-3' } as const

/** Label and value in aligned columns; what is missing is a dash, never a gap. */
export function Facts({ items, columns = 2 }: { items: Fact[]; columns?: 1 | 2 | 3 }) {
  return (
    <dl className={classNames('grid gap-x-8', columnClass[columns])}>
      {items.map((item) => (
        <div
          key={item.label}
          className={classNames(
            'grid grid-cols-[7.5em_minmax(0,1fr)] gap-x-3 border-b border-line py-1.5 last:border-b-0',
            item.wide && 'md:col-span-full',
          )}
        >
          <dt className="text-ink-3">
            {item.label}
            {item.tip}
          </dt>
          <dd className={classNames('min-w-0 whitespace-pre-line', item.numeric && 'tabular')}>
            {orDash(item.value)}
          </dd>
        </div>
      ))}
    </dl>
  )
}

/** Zero is a value; null, undefined, false and the empty text are not. */
export function orDash(value: ReactNode): ReactNode {
  if (isValidElement(value)) return value
  return value === null || value === undefined || value === false || value === '' ? '—' : value
}

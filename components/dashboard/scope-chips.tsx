import { Icon } from '@/components/ui/icon'
import type { Chip } from '@/lib/filter-chips'

/** What narrows the figures of a page, also on paper: a number without its filter is another number. */
export function ScopeChips({ chips }: { chips: readonly Chip[] }) {
  if (chips.length === 0) return null
  return (
    <p className="flex min-h-6 flex-wrap items-center gap-x-2 gap-y-1.5 text-sm">
      <span className="text-ink-2">筛选范围</span>
      {chips.map(({ label, value, href }) => (
        <a
          data-soft
          key={label}
          href={href}
          className="inline-flex min-h-6 max-w-full items-center gap-1 rounded bg-accent-soft px-2 text-accent hover:underline max-md:min-h-11"
        >
          <span className="sr-only">取消筛选 </span>
          <span className="min-w-0 truncate">
            {label}:{value}
          </span>
          <Icon name="close" className="no-print size-3" />
        </a>
      ))}
    </p>
  )
}

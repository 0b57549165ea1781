import { CountBadge } from '@/components/ui/badge'
import { classNames } from '@/components/ui/class-names'

/** Tabs that are pages: each has its own address. */
export function TabsNav(props: {
  label: string
  items: { href: string; label: string; count?: number; current?: boolean }[]
}) {
  return (
    <nav aria-label={props.label} className="no-print mb-4 overflow-x-auto border-b border-line">
      <ul className="flex gap-6">
        {props.items.map((item) => (
          <li key={item.href}>
            <a
              data-soft
              href={item.href}
              aria-current={item.current ? 'page' : undefined}
              className={classNames(
                '-mb-px inline-flex min-h-11 items-center gap-1.5 border-b-2 whitespace-nowrap md:min-h-10',
                item.current
                  ? 'border-accent font-semibold text-accent'
                  : 'border-transparent text-ink-2 hover:text-accent',
              )}
            >
              {item.label}
              {item.count !== undefined && <CountBadge count={item.count} />}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  )
}

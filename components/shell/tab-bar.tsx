'use client'

import { usePathname } from 'next/navigation'
import { isActive } from '@/components/shell/active'
import type { MenuItem } from '@/components/shell/menu-list'
import { classNames } from '@/components/ui/class-names'
import { Icon } from '@/components/ui/icon'

/** Phone: the four most used places inside the thumb's reach. */
export function TabBar({ items }: { items: MenuItem[] }) {
  const pathname = usePathname()
  const all = items.map((item) => item.href)
  return (
    <nav
      aria-label="常用"
      className="no-print fixed inset-x-0 bottom-0 z-30 border-t border-line bg-surface pb-[env(safe-area-inset-bottom)] md:hidden"
    >
      <ul className="flex h-14">
        {items.map((item) => {
          const active = isActive(pathname, item.href, all)
          return (
            <li key={item.href} className="min-w-0 flex-1">
              <a
                data-soft
                href={item.href}
                aria-current={active ? 'page' : undefined}
                className={classNames(
                  'relative grid h-full content-center justify-items-center gap-0.5 text-xs -outline-offset-2',
                  active ? 'font-semibold text-accent' : 'text-ink-2',
                )}
              >
                <Icon name={item.icon} size={20} />
                <span className="max-w-full truncate px-1">{item.label}</span>
                {item.count !== undefined && item.count > 0 && (
                  <span className="absolute top-1 left-1/2 ml-2.5 min-w-5 rounded-full bg-bad-soft px-1 text-center text-xs leading-[18px] text-bad tabular">
                    {item.count > 99 ? '99+' : item.count}
                  </span>
                )}
              </a>
            </li>
          )
        })}
      </ul>
    </nav>
  )
}

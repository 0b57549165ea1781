'use client'

import { usePathname } from 'next/navigation'
import { isActive } from '@/components/shell/active'
import { CountBadge } from '@/components/ui/badge'
import { classNames } from '@/components/ui/class-names'
import { Icon, type IconName } from '@/components/ui/icon'

export type MenuItem = { href: string; label: string; icon: IconName; count?: number }
export type MenuGroup = { group: string | null; items: MenuItem[] }

export function MenuList({ menu, onFollow }: { menu: MenuGroup[]; onFollow?: () => void }) {
  const pathname = usePathname()
  const all = menu.flatMap((group) => group.items.map((item) => item.href))
  return menu.map((group, index) => (
    <div key={group.group ?? `group-${index}`} className={index > 0 ? 'mt-2' : undefined}>
      {group.group && (
        <p className="px-5 pt-1 pb-0.5 text-xs text-ink-3 group-data-collapsed/shell:invisible group-data-collapsed/shell:h-2 group-data-collapsed/shell:p-0">
          {group.group}
        </p>
      )}
      <ul>
        {group.items.map((item) => {
          const active = isActive(pathname, item.href, all)
          return (
            <li key={item.href}>
              <a
                data-soft
                href={item.href}
                aria-current={active ? 'page' : undefined}
                title={item.label}
                onClick={onFollow}
                className={classNames(
                  'relative flex h-9 items-center gap-3 px-5 whitespace-nowrap -outline-offset-2 max-lg:h-12',
                  active
                    ? 'bg-accent-soft font-semibold text-accent before:absolute before:inset-y-0 before:left-0 before:w-[3px] before:bg-accent'
                    : 'text-ink-2 hover:bg-hover hover:text-ink',
                )}
              >
                <Icon name={item.icon} />
                <span className="min-w-0 flex-1 truncate group-data-collapsed/shell:sr-only">
                  {item.label}
                </span>
                {item.count !== undefined && (
                  <span className="group-data-collapsed/shell:hidden">
                    <CountBadge count={item.count} label="待处理" tone={active ? 'info' : 'neutral'} />
                  </span>
                )}
              </a>
            </li>
          )
        })}
      </ul>
    </div>
  ))
}

'use client'

import { DropdownMenu } from 'radix-ui'
import { useState, useTransition } from 'react'
import { clearAllDrafts } from '@/components/ui/draft-keeper'
import { Icon, type IconName } from '@/components/ui/icon'
import { MenuPopup, menuItemClass } from '@/components/ui/menu'

export type AccountMenuProps = {
  user: { name: string; role: string }
  links: { href: string; label: string; icon?: IconName }[]
  signOut: () => Promise<void>
}

type Theme = 'system' | 'light' | 'dark'
const themes: { value: Theme; label: string }[] = [
  { value: 'system', label: '跟随系统' },
  { value: 'light', label: '浅色' },
  { value: 'dark', label: '深色' },
]

export function AccountMenu({ user, links, signOut }: AccountMenuProps) {
  const [theme, setTheme] = useState<Theme>('system')
  const [pending, start] = useTransition()

  const choose = (next: Theme) => {
    setTheme(next)
    if (next === 'system') delete document.documentElement.dataset.theme
    else document.documentElement.dataset.theme = next
    // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is missing in the older browsers we serve
    document.cookie = `theme=${next}; path=/; max-age=31536000; samesite=lax`
  }

  return (
    <DropdownMenu.Root
      modal={false}
      onOpenChange={() => setTheme((document.documentElement.dataset.theme as Theme | undefined) ?? 'system')}
    >
      <DropdownMenu.Trigger
        aria-label={`账号:${user.name}`}
        className="flex h-8 items-center gap-1.5 rounded px-2 text-bar-ink-2 hover:bg-bar-control hover:text-bar-ink max-md:size-11 max-md:justify-center"
      >
        <Icon name="user" />
        <span className="max-w-32 truncate text-bar-ink max-md:hidden">{user.name}</span>
        <Icon name="chevron-down" className="size-3.5 max-md:hidden" />
      </DropdownMenu.Trigger>
      <MenuPopup>
        <DropdownMenu.Label className="min-w-52 border-b border-line px-3 pt-1 pb-2">
          <span className="block font-semibold">{user.name}</span>
          <span className="block text-sm text-ink-3">{user.role}</span>
        </DropdownMenu.Label>
        <div className="pt-1">
          {links.map((link) => (
            <DropdownMenu.Item key={link.href} asChild className={menuItemClass}>
              <a data-soft href={link.href}>
                <Icon name={link.icon ?? 'settings'} className="text-ink-3" />
                {link.label}
              </a>
            </DropdownMenu.Item>
          ))}
        </div>
        <DropdownMenu.Separator className="my-1 h-px bg-line" />
        <DropdownMenu.RadioGroup
          value={theme}
          onValueChange={(value) => choose(value as Theme)}
          aria-label="外观"
        >
          <DropdownMenu.Label className="px-3 pt-1 text-xs text-ink-3">外观</DropdownMenu.Label>
          {themes.map(({ value, label }) => (
            <DropdownMenu.RadioItem key={value} value={value} className={menuItemClass}>
              <span className="grid size-4 place-items-center">
                <DropdownMenu.ItemIndicator>
                  <Icon name="check" />
                </DropdownMenu.ItemIndicator>
              </span>
              {label}
            </DropdownMenu.RadioItem>
          ))}
        </DropdownMenu.RadioGroup>
        <DropdownMenu.Separator className="my-1 h-px bg-line" />
        <DropdownMenu.Item
          className={menuItemClass}
          disabled={pending}
          onSelect={() => {
            clearAllDrafts()
            start(async () => signOut())
          }}
        >
          <Icon name="logout" className="text-ink-3" />
          退出登录
        </DropdownMenu.Item>
      </MenuPopup>
    </DropdownMenu.Root>
  )
}

'use client'

import { DropdownMenu } from 'radix-ui'
import { type ReactNode, useTransition } from 'react'
import { type ButtonSize, type ButtonVariant, buttonClass } from '@/components/ui/button'
import { Icon, type IconName } from '@/components/ui/icon'

export type MenuEntry =
  | { label: string; href: string; icon?: IconName }
  | { label: string; action: () => Promise<void> | void; tone?: 'danger'; icon?: IconName }
  | 'separator'

export const menuPopupClass =
  'z-50 min-w-40 rounded-panel border border-line bg-surface py-1 shadow-float focus:outline-none'
export const menuItemClass =
  'flex min-h-8 items-center gap-2 px-3 outline-none select-none max-md:min-h-11 data-highlighted:bg-hover data-highlighted:text-accent'

/** 更多: commands and links behind one button. Not modal, so it needs no injected scroll lock. */
export function Menu(props: {
  label: string
  icon?: IconName
  variant?: ButtonVariant
  size?: ButtonSize
  items: MenuEntry[]
  align?: 'start' | 'end'
}) {
  return (
    <DropdownMenu.Root modal={false}>
      <DropdownMenu.Trigger className={buttonClass(props.variant, props.size)}>
        {props.icon && <Icon name={props.icon} />}
        {props.label}
        <Icon name="chevron-down" className="size-3.5" />
      </DropdownMenu.Trigger>
      <MenuPopup align={props.align}>
        {props.items.map((item, index) =>
          item === 'separator' ? (
            // biome-ignore lint/suspicious/noArrayIndexKey: separators have no identity but their place
            <DropdownMenu.Separator key={index} className="my-1 h-px bg-line" />
          ) : (
            <MenuItem key={item.label} item={item} />
          ),
        )}
      </MenuPopup>
    </DropdownMenu.Root>
  )
}

export function MenuPopup({ align = 'end', children }: { align?: 'start' | 'end'; children: ReactNode }) {
  return (
    <DropdownMenu.Portal>
      <DropdownMenu.Content align={align} sideOffset={4} collisionPadding={8} className={menuPopupClass}>
        {children}
      </DropdownMenu.Content>
    </DropdownMenu.Portal>
  )
}

export function MenuItem({ item }: { item: Exclude<MenuEntry, 'separator'> }) {
  const [, start] = useTransition()
  const icon = item.icon && <Icon name={item.icon} className="text-ink-3" />
  if ('href' in item) {
    return (
      <DropdownMenu.Item asChild className={menuItemClass}>
        <a data-soft href={item.href}>
          {icon}
          {item.label}
        </a>
      </DropdownMenu.Item>
    )
  }
  return (
    <DropdownMenu.Item
      className={
        item.tone === 'danger' ? `${menuItemClass} text-bad data-highlighted:text-bad` : menuItemClass
      }
      onSelect={() => start(async () => item.action())}
    >
      {icon}
      {item.label}
    </DropdownMenu.Item>
  )
}

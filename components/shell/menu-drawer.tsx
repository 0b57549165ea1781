'use client'

import { Dialog } from 'radix-ui'
import { useState } from 'react'
import { type MenuGroup, MenuList } from '@/components/shell/menu-list'
import { Icon } from '@/components/ui/icon'

/** The menu of narrow screens, over the page. */
export function MenuDrawer({ menu, bureau }: { menu: MenuGroup[]; bureau: string }) {
  const [open, setOpen] = useState(false)
  return (
    <Dialog.Root open={open} onOpenChange={setOpen}>
      <Dialog.Trigger
        aria-label="打开菜单"
        className="grid size-11 flex-none place-items-center rounded text-bar-ink-2 hover:text-bar-ink lg:hidden"
      >
        <Icon name="menu" size={20} />
      </Dialog.Trigger>
      <Dialog.Portal>
        <div className="fixed inset-0 z-50 bg-backdrop lg:hidden" />
        <Dialog.Content
          aria-describedby={undefined}
          className="fixed inset-y-0 left-0 z-50 flex w-[min(84vw,320px)] flex-col bg-surface shadow-float focus:outline-none lg:hidden"
        >
          <div className="flex h-12 flex-none items-center gap-3 bg-bar pr-1 pl-5 text-bar-ink">
            <Dialog.Title className="min-w-0 flex-1 truncate text-base">{bureau}</Dialog.Title>
            <Dialog.Close
              aria-label="关闭菜单"
              className="grid size-11 place-items-center rounded text-bar-ink-2 focus-visible:outline-bar-ink"
            >
              <Icon name="close" size={20} />
            </Dialog.Close>
          </div>
          <nav aria-label="主菜单" className="flex-1 overflow-y-auto overscroll-contain py-2">
            <MenuList menu={menu} onFollow={() => setOpen(false)} />
          </nav>
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  )
}

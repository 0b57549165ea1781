'use client'

import { type ReactNode, Suspense } from 'react'
import { AccountMenu, type AccountMenuProps } from '@/components/shell/account-menu'
import { Mark } from '@/components/shell/mark'
import { MenuDrawer } from '@/components/shell/menu-drawer'
import { type MenuGroup, type MenuItem, MenuList } from '@/components/shell/menu-list'
import { Navigation } from '@/components/shell/navigation'
import { SearchBox } from '@/components/shell/search-box'
import { ShellFrame } from '@/components/shell/shell-frame'
import { type FooterFacts, SiteFooter } from '@/components/shell/site-footer'
import { SkipLink } from '@/components/shell/skip-link'
import { TabBar } from '@/components/shell/tab-bar'
import { Icon } from '@/components/ui/icon'

export type { MenuGroup, MenuItem } from '@/components/shell/menu-list'

export type AppShellProps = {
  bureau: string
  menu: MenuGroup[]
  /** Phone: the bottom bar, at most four; the rest is in the drawer. */
  tabs?: MenuItem[]
  user: AccountMenuProps['user']
  todoCount?: number
  todoHref?: string
  /** From the cookie `menu=collapsed`, so that the page comes in the width it was left in. */
  collapsed?: boolean
  accountLinks?: AccountMenuProps['links']
  signOut: () => Promise<void>
  footer: FooterFacts
  banner?: ReactNode
  children: ReactNode
}

const standardAccountLinks: AccountMenuProps['links'] = [
  { href: '/account', label: '修改密码', icon: 'key' },
  { href: '/account#sessions', label: '我的登录', icon: 'devices' },
]

/** The frame of every page after sign-in: bar, menu, content, footer. Shows; it checks no permission. */
export function AppShell(props: AppShellProps) {
  const tabs = (props.tabs ?? props.menu.flatMap((group) => group.items)).slice(0, 4)
  const todo = props.todoCount ?? 0
  return (
    <>
      <SkipLink />
      <Suspense>
        <Navigation />
      </Suspense>
      <ShellFrame
        collapsed={props.collapsed ?? false}
        bar={
          <>
            <MenuDrawer menu={props.menu} bureau={props.bureau} />
            <a
              data-soft
              href="/"
              className="flex h-8 min-w-0 items-center gap-2.5 font-semibold max-lg:h-11 max-lg:flex-1"
            >
              <Mark />
              <span className="truncate">{props.bureau}</span>
            </a>
            <div className="mx-auto hidden w-full max-w-md md:block">
              <SearchBox />
            </div>
            <div className="flex flex-none items-center gap-1">
              <a
                data-soft
                href="/search"
                aria-label="搜索"
                className="grid size-11 place-items-center rounded text-bar-ink-2 hover:text-bar-ink md:hidden"
              >
                <Icon name="search" size={20} />
              </a>
              <a
                data-soft
                href={props.todoHref ?? '/'}
                className="hidden h-8 items-center gap-1.5 rounded px-2.5 text-bar-ink-2 hover:bg-bar-control hover:text-bar-ink md:flex"
              >
                <Icon name="inbox" />
                待办
                {todo > 0 && (
                  <span className="inline-flex min-w-5 justify-center rounded-full bg-bar-ink px-1.5 text-xs font-semibold text-bar tabular">
                    {todo > 999 ? '999+' : todo}
                  </span>
                )}
              </a>
              <AccountMenu
                user={props.user}
                links={props.accountLinks ?? standardAccountLinks}
                signOut={props.signOut}
              />
            </div>
          </>
        }
        menu={<MenuList menu={props.menu} />}
      >
        {props.banner}
        {/* The target of the skip link takes the focus, so it must be focusable. */}
        <main id="content" tabIndex={-1} className="flex-1 px-4 py-3 focus:outline-none md:px-6 print:p-0">
          {props.children}
        </main>
        <SiteFooter {...props.footer} />
      </ShellFrame>
      {tabs.length > 0 && <TabBar items={tabs} />}
    </>
  )
}

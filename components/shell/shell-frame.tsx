'use client'

import { type ReactNode, useEffect, useState } from 'react'
import { Icon } from '@/components/ui/icon'

/** Bar above, menu left (220 px, or 56 when folded), content right. Folding is remembered in a cookie. */
export function ShellFrame(props: {
  collapsed: boolean
  bar: ReactNode
  menu: ReactNode
  children: ReactNode
}) {
  const [collapsed, setCollapsed] = useState(props.collapsed)
  usePrintedDetails()

  const toggle = () => {
    const next = !collapsed
    setCollapsed(next)
    // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is missing in the older browsers we serve
    document.cookie = `menu=${next ? 'collapsed' : 'open'}; path=/; max-age=31536000; samesite=lax`
  }

  return (
    <div
      data-collapsed={collapsed || undefined}
      className="group/shell flex min-h-dvh flex-col max-lg:pb-(--bottom-bar)"
    >
      <header className="no-print sticky top-0 z-30 flex h-12 flex-none items-center gap-3 bg-bar px-2 text-bar-ink md:px-4 [&_:focus-visible]:outline-bar-ink">
        {props.bar}
      </header>
      <div className="flex flex-1">
        <div className="no-print sticky top-12 hidden h-[calc(100dvh-48px)] w-[220px] flex-none flex-col border-r border-line bg-surface group-data-collapsed/shell:w-14 lg:flex">
          <nav aria-label="主菜单" className="flex-1 overflow-x-hidden overflow-y-auto py-2">
            {props.menu}
          </nav>
          <button
            type="button"
            aria-expanded={!collapsed}
            onClick={toggle}
            className="flex h-10 items-center gap-3 border-t border-line px-5 text-sm text-ink-3 hover:bg-hover hover:text-accent"
          >
            <Icon name={collapsed ? 'panel-right' : 'panel-left'} />
            <span className="group-data-collapsed/shell:sr-only">{collapsed ? '展开菜单' : '收起菜单'}</span>
          </button>
        </div>
        <div className="flex min-w-0 flex-1 flex-col">{props.children}</div>
      </div>
    </div>
  )
}

/** Data tables folded under charts are printed open, also by browsers without ::details-content. */
function usePrintedDetails() {
  useEffect(() => {
    const opened: HTMLDetailsElement[] = []
    const open = () => {
      for (const details of document.querySelectorAll<HTMLDetailsElement>(
        'details[data-print]:not([open])',
      )) {
        details.open = true
        opened.push(details)
      }
    }
    const close = () => {
      for (const details of opened.splice(0)) details.open = false
    }
    window.addEventListener('beforeprint', open)
    window.addEventListener('afterprint', close)
    return () => {
      window.removeEventListener('beforeprint', open)
      window.removeEventListener('afterprint', close)
    }
  }, [])
}

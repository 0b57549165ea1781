'use client'

import { useRouter } from 'next/navigation'
import type { ReactNode } from 'react'

/**
 * A table body whose rows open by a click anywhere; the row's own link, an ordinary `<a>`, goes through the router too.
 * Clicks beside the link are for the mouse only, so nothing is lost to the keyboard, and selecting text or pressing a
 * control in the row does not navigate.
 */
export function RowLinks({ children }: { children: ReactNode }) {
  const router = useRouter()
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: every row carries an ordinary link for the keyboard
    <tbody
      onClick={(event) => {
        if (event.defaultPrevented || event.button !== 0) return
        const target = event.target as Element
        const link = target.closest('a')
        const own = link !== null && link.getAttribute('href') === link.closest('tr')?.dataset.href
        if (own) {
          if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return
          event.preventDefault()
          router.push(link.pathname + link.search + link.hash)
          return
        }
        if (target.closest('a, button, input, select, textarea, label, summary, [role=menuitem]')) return
        if (!event.currentTarget.contains(target) || window.getSelection()?.toString()) return
        const href = target.closest('tr')?.dataset.href
        if (!href) return
        if (event.metaKey || event.ctrlKey) window.open(href, '_blank', 'noopener')
        else router.push(href)
      }}
    >
      {children}
    </tbody>
  )
}

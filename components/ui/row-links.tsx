'use client'

import { useRouter } from 'next/navigation'
import type { ReactNode } from 'react'

/**
 * A table body whose rows open by a click anywhere. Clicks beside the row's own link are for the mouse only, so nothing is
 * lost to the keyboard, and selecting text or pressing a control in the row does not navigate.
 */
export function RowLinks({ children }: { children: ReactNode }) {
  const router = useRouter()
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: every row carries an ordinary link for the keyboard
    <tbody
      onClick={(event) => {
        if (event.defaultPrevented || event.button !== 0) return
        const target = event.target as Element
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

'use client'

import { usePathname, useSearchParams } from 'next/navigation'
import { useEffect, useState } from 'react'

/**
 * A thin line at the top while the next page is on its way, shown only when that takes longer than 300 ms. The page one
 * is on stays as it is until then: nothing jumps, and an answer such as 404 keeps its status.
 */
export function NavigationProgress() {
  const address = `${usePathname()}?${useSearchParams()}`
  const [leaving, setLeaving] = useState<string | null>(null)

  useEffect(() => {
    const onClick = (event: MouseEvent) => {
      const link = event.target instanceof Element ? event.target.closest('a[href]') : null
      if (!(link instanceof HTMLAnchorElement) || event.defaultPrevented === false) return
      if (event.metaKey || event.ctrlKey || event.shiftKey || link.target === '_blank') return
      const target = new URL(link.href, window.location.href)
      if (target.origin !== window.location.origin) return
      if (target.pathname + target.search !== window.location.pathname + window.location.search)
        setLeaving(address)
    }
    // After React's own handlers: a link that the router follows has had its default prevented by then.
    window.addEventListener('click', onClick)
    return () => window.removeEventListener('click', onClick)
  }, [address])

  if (leaving !== address) return null
  return (
    <div
      role="status"
      aria-label="正在加载"
      className="appear-late no-print fixed inset-x-0 top-0 z-60 h-0.5"
    >
      <div className="loading-line h-full bg-accent" />
    </div>
  )
}

'use client'

import { usePathname, useRouter, useSearchParams } from 'next/navigation'
import { useEffect, useState } from 'react'

/**
 * Follows links marked `data-soft` through the router, and shows a thin line while the next page is on its way. The mark
 * and one listener stand for next/link, whose component costs the server more than all else about a link; nothing is
 * prefetched here, and without JavaScript it is a link like any other. The line comes after 300 ms, and the page one is on
 * stays as it is until then: nothing jumps, and an answer such as 404 keeps its status.
 */
export function Navigation() {
  const router = useRouter()
  const address = `${usePathname()}?${useSearchParams()}`
  const [leaving, setLeaving] = useState<string | null>(null)

  useEffect(() => {
    const onClick = (event: MouseEvent) => {
      const link = event.target instanceof Element ? event.target.closest('a[href]') : null
      if (!(link instanceof HTMLAnchorElement)) return
      if (event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return
      const target = new URL(link.href, window.location.href)
      if (link.target === '_blank' || target.origin !== window.location.origin) return
      if (!event.defaultPrevented) {
        if (link.dataset.soft === undefined) return
        event.preventDefault()
        router.push(target.pathname + target.search + target.hash)
      }
      if (target.pathname + target.search !== window.location.pathname + window.location.search)
        setLeaving(address)
    }
    // After React's own handlers: a link that something else follows has had its default prevented by then.
    window.addEventListener('click', onClick)
    return () => window.removeEventListener('click', onClick)
  }, [address, router])

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

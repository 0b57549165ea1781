'use client'

import { useEffect, useState } from 'react'
import { AlertList } from '@/components/dashboard/alert-list'
import type { Alerts } from '@/lib/projects/alerts'

/** The same condition as the variant `handheld` of globals.css. */
const HANDHELD = '(max-width: 47.99rem), (max-height: 30rem)'

/** For a window that turns out to be small although its browser did not say that it is a phone's. Others ask nothing. */
export function AlertsWhenSmall({ address }: { address: string }) {
  const [alerts, setAlerts] = useState<Alerts>()
  useEffect(() => {
    const small = window.matchMedia(HANDHELD)
    const abort = new AbortController()
    const ask = () => {
      if (!small.matches) return
      small.removeEventListener('change', ask)
      fetch(address, { signal: abort.signal })
        .then(async (answer) => (answer.ok ? setAlerts((await answer.json()) as Alerts) : undefined))
        // Without the list the figures are there, and the list has a page of its own.
        .catch(() => undefined)
    }
    small.addEventListener('change', ask)
    ask()
    return () => {
      small.removeEventListener('change', ask)
      abort.abort()
    }
  }, [address])
  return alerts ? <AlertList alerts={alerts} /> : null
}

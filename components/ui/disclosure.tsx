'use client'

import { type ReactNode, useEffect, useRef } from 'react'
import { buttonClass } from '@/components/ui/button'
import { Icon, type IconName } from '@/components/ui/icon'

/**
 * A button that opens a small panel under it. Opens without JavaScript too; Escape, a press beside it, a link in it and
 * sending its form close it where there is.
 */
export function Disclosure(props: { label: string; icon: IconName; children: ReactNode }) {
  const disclosure = useRef<HTMLDetailsElement>(null)
  useEffect(() => {
    const close = (event: Event) => {
      const details = disclosure.current
      if (!details?.open) return
      if (event instanceof KeyboardEvent) {
        if (event.key !== 'Escape') return
        if (details.contains(document.activeElement)) details.querySelector('summary')?.focus()
      } else if (event.type === 'submit') {
        if (!details.contains(event.target as Node)) return
      } else if (event.type === 'click') {
        if (!(event.target as Element).closest('a') || !details.contains(event.target as Node)) return
      } else if (details.contains(event.target as Node)) return
      details.open = false
    }
    const events = ['keydown', 'pointerdown', 'click', 'submit'] as const
    for (const event of events) document.addEventListener(event, close)
    return () => {
      for (const event of events) document.removeEventListener(event, close)
    }
  }, [])

  return (
    <details ref={disclosure} className="relative">
      <summary className={`${buttonClass()} list-none [&::-webkit-details-marker]:hidden`}>
        <Icon name={props.icon} />
        {props.label}
      </summary>
      {/* On a phone it stands at the foot of the screen, over the tabs: beside its button there is no room for it. */}
      <div className="absolute right-0 z-40 mt-1 w-72 rounded-panel border border-line bg-surface p-4 text-sm shadow-float max-md:fixed max-md:inset-x-0 max-md:bottom-0 max-md:z-50 max-md:max-h-[80vh] max-md:w-auto max-md:overflow-y-auto max-md:rounded-b-none max-md:pb-6">
        {props.children}
      </div>
    </details>
  )
}

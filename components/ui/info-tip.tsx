'use client'

import { Popover } from 'radix-ui'
import type { ReactNode } from 'react'
import { Icon } from '@/components/ui/icon'

/** ⓘ that opens a note (口径): by mouse, key or touch, and it stays until dismissed. */
export function InfoTip({ label, children }: { label: string; children: ReactNode }) {
  return (
    <Popover.Root>
      <Popover.Trigger
        aria-label={label}
        className="no-print -my-1 inline-grid size-6 flex-none place-items-center rounded-full align-middle text-ink-3 hover:text-accent data-[state=open]:text-accent max-md:-my-2.5 max-md:size-11"
      >
        <Icon name="info" />
      </Popover.Trigger>
      <Popover.Portal>
        <Popover.Content
          aria-label={label}
          sideOffset={4}
          collisionPadding={12}
          className="z-50 max-h-[70dvh] w-80 max-w-[calc(100vw-24px)] overflow-auto rounded-panel border border-line bg-surface p-4 text-left text-sm font-normal text-ink-2 shadow-float focus:outline-none"
        >
          {children}
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  )
}

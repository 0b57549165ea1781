'use client'

import { Dialog as Radix } from 'radix-ui'
import { type ReactNode, useEffect } from 'react'
import { Icon } from '@/components/ui/icon'

type DialogProps = {
  trigger?: ReactNode
  title: string
  description?: ReactNode
  children: ReactNode
  open?: boolean
  onOpenChange?: (open: boolean) => void
  wide?: boolean
}

/**
 * A modal dialog. Its backdrop is our own element: Radix's overlay locks scrolling with an injected <style>, which the
 * strict CSP refuses. A press beside it does not close it, because it may hold something typed.
 */
export function Dialog({ trigger, title, description, children, open, onOpenChange, wide }: DialogProps) {
  return (
    <Radix.Root open={open} onOpenChange={onOpenChange}>
      {trigger && <Radix.Trigger asChild>{trigger}</Radix.Trigger>}
      <Radix.Portal>
        <div className="fixed inset-0 z-50 grid items-start justify-items-center overflow-y-auto overscroll-contain bg-backdrop p-4 md:pt-[12vh]">
          <Radix.Content
            {...(description ? {} : { 'aria-describedby': undefined })}
            onInteractOutside={(event) => event.preventDefault()}
            className={`pointer-events-auto w-full rounded-panel bg-surface shadow-float focus:outline-none ${wide ? 'max-w-3xl' : 'max-w-lg'}`}
          >
            <ScrollLock />
            <div className="flex items-start gap-4 px-5 pt-4">
              <div className="min-w-0 flex-1">
                <Radix.Title className="text-lg">{title}</Radix.Title>
                {description && (
                  <Radix.Description className="mt-1 text-sm text-ink-2">{description}</Radix.Description>
                )}
              </div>
              <Radix.Close
                aria-label="关闭"
                className="-mt-1 -mr-2 grid size-8 flex-none place-items-center rounded text-ink-2 hover:bg-hover max-md:size-11"
              >
                <Icon name="close" />
              </Radix.Close>
            </div>
            <div className="px-5 pt-3 pb-5">{children}</div>
          </Radix.Content>
        </div>
      </Radix.Portal>
    </Radix.Root>
  )
}

/** Buttons of a dialog: the confirming one last. */
export function DialogFooter({ children }: { children: ReactNode }) {
  return <div className="mt-5 flex flex-wrap justify-end gap-2">{children}</div>
}

/** Wraps a button that closes the dialog. */
export function DialogClose({ children }: { children: ReactNode }) {
  return <Radix.Close asChild>{children}</Radix.Close>
}

function ScrollLock() {
  useEffect(() => {
    const page = document.documentElement
    const before = page.style.overflow
    page.style.overflow = 'hidden'
    return () => {
      page.style.overflow = before
    }
  }, [])
  return null
}

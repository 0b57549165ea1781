'use client'

import type { ComponentProps, ReactNode } from 'react'
import { useFormStatus } from 'react-dom'
import { type ButtonSize, type ButtonVariant, buttonClass } from '@/components/ui/button'
import { classNames } from '@/components/ui/class-names'
import { Icon, type IconName } from '@/components/ui/icon'

/**
 * Submits the form around it. While an answer is awaited every submit button of the form refuses a second click;
 * aria-disabled rather than disabled, so that the focus stays where it was.
 */
export function SubmitButton({
  children,
  pendingText = '处理中…',
  variant = 'primary',
  size,
  icon,
  disabled,
  className,
  ...button
}: {
  children: ReactNode
  pendingText?: string
  variant?: ButtonVariant
  size?: ButtonSize
  icon?: IconName
} & Omit<ComponentProps<'button'>, 'type'>) {
  const { pending, data } = useFormStatus()
  const mine = pending && (button.name === undefined ? true : data?.get(button.name) === button.value)
  return (
    <button
      {...button}
      type="submit"
      disabled={disabled}
      aria-disabled={pending || undefined}
      onClick={(event) => {
        if (pending) event.preventDefault()
        else button.onClick?.(event)
      }}
      className={classNames(buttonClass(variant, size), className)}
    >
      {mine ? <span className="spinner" aria-hidden="true" /> : icon && <Icon name={icon} />}
      {mine ? pendingText : children}
    </button>
  )
}

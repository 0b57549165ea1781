import type { ComponentProps, ReactNode } from 'react'
import { classNames } from '@/components/ui/class-names'
import { Icon, type IconName } from '@/components/ui/icon'

export type ButtonVariant = 'primary' | 'secondary' | 'quiet' | 'danger'
export type ButtonSize = 'md' | 'sm'

const variants: Record<ButtonVariant, string> = {
  primary: 'border-transparent bg-accent text-on-accent hover:bg-accent-strong',
  secondary: 'border-control bg-surface text-ink hover:border-ink-2 hover:bg-hover',
  quiet: 'border-transparent text-accent hover:bg-accent-soft',
  danger: 'border-bad bg-surface text-bad hover:bg-bad-soft',
}

// The phone heights come first: a button is a 44-px target there, whatever its size on PC.
const sizes: Record<ButtonSize, string> = {
  md: 'min-h-11 px-4 md:min-h-8 md:px-3.5',
  sm: 'min-h-11 px-3 md:min-h-7 md:px-2 md:text-sm',
}

export function buttonClass(variant: ButtonVariant = 'secondary', size: ButtonSize = 'md') {
  return classNames(
    'inline-flex flex-none items-center justify-center gap-1.5 rounded border whitespace-nowrap no-underline',
    'transition-colors duration-100 disabled:cursor-not-allowed disabled:opacity-55 aria-disabled:cursor-progress aria-disabled:opacity-75',
    variants[variant],
    sizes[size],
  )
}

type Look = { variant?: ButtonVariant; size?: ButtonSize; icon?: IconName; children?: ReactNode }

export function Button({
  variant,
  size,
  icon,
  children,
  className,
  type = 'button',
  ...button
}: Look & ComponentProps<'button'>) {
  return (
    <button type={type} className={classNames(buttonClass(variant, size), className)} {...button}>
      {icon && <Icon name={icon} />}
      {children}
    </button>
  )
}

export function LinkButton({
  href,
  variant,
  size,
  icon,
  children,
  className,
  download,
  ...link
}: Look & { href: string; download?: boolean | string } & Omit<ComponentProps<'a'>, 'href'>) {
  // A download is no navigation: the router must not fetch it as a page.
  const loads = download !== undefined && download !== false
  return (
    <a
      href={href}
      className={classNames(buttonClass(variant, size), className)}
      {...(loads ? { download } : { 'data-soft': '' })}
      {...link}
    >
      {icon && <Icon name={icon} />}
      {children}
    </a>
  )
}

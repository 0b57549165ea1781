'use client'

import type { ReactNode } from 'react'
import { classNames } from '@/components/ui/class-names'

export type Tone = 'ok' | 'warn' | 'bad' | 'info' | 'neutral'

const tones: Record<Tone, string> = {
  ok: 'text-ok bg-ok-soft',
  warn: 'text-warn bg-warn-soft',
  bad: 'text-bad bg-bad-soft',
  info: 'text-info bg-info-soft',
  neutral: 'text-neutral bg-neutral-soft',
}

// One shape per tone, so that the state is told without color: disc, triangle, diamond, ring, dash.
const shapes: Record<Tone, ReactNode> = {
  ok: <circle cx="5" cy="5" r="4" fill="currentColor" />,
  warn: <path d="M5 .8 9.6 9H.4z" fill="currentColor" />,
  bad: <path d="M5 0l5 5-5 5-5-5z" fill="currentColor" />,
  info: <circle cx="5" cy="5" r="3.4" fill="none" stroke="currentColor" strokeWidth="2" />,
  neutral: <path d="M1 5h8" stroke="currentColor" strokeWidth="2.4" />,
}

export function StatusBadge({ tone, children }: { tone: Tone; children: ReactNode }) {
  return (
    <span
      data-tone={tone}
      className={classNames(
        'inline-flex flex-none items-center gap-1.5 rounded px-2 text-sm whitespace-nowrap print:px-0',
        tones[tone],
      )}
    >
      <ToneShape tone={tone} />
      {children}
    </span>
  )
}

export function ToneShape({ tone, className }: { tone: Tone; className?: string }) {
  return (
    <svg
      width="8"
      height="8"
      viewBox="0 0 10 10"
      aria-hidden="true"
      focusable="false"
      className={classNames('flex-none', className)}
    >
      {shapes[tone]}
    </svg>
  )
}

/** A number in a capsule; nothing for zero. `label` says to a screen reader what is counted. */
export function CountBadge({
  count,
  label,
  tone = 'neutral',
}: {
  count: number
  label?: string
  tone?: Tone
}) {
  if (count === 0) return null
  return (
    <span
      className={classNames(
        'inline-flex min-w-5 flex-none items-center justify-center rounded-full px-1.5 text-xs tabular',
        tones[tone],
      )}
    >
      {label && <span className="sr-only">{label}</span>}
      {count > 999 ? '999+' : count}
    </span>
  )
}

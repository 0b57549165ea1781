import type { ReactNode } from 'react'
import { Mark } from '@/components/shell/mark'
import { type FooterFacts, SiteFooter } from '@/components/shell/site-footer'
import { SkipLink } from '@/components/shell/skip-link'

/** The frame without a menu: sign-in, one-time links, error pages. */
export function PlainShell(props: { bureau: string; footer?: FooterFacts; children: ReactNode }) {
  return (
    <div className="flex min-h-dvh flex-col">
      <SkipLink />
      <header className="no-print flex h-12 flex-none items-center gap-2.5 bg-bar px-4 font-semibold text-bar-ink md:px-6">
        <Mark />
        <span className="truncate">{props.bureau}</span>
      </header>
      <main id="content" tabIndex={-1} className="flex flex-1 flex-col focus:outline-none">
        {props.children}
      </main>
      {props.footer && <SiteFooter {...props.footer} />}
    </div>
  )
}

'use client'

import { Fragment, type ReactNode } from 'react'
import { PrintButton } from '@/components/ui/print-button'

/** Breadcrumb and title on one line, the primary action right. Renders the page's `<h1>`. */
export function PageHeader({
  title,
  breadcrumb = [],
  status,
  meta,
  actions,
  printable = false,
}: {
  title: ReactNode
  breadcrumb?: { href?: string; label: string }[]
  status?: ReactNode
  meta?: ReactNode
  actions?: ReactNode
  /** 打印 behind the verbs: the page of one record. */
  printable?: boolean
}) {
  return (
    <header className="mb-3 flex flex-wrap items-center gap-x-6 gap-y-2">
      <div className="min-w-0 flex-1 basis-72">
        <div className="flex flex-wrap items-center gap-x-3">
          <div className="flex min-w-0 flex-wrap items-baseline gap-x-2">
            {breadcrumb.length > 0 && (
              <nav aria-label="面包屑" className="no-print text-sm text-ink-3">
                <ol className="flex flex-wrap items-center gap-x-2">
                  {breadcrumb.map((step) => (
                    <Fragment key={`${step.href}${step.label}`}>
                      <li>
                        {step.href ? (
                          <a
                            data-soft
                            href={step.href}
                            className="inline-block leading-6 hover:text-accent hover:underline max-md:py-1"
                          >
                            {step.label}
                          </a>
                        ) : (
                          step.label
                        )}
                      </li>
                      <li aria-hidden="true" className="text-control">
                        /
                      </li>
                    </Fragment>
                  ))}
                </ol>
              </nav>
            )}
            <h1 className="min-w-0 text-xl">{title}</h1>
          </div>
          {status}
        </div>
        {meta && <p className="text-sm text-ink-3">{meta}</p>}
      </div>
      {(actions || printable) && (
        <div className="no-print flex flex-wrap items-center gap-2">
          {actions}
          {printable && (
            <span className="max-md:hidden">
              <PrintButton />
            </span>
          )}
        </div>
      )}
    </header>
  )
}

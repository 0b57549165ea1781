import Link from 'next/link'
import { Fragment, type ReactNode } from 'react'

/** Breadcrumb and title on one line, the primary action right. Renders the page's `<h1>`. */
export function PageHeader({
  title,
  breadcrumb = [],
  status,
  meta,
  actions,
}: {
  title: string
  breadcrumb?: { href?: string; label: string }[]
  status?: ReactNode
  meta?: ReactNode
  actions?: ReactNode
}) {
  return (
    <header className="mb-4 flex flex-wrap items-end gap-x-6 gap-y-3">
      <div className="min-w-0 flex-1 basis-72">
        {breadcrumb.length > 0 && (
          <nav aria-label="面包屑" className="no-print text-sm text-ink-3">
            <ol className="flex flex-wrap items-center gap-x-1.5">
              {breadcrumb.map((step) => (
                <Fragment key={`${step.href}${step.label}`}>
                  <li>
                    {step.href ? (
                      <Link href={step.href} prefetch={false} className="hover:text-accent hover:underline">
                        {step.label}
                      </Link>
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
        <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
          <h1 className="min-w-0 text-xl">{title}</h1>
          {status}
        </div>
        {meta && <p className="mt-0.5 text-sm text-ink-3">{meta}</p>}
      </div>
      {actions && <div className="no-print flex flex-wrap items-center gap-2">{actions}</div>}
    </header>
  )
}

'use client'

import { useEffect, useRef } from 'react'
import { Notice } from '@/components/ui/notice'
import type { FormState } from '@/lib/form-state'
import { labelOf } from '@/lib/labels'

type ErrorSummaryProps = {
  state: Pick<FormState, 'fieldErrors' | 'message' | 'formKey'>
  labels: Readonly<Record<string, string>>
}

/** What is to be corrected, each a link to its field; after an answer the focus goes to the first wrong field. */
export function ErrorSummary({ state, labels }: ErrorSummaryProps) {
  const frame = useRef<HTMLDivElement>(null)
  const wrong = Object.entries(state.fieldErrors).filter(([, messages]) => messages?.length)
  const something = wrong.length > 0 || state.message !== null

  useEffect(() => {
    if (state.formKey === 0 || !something) return
    const form = frame.current?.closest('form')
    const first = form?.querySelector<HTMLElement>('[aria-invalid="true"], [data-invalid="true"]')
    if (first) first.focus()
    else frame.current?.focus()
  }, [state.formKey, something])

  if (!something) return null
  return (
    <div ref={frame} tabIndex={-1}>
      <Notice tone="bad" live title={state.message ?? `有 ${wrong.length} 处需要更正`}>
        {wrong.length > 0 && (
          <ul className="mt-0.5">
            {wrong.map(([name, messages]) => (
              <li key={name}>
                <a
                  href={`#${name}`}
                  className="link inline-block max-md:py-2"
                  onClick={(event) => {
                    event.preventDefault()
                    document.getElementById(name)?.focus()
                  }}
                >
                  {labelOf(labels, name)}:{messages?.join(';')}
                </a>
              </li>
            ))}
          </ul>
        )}
      </Notice>
    </div>
  )
}

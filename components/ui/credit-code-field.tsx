'use client'

import { useEffect, useState } from 'react'
import { buttonClass } from '@/components/ui/button'
import { type FieldOptions, Labelled, split } from '@/components/ui/field'
import type { FieldInfo } from '@/components/ui/form-fields'
import { Icon } from '@/components/ui/icon'
import { checkCreditCode } from '@/lib/organizations/credit-code'

export type FoundByCode = { id: string; name: string; href: string }

export type CreditCodeFieldProps = FieldInfo &
  FieldOptions & {
    lookup?: (code: string) => Promise<FoundByCode | null>
    /** Takes the record found instead of leading to its page. */
    onUse?: (found: FoundByCode) => void
  }

/** A code with a check digit: tells at once what is wrong, proposes repairs, and finds the record that has it already. */
export function CreditCodeField({ lookup, onUse, ...props }: CreditCodeFieldProps) {
  const { frame, control, rest } = split(props)
  const initial = rest.defaultValue ?? ''
  const [text, setText] = useState(initial)
  const [left, setLeft] = useState(false)
  const [found, setFound] = useState<FoundByCode | null>(null)
  const check = checkCreditCode(text)
  const code = check.status === 'ok' || check.status === 'pilot' ? check.normalized : null
  // The record's own saved code is no discovery.
  const unknown = code !== null && code !== checkCreditCode(initial).normalized

  useEffect(() => {
    setFound(null)
    if (!lookup || !code || !unknown) return
    let current = true
    const timer = setTimeout(async () => {
      const hit = await lookup(code).catch(() => null)
      if (current) setFound(hit)
    }, 300)
    return () => {
      current = false
      clearTimeout(timer)
    }
  }, [code, unknown, lookup])

  const complete = left || check.normalized.length >= 18
  const errors = check.status === 'bad' && complete ? [check.message ?? '代码有误,请核对'] : frame.errors

  return (
    <Labelled {...frame} errors={errors}>
      <div className="relative">
        <input
          type="text"
          autoComplete="off"
          autoCapitalize="characters"
          spellCheck={false}
          placeholder="18 位代码"
          {...control}
          aria-invalid={errors?.length ? true : undefined}
          aria-describedby={errors?.length ? `${frame.name}-error` : control['aria-describedby']}
          value={text}
          onChange={(event) => {
            setText(event.target.value)
            setLeft(false)
          }}
          onBlur={() => {
            setLeft(true)
            if (code) setText(code)
          }}
          className="control pr-9 tabular"
        />
        {code && (
          <span className="pointer-events-none absolute inset-y-0 right-3 flex items-center text-ok">
            <Icon name="check" />
          </span>
        )}
      </div>
      <div aria-live="polite" className="text-sm">
        {check.status === 'ok' && !found && <p className="mt-1 text-ok">校验通过</p>}
        {check.status === 'pilot' && <p className="mt-1 text-warn">{check.message}</p>}
        {complete &&
          check.repairs.map((repair) => (
            <p key={repair.code} className="mt-1 flex flex-wrap items-center gap-x-2 text-ink-2">
              {repair.hint}
              <button
                type="button"
                className={buttonClass('quiet', 'sm')}
                onClick={() => {
                  setText(repair.code)
                  setLeft(true)
                }}
              >
                改为 {repair.code}
              </button>
            </p>
          ))}
        {found && (
          <p className="mt-1 border-l-2 border-warn pl-2 text-ink-2">
            库中已有:{found.name},
            {onUse ? (
              <button type="button" className="link" onClick={() => onUse(found)}>
                直接使用
              </button>
            ) : (
              <a href={found.href} className="link">
                直接使用
              </a>
            )}
          </p>
        )}
      </div>
    </Labelled>
  )
}

'use client'

import { type ComponentProps, useState } from 'react'
import { type FieldOptions, Labelled, split } from '@/components/ui/field'
import type { FieldInfo } from '@/components/ui/form-fields'

/** A password may be pasted, filled in by a password manager, and looked at while typing. */
export function PasswordField({
  autoComplete,
  ...props
}: FieldInfo &
  FieldOptions & { autoComplete: 'current-password' | 'new-password' } & Pick<
    ComponentProps<'input'>,
    'autoFocus'
  >) {
  const [shown, setShown] = useState(false)
  const { frame, control, rest } = split({ ...props, personal: true })
  return (
    <Labelled {...frame}>
      <div className="relative">
        <input
          {...rest}
          {...control}
          type={shown ? 'text' : 'password'}
          autoComplete={autoComplete}
          autoCapitalize="none"
          spellCheck={false}
          className="control pr-14"
        />
        <button
          type="button"
          aria-controls={control.id}
          aria-pressed={shown}
          aria-label={`显示${frame.label}`}
          onClick={() => setShown(!shown)}
          className="absolute inset-y-0 right-0 min-w-12 rounded px-2 text-sm text-ink-2 hover:text-accent"
        >
          {shown ? '隐藏' : '显示'}
        </button>
      </div>
    </Labelled>
  )
}

'use client'

import { useState } from 'react'
import { type FieldOptions, Labelled, split, WithUnit } from '@/components/ui/field'
import type { FieldInfo } from '@/components/ui/form-fields'
import { formatWan, formatYuan, parseAmount } from '@/lib/money'

type AmountFieldProps = FieldInfo & FieldOptions & { defaultUnit?: '元' | '万元'; placeholder?: string }

/** An amount as people say it (1.42亿, 500万, 5000000), read back in 元 and 万元 before it is saved. */
export function AmountField({ defaultUnit = '万元', placeholder, ...props }: AmountFieldProps) {
  const { frame, control, rest } = split(props)
  const [text, setText] = useState(rest.defaultValue ?? '')
  const [left, setLeft] = useState(false)
  const reading = text.trim() === '' ? null : parseAmount(text, defaultUnit)
  const errors = left && reading && !reading.ok ? [reading.message] : frame.errors
  const readBack = `${frame.name}-reading`
  const described = [control['aria-describedby'], reading?.ok && readBack].filter(Boolean).join(' ')

  return (
    <Labelled {...frame} errors={errors}>
      <WithUnit unit={defaultUnit}>
        <input
          type="text"
          autoComplete="off"
          placeholder={placeholder}
          {...control}
          aria-invalid={errors?.length ? true : undefined}
          aria-describedby={
            (errors?.length && !control['aria-invalid'] ? `${frame.name}-error` : described) || undefined
          }
          value={text}
          onChange={(event) => {
            setText(event.target.value)
            setLeft(false)
          }}
          onBlur={() => setLeft(true)}
          className="control tabular"
        />
      </WithUnit>
      {reading?.ok && (
        <p id={readBack} className="mt-1 text-sm text-ink-2 tabular">
          {reading.approximate ? '≈' : '='} {formatYuan(reading.fen)} 元 / {formatWan(reading.fen)} 万元
        </p>
      )}
      <div aria-live="polite">
        {reading?.ok && reading.warning && (
          <p className="mt-1 border-l-2 border-warn pl-2 text-sm text-warn">{reading.warning}</p>
        )}
      </div>
    </Labelled>
  )
}

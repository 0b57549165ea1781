'use client'

import { type ComponentProps, useRef, useState } from 'react'
import { normalizeDay, normalizePartialDay } from '@/components/ui/date-text'
import { type FieldOptions, Labelled, split } from '@/components/ui/field'
import type { FieldInfo } from '@/components/ui/form-fields'
import { Icon } from '@/components/ui/icon'

type DateFieldProps = FieldInfo &
  FieldOptions & {
    /** first and last day allowed, `2022-10-19` */
    min?: string
    max?: string
    maxMessage?: string
    minMessage?: string
    /** A month or a year is an answer too: 2022-10, 2022. */
    partial?: boolean
  } & Pick<ComponentProps<'input'>, 'autoComplete' | 'disabled'>

/** A day, typed in any of the usual ways or picked; rewritten as YYYY-MM-DD when the field is left. */
export function DateField({ min, max, minMessage, maxMessage, partial, ...props }: DateFieldProps) {
  const { frame, control, rest } = split(props)
  const { defaultValue, ...input } = rest
  const [text, setText] = useState(defaultValue ?? '')
  const [hint, setHint] = useState<string | null>(null)
  const picker = useRef<HTMLInputElement>(null)

  const settle = (typed: string) => {
    const day = partial ? normalizePartialDay(typed) : normalizeDay(typed)
    if (typed.trim() === '') setHint(null)
    else if (!day) setHint('无法识别的日期,请按 2022-10-19 的格式填写')
    else {
      setText(day)
      if (max && day > max) setHint(maxMessage ?? `不能晚于 ${max}`)
      else if (min && day < min) setHint(minMessage ?? `不能早于 ${min}`)
      else setHint(null)
    }
  }
  const errors = hint ? [hint] : frame.errors
  const wrong = hint ? { 'aria-invalid': true, 'aria-describedby': `${frame.name}-error` } : {}

  return (
    <Labelled {...frame} errors={errors}>
      <div className="relative">
        <input
          type="text"
          // digit keyboards lack the hyphen of 2022-10
          inputMode={partial ? 'text' : 'numeric'}
          autoComplete="off"
          placeholder="年-月-日"
          {...input}
          {...control}
          {...wrong}
          value={text}
          onChange={(event) => setText(event.target.value)}
          onBlur={(event) => settle(event.target.value)}
          className="control pr-10 tabular"
        />
        <button
          type="button"
          aria-label={`选择${frame.label}`}
          disabled={input.disabled}
          className="absolute inset-y-0 right-0 grid w-9 place-items-center rounded text-ink-2 hover:text-accent max-md:w-11"
          onClick={() => openPicker(picker.current)}
        >
          <Icon name="calendar" />
        </button>
        <input
          ref={picker}
          type="date"
          tabIndex={-1}
          aria-hidden="true"
          min={min}
          max={max}
          value={normalizeDay(text) ?? ''}
          onChange={(event) => {
            setText(event.target.value)
            settle(event.target.value)
          }}
          className="pointer-events-none absolute right-0 bottom-0 h-px w-9 opacity-0"
        />
      </div>
    </Labelled>
  )
}

/** Old browsers have no showPicker; there a click on the native input does the same. */
function openPicker(input: HTMLInputElement | null) {
  if (!input) return
  if ('showPicker' in input) input.showPicker()
  else (input as HTMLInputElement).click()
}

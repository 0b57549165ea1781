'use client'

import { useEffect, useRef } from 'react'
import { buttonClass } from '@/components/ui/button'
import { Icon } from '@/components/ui/icon'
import { SubmitButton } from '@/components/ui/submit-button'

type Choice = { value: string; label: string; checked: boolean }

/**
 * 列设置 and 密度 behind one button. A disclosure with a form in it: opens, posts and closes without JavaScript too;
 * Escape and a press beside it close it where there is. Posts `list`, `column` (repeated: what is shown) and `density`.
 */
export function ListSettings(props: {
  list: string
  columns: Choice[]
  densities: Choice[]
  action: (form: FormData) => Promise<void>
}) {
  const disclosure = useRef<HTMLDetailsElement>(null)
  useEffect(() => {
    const close = (event: Event) => {
      const details = disclosure.current
      if (!details?.open) return
      if (event instanceof KeyboardEvent) {
        if (event.key !== 'Escape') return
        if (details.contains(document.activeElement)) details.querySelector('summary')?.focus()
      } else if (details.contains(event.target as Node)) return
      details.open = false
    }
    document.addEventListener('keydown', close)
    document.addEventListener('pointerdown', close)
    return () => {
      document.removeEventListener('keydown', close)
      document.removeEventListener('pointerdown', close)
    }
  }, [])

  return (
    <details ref={disclosure} className="relative">
      <summary className={`${buttonClass()} list-none [&::-webkit-details-marker]:hidden`}>
        <Icon name="settings" />
        列设置
      </summary>
      <form
        action={props.action}
        className="absolute right-0 z-40 mt-1 w-64 max-w-[calc(100vw-32px)] rounded-panel border border-line bg-surface p-4 text-sm shadow-float max-md:right-auto max-md:left-0"
      >
        <input type="hidden" name="list" value={props.list} />
        <Choices legend="显示的列" name="column" type="checkbox" choices={props.columns} />
        <div className="mt-3">
          <Choices legend="密度" name="density" type="radio" choices={props.densities} />
        </div>
        <div className="mt-4 flex justify-end gap-2">
          <SubmitButton size="sm" variant="secondary" name="reset" value="yes">
            恢复默认
          </SubmitButton>
          <SubmitButton size="sm" name="reset" value="no">
            应用
          </SubmitButton>
        </div>
      </form>
    </details>
  )
}

function Choices(props: { legend: string; name: string; type: 'checkbox' | 'radio'; choices: Choice[] }) {
  return (
    <fieldset>
      <legend className="mb-1 text-ink-2">{props.legend}</legend>
      <div className="grid grid-cols-2 gap-x-3">
        {props.choices.map(({ value, label, checked }) => (
          <label key={value} className="flex min-h-7 items-center gap-2 max-md:min-h-11">
            <input type={props.type} name={props.name} value={value} defaultChecked={checked} />
            {label}
          </label>
        ))}
      </div>
    </fieldset>
  )
}

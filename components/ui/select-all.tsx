'use client'

import { useEffect, useRef } from 'react'
import { boxesOf } from '@/components/ui/selection'

/** The box in a table's header: all rows of this page, half-set when only some are. */
export function SelectAll({ form, name }: { form: string; name: string }) {
  const box = useRef<HTMLInputElement>(null)

  useEffect(() => {
    const reflect = () => {
      const boxes = boxesOf(form, name)
      const chosen = boxes.filter((one) => one.checked).length
      if (!box.current) return
      box.current.checked = chosen > 0 && chosen === boxes.length
      box.current.indeterminate = chosen > 0 && chosen < boxes.length
    }
    reflect()
    document.addEventListener('change', reflect)
    return () => document.removeEventListener('change', reflect)
  }, [form, name])

  return (
    <input
      ref={box}
      type="checkbox"
      aria-label="选择本页全部"
      className="block"
      onChange={(event) => {
        for (const one of boxesOf(form, name)) one.checked = event.target.checked
      }}
    />
  )
}

'use client'

import { type ReactNode, useState } from 'react'
import { Button } from '@/components/ui/button'

/**
 * The same few fields several times. Names are `NAME.0.field`, `NAME.1.field` …; after a row is taken out its number
 * stays unused. Which rows there are is posted as `NAME__rows` (`0,2`) and comes back as `rows` with the answer.
 */
export function RepeatedGroup(props: {
  name: string
  legend: string
  addLabel: string
  min?: number
  max?: number
  /** rows at first, where nothing was posted yet */
  count: number
  rows?: string
  help?: ReactNode
  children: (prefix: string, index: number) => ReactNode
}) {
  const min = props.min ?? 0
  const [rows, setRows] = useState(() => initialRows(props.rows, Math.max(props.count, min)))
  const full = props.max !== undefined && rows.length >= props.max
  return (
    <fieldset className="grid gap-3 md:col-span-full">
      <legend className="mb-2 font-semibold">{props.legend}</legend>
      {props.help && <p className="-mt-2 text-sm text-ink-3">{props.help}</p>}
      {rows.map((row, index) => (
        <div
          key={row}
          className="grid items-start gap-3 rounded border border-line p-3 md:grid-cols-[minmax(0,1fr)_auto]"
        >
          <div className="grid gap-x-8 gap-y-3 md:grid-cols-2">
            {props.children(`${props.name}.${row}`, index)}
          </div>
          {rows.length > min && (
            <Button
              variant="quiet"
              size="sm"
              icon="close"
              aria-label={`移除第 ${index + 1} 项`}
              onClick={() => setRows(rows.filter((other) => other !== row))}
            >
              移除
            </Button>
          )}
        </div>
      ))}
      <input type="hidden" name={`${props.name}__rows`} value={rows.join(',')} />
      {!full && (
        <div>
          <Button size="sm" icon="plus" onClick={() => setRows([...rows, Math.max(-1, ...rows) + 1])}>
            {props.addLabel}
          </Button>
        </div>
      )}
    </fieldset>
  )
}

function initialRows(posted: string | undefined, count: number) {
  if (posted !== undefined) return posted.split(',').filter(Boolean).map(Number)
  return Array.from({ length: count }, (_, index) => index)
}

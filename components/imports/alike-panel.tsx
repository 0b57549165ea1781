'use client'

import { useState } from 'react'
import type { AlikeGroup, GridColumn } from '@/components/imports/types'
import type { Repair } from '@/components/imports/use-repair'
import { Button } from '@/components/ui/button'
import { Icon } from '@/components/ui/icon'

/** The same wrong text in many cells is one question, not many: answered here once for all of them. */
export function AlikePanel(props: { groups: AlikeGroup[]; columns: GridColumn[]; repair: Repair }) {
  const idOf = (group: AlikeGroup) => `${group.column}\n${group.value}\n${group.reason}`
  const open = props.groups.filter(
    (group) => group.count > 1 && !props.repair.isAnswered(group.column, group.value),
  )
  if (open.length === 0) return null
  return (
    <details open className="group border-b border-line">
      <summary className="flex min-h-10 items-center gap-2 px-4 max-md:min-h-11">
        <Icon name="chevron-right" className="text-ink-3 group-open:rotate-90" />
        <span className="font-semibold">相同的问题,一并更改</span>
        <span className="text-sm text-ink-3 tabular">{open.length} 类</span>
      </summary>
      <ul className="max-h-72 overflow-y-auto border-t border-line">
        {open.map((group) => (
          <AlikeLine
            key={idOf(group)}
            group={group}
            words={props.columns.find(({ key }) => key === group.column)?.words ?? null}
            onChange={(to) => props.repair.editAlike(group.column, group.value, to)}
          />
        ))}
      </ul>
    </details>
  )
}

function AlikeLine(props: { group: AlikeGroup; words: string[] | null; onChange: (to: string) => void }) {
  const { group, words } = props
  const [own, setOwn] = useState('')
  const proposed = new Set(group.proposals.map(({ value }) => value))
  const label = `${group.label}${group.value ? `“${group.value}”` : '为空'}的 ${group.count} 处统一改为`
  return (
    <li className="grid gap-x-6 gap-y-2 border-b border-line px-4 py-2.5 last:border-b-0 md:grid-cols-[minmax(0,2fr)_minmax(0,3fr)] md:items-start">
      <div className="min-w-0">
        <p className="break-words">
          <span className="text-ink-3">{group.label}</span>
          <strong className="ml-2">{group.value || '(空)'}</strong>
          <span className="ml-2 whitespace-nowrap text-bad tabular">{group.count} 处</span>
        </p>
        <p className="text-sm text-bad">{group.reason}</p>
      </div>
      <div className="flex min-w-0 flex-wrap items-center gap-2">
        {group.proposals.map((proposal) => (
          <Button
            key={proposal.value}
            size="sm"
            className="max-w-full whitespace-normal!"
            onClick={() => props.onChange(proposal.value)}
          >
            全部改为 {proposal.label}
          </Button>
        ))}
        <form
          className="flex min-w-0 items-center gap-2 max-md:w-full"
          onSubmit={(event) => {
            event.preventDefault()
            if (own) props.onChange(own)
          }}
        >
          {words ? (
            <select
              aria-label={label}
              value={own}
              onChange={(event) => setOwn(event.target.value)}
              className="control min-h-7! py-0.5! md:w-40"
            >
              <option value="">{proposed.size > 0 ? '其他…' : '选择…'}</option>
              {words
                .filter((word) => !proposed.has(word))
                .map((word) => (
                  <option key={word} value={word}>
                    {word}
                  </option>
                ))}
            </select>
          ) : (
            <input
              aria-label={label}
              value={own}
              onChange={(event) => setOwn(event.target.value)}
              placeholder="改为…"
              autoComplete="off"
              className="control min-h-7! py-0.5! md:w-44"
            />
          )}
          <Button type="submit" size="sm" disabled={!own}>
            全部更改
          </Button>
        </form>
      </div>
    </li>
  )
}

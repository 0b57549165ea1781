'use client'

import { useState } from 'react'
import type { GridColumn, GridRow } from '@/components/imports/types'
import { classNames } from '@/components/ui/class-names'
import type { Problem } from '@/lib/imports/problems'

export type CellHandlers = {
  onEdit: (text: string) => void
  /** Done typing: kept, and the hands go on to another cell. */
  onCommit: (text: string, then: 'below' | 'next' | 'previous' | 'stay', everywhere: boolean) => void
  onCancel: () => void
  onMean: (name: string, organizationId: string) => void
}

/** What a cell shows: the text, in red why it cannot stay, and the ways out that are one click away. */
export function CellContent(props: {
  row: GridRow
  column: GridColumn
  problems: Problem[]
  active: boolean
  waiting: boolean
  /** What is being typed; null: nothing. */
  typing: string | null
  namesHref: string
  handlers: CellHandlers
}) {
  const { row, column, problems, handlers } = props
  const text = row.texts[column.key] ?? ''
  const original = row.originals[column.key]
  const errors = problems.filter(({ severity }) => severity === 'error')
  return (
    <div className="grid gap-0.5">
      {props.typing === null ? (
        <span className={classNames('min-h-[22px] break-words', !text && 'text-ink-3')}>
          {text || (errors.length > 0 ? '(空)' : '—')}
          {props.waiting && <span className="spinner ml-2 inline-block align-[-2px]" aria-hidden="true" />}
        </span>
      ) : (
        <Editor
          label={`${column.label},第 ${row.row} 行`}
          text={props.typing}
          words={column.words}
          describedBy={errors.length > 0 ? `${row.position}-${column.key}-why` : undefined}
          handlers={handlers}
        />
      )}
      {!props.waiting && errors.length > 0 && (
        <p id={`${row.position}-${column.key}-why`} className="text-sm text-bad">
          <span className="mr-1.5 tabular empty:hidden">{cellOf(errors[0])}</span>
          {errors.map(({ reason }) => reason).join(';')}
        </p>
      )}
      {problems
        .filter(({ severity }) => severity === 'warning')
        .map(({ reason }) => (
          <p key={reason} className="text-sm text-warn">
            提示:{reason}
          </p>
        ))}
      {!props.waiting &&
        errors.map((problem) => (
          <Proposals key={problem.reason} problem={problem} active={props.active} handlers={handlers} />
        ))}
      {!props.waiting &&
        column.kind === 'organization' &&
        errors.some(({ organization }) => organization === undefined) &&
        text !== '' && (
          <a
            href={props.namesHref}
            tabIndex={props.active ? 0 : -1}
            className="link inline-block text-sm leading-6"
          >
            更改单位的类别、行政区划
          </a>
        )}
      {original !== undefined && original !== text && (
        <p className="text-sm text-ink-3">
          原值 {original || '(空)'}
          <button
            type="button"
            tabIndex={props.active ? 0 : -1}
            className="link ml-2 min-h-6 px-1 max-md:min-h-11"
            onClick={() => handlers.onEdit(original)}
          >
            恢复
          </button>
        </p>
      )}
    </div>
  )
}

/** C15 of Sheet1!C15: which sheet it is stands in the first column. */
const cellOf = (problem: Problem | undefined) =>
  problem?.reason.startsWith('表中没有') ? null : problem?.address.split('!').at(-1)

function Proposals(props: { problem: Problem; active: boolean; handlers: CellHandlers }) {
  const { problem, handlers } = props
  if (problem.proposals.length === 0) return null
  const { organization } = problem
  return (
    <div className="mt-0.5 flex flex-wrap items-center gap-1.5">
      {problem.proposals.map((proposal) => (
        <button
          key={proposal.value}
          type="button"
          data-proposal
          tabIndex={props.active ? 0 : -1}
          title={proposal.label}
          onClick={() =>
            organization === undefined
              ? handlers.onEdit(proposal.value)
              : handlers.onMean(organization, proposal.value)
          }
          className="min-h-6 max-w-full rounded border border-accent/50 bg-surface px-2 text-left text-sm text-accent hover:bg-accent-soft max-md:min-h-11"
        >
          <span className="line-clamp-2">
            {organization === undefined ? '改为 ' : '就是 '}
            {proposal.label}
          </span>
        </button>
      ))}
    </div>
  )
}

function Editor(props: {
  label: string
  text: string
  words: string[] | null
  describedBy: string | undefined
  handlers: CellHandlers
}) {
  const { words, handlers } = props
  const [text, setText] = useState(props.text)
  const shared = {
    'aria-label': props.label,
    'aria-describedby': props.describedBy,
    'aria-invalid': props.describedBy ? true : undefined,
    autoFocus: true,
    value: text,
    className: 'control min-h-7! py-0.5!',
    onBlur: () => handlers.onCommit(text, 'stay', false),
    onKeyDown: (event: React.KeyboardEvent) => {
      // A key that ends a Chinese word being composed is no key of ours.
      if (event.nativeEvent.isComposing) return
      if (event.key === 'Escape') {
        event.preventDefault()
        handlers.onCancel()
      } else if (event.key === 'Enter') {
        event.preventDefault()
        handlers.onCommit(text, 'below', event.ctrlKey || event.metaKey)
      } else if (event.key === 'Tab') {
        event.preventDefault()
        handlers.onCommit(text, event.shiftKey ? 'previous' : 'next', false)
      }
      event.stopPropagation()
    },
  }
  if (!words) {
    return <input {...shared} autoComplete="off" onChange={(event) => setText(event.target.value)} />
  }
  return (
    <select {...shared} onChange={(event) => setText(event.target.value)}>
      {!words.includes(text) && <option value={text}>{text || '请选择'}</option>}
      {words.map((word) => (
        <option key={word} value={word}>
          {word}
        </option>
      ))}
    </select>
  )
}

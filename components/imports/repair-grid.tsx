'use client'

import { type KeyboardEvent, type MouseEvent, useEffect, useRef, useState } from 'react'
import { CellContent } from '@/components/imports/grid-cell'
import { errorsOf, moved, nextBelow, nextTrouble, type Spot, sameSpot } from '@/components/imports/grid-moves'
import type { GridColumn, GridRow } from '@/components/imports/types'
import type { Repair } from '@/components/imports/use-repair'
import { ToneShape } from '@/components/ui/badge'
import { Button } from '@/components/ui/button'
import { classNames } from '@/components/ui/class-names'

/**
 * The rows to be repaired, as a spreadsheet is used: arrows move, typing or Enter edits, Enter goes on to the next
 * problem of the column, Tab to the next of the row, Escape takes back. Only one cell is in the tab order.
 */
export function RepairGrid(props: {
  columns: GridColumn[]
  /** Where the sheet has to be named, because the file has several. */
  namesSheet: boolean
  /** Where what a name means is said. */
  namesHref: string
  repair: Repair
}) {
  const { columns, repair } = props
  const { rows } = repair
  const table = useRef<HTMLTableElement>(null)
  const [active, setActive] = useState<Spot | null>(() => firstSpot(rows, columns))
  const [typing, setTyping] = useState<string | null>(null)
  // The focus follows the active cell only after a key or a click in the grid, never when the page opens.
  const moving = useRef(false)

  useEffect(() => {
    if (!moving.current || typing !== null || !active) return
    moving.current = false
    const cell = table.current?.querySelector<HTMLElement>(
      `[data-spot="${active.position}:${active.column}"]`,
    )
    cell?.focus()
    cell?.scrollIntoView({ block: 'nearest', inline: 'nearest' })
  })

  const go = (to: Spot | null) => {
    moving.current = true
    setTyping(null)
    if (to) setActive(to)
  }

  const begin = (spot: Spot, text?: string) => {
    const row = rows.find(({ position }) => position === spot.position)
    if (!row || row.decision === 'LEAVE_OUT') return
    setActive(spot)
    setTyping(text ?? row.texts[spot.column] ?? '')
  }

  const commit = (
    spot: Spot,
    text: string,
    then: 'below' | 'next' | 'previous' | 'stay',
    everywhere: boolean,
  ) => {
    const before = rows.find(({ position }) => position === spot.position)?.texts[spot.column] ?? ''
    if (everywhere && before !== text) repair.editAlike(spot.column, before, text)
    else repair.edit(spot, text)
    if (then === 'stay') return setTyping(null)
    const next =
      then === 'below'
        ? nextBelow(rows, columns, spot)
        : nextTrouble(rows, columns, spot, then === 'next' ? 1 : -1)
    go(next ?? spot)
  }

  const onKeyDown = (event: KeyboardEvent) => {
    if (!active || typing !== null) return
    const onCell = event.target instanceof HTMLElement && event.target.dataset.spot !== undefined
    const number = event.altKey ? /^Digit([1-9])$/.exec(event.code)?.[1] : undefined
    if (number) {
      event.preventDefault()
      proposalsAt(table.current, active)[Number(number) - 1]?.click()
    } else if (event.altKey && (event.key === 'ArrowDown' || event.key === 'ArrowUp')) {
      event.preventDefault()
      go(nextTrouble(rows, columns, active, event.key === 'ArrowDown' ? 1 : -1))
    } else if (event.key.startsWith('Arrow') && onCell) {
      event.preventDefault()
      go(moved(rows, columns, active, event.key))
    } else if (onCell && (event.key === 'Enter' || event.key === 'F2')) {
      event.preventDefault()
      begin(active)
    } else if (
      onCell &&
      event.key.length === 1 &&
      event.key !== ' ' &&
      !event.ctrlKey &&
      !event.metaKey &&
      !event.altKey
    ) {
      event.preventDefault()
      begin(active, event.key)
    } else if (!onCell && event.key === 'Escape') {
      go(active)
    }
  }

  const onClick = (event: MouseEvent) => {
    const target = event.target as Element
    if (target.closest('button, a, input, select')) return
    const spot = spotOf(target.closest<HTMLElement>('[data-spot]'))
    if (!spot) return
    moving.current = true
    if (sameSpot(spot, active)) begin(spot)
    else {
      setTyping(null)
      setActive(spot)
      const row = rows.find(({ position }) => position === spot.position)
      if (row && errorsOf(row).some(({ column }) => column === spot.column)) begin(spot)
    }
  }

  return (
    <div className="relative overflow-auto md:max-h-[max(22rem,calc(100dvh_-_19rem))] print:max-h-none">
      <table
        ref={table}
        // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: a table is the element a grid is made of
        role="grid"
        aria-label="待修正的行"
        onKeyDown={onKeyDown}
        onClick={onClick}
        className="data-table cards"
      >
        <thead>
          <tr>
            <th scope="col" className="stay-left w-32">
              位置
            </th>
            {columns.map((column) => (
              <th key={column.key} scope="col">
                {column.required && (
                  <span className="mr-0.5 text-bad" aria-hidden="true">
                    *
                  </span>
                )}
                {column.label}
              </th>
            ))}
            <th scope="col" className="stay-right w-1">
              操作
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <Line
              key={row.position}
              row={row}
              columns={columns}
              namesSheet={props.namesSheet}
              namesHref={props.namesHref}
              active={active?.position === row.position ? active.column : null}
              typing={active?.position === row.position ? typing : null}
              repair={repair}
              onCommit={commit}
              onCancel={() => go(active)}
            />
          ))}
        </tbody>
      </table>
    </div>
  )
}

function Line(props: {
  row: GridRow
  columns: GridColumn[]
  namesSheet: boolean
  namesHref: string
  active: string | null
  typing: string | null
  repair: Repair
  onCommit: (
    spot: Spot,
    text: string,
    then: 'below' | 'next' | 'previous' | 'stay',
    everywhere: boolean,
  ) => void
  onCancel: () => void
}) {
  const { row, repair } = props
  const errors = errorsOf(row)
  const out = row.decision === 'LEAVE_OUT'
  const whole = errors.filter(({ column }) => !props.columns.some(({ key }) => key === column))
  const busy = repair.waiting.has(`${row.position}:`)
  return (
    <tr data-tone={out ? 'void' : undefined}>
      <th scope="row" className="stay-left card-title pt-2 align-top font-normal max-md:block!">
        <span className="flex items-center gap-2 whitespace-nowrap tabular">
          <ToneShape
            tone={out ? 'neutral' : errors.length > 0 ? 'bad' : 'ok'}
            className={out ? 'text-ink-3' : errors.length > 0 ? 'text-bad' : 'text-ok'}
          />
          第 {row.row} 行
        </span>
        <strong className="break-words md:hidden">{row.texts[props.columns[0]?.key ?? '']}</strong>
        <span className="block text-sm text-ink-3">
          {props.namesSheet && <span className="block max-w-28 truncate">{row.sheet}</span>}
          {out ? '不导入' : errors.length > 0 ? `${errors.length} 处问题` : '已无问题'}
        </span>
        {whole.map(({ reason, address }) => (
          <span key={`${address}${reason}`} className="block max-w-44 text-sm whitespace-normal text-bad">
            {reason}
          </span>
        ))}
      </th>
      {props.columns.map((column) => {
        const spot = { position: row.position, column: column.key }
        const problems = out ? [] : row.problems.filter((problem) => problem.column === column.key)
        const wrong = problems.some(({ severity }) => severity === 'error')
        const here = props.active === column.key
        const waiting = repair.isWaiting(spot)
        return (
          <td
            key={column.key}
            data-spot={`${row.position}:${column.key}`}
            data-label={column.label}
            tabIndex={here ? 0 : -1}
            aria-invalid={wrong || undefined}
            className={classNames(
              'min-w-28 max-w-80 pt-2 align-top -outline-offset-2',
              wrong &&
                !waiting &&
                'min-w-52 bg-bad-soft shadow-[inset_3px_0_0_var(--bad)] max-md:px-3! max-md:py-1.5!',
              // a phone shows what there is to do, under the line that says which row it is
              !wrong && row.originals[column.key] === undefined && 'max-md:hidden!',
            )}
          >
            <CellContent
              row={row}
              column={column}
              problems={problems}
              active={here}
              waiting={waiting}
              typing={here ? props.typing : null}
              namesHref={props.namesHref}
              handlers={{
                onEdit: (text) => repair.edit(spot, text),
                onCommit: (text, then, everywhere) => props.onCommit(spot, text, then, everywhere),
                onCancel: props.onCancel,
                onMean: (name, organizationId) => repair.mean(spot, name, organizationId),
              }}
            />
          </td>
        )
      })}
      <td className="stay-right card-actions align-top">
        <Button
          size="sm"
          variant="quiet"
          aria-label={`第 ${row.row} 行${out ? '恢复导入' : '不导入'}`}
          aria-disabled={busy || undefined}
          onClick={() => {
            if (!busy) repair.leaveOut(row.position, !out)
          }}
        >
          {out ? '恢复导入' : '不导入'}
        </Button>
      </td>
    </tr>
  )
}

function firstSpot(rows: readonly GridRow[], columns: readonly GridColumn[]): Spot | null {
  for (const row of rows) {
    const wrong = new Set(errorsOf(row).map(({ column }) => column))
    const column = columns.find(({ key }) => wrong.has(key))
    if (column) return { position: row.position, column: column.key }
  }
  const [row, column] = [rows[0], columns[0]]
  return row && column ? { position: row.position, column: column.key } : null
}

function spotOf(cell: HTMLElement | null): Spot | null {
  const [position, column] = cell?.dataset.spot?.split(':') ?? []
  return position !== undefined && column !== undefined ? { position: Number(position), column } : null
}

function proposalsAt(table: HTMLTableElement | null, { position, column }: Spot) {
  return [
    ...(table?.querySelectorAll<HTMLElement>(`[data-spot="${position}:${column}"] [data-proposal]`) ?? []),
  ]
}

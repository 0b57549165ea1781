'use client'

import type { CSSProperties, ReactNode } from 'react'
import { classNames } from '@/components/ui/class-names'
import { Icon } from '@/components/ui/icon'
import { RowLinks } from '@/components/ui/row-links'
import { SelectAll } from '@/components/ui/select-all'

export type SortLink = { href: string; direction: 'asc' | 'desc' | null }

/** How every cell of a column stands; said once per column and not in each cell. */
export type PlacedColumn = {
  key: string
  header: string
  style: CSSProperties
  className: string
  card: string
  isLink: boolean
  wrap: boolean
  /** Text in it may be cut off with an ellipsis; the whole is its tooltip. */
  clips: boolean
  sort?: SortLink
}

export type PlacedRow = {
  key: string
  href?: string
  tone?: 'bad' | 'warn' | 'void'
  cells: ReactNode[]
  /** Tooltips of cells that are not plain text, by the column's number. */
  full?: Record<number, string>
  actions?: ReactNode
  box?: { label: string; disabled: boolean }
}

export type TableViewProps = {
  caption: string
  fill?: boolean
  compact: boolean
  columns: PlacedColumn[]
  rows: PlacedRow[]
  footer: { key: string; label: string; cells: ReactNode[] }[]
  boxes?: { form: string; name: string }
  hasActions: boolean
}

/**
 * The markup of DataTable. It runs on the client too for the sake of the server: rows travel as their texts and are made
 * into elements once, instead of being sent as a tree of elements beside the HTML they already are.
 */
export function TableView(props: TableViewProps) {
  const { columns, boxes, hasActions } = props
  const clipped = columns.map((column, at) => column.clips && props.rows.some((row) => isText(row, at)))
  return (
    // Focusable, because a region that scrolls must scroll by keyboard too.
    <section
      aria-label={`${props.caption}(表格)`}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrollable region needs the focus to be scrolled by keyboard
      tabIndex={0}
      className={classNames(
        'relative md:overflow-auto print:overflow-visible',
        props.fill && 'md:max-h-[max(22rem,calc(100dvh_-_15.75rem))] print:max-h-none',
      )}
    >
      <table className={classNames('data-table cards', props.compact && 'compact')}>
        <caption className="sr-only">{props.caption}</caption>
        <thead>
          <tr>
            {boxes && (
              <th scope="col" className="stay-left no-print" style={{ width: 40 }}>
                <SelectAll form={boxes.form} name={boxes.name} />
              </th>
            )}
            {columns.map((column, index) => (
              <th
                key={column.key}
                scope="col"
                style={clipped[index] ? { minWidth: leastWidth(index), ...column.style } : column.style}
                className={column.className}
                aria-sort={ariaSort(column.sort?.direction)}
              >
                <Header column={column} />
              </th>
            ))}
            {hasActions && (
              <th scope="col" className="stay-right no-print" style={{ width: 1 }}>
                操作
              </th>
            )}
          </tr>
        </thead>
        <RowLinks>{props.rows.map((row) => bodyRow(row, props))}</RowLinks>
        {props.footer.length > 0 && (
          <tfoot>
            {props.footer.map((line) => (
              <FooterLine key={line.key} line={line} table={props} />
            ))}
          </tfoot>
        )}
      </table>
    </section>
  )
}

/** Plain calls and no components: a list has hundreds of cells, and each component costs the server as much as its markup. */
function bodyRow(row: PlacedRow, { columns, boxes }: TableViewProps) {
  return (
    <tr key={row.key} data-href={row.href} data-tone={row.tone}>
      {boxes && row.box && (
        <td className="stay-left card-select no-print">
          <input
            type="checkbox"
            form={boxes.form}
            name={boxes.name}
            value={row.key}
            aria-label={row.box.label}
            disabled={row.box.disabled}
            className="block max-md:size-6"
          />
        </td>
      )}
      {columns.map((column, index) => bodyCell(column, index, row))}
      {row.actions !== undefined && (
        <td className="stay-right card-actions no-print">
          <div className="flex items-center gap-1 whitespace-nowrap">{row.actions}</div>
        </td>
      )}
    </tr>
  )
}

/** A clipped column may shrink this far before the table scrolls. */
const leastWidth = (index: number) => (index === 0 ? 200 : 112)

function isText(row: PlacedRow, index: number) {
  return typeof row.cells[index] === 'string' || row.full?.[index] !== undefined
}

/** A tooltip only where the text could be cut off: rather one too many than one too few. */
function mayBeCut(text: string, index: number) {
  const width = [...text].reduce((sum, character) => sum + (character > 'ÿ' ? 15 : 9), 0)
  return width > leastWidth(index) - 28
}

function bodyCell(column: PlacedColumn, index: number, row: PlacedRow) {
  const content = row.cells[index]
  const text = row.full?.[index] ?? (typeof content === 'string' ? content : undefined)
  const clipped = column.clips && text !== undefined
  const full = clipped && mayBeCut(text, index) ? text : undefined
  const href = column.isLink ? row.href : undefined
  const attributes = {
    // Its width is the header's.
    style: column.style.left === undefined ? undefined : { left: column.style.left },
    className: classNames(
      column.className,
      `card-${column.card}`,
      clipped && 'clip',
      column.wrap && 'min-w-48',
      index === 0 && 'font-normal',
    ),
    title: href ? undefined : full,
  }
  const inner = href ? (
    <a data-soft href={href} title={full} className="link">
      {content}
    </a>
  ) : (
    <div>{content}</div>
  )
  const label = column.card === 'line' ? column.header : undefined
  return index === 0 ? (
    <th key={column.key} scope="row" data-label={label} {...attributes}>
      {inner}
    </th>
  ) : (
    <td key={column.key} data-label={label} {...attributes}>
      {inner}
    </td>
  )
}

function FooterLine({ line, table }: { line: TableViewProps['footer'][number]; table: TableViewProps }) {
  return (
    <tr>
      {table.boxes && <td className="stay-left card-empty no-print" />}
      {table.columns.map((column, index) =>
        index === 0 ? (
          <th key={column.key} scope="row" className={column.className}>
            {line.label}
          </th>
        ) : (
          <td
            key={column.key}
            className={classNames(column.className, line.cells[index] === null && 'card-empty')}
            data-label={column.header}
          >
            {line.cells[index]}
          </td>
        ),
      )}
      {table.hasActions && <td className="stay-right card-empty no-print" />}
    </tr>
  )
}

function Header({ column }: { column: PlacedColumn }) {
  if (!column.sort) return column.header
  const { href, direction } = column.sort
  return (
    <a
      data-soft
      href={href}
      className={classNames(
        'inline-flex min-h-6 items-center gap-1 hover:text-accent',
        direction && 'text-accent',
        column.className.includes('align-right') && 'flex-row-reverse',
      )}
    >
      {column.header}
      <Icon
        name={direction === 'asc' ? 'chevron-up' : direction === 'desc' ? 'chevron-down' : 'sort'}
        className={direction ? 'no-print' : 'no-print opacity-60'}
      />
      <span className="sr-only">
        {direction === 'asc'
          ? ',升序,点击改为降序'
          : direction === 'desc'
            ? ',降序,点击改为升序'
            : ',点击排序'}
      </span>
    </a>
  )
}

function ariaSort(direction: 'asc' | 'desc' | null | undefined) {
  if (direction === undefined) return undefined
  return direction === 'asc' ? 'ascending' : direction === 'desc' ? 'descending' : 'none'
}

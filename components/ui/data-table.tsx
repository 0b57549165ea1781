import Link from 'next/link'
import type { CSSProperties, ReactNode } from 'react'
import { classNames } from '@/components/ui/class-names'
import { orDash } from '@/components/ui/description-list'
import { Icon } from '@/components/ui/icon'
import { RowLinks } from '@/components/ui/row-links'
import { SelectAll } from '@/components/ui/select-all'

export type Align = 'left' | 'right' | 'center'

export type Column<T> = {
  key: string
  header: string
  cell: (row: T) => ReactNode
  align?: Align
  width?: number | string
  sort?: { href: string; direction: 'asc' | 'desc' | null }
  sticky?: 'left' | 'right'
  /** The whole text for the tooltip of a clipped cell; by default the cell itself where it is text. */
  fullText?: (row: T) => string
  wrap?: boolean
  /** Whether this cell carries the row's link; by default the first column does. */
  link?: boolean
  /** Where the column goes when a row becomes a card on a phone; the first column is the title. */
  card?: 'title' | 'status' | 'line' | 'hidden'
}

export type FooterRow = { key: string; label: string; cells: Record<string, ReactNode> }

export type Selection<T> = {
  /** id of the form (of the BatchBar) the boxes belong to */
  form: string
  name?: string
  label: (row: T) => string
  disabled?: (row: T) => boolean
}

export type DataTableProps<T> = {
  caption: string
  columns: Column<T>[]
  rows: T[]
  rowKey: (row: T) => string
  rowHref?: (row: T) => string
  actions?: (row: T) => ReactNode
  selection?: Selection<T>
  footer?: FooterRow[]
  empty?: ReactNode
  /** List pages: the table scrolls inside the window, its header stays. */
  fill?: boolean
  compact?: boolean
  /** How this person looks at the list (lib/columns.ts). */
  view?: { hidden: readonly string[]; density: 'standard' | 'compact' }
  rowTone?: (row: T) => 'bad' | 'warn' | 'void' | undefined
}

export function DataTable<T>(props: DataTableProps<T>) {
  const { rows, selection, actions, footer, view } = props
  if (rows.length === 0 && props.empty) return props.empty
  const columns = view ? props.columns.filter(({ key }) => !view.hidden.includes(key)) : props.columns
  const shown = columns.map((column, index) => place(column, index, columns, Boolean(selection)))

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
      <table
        className={classNames(
          'data-table cards',
          (props.compact || view?.density === 'compact') && 'compact',
        )}
      >
        <caption className="sr-only">{props.caption}</caption>
        <thead>
          <tr>
            {selection && (
              <th scope="col" className="stay-left no-print" style={{ width: 40 }}>
                <SelectAll form={selection.form} name={selection.name ?? 'ids'} />
              </th>
            )}
            {shown.map(({ column, style, className }) => (
              <th
                key={column.key}
                scope="col"
                style={style}
                className={className}
                aria-sort={ariaSort(column.sort?.direction)}
              >
                <Header column={column} />
              </th>
            ))}
            {actions && (
              <th scope="col" className="stay-right no-print" style={{ width: 1 }}>
                操作
              </th>
            )}
          </tr>
        </thead>
        <RowLinks>
          {rows.map((row) => (
            <Row key={props.rowKey(row)} row={row} shown={shown} table={props} />
          ))}
        </RowLinks>
        {footer && footer.length > 0 && (
          <tfoot>
            {footer.map((line) => (
              <tr key={line.key}>
                {selection && <td className="stay-left card-empty no-print" />}
                {shown.map(({ column, className }, index) =>
                  index === 0 ? (
                    <th key={column.key} scope="row" className={className}>
                      {line.label}
                    </th>
                  ) : (
                    <td
                      key={column.key}
                      className={classNames(className, line.cells[column.key] === undefined && 'card-empty')}
                      data-label={column.header}
                    >
                      {line.cells[column.key]}
                    </td>
                  ),
                )}
                {actions && <td className="stay-right card-empty no-print" />}
              </tr>
            ))}
          </tfoot>
        )}
      </table>
    </section>
  )
}

type Placed<T> = { column: Column<T>; style: CSSProperties; className: string; isLink: boolean; card: string }

function place<T>(column: Column<T>, index: number, all: Column<T>[], selectable: boolean): Placed<T> {
  const linkIsElsewhere = all.some((other) => other.link === true)
  const sticky = column.sticky ?? (index === 0 ? 'left' : undefined)
  const style: CSSProperties = {}
  if (column.width !== undefined) {
    style.width = column.width
    // A width is what the column would like; text that can be clipped gives way before the table scrolls.
    if (column.align || column.wrap) style.minWidth = column.width
  }
  if (sticky === 'left' && selectable) style.left = 40
  return {
    column,
    style,
    className: classNames(
      column.align === 'right' && 'align-right',
      column.align === 'center' && 'align-center',
      sticky === 'left' && 'stay-left',
      sticky === 'right' && 'stay-right',
    ),
    isLink: column.link ?? (index === 0 && !linkIsElsewhere),
    card: column.card ?? (index === 0 ? 'title' : 'line'),
  }
}

function Row<T>({ row, shown, table }: { row: T; shown: Placed<T>[]; table: DataTableProps<T> }) {
  const { selection, actions } = table
  const href = table.rowHref?.(row)
  return (
    <tr data-href={href} data-tone={table.rowTone?.(row)}>
      {selection && (
        <td className="stay-left card-select no-print">
          <input
            type="checkbox"
            form={selection.form}
            name={selection.name ?? 'ids'}
            value={table.rowKey(row)}
            aria-label={`选择 ${selection.label(row)}`}
            disabled={selection.disabled?.(row)}
            className="block max-md:size-6"
          />
        </td>
      )}
      {shown.map((placed, index) => (
        <BodyCell key={placed.column.key} placed={placed} row={row} href={href} isFirst={index === 0} />
      ))}
      {actions && (
        <td className="stay-right card-actions no-print">
          <div className="flex items-center gap-1 whitespace-nowrap">{actions(row)}</div>
        </td>
      )}
    </tr>
  )
}

function BodyCell<T>(props: { placed: Placed<T>; row: T; href?: string; isFirst: boolean }) {
  const { column, style, className, isLink, card } = props.placed
  const content = orDash(column.cell(props.row))
  const full = column.fullText?.(props.row) ?? (typeof content === 'string' ? content : undefined)
  const clipped = !column.wrap && full !== undefined && (column.align ?? 'left') === 'left'
  const href = isLink ? props.href : undefined
  const cell = {
    style:
      clipped && style.minWidth === undefined ? { ...style, minWidth: props.isFirst ? 200 : 112 } : style,
    className: classNames(className, `card-${card}`, clipped && 'clip', column.wrap && 'min-w-48'),
    title: clipped && !href ? full : undefined,
  }
  const inner = (
    <CellContent href={href} clipped={clipped} full={full}>
      {content}
    </CellContent>
  )
  if (props.isFirst) {
    return (
      <th scope="row" {...cell} className={classNames(cell.className, 'font-normal')}>
        {inner}
      </th>
    )
  }
  return (
    <td data-label={card === 'line' ? column.header : undefined} {...cell}>
      {inner}
    </td>
  )
}

function CellContent(props: { href?: string; clipped: boolean; full?: string; children: ReactNode }) {
  if (!props.href)
    return <div className={classNames('min-w-0', props.clipped && 'md:truncate')}>{props.children}</div>
  return (
    <Link
      href={props.href}
      prefetch={false}
      title={props.clipped ? props.full : undefined}
      className={classNames('link block min-h-6 min-w-0 leading-6', props.clipped && 'md:truncate')}
    >
      {props.children}
    </Link>
  )
}

function Header<T>({ column }: { column: Column<T> }) {
  if (!column.sort) return column.header
  const { href, direction } = column.sort
  return (
    <Link
      href={href}
      prefetch={false}
      className={classNames(
        'inline-flex min-h-6 items-center gap-1 hover:text-accent',
        direction && 'text-accent',
        column.align === 'right' && 'flex-row-reverse',
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
    </Link>
  )
}

function ariaSort(direction: 'asc' | 'desc' | null | undefined) {
  if (direction === undefined) return undefined
  return direction === 'asc' ? 'ascending' : direction === 'desc' ? 'descending' : 'none'
}

import type { CSSProperties, ReactNode } from 'react'
import { classNames } from '@/components/ui/class-names'
import { orDash } from '@/components/ui/description-list'
import { type PlacedColumn, type PlacedRow, type SortLink, TableView } from '@/components/ui/table-view'

export type Align = 'left' | 'right' | 'center'

export type Column<T> = {
  key: string
  header: string
  cell: (row: T) => ReactNode
  align?: Align
  width?: number | string
  sort?: SortLink
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

/** Asks the columns for their cells here, on the server; the markup is TableView's. */
export function DataTable<T>(props: DataTableProps<T>) {
  const { rows, selection, view } = props
  if (rows.length === 0 && props.empty) return props.empty
  const columns = view ? props.columns.filter(({ key }) => !view.hidden.includes(key)) : props.columns
  return (
    <TableView
      caption={props.caption}
      fill={props.fill}
      compact={props.compact || view?.density === 'compact'}
      columns={columns.map((column, index) => place(column, index, columns, Boolean(selection)))}
      rows={rows.map((row) => placeRow(row, columns, props))}
      footer={(props.footer ?? []).map(({ key, label, cells }) => ({
        key,
        label,
        cells: columns.map((column) => cells[column.key] ?? null),
      }))}
      boxes={selection && { form: selection.form, name: selection.name ?? 'ids' }}
      hasActions={Boolean(props.actions)}
    />
  )
}

function place<T>(column: Column<T>, index: number, all: Column<T>[], selectable: boolean): PlacedColumn {
  const linkIsElsewhere = all.some((other) => other.link === true)
  const titleIsElsewhere = all.some((other) => other.card === 'title')
  const sticky = column.sticky ?? (index === 0 ? 'left' : undefined)
  const style: CSSProperties = {}
  if (column.width !== undefined) {
    style.width = column.width
    // A width is what the column would like; text that can be clipped gives way before the table scrolls.
    if (column.align || column.wrap) style.minWidth = column.width
  }
  if (sticky === 'left' && selectable) style.left = 40
  return {
    key: column.key,
    header: column.header,
    style,
    className: classNames(
      column.align === 'right' && 'align-right',
      column.align === 'center' && 'align-center',
      sticky === 'left' && 'stay-left',
      sticky === 'right' && 'stay-right',
    ),
    card: column.card ?? (index === 0 && !titleIsElsewhere ? 'title' : 'line'),
    isLink: column.link ?? (index === 0 && !linkIsElsewhere),
    wrap: column.wrap ?? false,
    clips: !column.wrap && (column.align ?? 'left') === 'left',
    ...(column.sort ? { sort: column.sort } : {}),
  }
}

function placeRow<T>(row: T, columns: Column<T>[], table: DataTableProps<T>): PlacedRow {
  const { selection } = table
  const full = columns.flatMap((column, index) => {
    const text = column.fullText?.(row)
    return text === undefined ? [] : [[index, text] as const]
  })
  return {
    key: table.rowKey(row),
    cells: columns.map((column) => orDash(column.cell(row))),
    ...present('href', table.rowHref?.(row)),
    ...present('tone', table.rowTone?.(row)),
    ...present('full', full.length > 0 ? Object.fromEntries(full) : undefined),
    ...present('actions', table.actions ? (table.actions(row) ?? null) : undefined),
    ...present(
      'box',
      selection && {
        label: `选择 ${selection.label(row)}`,
        disabled: selection.disabled?.(row) ?? false,
      },
    ),
  }
}

/** What is not there is not sent either. */
function present<Key extends string, Value>(key: Key, value: Value | undefined) {
  return value === undefined ? {} : ({ [key]: value } as Record<Key, Value>)
}

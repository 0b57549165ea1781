import 'server-only'

import type { Actor } from '@/lib/auth/actor'
import { type ColumnKey, type ListName, type ListView, listColumns, visibleColumns } from '@/lib/columns'
import type { Tx } from '@/lib/db'
import { Forbidden } from '@/lib/errors'
import type { ExportColumn, SeenCell } from '@/lib/exports/columns'
import type { FilterLabel } from '@/lib/filter-chips'
import type { Listed, Page, SearchParams, Sort } from '@/lib/lists'
import type { SheetDescription } from '@/lib/sheets/description'

export type Words = Readonly<Record<string, string>>

/** One page of a list as it goes into a file: the ids of its records, and its rows as texts by column. */
export type SeenPage = { ids: string[]; rows: (string | null)[][]; total: number }

/** A list under the filters of one address: read page after page in one transaction. */
export type Opened = {
  columns: ExportColumn[]
  /** 排序 in words. */
  order: string
  /** Headers of the columns that say who somebody is. */
  personal: string[]
  /** `unmasked` shows them as they are. */
  page(tx: Tx, number: number, pageSize: number, unmasked: boolean): Promise<SeenPage>
}

/** A list that people may take away as a file. What it shows is read by the very query of its page. */
export type ListExport = {
  /** Of the file: 产学研合作协议 */
  title: string
  /** Whether this person has the list at all. */
  permits(actor: Actor): boolean
  filters(actor: Actor, params: SearchParams): Promise<readonly FilterLabel[]>
  /** What the rows are, for 口径. */
  scope: string
  /** The full record, where there is a description of it. */
  sheet?: SheetDescription
  /** Headers of what it can show that says who somebody is. */
  personal(actor: Actor): string[]
  open(actor: Actor, params: SearchParams, view: ListView, today: Date): Opened
}

type Definition<Row, Filter> = {
  title: string
  scope: string
  permits?: (actor: Actor) => boolean
  filter(params: SearchParams): Filter
  filters(actor: Actor, filter: Filter): Promise<readonly FilterLabel[]> | readonly FilterLabel[]
  /** Null for whoever may not have the list. */
  read(actor: Actor, filter: Filter, tx: Tx): Promise<Listed<Row> | null>
  /** 排序 in words where people cannot choose it. */
  order?: string
  sheet?: SheetDescription
  /** Header words and their order. */
  words: Words
  cells: Readonly<Record<string, SeenCell<Row>>>
  /** Columns this person never sees. */
  without?(actor: Actor): readonly string[]
}

type Sorted = Page & { sort?: Sort<string> }

export function listExport<Row extends { id?: string }, Filter extends Sorted>(
  definition: Definition<Row, Filter>,
): ListExport {
  const { title, scope, words, cells, filter: filterOf } = definition
  return {
    title,
    scope,
    ...(definition.sheet && { sheet: definition.sheet }),
    permits: definition.permits ?? (() => true),
    filters: async (actor, params) => definition.filters(actor, filterOf(params)),
    personal: (actor) =>
      Object.entries(cells).flatMap(([key, { mask }]) =>
        mask && !definition.without?.(actor).includes(key) ? [words[key] ?? key] : [],
      ),
    open(actor, params, view, today) {
      const filter = filterOf(params)
      const never = definition.without?.(actor) ?? []
      const shown = visibleColumns(
        Object.entries(words).map(([key, header]) => ({ key, header })),
        view,
      ).flatMap(({ key, header }) => {
        const cell = cells[key]
        return cell && !never.includes(key) ? [{ key, header, cell }] : []
      })
      return {
        columns: shown.map(({ key, header, cell: { kind, width } }) => ({ key, header, kind, width })),
        order: definition.order ?? orderText(filter.sort, words),
        personal: shown.flatMap(({ header, cell }) => (cell.mask ? [header] : [])),
        async page(tx, page, pageSize, unmasked) {
          const listed = await definition.read(actor, { ...filter, page, pageSize }, tx)
          if (!listed) throw new Forbidden()
          const { items, total } = listed
          return {
            ids: items.map(({ id }) => id ?? ''),
            rows: items.map((row) => shown.map(({ cell }) => textOf(cell, row, today, unmasked))),
            total,
          }
        },
      }
    },
  }
}

function textOf<Row>({ text, mask }: SeenCell<Row>, row: Row, today: Date, unmasked: boolean) {
  const plain = text(row, today)
  return plain === null || unmasked || !mask ? plain : mask(plain)
}

/** A list with 列设置: its cells must name every column of lib/columns.ts, no more and no fewer. */
export function listedExport<List extends ListName, Row extends { id: string }, Filter extends Sorted>(
  list: List,
  definition: Omit<Definition<Row, Filter>, 'words' | 'cells'> & {
    cells: Readonly<Record<ColumnKey<List>, SeenCell<Row>>>
  },
): ListExport {
  return listExport<Row, Filter>({ ...definition, words: listColumns[list] })
}

function orderText(sort: Sort<string> | undefined, words: Words): string {
  if (!sort) return '最新登记在前'
  const [first = ''] = Object.values(words)
  const label = sort.key === 'sortKey' ? first : sort.key === 'createdAt' ? '登记时间' : words[sort.key]
  return `${label?.replace('(万元)', '') ?? sort.key} ${sort.direction === 'desc' ? '降序' : '升序'}`
}

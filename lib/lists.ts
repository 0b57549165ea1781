import * as z from 'zod'
import { isId } from '@/lib/ids'

/** What Next hands to a page: anything anybody typed behind the question mark. */
export type SearchParams = Record<string, string | string[] | undefined>

export type SortDirection = 'asc' | 'desc'
export type Sort<Key extends string> = { key: Key; direction: SortDirection }
export type Page = { page: number; pageSize: number }

/** One page of a list with what the list says about the whole: how many rows, and the sum of its amounts in 分. */
export type Listed<Item> = Page & { items: Item[]; total: number }

const PAGE_SIZES = [10, 20, 50, 100]

/** `print=1` lists all rows of the filter on one page, as far as a browser lays out and a person files. */
export const PRINTED_ROWS = 1000

const isoDay = z.iso.date()

/** A filter that cannot be understood does not filter: a list never answers an odd link with an error. */
export function textParam(params: SearchParams, name: string): string | undefined {
  const value = params[name]
  const text = (Array.isArray(value) ? value[0] : value)?.replaceAll('\0', '').trim().slice(0, 100)
  return text || undefined
}

export function choiceParam<Choice extends string>(
  params: SearchParams,
  name: string,
  choices: Record<Choice, unknown>,
): Choice | undefined {
  const text = textParam(params, name)
  return text !== undefined && Object.hasOwn(choices, text) ? (text as Choice) : undefined
}

export function dayParam(params: SearchParams, name: string): Date | undefined {
  const text = textParam(params, name)
  return isoDay.safeParse(text).success ? new Date(`${text}T00:00:00Z`) : undefined
}

export function idParam(params: SearchParams, name: string): string | undefined {
  const text = textParam(params, name)
  return text && isId(text) ? text : undefined
}

export function pageParam(params: SearchParams): Page {
  if (textParam(params, 'print') === '1') return { page: 1, pageSize: PRINTED_ROWS }
  const page = Math.trunc(Number(textParam(params, 'page') ?? 1))
  const pageSize = Number(textParam(params, 'pageSize') ?? 20)
  return {
    page: page >= 1 && page <= 1_000_000 ? page : 1,
    pageSize: PAGE_SIZES.includes(pageSize) ? pageSize : 20,
  }
}

/** `sort=amountFen` or `sort=-amountFen` (descending); anything else is the default order. */
export function sortParam<Key extends string>(
  params: SearchParams,
  keys: readonly Key[],
  fallback: Sort<Key>,
): Sort<Key> {
  const text = textParam(params, 'sort') ?? ''
  const name = text.replace(/^-/, '')
  const key = keys.find((candidate) => candidate === name)
  return key ? { key, direction: text.startsWith('-') ? 'desc' : 'asc' } : fallback
}

/** The parameters as one-valued texts, for links that change one of them. */
export function plainParams(params: SearchParams): Record<string, string> {
  return Object.fromEntries(
    Object.keys(params).flatMap((name) => {
      const text = textParam(params, name)
      return text === undefined ? [] : [[name, text]]
    }),
  )
}

export type Slice = { page: number; skip: number; take: number; reversed: boolean }

/**
 * Which rows a page shows, counted from the nearer end: the last page costs as much as the first. A page past the end is
 * the last one. When `reversed`, order the query the other way round and turn the rows back with `inOrder`.
 */
export function sliceOf({ page, pageSize }: Page, total: number): Slice {
  const pages = Math.max(1, Math.ceil(total / pageSize))
  const shown = Math.min(page, pages)
  const skip = (shown - 1) * pageSize
  const take = Math.max(0, Math.min(pageSize, total - skip))
  if (skip <= total / 2) return { page: shown, skip, take, reversed: false }
  return { page: shown, skip: total - skip - take, take, reversed: true }
}

export function inOrder<Item>(slice: Slice, items: Item[]): Item[] {
  return slice.reversed ? items.toReversed() : items
}

/** The direction to ask the database for: the list's own, or the other one when counting from the end. */
export function directionOf(direction: SortDirection, slice: Slice): SortDirection {
  return slice.reversed ? (direction === 'asc' ? 'desc' : 'asc') : direction
}

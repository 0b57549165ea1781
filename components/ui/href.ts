export type Params = Record<string, string | undefined>

/** The same list with some parameters changed; undefined drops one. Any change begins at page 1 again. */
export function hrefWith(path: string, params: Params, changes: Params = {}): string {
  const merged: Params = { ...params, page: undefined, ...changes }
  const search = new URLSearchParams()
  for (const [name, value] of Object.entries(merged)) {
    if (value !== undefined && value !== '') search.append(name, value)
  }
  const query = search.toString()
  return query ? `${path}?${query}` : path
}

/**
 * Header link of a sortable column: `sort=key` ascending, `sort=-key` descending, a second click turns it round.
 * `current` is the sort in force, also when it is the default and not in the URL.
 */
export function sortHref(path: string, params: Params, key: string, current = params.sort) {
  const direction = current === key ? 'asc' : current === `-${key}` ? 'desc' : null
  return {
    href: hrefWith(path, params, { sort: direction === 'desc' ? key : `-${key}` }),
    direction,
  } as const
}

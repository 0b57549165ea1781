type Params = Record<string, string>

export type Chip = { label: string; value: string; href: string }

/** A filter of a list by the name of its parameter, with the words of its values. */
export type FilterLabel = { name: string; label: string; words?: Readonly<Record<string, string>> }

/** One removable chip per filter in force, with its value in words; the link is the same list without it. */
export function chipsOf(path: string, params: Params, filters: readonly FilterLabel[]): Chip[] {
  return filters.flatMap(({ name, label, words }) => {
    const value = params[name]
    if (value === undefined) return []
    const { [name]: _, page: __, ...rest } = params
    const query = new URLSearchParams(rest).toString()
    return [{ label, value: words?.[value] ?? value, href: query ? `${path}?${query}` : path }]
  })
}

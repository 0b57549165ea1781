type Params = Record<string, string>

export type Chip = { label: string; value: string; href: string }

/** One removable chip per filter in force, with its value in words; the link is the same list without it. */
export function chipsOf(
  path: string,
  params: Params,
  filters: { name: string; label: string; words?: Readonly<Record<string, string>> }[],
): Chip[] {
  return filters.flatMap(({ name, label, words }) => {
    const value = params[name]
    if (value === undefined) return []
    const { [name]: _, page: __, ...rest } = params
    const query = new URLSearchParams(rest).toString()
    return [{ label, value: words?.[value] ?? value, href: query ? `${path}?${query}` : path }]
  })
}

import 'server-only'

import { gramsOf, normalizeQuery } from '@/lib/search/text'

/**
 * The part of a `where` that finds records by any two or more characters of their text or pinyin initials: the GIN index
 * on the grams finds candidates, the comparison of the whole text decides.
 */
export function matches(q: string): { AND: [{ searchGrams: { hasEvery: string[] } }, { searchText: { contains: string } }] } {
  const query = normalizeQuery(q)
  return { AND: [{ searchGrams: { hasEvery: gramsOf(q) } }, { searchText: { contains: query } }] }
}

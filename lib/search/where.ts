import 'server-only'

import { gramsOf, normalizeQuery } from '@/lib/search/text'

type SearchWhere = { AND: ({ searchGrams: { hasEvery: string[] } } | { searchText: { contains: string } })[] }

/**
 * The part of a `where` that finds records by any two or more characters of their text or pinyin initials: the GIN index
 * on the grams finds candidates, the comparison of each longer word decides. Several words may stand anywhere in the text.
 */
export function matches(q: string): SearchWhere {
  return {
    // Words first: where no index can be used, the cheap comparison spares unpacking the grams of most rows.
    AND: [
      ...longWordsOf(q).map((word) => ({ searchText: { contains: word } })),
      { searchGrams: { hasEvery: gramsOf(q) } },
    ],
  }
}

/**
 * Words that their grams do not decide. One or two characters are a gram themselves; comparing them as well would only
 * let PostgreSQL believe that next to nothing is found, and sort all of it rather than read a list until its page is full.
 */
export function longWordsOf(q: string): string[] {
  return wordsOf(q).filter((word) => [...word].length > 2)
}

/** The words of a query in the form they stand in `searchText`. */
export function wordsOf(q: string): string[] {
  return normalizeQuery(q).split(' ').filter(Boolean)
}

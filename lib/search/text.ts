const MAX_QUERY = 100

/**
 * Text as it is searched: half width, lower case, cut at blanks and punctuation into runs with one blank between them.
 * Nothing is left that means something in a LIKE pattern or that PostgreSQL cannot store.
 */
export function normalizeSearch(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/\p{Cf}/gu, '')
    .replace(/[\p{P}\p{S}\p{Z}\p{C}]+/gu, ' ')
    .trim()
}

/** What somebody looks for, normalized like the text it is looked for in. */
export function normalizeQuery(q: string): string {
  return normalizeSearch([...q].slice(0, MAX_QUERY).join(''))
}

/**
 * The grams a record must have to contain the query: the pairs of neighbours of each run, or the character itself where
 * a run is only one. The database keeps all single characters and pairs of each record (function `grams`).
 */
export function gramsOf(q: string): string[] {
  const runs = normalizeQuery(q).split(' ').filter(Boolean)
  return [...new Set(runs.flatMap((run) => pairsOf([...run])))]
}

function pairsOf(characters: string[]) {
  if (characters.length === 1) return characters
  return characters.slice(1).map((character, index) => `${characters[index]}${character}`)
}

/**
 * All grams of a text that is searched: the single characters and the pairs of each run. The database works them out by
 * itself (function `grams`); whoever writes thousands of rows brings them along, which is ten times as fast.
 */
export function allGramsOf(searchText: string): string[] {
  const grams = new Set<string>()
  let before = ' '
  for (const character of searchText) {
    if (character !== ' ') {
      grams.add(character)
      if (before !== ' ') grams.add(before + character)
    }
    before = character
  }
  return [...grams]
}

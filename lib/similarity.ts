import { normalizeName } from '@/lib/organizations/name'

/** Dice coefficient of character pairs, 0 to 1: robust for Chinese titles with a word more or less. */
export function similarity(one: string, other: string): number {
  const [a, b] = [bigrams(one), bigrams(other)]
  if (a.length + b.length === 0) return normalizeName(one) === normalizeName(other) ? 1 : 0
  return diceOf(a, b)
}

/** The same for pairs worked out before: an import compares one title with many. */
export function diceOf(a: readonly string[], b: readonly string[]): number {
  if (a.length + b.length === 0) return 0
  const left = new Map<string, number>()
  for (const pair of b) left.set(pair, (left.get(pair) ?? 0) + 1)
  let shared = 0
  for (const pair of a) {
    const count = left.get(pair) ?? 0
    if (count === 0) continue
    left.set(pair, count - 1)
    shared += 1
  }
  return (2 * shared) / (a.length + b.length)
}

export function bigrams(text: string): string[] {
  const characters = [...normalizeName(text).toLowerCase()]
  return characters.slice(1).map((character, index) => `${characters[index]}${character}`)
}

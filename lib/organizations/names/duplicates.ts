import { comparable } from '@/lib/organizations/names/comparable'
import { compareNames } from '@/lib/organizations/names/compare'
import { ASK, PROPOSE } from '@/lib/organizations/names/rank'
import {
  type HeldName,
  type NameIndex,
  type RegisteredName,
  rejectionKey,
  similarNames,
} from '@/lib/organizations/names/register'
import type { Work } from '@/lib/organizations/names/slices'

export type LikelyPair = { one: RegisteredName; other: RegisteredName; score: number; reasons: string[] }

/** Entries of the register that may be one organization, the likeliest first. */
export function* likelyPairs(index: NameIndex): Work<LikelyPair[]> {
  const pairs = new Map<string, LikelyPair>()
  for (const mine of index.held) {
    // each pair from both sides is found once at least; aliases are compared with names
    if (mine.alias !== null) continue
    yield
    for (const theirs of [...sameText(index, mine), ...similarNames(index, mine.parts)]) {
      const pair = pairOf(index, mine, theirs)
      if (!pair) continue
      const key = `${pair.one.id}\n${pair.other.id}`
      if (pair.score > (pairs.get(key)?.score ?? 0)) pairs.set(key, pair)
    }
  }
  return [...pairs.values()].sort((a, b) => b.score - a.score || (a.one.id < b.one.id ? -1 : 1))
}

const sameText = (index: NameIndex, { text }: HeldName) => index.byText.get(comparable(text)) ?? []

function pairOf(index: NameIndex, mine: HeldName, theirs: HeldName): LikelyPair | null {
  const [a, b] = [mine.organization, theirs.organization]
  if (a.id === b.id || a.parentId === b.id || b.parentId === a.id) return null
  if ((a.kind === 'ENTERPRISE') !== (b.kind === 'ENTERPRISE')) return null
  if (isRejected(index, a, b)) return null
  const equal = comparable(mine.text) === comparable(theirs.text)
  const { score, reasons } = equal
    ? { score: theirs.alias === null ? 1 : 0.98, reasons: [] }
    : compareNames(mine.parts, theirs.parts)
  const alias = theirs.alias === null ? [] : [`“${theirs.text}”是“${b.name}”的别名`]
  const told = [...alias, ...(equal && theirs.alias === null ? ['名称相同'] : []), ...reasons]
  if (score < ASK) return null
  if (a.creditCode && b.creditCode) {
    // other codes are other legal persons
    if (score < PROPOSE) return null
    told.push('统一社会信用代码不同')
  }
  const [one, other] = a.id < b.id ? [a, b] : [b, a]
  return { one, other, score, reasons: told }
}

const isRejected = (index: NameIndex, a: RegisteredName, b: RegisteredName) =>
  index.rejected.size > 0 &&
  (index.rejected.has(rejectionKey(a.name, b.id)) || index.rejected.has(rejectionKey(b.name, a.id)))

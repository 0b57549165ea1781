import { mixUp } from '@/lib/organizations/names/characters'

/** A slip of the pen or the keyboard that makes one text of another, said for people; null when it takes more than that. */
export type Slip = {
  score: number
  reason: string
  at: number
  kind: 'mixed' | 'swapped' | 'dropped' | 'other'
}

/** Characters that are put before or after a 字号 to make a new one: leaving one out is no slip. */
const DISTINGUISHING = /[新老大小东西南北中上下前后内外一二三四五六七八九十0-9a-z第省市县区分总]/u

export function slipBetween(one: string, other: string): Slip | null {
  if (one.length === other.length) return sameLength(one, other)
  const [short, long] = one.length < other.length ? [one, other] : [other, one]
  if (long.length - short.length !== 1 || short.length < 4) return null
  let at = 0
  while (at < short.length && short[at] === long[at]) at += 1
  if (short.slice(at) !== long.slice(at + 1)) return null
  const extra = long.charAt(at)
  // a doubled character is a slip whatever it is
  if (extra !== long[at - 1] && DISTINGUISHING.test(extra)) return null
  const verb = one.length < other.length ? '少' : '多'
  return { score: 0.78, reason: `${verb}一字“${extra}”`, at, kind: 'dropped' }
}

function sameLength(one: string, other: string): Slip | null {
  const differing: number[] = []
  for (let at = 0; at < one.length; at += 1) {
    if (one[at] !== other[at]) differing.push(at)
    if (differing.length > 2) return null
  }
  const [first, second] = differing
  if (first === undefined) return null
  const [a, b] = [one.charAt(first), other.charAt(first)]
  // 一厂 and 二厂, 东 and 西
  if (DISTINGUISHING.test(a) && DISTINGUISHING.test(b)) return null
  if (second === undefined) {
    const how = mixUp(a, b)
    if (!how) return { score: 0.8, reason: `“${a}”与“${b}”不同`, at: first, kind: 'other' }
    return { score: 0.86, reason: `疑似错别字“${a}”与“${b}”(${how})`, at: first, kind: 'mixed' }
  }
  if (second === first + 1 && a === other[second] && b === one[second])
    return { score: 0.84, reason: `“${a}${b}”与“${b}${a}”字序颠倒`, at: first, kind: 'swapped' }
  const [c, d] = [one.charAt(second), other.charAt(second)]
  if (one.length < 6 || !mixUp(a, b) || !mixUp(c, d)) return null
  return { score: 0.78, reason: `疑似错别字“${a}${c}”与“${b}${d}”`, at: first, kind: 'mixed' }
}

/** Whether the characters of the short text stand in the long one in their order. */
export function abbreviates(short: string, long: string): boolean {
  let at = 0
  for (const character of long) {
    if (character === short[at]) at += 1
    if (at === short.length) return true
  }
  return false
}

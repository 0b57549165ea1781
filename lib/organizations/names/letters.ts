import type { NameParts } from '@/lib/organizations/names/parts'
import { abbreviates, slipBetween } from '@/lib/organizations/names/slips'
import { companyForms, formAtEnd } from '@/lib/organizations/names/words'

// Likeness of names as strings of characters, where their parts do not agree.

/** How likely two names mean one organization, 0 to 1, and why people should believe it. */
export type Likeness = { score: number; reasons: string[] }

export const NOTHING: Likeness = { score: 0, reasons: [] }

/**
 * A slip in a word everybody knows (有限公可, 能原), and all else is equal to the letter: place and 字号 say who it is, and
 * the word written is none. That is the only slip that is no question.
 */
export function misspeltWord(text: NameParts, held: NameParts): Likeness | null {
  if (!held.form || !companyForms.has(held.form) || held.core.length < 3) return null
  const slipped = slipBetween(text.full, held.full)
  if (!slipped) return null
  const form = held.full.length - held.formWord.length
  const inForm = slipped.at >= form && text.formWord !== held.formWord && !companyWord(text.full.slice(form))
  const trade = held.full.indexOf(held.core) + held.brand.length
  const inTrade = slipped.at >= trade && slipped.at < form && slipped.kind === 'mixed'
  const isNoWord = text.brand !== held.brand || text.trades.some((word) => word.length === 1)
  const known = held.trades.every((word) => word.length > 1)
  if (inForm || (inTrade && known && isNoWord))
    return { score: 0.95, reasons: [`${slipped.reason},其余完全相同`] }
  return null
}

const companyWord = (text: string) => formAtEnd(text)?.word === text

/** A slip anywhere in the name. */
export function slip(a: NameParts, b: NameParts): Likeness {
  const slipped = slipBetween(a.full, b.full)
  if (!slipped || slipped.kind === 'other') return NOTHING
  const formDiffers = a.form !== null && b.form !== null && a.formWord !== b.formWord
  if (formDiffers && slipped.kind === 'dropped') return NOTHING
  return { score: slipped.score, reasons: [slipped.reason] }
}

const SHORT_END = /[大院所校心室]$/
const INSTITUTION = /(大学|学院|院|所|中心|实验室|学校)$/

/** 鞍山热能院: first and last characters agree, and those between stand in the long name in their order. */
export function shortened(a: NameParts, b: NameParts): Likeness {
  const long = b.form && companyForms.has(b.form) ? b.full.slice(0, -b.formWord.length) : b.full
  const short = a.full
  if (short.length < 2 || short.length > long.length * 0.8) return NOTHING
  if (!SHORT_END.test(short) || !INSTITUTION.test(long)) return NOTHING
  const last = short.at(-1)
  if (last === '大' ? !/大学/.test(long) : last !== long.at(-1)) return NOTHING
  const starts = short[0] === long[0] || short[0] === b.core[0]
  if (!starts || !abbreviates(short, long)) return NOTHING
  const score = short.length >= 5 ? 0.82 : short.length >= 3 ? 0.78 : 0.72
  return { score, reasons: [`“${short}”可能是“${long}”的简称`] }
}

/** The same characters in another order. */
export function reordered(a: NameParts, b: NameParts): Likeness {
  if (a.all.length !== b.all.length || a.all.length < 6) return NOTHING
  for (const character of a.all) if (!b.all.includes(character)) return NOTHING
  const sorted = (text: string) => [...text].toSorted().join('')
  return sorted(a.all) === sorted(b.all) ? { score: 0.8, reasons: ['用字相同,顺序不同'] } : NOTHING
}

import 'server-only'

import { customPinyin, pinyin } from 'pinyin-pro'
import { normalizeSearch } from '@/lib/search/text'

/** Places whose reading a dictionary gets wrong, or which it cuts wrongly (科学院长春 is not an 院长). */
customPinyin({
  长安: 'cháng ān',
  长春: 'cháng chūn',
  长沙: 'cháng shā',
  长治: 'cháng zhì',
  重庆: 'chóng qìng',
  曲阳: 'qū yáng',
  曲周: 'qū zhōu',
  曲阜: 'qū fù',
  行唐: 'xíng táng',
  井陉: 'jǐng xíng',
  蔚县: 'yù xiàn',
  乐亭: 'lào tíng',
  乐陵: 'lào líng',
  任丘: 'rén qiū',
  大城县: 'dài chéng xiàn',
  单县: 'shàn xiàn',
  莘县: 'shēn xiàn',
  浚县: 'xùn xiàn',
  东阿: 'dōng ē',
  中牟: 'zhōng mù',
  洪洞: 'hóng tóng',
  涡阳: 'guō yáng',
  亳州: 'bó zhōu',
  六安: 'lù ān',
  台州: 'tāi zhōu',
  丽水: 'lí shuǐ',
  厦门: 'xià mén',
  番禺: 'pān yú',
})

const MAX_SORTED = 60

/** 河北双天 → hbst; Latin letters and digits stay: ABC科技 → abckj. */
export function pinyinInitials(name: string): string {
  return readingsOf(name)
    .map(({ letters, character }) => (letters ? letters.charAt(0) : character))
    .join('')
}

/** 重庆大学 → chongqingdaxue. */
export function pinyinFull(name: string): string {
  return readingsOf(name)
    .map(({ letters, character }) => letters || character)
    .join('')
}

/**
 * Sorts by pinyin, then tone, then character under COLLATE "C"; numbers by their size. Each syllable ends in its tone, a
 * digit, which is smaller than any letter: so `an` comes before `ang` although nothing is padded. Latin words and a
 * reading typed by hand (chang an, or chang2 an1) are sorted among the syllables.
 */
export function sortKeyOf(name: string): string {
  return normalizeSearch(name)
    .split(' ')
    .flatMap((run) => [...run.matchAll(PIECES)])
    .slice(0, MAX_SORTED)
    .map(([piece]) => keyOf(piece))
    .join('')
}

const PIECES = /[a-z]+(?:[1-5](?!\d))?|\d+|\p{Script=Han}+|./gu

function keyOf(piece: string): string {
  if (/^[a-z]+\d$/.test(piece)) return piece
  if (/^[a-z]+$/.test(piece)) return `${piece}0`
  if (/^\d+$/.test(piece)) {
    const digits = piece.replace(/^0+(?=\d)/, '')
    return `0${String(digits.length).padStart(2, '0')}${digits}`
  }
  return readingsOf(piece)
    .slice(0, MAX_SORTED)
    .map(({ letters, tone, character }) => (letters ? letters + tone + character : `0~${character}`))
    .join('')
}

type Naming = {
  /** What the record is found by: names, aliases, numbers. */
  texts: readonly string[]
  /** What lists are sorted by: a name, or its reading typed by hand. */
  sortBy: string
}

/** The two columns that make a record findable and sortable; `searchGrams` is filled by the database. */
export function searchColumns({ texts, sortBy }: Naming): { searchText: string; sortKey: string } {
  const words = new Set<string>()
  for (const text of texts) {
    const normalized = normalizeSearch(text)
    words.add(normalized)
    if (HAN.test(normalized)) words.add(pinyinInitials(normalized))
    // Numbers are also found without their points and hyphens: 202311303481.9, XM-2022-0031.
    else if (/\d/.test(normalized)) words.add(normalized.replaceAll(' ', ''))
  }
  const reading = normalizeSearch(sortBy)
  if (HAN.test(reading)) words.add(pinyinFull(reading))
  else if (TYPED_READING.test(reading)) {
    const syllables = reading.replace(/\d/g, '').split(' ')
    words.add(syllables.join(''))
    words.add(syllables.map((syllable) => syllable.charAt(0)).join(''))
  }
  words.delete('')
  return { searchText: [...words].join(' '), sortKey: sortKeyOf(sortBy) }
}

const HAN = /\p{Script=Han}/u
const TYPED_READING = /^[a-z]+[1-5]?(?: [a-z]+[1-5]?)+$/

type Reading = { character: string; letters: string; tone: string }

/** Names come back again and again, in lists as in imports; each is looked up in the dictionary once. */
const looked = new Map<string, Reading[]>()
const KEPT = 5_000

/** One entry per character; `letters` is empty where a character has no reading. */
function readingsOf(text: string): Reading[] {
  const compact = normalizeSearch(text).replaceAll(' ', '')
  if (compact === '') return []
  const known = looked.get(compact)
  if (known) return known
  const readings = pinyin(compact, { type: 'all', v: true }).map(({ origin, pinyin: marked, isZh, num }) => ({
    character: origin,
    letters: isZh ? withoutTone(marked) : '',
    tone: String(num),
  }))
  if (looked.size >= KEPT) looked.clear()
  looked.set(compact, readings)
  return readings
}

/** cháng → chang, lǜ → lv. */
function withoutTone(marked: string) {
  return marked
    .normalize('NFD')
    .replace(/u\u0308/g, 'v')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
}

import { normalizeName } from '@/lib/organizations/name'
import { usualCharacters } from '@/lib/organizations/names/characters'

/** One form of width, case, brackets, blanks, traditional and look-alike characters; brackets are kept. */
export function written(name: string): string {
  return usualCharacters(normalizeName(name).toLowerCase()).replace(SEPARATORS, '')
}

/** What equal names have in common: as `written`, and the brackets themselves say nothing. */
export function comparable(name: string): string {
  return written(name).replace(/[()]/g, '')
}

const SEPARATORS = /[\s·•・∙.,，。、::;;'"“”‘’`*_/\\|—–-]+/g

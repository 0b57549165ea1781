import { normalizeName } from '@/lib/organizations/name'

/** What a name is compared by: normalizeName, and then without case, blanks, brackets' shape and separating marks. */
export function comparable(name: string): string {
  return normalizeName(name)
    .toLowerCase()
    .replace(/[\s·•・.,,。、::;;'"“”‘’`*_/\\|-]+/g, '')
}

import 'server-only'

import { breather } from '@/lib/breathe'
import { isCity, normalizeRegion, REGION_UNKNOWN, regions, TENANT_REGION } from '@/lib/dictionaries/regions'
import type { OrganizationKind } from '@/lib/generated/prisma/enums'
import { newId } from '@/lib/ids'
import type { LinkedOrganization } from '@/lib/linked'
import { checkCreditCode } from '@/lib/organizations/credit-code'
import { normalizeName } from '@/lib/organizations/name'
import { comparable } from '@/lib/organizations/names/comparable'
import { type Candidate, rankCandidates } from '@/lib/organizations/names/rank'
import { type NameIndex, rejectionKey } from '@/lib/organizations/names/register'
import { kindByName } from '@/lib/organizations/sheet'
import type { SheetColumn } from '@/lib/sheets/description'

/** What a new organization is registered with; people may correct it before the commit. */
export type NewOrganization = {
  name: string
  kind: OrganizationKind
  regionCode: string
  creditCode: string
}

/** One name in the file, however many rows have it. */
export type NamedOrganization = {
  key: string
  text: string
  count: number
  state: 'FOUND' | 'NEW' | 'UNDECIDED'
  organizationId: string | null
  candidates: Candidate[]
  fields: NewOrganization | null
  decidedById: string | null
}

export type OrganizationColumn = Extract<SheetColumn, { kind: 'organization' }>

/** One spelling per name: the 40 rows of a new organization are one entry. */
export const keyOfName = (text: string) => normalizeName(text).toLowerCase()

/** The names of a cell; brackets keep what is inside together. */
export function namesIn(column: OrganizationColumn, text: string): string[] {
  if (!column.several) return text.trim() === '' ? [] : [text.trim()]
  return [
    ...new Set(
      text
        .split(/[、;;\n]|[,,](?![^((]*[))])|(?<=\p{Script=Han})\/(?=\p{Script=Han})/u)
        .map((name) => name.trim())
        .filter((name) => name !== ''),
    ),
  ]
}

/**
 * What a name means. Taken without asking: the very name, a known alias, an equal credit code. Whoever is only like it
 * is proposed, and somebody decides; whoever is like nobody is new.
 */
export function resolveName(
  text: string,
  prefers: OrganizationColumn['prefers'],
  index: NameIndex,
): Omit<NamedOrganization, 'count' | 'decidedById'> {
  const key = keyOfName(text)
  const code = codeIn(text)
  const holder = code ? index.byCode.get(code) : undefined
  const base = { key, text }
  if (holder) return { ...base, state: 'FOUND', organizationId: holder.id, candidates: [], fields: null }
  const candidates = rankCandidates(text, index)
  const namesakes = exactly(text, index)
  const [only] = namesakes
  if (only && namesakes.length === 1) {
    return { ...base, state: 'FOUND', organizationId: only, candidates: [], fields: null }
  }
  if (candidates.length > 0) {
    return { ...base, state: 'UNDECIDED', organizationId: null, candidates, fields: newFields(text, prefers) }
  }
  return { ...base, state: 'NEW', organizationId: newId(), candidates, fields: newFields(text, prefers) }
}

/** Whose name or alias it is, to the letter. */
function exactly(text: string, index: NameIndex): string[] {
  const key = normalizeName(text)
  const held = (index.byText.get(comparable(text)) ?? []).filter(
    (entry) =>
      normalizeName(entry.text) === key && !index.rejected.has(rejectionKey(text, entry.organization.id)),
  )
  return [...new Set(held.map(({ organization }) => organization.id))]
}

/** A credit code where a name is expected, or behind the name. */
function codeIn(text: string): string | null {
  const word = /[0-9A-HJ-NPQRTUWXY]{18}/i.exec(text.normalize('NFKC'))?.[0]
  if (!word) return null
  const { status, normalized } = checkCreditCode(word)
  return status === 'ok' || status === 'pilot' ? normalized : null
}

/** The likely facts of a new organization; what is only likely is listed for people to see before anything is written. */
export function newFields(text: string, prefers: OrganizationColumn['prefers']): NewOrganization {
  const creditCode = codeIn(text) ?? ''
  const name = text.replace(/[((]?\s*[0-9A-HJ-NPQRTUWXY]{18}\s*[))]?/i, '').trim() || text.trim()
  const kind = kindByName(name) ?? (prefers === 'knowledge' ? 'OTHER' : 'ENTERPRISE')
  return { name, kind, regionCode: regionOfName(name, creditCode, kind, prefers), creditCode }
}

/** A place in the name, the region of the code; an enterprise of an 企业 column without either is of this city. */
function regionOfName(
  name: string,
  creditCode: string,
  kind: OrganizationKind,
  prefers: OrganizationColumn['prefers'],
): string {
  const ofCode = creditCode ? normalizeRegion(creditCode.slice(2, 8)) : null
  if (ofCode) return ofCode
  const place = places.find(({ word }) => name.startsWith(word) || name.includes(`(${word})`))
  if (place) return place.code
  return kind === 'ENTERPRISE' && prefers === 'enterprise' ? TENANT_REGION : REGION_UNKNOWN
}

/** 定州市 and 定州; a whole province last, for 河北定州… is of 定州. */
const places = Object.entries(regions)
  .filter(([code]) => code !== REGION_UNKNOWN && code !== '800000')
  .flatMap(([code, word]) => [
    ...(/[市县]$/.test(word) ? [{ word: word.slice(0, -1), code }] : []),
    { word: word as string, code: code as string },
  ])
  .flatMap(({ word, code }) =>
    code.startsWith('13') && code !== '130000'
      ? [
          { word: `河北${word}`, code },
          { word: `河北省${word}`, code },
          { word, code },
        ]
      : [{ word, code }],
  )
  .toSorted((a, b) => b.word.length - a.word.length)

/** All names of a file at once, each asked once. */
export async function resolveNames(
  wanted: ReadonlyMap<string, { text: string; prefers: OrganizationColumn['prefers']; count: number }>,
  index: NameIndex,
): Promise<NamedOrganization[]> {
  const breathe = breather()
  const resolved: NamedOrganization[] = []
  for (const { text, prefers, count } of wanted.values()) {
    resolved.push({ ...resolveName(text, prefers, index), count, decidedById: null })
    await breathe()
  }
  return resolved
}

/** The organizations a commit will register first, as the rules between records will find them then. */
export function organizationsToBe(named: Iterable<NamedOrganization>): Map<string, LinkedOrganization> {
  const made = new Map<string, LinkedOrganization>()
  for (const { state, organizationId: id, fields } of named) {
    if (state !== 'NEW' || !id || !fields) continue
    const { name, kind, regionCode } = fields
    made.set(id, { id, name, kind, isLocal: isCity(regionCode), voidedAt: null })
  }
  return made
}

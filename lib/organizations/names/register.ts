import type { AliasKind, OrganizationKind } from '@/lib/generated/prisma/enums'
import { soundOf } from '@/lib/organizations/names/characters'
import { comparable } from '@/lib/organizations/names/comparable'
import { type NameParts, partsOf } from '@/lib/organizations/names/parts'
import { atOnce, type Work } from '@/lib/organizations/names/slices'
import { companyForms } from '@/lib/organizations/names/words'

/** What the register knows about one organization, as far as its name goes. */
export type RegisteredName = {
  id: string
  name: string
  kind: OrganizationKind
  creditCode: string | null
  regionCode: string
  parentId: string | null
  aliases: readonly { alias: string; kind: AliasKind }[]
}

/** Somebody said that this text does not mean this organization. */
export type NameRejection = { text: string; organizationId: string }

/** A name or an alias of the register. */
export type HeldName = {
  organization: RegisteredName
  alias: AliasKind | null
  text: string
  parts: NameParts
}

/**
 * The register prepared for asking about many names. It does not change: make a new one after the register did. Answers
 * are remembered, because the same names come again and again.
 */
export type NameIndex = {
  byCode: ReadonlyMap<string, RegisteredName>
  byText: ReadonlyMap<string, readonly HeldName[]>
  held: readonly HeldName[]
  /** Where in `held` a piece of a name occurs. */
  byPiece: ReadonlyMap<string, readonly number[]>
  rejected: ReadonlySet<string>
  answers: Map<string, unknown>
  /** Scratch paper: how much each of `held` has in common with the name asked about; all 0 between questions. */
  worth: Float64Array
}

export function nameIndex(...given: Parameters<typeof indexing>): NameIndex {
  return atOnce(indexing(...given))
}

/** The same in steps, one for each organization. */
export function* indexing(
  organizations: readonly RegisteredName[],
  rejections: readonly NameRejection[] = [],
  /** Codes of what was merged, and into whom. */
  mergedCodes: ReadonlyMap<string, string> = new Map(),
): Work<NameIndex> {
  const byText = new Map<string, HeldName[]>()
  const byPiece = new Map<string, number[]>()
  const held: HeldName[] = []
  const add = (organization: RegisteredName, text: string, alias: AliasKind | null) => {
    const name = { organization, alias, text, parts: partsOf(text) }
    const key = comparable(text)
    if (key === '') return
    push(byText, key, name)
    for (const piece of piecesOf(name.parts)) push(byPiece, piece, held.length)
    held.push(name)
  }
  for (const organization of organizations) {
    add(organization, organization.name, null)
    for (const { alias, kind } of organization.aliases) add(organization, alias, kind)
    yield
  }
  const byId = new Map(organizations.map((organization) => [organization.id, organization]))
  const byCode = new Map<string, RegisteredName>()
  for (const [code, id] of mergedCodes) {
    const winner = byId.get(id)
    if (winner) byCode.set(code, winner)
  }
  for (const row of organizations) if (row.creditCode) byCode.set(row.creditCode, row)
  return {
    byCode,
    byText,
    held,
    byPiece,
    rejected: new Set(rejections.map(({ text, organizationId }) => rejectionKey(text, organizationId))),
    answers: new Map(),
    worth: new Float64Array(held.length),
  }
}

export function rejectionKey(text: string, organizationId: string): string {
  return `${comparable(text)}\n${organizationId}`
}

function push<T>(map: Map<string, T[]>, key: string, value: T) {
  const list = map.get(key)
  if (list) list.push(value)
  else map.set(key, [value])
}

/** By what a name is found: pairs of characters of what tells it from others, its 字号 with one character open, its sound. */
function piecesOf(parts: NameParts): Set<string> {
  const pieces = new Set<string>()
  const own = parts.head ? parts.tail : parts.core || parts.full
  for (let at = 0; at + 1 < own.length; at += 1) pieces.add(own.slice(at, at + 2))
  const brand = parts.head ? '' : parts.brand
  if (brand.length >= 2 && brand.length <= 4) {
    for (let at = 0; at < brand.length; at += 1) pieces.add(`${brand.slice(0, at)}?${brand.slice(at + 1)}`)
    pieces.add(`~${[...brand].map(soundOf).join(' ')}`)
  }
  if (parts.head) {
    pieces.add(`^${parts.head}`)
    pieces.add(`^${parts.head}${parts.tailPlaces.map(({ name }) => name).join('')}${parts.tail.charAt(0)}`)
  } else pieces.add(`=${parts.full}`)
  // 燕大 and 鞍山热能院 are found by their first character
  if (!parts.form || !companyForms.has(parts.form) || /[院所]$/.test(parts.core)) {
    const [first, core] = [parts.full.charAt(0), (parts.head ? parts.tail : parts.core).charAt(0)]
    pieces.add(`<${first}`)
    if (core) pieces.add(`<${core}`)
    if (parts.places[0] && core) pieces.add(`<${parts.places[0].name}${core}`)
  }
  return pieces
}

const LOOKED_AT = 16
/** A piece that so many names have tells nothing: one in a hundred, but in a small register any. */
const frequent = (index: NameIndex) => Math.max(150, index.held.length / 100)

/** The names of the register most worth comparing with. */
export function similarNames(index: NameIndex, parts: NameParts): HeldName[] {
  const { worth } = index
  const touched: number[] = []
  const asked = piecesOf(parts)
  // whose college it is
  if (parts.head) asked.add(`=${parts.head}`)
  const most = frequent(index)
  for (const piece of asked) {
    const places = index.byPiece.get(piece)
    if (!places || places.length > most) continue
    const weight = 1 / (1 + Math.log2(places.length + 1))
    for (const place of places) {
      if (worth[place] === 0) touched.push(place)
      worth[place] = (worth[place] ?? 0) + weight
    }
  }
  const best = bestOf(touched, worth)
  for (const place of touched) worth[place] = 0
  return best.map((place) => index.held[place] as HeldName)
}

/** The most worth first; of hundreds only a few are wanted, so they are not sorted. */
function bestOf(touched: readonly number[], worth: Float64Array): number[] {
  const best: number[] = []
  const of = (place: number | undefined) => (place === undefined ? 0 : (worth[place] ?? 0))
  for (const place of touched) {
    if (best.length === LOOKED_AT && of(place) <= of(best.at(-1))) continue
    let at = best.length
    while (at > 0 && of(place) > of(best[at - 1])) at -= 1
    best.splice(at, 0, place)
    if (best.length > LOOKED_AT) best.pop()
  }
  return best
}

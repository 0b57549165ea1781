import { checkCreditCode } from '@/lib/organizations/credit-code'
import { comparable } from '@/lib/organizations/names/comparable'
import { compareNames } from '@/lib/organizations/names/compare'
import type { Likeness } from '@/lib/organizations/names/letters'
import { type NameParts, partsOf } from '@/lib/organizations/names/parts'
import { liesIn, type Place } from '@/lib/organizations/names/places'
import {
  type HeldName,
  type NameIndex,
  type RegisteredName,
  rejectionKey,
  similarNames,
} from '@/lib/organizations/names/register'

/** From here on the one found is filled in, for everybody to see. */
export const PROPOSE = 0.95
/** From here on somebody is asked; what lies below is another organization. */
export const ASK = 0.7

/**
 * `same-code`: the credit codes are equal and the names agree: the same, no question.
 * `code-conflict`: the codes are equal and the names are not, or the names are equal and the codes are not: told, never decided.
 * `propose` and `ask`: by name only.
 */
export type Verdict = 'same-code' | 'propose' | 'ask' | 'code-conflict'

export type Candidate = {
  organizationId: string
  /** The name in the register. */
  name: string
  /** 0 to 1. */
  score: number
  /** For people: 与别名“中科院”相同, 未写组织形式“有限公司” … */
  reasons: string[]
  verdict: Verdict
}

const MOST = 5

/**
 * Whom of the register a text may mean, best first, at most five. Empty: nobody there, a new organization. Only
 * `same-code` may be taken without anybody looking. There is never more than one `propose`.
 */
export function rankCandidates(
  name: string,
  register: NameIndex,
  { creditCode }: { creditCode?: string | null } = {},
): Candidate[] {
  const checked = checkCreditCode(creditCode ?? '')
  const code = checked.status === 'ok' || checked.status === 'pilot' ? checked.normalized : null
  const known = `${name}\n${code ?? ''}`
  const remembered = register.answers.get(known) as Candidate[] | undefined
  if (remembered) return remembered
  const answer = rank(name, register, code)
  register.answers.set(known, answer)
  return answer
}

type Found = { organization: RegisteredName } & Likeness

function rank(name: string, register: NameIndex, code: string | null): Candidate[] {
  const found = byName(name, register)
  const holder = code ? register.byCode.get(code) : undefined
  const candidates: Candidate[] = []
  if (holder) candidates.push(ofHolder(holder, name, found))
  for (const one of found) {
    if (one.organization === holder || one.score < ASK) continue
    const candidate = {
      organizationId: one.organization.id,
      name: one.organization.name,
      score: one.score,
      reasons: one.reasons,
    }
    const hasOther = code !== null && one.organization.creditCode !== null
    // other codes are other legal persons: only who is called the same needs a word
    if (hasOther && one.score < PROPOSE) continue
    if (hasOther) {
      const reason = `名称相同,但统一社会信用代码不同(库中为 ${one.organization.creditCode})`
      candidates.push({ ...candidate, verdict: 'code-conflict', reasons: [reason, ...one.reasons] })
    } else candidates.push({ ...candidate, verdict: one.score >= PROPOSE ? 'propose' : 'ask' })
  }
  return onlyOneProposed(candidates.sort((a, b) => first(b) - first(a) || b.score - a.score)).slice(0, MOST)
}

const first = ({ verdict }: Candidate) => (verdict === 'same-code' || verdict === 'code-conflict' ? 1 : 0)

function ofHolder(holder: RegisteredName, name: string, found: readonly Found[]): Candidate {
  const base = { organizationId: holder.id, name: holder.name }
  const alike = found.find(({ organization }) => organization === holder) ?? {
    ...bestOf(holder, partsOf(name)),
    organization: holder,
  }
  if (alike.score >= ASK)
    return { ...base, score: 1, verdict: 'same-code', reasons: ['统一社会信用代码相同', ...alike.reasons] }
  const reason = `统一社会信用代码相同,但库中该代码的单位是“${holder.name}”`
  return { ...base, score: 1, verdict: 'code-conflict', reasons: [reason] }
}

/** When the best is not clearly better than the second, or a code points elsewhere, somebody has to say. */
function onlyOneProposed(candidates: Candidate[]): Candidate[] {
  const proposed = candidates.filter(({ verdict }) => verdict === 'propose')
  const best = proposed[0]
  if (!best) return candidates
  const decided = candidates.some(({ verdict }) => verdict === 'same-code' || verdict === 'code-conflict')
  const rival = candidates.find((one) => one !== best && one.score > best.score - 0.015)
  const clear = !decided && !rival
  return candidates.map((one) => {
    if (one.verdict !== 'propose' || (one === best && clear)) return one
    const reason = decided ? '代码指向其他单位' : '另有单位同样符合'
    return {
      ...one,
      score: Math.min(one.score, PROPOSE - 0.01),
      verdict: 'ask',
      reasons: [...one.reasons, reason],
    }
  })
}

/** Equal names answer at once; otherwise whoever is alike, by name or alias, each organization once. */
function byName(name: string, register: NameIndex): Found[] {
  const best = new Map<string, Found>()
  const keep = (organization: RegisteredName, likeness: Likeness) => {
    if (likeness.score <= (best.get(organization.id)?.score ?? 0)) return
    if (register.rejected.size > 0 && register.rejected.has(rejectionKey(name, organization.id))) return
    best.set(organization.id, { organization, ...likeness })
  }
  for (const { organization, alias, text } of register.byText.get(comparable(name)) ?? []) {
    if (alias === null) keep(organization, { score: 1, reasons: ['名称相同'] })
    else keep(organization, { score: 0.98, reasons: [`与别名“${text}”相同`] })
  }
  if (best.size === 0) {
    const parts = partsOf(name)
    for (const held of similarNames(register, parts)) keep(held.organization, likenessOf(parts, held))
    for (const former of parts.formers) {
      const formerParts = partsOf(former)
      for (const held of similarNames(register, formerParts)) {
        const { score, reasons } = likenessOf(formerParts, held)
        keep(held.organization, {
          score: Math.min(score, 0.9),
          reasons: [`文中注明的另一名称“${former}”`, ...reasons],
        })
      }
    }
  }
  return [...best.values()]
}

function bestOf(organization: RegisteredName, parts: NameParts): Likeness {
  const names = [
    { text: organization.name, alias: null },
    ...organization.aliases.map(({ alias, kind }) => ({ text: alias, alias: kind })),
  ]
  return names
    .map(({ text, alias }) => likenessOf(parts, { organization, alias, text, parts: partsOf(text) }))
    .reduce((a, b) => (b.score > a.score ? b : a))
}

function likenessOf(parts: NameParts, held: HeldName): Likeness {
  const likeness = compareNames(parts, held.parts)
  if (likeness.score < ASK) return likeness
  const placed = inItsPlace(likeness, parts, held)
  if (held.alias === null) return placed
  return { score: placed.score * 0.98, reasons: [`与别名“${held.text}”相近`, ...placed.reasons] }
}

/** A name without its place: the register knows where that organization is. */
function inItsPlace(likeness: Likeness, parts: NameParts, held: HeldName): Likeness {
  const written: Place | undefined = held.parts.places.length === 0 ? parts.places.at(-1) : undefined
  if (!written || held.parts.head) return likeness
  if (!liesIn(written, held.organization.regionCode))
    return {
      score: Math.min(likeness.score, 0.5),
      reasons: [...likeness.reasons, `库中该单位不在“${written.name}”`],
    }
  return likeness
}

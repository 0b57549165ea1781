import { checkCreditCode } from '@/lib/organizations/credit-code'
import { comparable } from '@/lib/organizations/names/comparable'
import { type NameIndex, type RegisteredName, rejectionKey } from '@/lib/organizations/names/register'

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
  /** For people, best first: 别名“中科院”, 字号相同 … */
  reasons: string[]
  verdict: Verdict
}

/**
 * Whom of the register a text may mean, best first, at most five. Empty: nobody there, a new organization. Only
 * `same-code` may be taken without anybody looking; of several `propose`, none may be.
 */
export function rankCandidates(
  name: string,
  register: NameIndex,
  { creditCode }: { creditCode?: string | null } = {},
): Candidate[] {
  const code = creditCode ? checkCreditCode(creditCode).normalized : null
  const holder = code ? register.byCode.get(code) : undefined
  const found: Candidate[] = []
  for (const { organization, alias, text } of register.byText.get(comparable(name)) ?? []) {
    if (found.some(({ organizationId }) => organizationId === organization.id)) continue
    if (register.rejected.has(rejectionKey(name, organization.id))) continue
    const reason = alias === null ? '名称相同' : `与别名“${text}”相同`
    found.push(candidate(organization, alias === null ? 1 : 0.98, [reason], code))
  }
  if (holder && !found.some(({ organizationId }) => organizationId === holder.id)) {
    found.unshift({
      ...candidate(holder, 1, [`统一社会信用代码相同,但库中名称为“${holder.name}”`], code),
      verdict: 'code-conflict',
    })
  }
  return found.sort((a, b) => rank(b) - rank(a) || b.score - a.score).slice(0, 5)
}

const rank = ({ verdict }: Candidate) => (verdict === 'same-code' || verdict === 'code-conflict' ? 1 : 0)

function candidate(
  organization: RegisteredName,
  score: number,
  reasons: string[],
  code: string | null,
): Candidate {
  const base = { organizationId: organization.id, name: organization.name, score }
  if (code && organization.creditCode === code)
    return { ...base, score: 1, verdict: 'same-code', reasons: ['统一社会信用代码相同', ...reasons] }
  if (code && organization.creditCode) {
    const different = `统一社会信用代码不同(库中为 ${organization.creditCode})`
    return { ...base, verdict: 'code-conflict', reasons: [different, ...reasons] }
  }
  return { ...base, verdict: score >= PROPOSE ? 'propose' : 'ask', reasons }
}

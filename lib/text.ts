export type ReadText = { ok: true; text: string } | { ok: false; message: string }

/**
 * Text as a person meant it: trimmed, without invisible characters. What PostgreSQL cannot store (NUL, half a surrogate
 * pair) and what could disguise other text (control characters, reversed writing) is refused.
 * Length counts characters, not UTF-16 units: 𠮷 is one.
 */
export function visibleText(typed: string, max: number): ReadText {
  if (HIDDEN.test(typed)) return { ok: false, message: '包含无法显示的字符,请删除后重新填写' }
  const text = typed.replace(ZERO_WIDTH, '').replace(/\r\n?/g, '\n').trim()
  if ([...text].length > max) return { ok: false, message: `不超过 ${max} 个字` }
  return { ok: true, text }
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what it looks for
const HIDDEN = /[\p{Surrogate}\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/u
const ZERO_WIDTH = /[\u200b-\u200f\u2060\ufeff]/g

/**
 * An 18-digit identity number or a bank card number, which the portal does not collect (AP-79). Both carry a check
 * digit, so credit codes and registration numbers are not mistaken for them.
 */
export function containsIdNumber(text: string): boolean {
  const normalized = text.normalize('NFKC')
  const words = normalized.match(/(?<![\dA-Za-z])\d{15,18}[\dXx](?![\dA-Za-z])/g) ?? []
  const inGroups = normalized.match(/(?<![\d-])\d{4}(?:[ -]\d{4}){3}(?:[ -]\d{1,3})?(?![\d-])/g) ?? []
  return (
    words.some((word) => isIdentityNumber(word) || isBankCard(word)) ||
    inGroups.some((groups) => isBankCard(groups.replace(/[ -]/g, '')))
  )
}

const identityWeights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]

/** GB 11643: region, birthday, sequence, check. */
function isIdentityNumber(word: string) {
  const digits = /^[1-9]\d{5}(?:19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}[\dXx]$/.exec(
    word,
  )?.[0]
  if (!digits) return false
  const sum = identityWeights.reduce((total, weight, index) => total + weight * Number(digits[index]), 0)
  return '10X98765432'[sum % 11] === digits[17]?.toUpperCase()
}

/** UnionPay 62…, Visa 4…, Mastercard 51–55…, with the Luhn check. */
function isBankCard(word: string) {
  if (!/^(?:62\d{14,17}|4\d{15}|5[1-5]\d{14})$/.test(word)) return false
  const sum = [...word].reverse().reduce((total, character, index) => {
    const digit = Number(character) * (index % 2 === 1 ? 2 : 1)
    return total + (digit > 9 ? digit - 9 : digit)
  }, 0)
  return sum % 10 === 0
}

/** PostgreSQL keeps no NUL and no half of a surrogate pair. */
export const storable = (text: string) => text.replaceAll('\u0000', '').replace(/\p{Surrogate}/gu, '\ufffd')

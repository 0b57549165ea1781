/** 统一社会信用代码, GB 32100-2015: 18 characters, two check characters. */
const ALPHABET = '0123456789ABCDEFGHJKLMNPQRTUWXY'

export type CreditCodeCheck = {
  /** `pilot`: an early Fujian licence whose last character breaks the rule; accepted with the licence as evidence. */
  status: 'ok' | 'pilot' | 'bad' | 'empty'
  /** As it is stored: half width, upper case, no blanks. */
  normalized: string
  message?: string
  /** A likely reading of look-alike letters, to be offered and never taken silently. */
  repairs: { code: string; hint: string }[]
}

export function checkCreditCode(text: string): CreditCodeCheck {
  const normalized = text
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[\s\u200b-\u200f\u2060\ufeff-]/g, '')
  if (normalized === '') return { status: 'empty', normalized, repairs: [] }
  const problem = problemOf(normalized)
  if (problem === null) return { status: 'ok', normalized, repairs: [] }
  if (isPilot(normalized)) {
    return {
      status: 'pilot',
      normalized,
      message: '该代码与校验规则不符,属福建早期试点代码,请核对营业执照并说明依据',
      repairs: [],
    }
  }
  const repairs = repairsOf(normalized)
  return { status: 'bad', normalized, message: repairs[0]?.hint ?? problem, repairs }
}

function problemOf(code: string): string | null {
  const length = [...code].length
  if (length === 15 && /^\d+$/.test(code)) return '这是 15 位工商注册号,请填写 18 位统一社会信用代码'
  if (length !== 18) return `统一社会信用代码应为 18 位,现为 ${length} 位`
  const odd = [...code].findIndex((character) => !ALPHABET.includes(character))
  if (odd >= 0) return `第${odd + 1}位“${[...code][odd]}”不会出现在代码中,请对照营业执照核对`
  if (!/^\d{6}$/.test(code.slice(2, 8))) return '第 3 至 8 位为行政区划,应全部是数字,请核对'
  if (code[16] !== subjectCheck(code)) return '第 9 至 17 位主体标识码校验不符,请逐位核对'
  if (code[17] !== creditCodeCheckDigit(code.slice(0, 17))) return '末位校验码不符,请逐位核对'
  return null
}

const lookAlikes: Readonly<Record<string, string>> = { O: '0', I: '1', Z: '2', S: '5' }

const hintAt = (index: number, letter: string, digit: string) => `第${index + 1}位“${letter}”应为数字${digit}`

/** Only the letters that the standard leaves out because they look like digits, and only when the result is right. */
function repairsOf(code: string) {
  const characters = [...code]
  const hints = characters.flatMap((letter, index) => {
    const digit = lookAlikes[letter]
    return digit ? [hintAt(index, letter, digit)] : []
  })
  const repaired = characters.map((letter) => lookAlikes[letter] ?? letter).join('')
  // A pilot code breaks the check anyway, so there a repaired last character would prove nothing.
  const right = problemOf(repaired) === null || (isPilot(repaired) && repaired.at(-1) === code.at(-1))
  if (hints.length === 0 || !right) return []
  return [{ code: repaired, hint: hints.join(',') }]
}

/** Legal although they break the check: issued in Fujian before the standard; their inner code is right. */
function isPilot(code: string) {
  return (
    code.length === 18 &&
    [...code].every((character) => ALPHABET.includes(character)) &&
    /^35\d{4}$/.test(code.slice(2, 8)) &&
    code[16] === subjectCheck(code) &&
    code[17] !== creditCodeCheckDigit(code.slice(0, 17))
  )
}

/** The 18th character for the first 17, which must be of the code's alphabet. */
export function creditCodeCheckDigit(first17: string): string {
  let sum = 0
  let weight = 1
  for (const character of first17) {
    sum += ALPHABET.indexOf(character) * weight
    weight = (weight * 3) % 31
  }
  return ALPHABET.charAt((31 - (sum % 31)) % 31)
}

const subjectWeights = [3, 7, 9, 10, 5, 8, 4, 2]

/** The 17th character: check of the 9th to 16th by GB 11714, whose letters count from A = 10 without gaps. */
function subjectCheck(code: string) {
  const sum = subjectWeights.reduce(
    (total, weight, index) => total + weight * Number.parseInt(code.charAt(8 + index), 36),
    0,
  )
  const remainder = 11 - (sum % 11)
  return remainder === 10 ? 'X' : remainder === 11 ? '0' : String(remainder)
}

/** No place in GB/T 2260 begins with 99: codes made with it are visibly nobody's. */
export const DEMONSTRATION_REGION = '990000'

/**
 * A valid code that belongs to nobody, for demonstration and tests. `prefix`: registrar and kind, 91 for an enterprise,
 * 12 for a public institution; `serial` from 0 to 999999.
 */
export function makeCreditCode(
  prefix: string,
  serial: number,
  region: string = DEMONSTRATION_REGION,
): string {
  const first16 = `${prefix}${region}DM${String(serial).padStart(6, '0')}`
  const first17 = first16 + subjectCheck(first16)
  return first17 + creditCodeCheckDigit(first17)
}

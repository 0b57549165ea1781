/**
 * Money is a whole number of 分 in a bigint. This file alone turns what people type and read into it and back;
 * nothing here passes through a float except `fenToWanNumber`, which is for charts.
 */
const FEN_PER_YUAN = 100n
const FEN_PER_WAN = 1_000_000n
const FEN_PER_YI = 10_000_000_000n

/** One trillion 元 and more can only be a mistaken unit, and would end in a column too small for it. */
const LIMIT = 1_000_000_000_000n * FEN_PER_YUAN

export type AmountUnit = '元' | '万元'

export type ReadAmount =
  | { ok: true; fen: bigint; approximate: boolean; warning?: string }
  /** `absent`: the text says that there is no amount, which is allowed where a reason is given. */
  | { ok: false; message: string; absent: boolean }

const NOT_AN_AMOUNT = '请填写金额,如 12.5万元、1.42亿元 或 125000元'

/** Reads an amount as people write it; a number without a unit is in `defaultUnit`. */
export function parseAmount(text: string, defaultUnit: AmountUnit = '万元'): ReadAmount {
  const compact = text.normalize('NFKC').replace(/\s/g, '')
  if (/^([-—–/]*|面议|无|无金额|暂无|待定|保密|不详)$/.test(compact)) {
    return { ok: false, message: '没有金额时请选择无金额的原因', absent: true }
  }
  if (compact.length > 60) return refuse(NOT_AN_AMOUNT)
  const stated = compact
    .replace(/^(人民币|RMB|CNY|¥)/i, '')
    .replace(/^(约合|约为|大约|约)/, '')
    .replace(/^(人民币|RMB|CNY|¥)/i, '')
  const figure = stated.replace(/左右$/, '').replace(/[整正]$/, '')
  const approximate = /^(人民币|RMB|CNY|¥)?(约|大约)/i.test(compact) || stated.endsWith('左右')

  if (/[$€£]|美元|欧元|英镑|日元|港元|港币/.test(figure)) return refuse('请按签订日汇率折算为人民币后填写')
  if (/^[-−负]/.test(figure)) return refuse('金额不能为负数')
  const fen = fenOfDigits(figure, defaultUnit) ?? fenOfChinese(figure, defaultUnit)
  if (fen === null) return refuse(NOT_AN_AMOUNT)
  if (fen === 'too precise') return refuse('金额最多精确到分')
  if (fen >= LIMIT) return refuse('金额过大,请核对单位')
  const warning = slipOfUnit(fen)
  return warning ? { ok: true, fen, approximate, warning } : { ok: true, fen, approximate }
}

const refuse = (message: string): ReadAmount => ({ ok: false, message, absent: false })

/** The commonest error is the unit: 500 万元 typed as 500 元, or as 5000000 万元. */
function slipOfUnit(fen: bigint) {
  if (fen > 10n * FEN_PER_YI) return '金额超过 10 亿元,请核对单位'
  if (fen < 100n * FEN_PER_YUAN) return '金额不足 100 元,请核对单位'
}

type Fen = bigint | 'too precise' | null

const FIGURE = String.raw`(\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)`
const AMOUNT = new RegExp(`^(?:${FIGURE}亿)?(?:${FIGURE}(千万|百万|万))?(?:${FIGURE}(千)?)?([元圆])?$`)
const multiples = { 千万: 10_000_000n, 百万: 1_000_000n, 万: 10_000n }

/** 1.42亿元, 500万, 5,000,000.00, 1亿4200万元. */
function fenOfDigits(figure: string, defaultUnit: AmountUnit): Fen {
  const [matched, yi, wan, multiple, rest, thousand, yuan] = AMOUNT.exec(figure) ?? []
  if (!matched || (!yi && !wan && !rest)) return null
  // “1亿4200” may mean 4200 元 or, as it is spoken, 4200 万: nobody should guess.
  if (rest && (yi || wan) && !yuan) return null
  const plain = defaultUnit === '万元' && !yuan && !thousand ? 10_000n : thousand ? 1_000n : 1n
  const parts = [
    times(yi, 100_000_000n),
    times(wan, multiples[multiple as keyof typeof multiples] ?? 1n),
    times(rest, plain),
  ]
  return parts.reduce(add, 0n)
}

function add(sum: Fen, part: Fen): Fen {
  return typeof sum === 'bigint' && typeof part === 'bigint' ? sum + part : 'too precise'
}

/** A decimal number of units of so many 元, exactly. */
function times(decimal: string | undefined, yuan: bigint): Fen {
  if (!decimal) return 0n
  const [whole = '', fraction = ''] = decimal.replaceAll(',', '').split('.')
  const scale = 10n ** BigInt(fraction.length)
  const scaled = BigInt(whole + fraction) * yuan * FEN_PER_YUAN
  return scaled % scale === 0n ? scaled / scale : 'too precise'
}

const digits: Record<string, bigint> = Object.fromEntries(
  ['零〇', '壹一', '贰二两貳', '叁三叄', '肆四', '伍五', '陆六陸', '柒七', '捌八', '玖九'].flatMap(
    (same, value) => [...same].map((character) => [character, BigInt(value)]),
  ),
)
const powers: Record<string, bigint> = { 拾: 10n, 十: 10n, 佰: 100n, 百: 100n, 仟: 1000n, 千: 1000n }

/** 伍佰万元整, 壹亿肆仟贰佰万元, 贰拾元伍角叁分. */
function fenOfChinese(figure: string, defaultUnit: AmountUnit): Fen {
  const [matched, whole = '', yuan, jiao, fen] =
    /^([^元圆角分]+)(?:([元圆])零?(?:([^元圆角分零])角)?零?(?:([^元圆角分零])分)?)?$/.exec(figure) ?? []
  if (!matched) return null
  const amount = wholeOfChinese(whole)
  if (amount === null) return null
  const small = (digit: string | undefined) => (digit === undefined ? 0n : digits[digit])
  const [tenths, hundredths] = [small(jiao), small(fen)]
  if (tenths === undefined || hundredths === undefined) return null
  const unit = yuan || /[万萬亿億]/.test(whole) || defaultUnit === '元' ? FEN_PER_YUAN : FEN_PER_WAN
  return amount * unit + tenths * 10n + hundredths
}

/** Sections of four places: […亿][…万][…]. */
function wholeOfChinese(text: string): bigint | null {
  const [matched, yi, wan, rest] =
    /^(?:([^万萬亿億]+)[亿億])?(?:([^万萬亿億]+)[万萬])?([^万萬亿億]*)$/.exec(text) ?? []
  if (matched === undefined || (!yi && !wan && !rest)) return null
  const sections = [sectionOfChinese(yi), sectionOfChinese(wan), sectionOfChinese(rest)] as const
  if (sections.some((section) => section === null)) return null
  const [yiValue, wanValue, restValue] = sections.map((section) => section ?? 0n)
  return (yiValue ?? 0n) * 100_000_000n + (wanValue ?? 0n) * 10_000n + (restValue ?? 0n)
}

/** Up to 玖仟玖佰玖拾玖, places strictly descending; null when it is not a number. */
function sectionOfChinese(text: string | undefined): bigint | null {
  let sum = 0n
  let place = 10_000n
  let digit: bigint | undefined
  for (const character of text ?? '') {
    const power = powers[character]
    if (power !== undefined) {
      // 拾伍 is 15: a leading ten may stand without its 壹.
      if (power >= place || (digit === undefined && !(power === 10n && sum === 0n)) || digit === 0n)
        return null
      sum += (digit ?? 1n) * power
      place = power
      digit = undefined
      continue
    }
    const value = digits[character]
    if (value === undefined || (digit !== undefined && digit !== 0n)) return null
    digit = value
  }
  return place > 1n ? sum + (digit ?? 0n) : sum
}

/** 14_200_000_000n → "142,000,000.00". */
export function formatYuan(fen: bigint): string {
  return grouped(fen, FEN_PER_YUAN)
}

/** 14_200_000_000n → "14,200.00"; half a step is rounded away from zero. */
export function formatWan(fen: bigint): string {
  return grouped(fen, FEN_PER_WAN)
}

/** For the large figure of a card: 亿元 from one 亿 upwards, 万元 below. */
export function formatHeadline(fen: bigint): { value: string; unit: '亿元' | '万元' } {
  const asShown = hundredths(fen < 0n ? -fen : fen, FEN_PER_WAN)
  return asShown >= 10_000n * 100n
    ? { value: grouped(fen, FEN_PER_YI), unit: '亿元' }
    : { value: formatWan(fen), unit: '万元' }
}

/** 12_500_000n → "12.5": what a form field shows, exact and without grouping. */
export function fenToWanText(fen: bigint): string {
  const magnitude = fen < 0n ? -fen : fen
  const fraction = String(magnitude % FEN_PER_WAN)
    .padStart(6, '0')
    .replace(/0+$/, '')
  return `${fen < 0n ? '-' : ''}${magnitude / FEN_PER_WAN}${fraction && `.${fraction}`}`
}

/** For charts only, where a float is good enough: 12_500_000n → 12.5. */
export function fenToWanNumber(fen: bigint): number {
  return Number(fen) / Number(FEN_PER_WAN)
}

/** Shares of a whole in percent with one decimal that add up to exactly 100.0; nothing of nothing is 0.0 each. */
export function splitPercent(parts: readonly bigint[]): string[] {
  const whole = parts.reduce((sum, part) => sum + part, 0n)
  if (whole === 0n) return parts.map(() => '0.0')
  const tenths = parts.map((part) => (part * 1000n) / whole)
  const missing = Number(1000n - tenths.reduce((sum, share) => sum + share, 0n))
  // What rounding down left over goes to those who lost most by it.
  const byLoss = parts
    .map((part, index) => ({ index, loss: (part * 1000n) % whole }))
    .sort((a, b) => (a.loss === b.loss ? a.index - b.index : a.loss < b.loss ? 1 : -1))
  const raised = new Set(byLoss.slice(0, missing).map(({ index }) => index))
  return tenths.map((share, index) => {
    const shown = raised.has(index) ? share + 1n : share
    return `${shown / 10n}.${shown % 10n}`
  })
}

function grouped(fen: bigint, unit: bigint) {
  const shown = hundredths(fen < 0n ? -fen : fen, unit)
  const whole = thousands(shown / 100n)
  return `${fen < 0n && shown > 0n ? '-' : ''}${whole}.${String(shown % 100n).padStart(2, '0')}`
}

/** Hundredths of a unit, a half rounded up. */
function hundredths(magnitude: bigint, unit: bigint) {
  return (magnitude * 200n + unit) / (unit * 2n)
}

/** 1,234,567 */
export function thousands(digits: bigint | string): string {
  return String(digits).replace(/\B(?=(\d{3})+$)/g, ',')
}

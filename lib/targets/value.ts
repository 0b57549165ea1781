import type { Indicator } from '@/lib/indicators/indicator'
import { fenToWanText, formatWan, parseAmount, thousands } from '@/lib/money'

type Measure = Indicator['measure']

type ReadValue = { ok: true; value: bigint } | { ok: false; message: string }

/** A target as it is kept, in the smallest unit of its figure: pieces, 分, tenths of a percent. */
export function readValue(typed: string, measure: Measure): ReadValue {
  const text = typed.normalize('NFKC').replace(/(?<=\d),(?=\d{3}(?:\D|$))/g, '')
  if (measure === 'fen') {
    const read = parseAmount(text, '万元')
    if (!read.ok) return { ok: false, message: '请填写以万元为单位的金额' }
    return positive(read.fen, '目标金额应大于 0')
  }
  if (measure === 'share') {
    const [, whole, tenth = '0'] = /^(\d{1,3})(?:\.(\d))?%?$/.exec(text) ?? []
    const value = whole === undefined ? 0n : BigInt(whole) * 10n + BigInt(tenth)
    return value > 0n && value <= 1000n
      ? { ok: true, value }
      : { ok: false, message: '请填写 0 到 100 之间的百分数,最多一位小数' }
  }
  return /^\d{1,12}$/.test(text)
    ? positive(BigInt(text), '目标值应大于 0')
    : { ok: false, message: '请填写整数,如 20' }
}

const positive = (value: bigint, message: string): ReadValue =>
  value > 0n ? { ok: true, value } : { ok: false, message }

/** As its form posts it: 20, 14200, 83.5. */
export function valueText(value: bigint, measure: Measure): string {
  if (measure === 'fen') return fenToWanText(value)
  if (measure === 'share') return `${value / 10n}${value % 10n === 0n ? '' : `.${value % 10n}`}`
  return String(value)
}

/** As people read it: 20 家, 14,200.00 万元, 83.5%. */
export function valueWords(target: { value: bigint; unit: string }, measure: Measure): string {
  if (measure === 'fen') return `${formatWan(target.value)} 万元`
  if (measure === 'share') return `${valueText(target.value, measure)}%`
  return `${thousands(target.value)} ${target.unit}`
}

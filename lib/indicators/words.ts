import type { Day } from '@/lib/dates'
import { formatRange } from '@/lib/dates'
import type { Dimension, Indicator } from '@/lib/indicators/indicator'
import type { Scope } from '@/lib/indicators/scope'
import { measureOf, permilleOf, type Totals } from '@/lib/indicators/sums'
import { formatHeadline, formatWan, formatYuan, thousands } from '@/lib/money'

type Measured = Pick<Indicator, 'measure' | 'unit'> & { share?: Indicator['share'] }

export const dimensionLabels = {
  month: '月份',
  mode: '合作模式',
  industry: '行业门类',
  township: '乡镇园区',
  region: '合作单位所在地',
  enterprise: '企业',
  partner: '合作单位',
  event: '来源活动',
} satisfies Record<Dimension, string>

/** How a record makes two times of a figure differ, and why. */
export const differenceKinds = { added: '计入', removed: '不再计入', changed: '数值更正' } as const
export const differenceCauses = { period: '统计期间不同', records: '记录有变更' } as const

/** The day from which counts what has no first day: an enterprise listed since nobody knows when. */
export const SINCE_EVER: Day = '1900-01-01'

/** Where a record says nothing of a dimension. */
export const UNSTATED = '未填'

/** As a card shows it: 31 项, 1.42 亿元, 83.9 %. A share of nothing is —. */
export function headlineOf(indicator: Measured, totals: Totals): { value: string; unit?: string } {
  switch (indicator.measure) {
    case 'count':
      return { value: thousands(totals.count), unit: indicator.unit }
    case 'fen':
      return formatHeadline(totals.sum)
    case 'share':
      return totals.count === 0n ? { value: '—' } : { value: decimal(permille(totals)), unit: indicator.unit }
  }
}

/** Every digit of it: 142,000,000.00 元. */
export function exactWords(indicator: Measured, totals: Totals): string {
  switch (indicator.measure) {
    case 'count':
      return `${thousands(totals.count)} ${indicator.unit}`
    case 'fen':
      return `${formatYuan(totals.sum)} ${indicator.unit}`
    case 'share':
      return totals.count === 0n ? '—' : `${decimal(permille(totals))}%(${totals.sum}/${totals.count})`
  }
}

/** The unit of charts and tables, where amounts stand in 万元. */
export function tableUnit({ measure, unit }: Measured): string {
  return measure === 'fen' ? '万元' : unit
}

/** In that unit: 14,200.00 */
export function tableValue(indicator: Measured, totals: Totals): string {
  return indicator.measure === 'fen' ? formatWan(totals.sum) : headlineOf(indicator, totals).value
}

/** For `data-value`: rows or 分 as bare digits; a share as its two numbers. */
export function exactDigits(indicator: Measured, totals: Totals): string {
  return indicator.measure === 'share'
    ? `${totals.sum}/${totals.count}`
    : String(measureOf(indicator, totals))
}

export function periodWords(
  kind: Indicator['kind'],
  scope: Pick<Scope, 'from' | 'asOf'>,
  origin: Day | null,
): string {
  switch (kind) {
    case 'FLOW':
      return formatRange(scope.from, scope.asOf)
    case 'STOCK':
      return `截至 ${scope.asOf}`
    case 'CUM':
    case 'RATIO':
      return origin === null ? `截至 ${scope.asOf}` : `自 ${origin} 起,截至 ${scope.asOf}`
  }
}

export type YearOnYear = { direction: 'up' | 'down' | 'flat'; text: string }

/** 同比, like for like. Where there was nothing to compare with it says so: never ∞, never 100%. */
export function yearOnYear(indicator: Measured, now: Totals, before: Totals): YearOnYear {
  if (indicator.measure === 'share') {
    if (now.count === 0n || before.count === 0n) return { direction: 'flat', text: '同比:上年同期无数据' }
    const points = permille(now) - permille(before)
    return changed(points, `${decimal(absolute(points))} 个百分点`)
  }
  const [value, base] = [measureOf(indicator, now), measureOf(indicator, before)]
  if (base === 0n) return { direction: 'flat', text: '同比:上年同期为 0' }
  return changed(value - base, `${decimal(permilleOf(absolute(value - base), base))}%`)
}

function changed(difference: bigint, size: string): YearOnYear {
  if (difference === 0n) return { direction: 'flat', text: '同比持平' }
  return difference > 0n
    ? { direction: 'up', text: `同比增长 ${size}` }
    : { direction: 'down', text: `同比下降 ${size}` }
}

const permille = ({ sum, count }: Totals) => permilleOf(sum, count)

const absolute = (value: bigint) => (value < 0n ? -value : value)

/** Tenths as text: 839n → 83.9. */
const decimal = (tenths: bigint) => `${thousands(tenths / 10n)}.${tenths % 10n}`

/** How much later is more than earlier: +3 项, −0.5 万元; a share has two numbers that change. */
export function differenceWords(indicator: Measured, earlier: Totals, later: Totals): string {
  const count = later.count - earlier.count
  const sum = later.sum - earlier.sum
  if (indicator.measure === 'share') {
    const { part, whole, unit } = indicator.share ?? partsOfAny
    return `${part} ${signed(sum)}${unit},${whole} ${signed(count)}${unit}`
  }
  if (indicator.measure === 'fen') return `${sign(sum)}${formatYuan(absolute(sum))} 元`
  return `${signed(count)} ${indicator.unit}`
}

const partsOfAny = { part: '分子', whole: '分母', unit: '' }

/** In the unit of tables, where amounts stand in 万元. */
export function signedWords(
  { measure }: Pick<Measured, 'measure'>,
  part: { count: number; sum: bigint },
): string {
  if (measure === 'share') return `${signed(part.sum)}/${signed(BigInt(part.count))}`
  if (measure === 'fen') return `${sign(part.sum)}${formatWan(absolute(part.sum))}`
  return signed(BigInt(part.count))
}

const sign = (value: bigint) => (value > 0n ? '+' : value < 0n ? '−' : '')
const signed = (value: bigint) => `${sign(value)}${thousands(absolute(value))}`

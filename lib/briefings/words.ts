import { type Day, formatInstant } from '@/lib/dates'
import { measureOf } from '@/lib/indicators/sums'
import { exactWords, headlineOf, yearOnYear } from '@/lib/indicators/words'
import type { Snapshot, SnapshotFigure } from '@/lib/snapshots/queries'

type Figure = Pick<SnapshotFigure, 'measure' | 'unit' | 'now' | 'before'>

/** Within a sentence nothing stands between a number and its unit. */
const joined = (text: string) => text.replaceAll(' ', '')

/** 31项, 1.42亿元, 83.9%: as the portal shows it on a card. */
export function figureWords({ now, ...measured }: Figure): string {
  const { value, unit = '' } = headlineOf(measured, now)
  return value + unit
}

/** 142,000,000.00元 */
export function exactFigure({ now, ...measured }: Figure): string {
  return joined(exactWords(measured, now))
}

/**
 * The change since the same time a year earlier, as a sentence goes on: 同比增长12.3%, 同比下降0.4个百分点, 同比持平. Of
 * nothing there is no percentage. `first`: proven to be the first ever.
 */
export function changeWords(figure: Figure, first: boolean): string {
  const { now, before } = figure
  if (first && measureOf(figure, now) > 0n) return '实现零的突破'
  if (figure.measure === 'share') {
    if (now.count === 0n || before.count === 0n) return '上年同期无可比数据'
  } else if (measureOf(figure, before) === 0n) {
    return measureOf(figure, now) === 0n ? '与上年同期均为零' : '上年同期为零'
  }
  return joined(yearOnYear(figure, now, before).text)
}

/** The same in a cell: 增长12.3%, or — where there is nothing to compare with. */
export function changeCell(figure: Figure): string {
  const words = changeWords(figure, false)
  return words.startsWith('同比') ? words.slice(2) : '—'
}

/**
 * 100余项. A number is rounded down to its first digit, from 1000 on to its first two, and 余 says that there is more;
 * what is round already, or below ten, stays exact. Money keeps one decimal of 亿元 or whole 万元. The exact value stands
 * in the footnote.
 */
export function vagueWords(figure: Figure): string {
  const value = measureOf(figure, figure.now)
  if (figure.measure === 'share') return figureWords(figure)
  if (figure.measure === 'count') {
    const { digits, more } = roundedDown(value)
    return `${digits}${more ? '余' : ''}${figure.unit}`
  }
  const yi = value >= TENTH_OF_YI * 10n
  const step = yi ? TENTH_OF_YI : WAN
  const steps = value / step
  const number = yi ? `${steps / 10n}${steps % 10n === 0n ? '' : `.${steps % 10n}`}亿` : `${steps}万`
  if (steps === 0n) return figureWords(figure)
  return value % step === 0n ? `${number}元` : `${number}余元`
}

const WAN = 1_000_000n
const TENTH_OF_YI = 1_000_000_000n

function roundedDown(value: bigint): { digits: string; more: boolean } {
  const length = String(value).length
  const kept = length >= 4 ? 2 : 1
  if (length === 1) return { digits: String(value), more: false }
  const step = 10n ** BigInt(length - kept)
  return { digits: String((value / step) * step), more: value % step !== 0n }
}

/** 2022年10月9日: no leading zeros. */
export function dayWords(day: Day): string {
  const [year, month, date] = day.split('-').map(Number)
  return `${year}年${month}月${date}日`
}

/** 2022年1月1日至10月19日 */
export function rangeWords(from: Day, to: Day): string {
  const end = dayWords(to)
  return `${dayWords(from)}至${from.slice(0, 4) === to.slice(0, 4) ? end.slice(5) : end}`
}

const quarters: Record<string, string> = {
  '03-31': '一季度',
  '06-30': '上半年',
  '09-30': '前三季度',
  '12-31': '',
}

/** What a period is called in a title: 2022年上半年, 2022年10月, 2022年1—10月; of anything else its days. */
export function periodName(from: Day, to: Day): string {
  const [year, start, end] = [from.slice(0, 4), from.slice(5), to.slice(5)]
  const quarter = quarters[end]
  if (year !== to.slice(0, 4) || !start.endsWith('-01')) return rangeWords(from, to)
  if (start === '01-01' && quarter !== undefined) return `${year}年${quarter}`
  const [first, last] = [Number(start.slice(0, 2)), Number(end.slice(0, 2))]
  if (end !== endOfMonth(to)) return rangeWords(from, to)
  return first === last ? `${year}年${last}月` : `${year}年${first}—${last}月`
}

function endOfMonth(day: Day): string {
  const [year = 0, month = 1] = day.split('-').map(Number)
  return new Date(Date.UTC(year, month, 0)).toISOString().slice(5, 10)
}

/** The passport of a figure, as its footnote prints it. Whoever reads it on paper finds the rest under its number. */
export function noteWords(
  figure: SnapshotFigure,
  snapshot: Pick<Snapshot, 'asOf' | 'knownAt' | 'filterText'>,
): string {
  const { asOf, knownAt, filterText } = snapshot
  const narrowed = filterText === '' ? '' : `筛选条件:${filterText}。`
  return [
    `${figure.name}${exactFigure(figure)}。`,
    `口径(第${figure.version.no}版,以${figure.decidingDate}为准):${figure.definition}`,
    narrowed,
    `截止日期:${asOf};所知时刻:${formatInstant(knownAt, { seconds: true })};`,
    `数据护照:${figure.code}(/passports/${figure.code})。`,
  ].join('')
}

import { formatInstant } from '@/lib/dates'
import { fenToWanText } from '@/lib/money'

/** What the first sheet says about the rows of the second. */
export type About = {
  title: string
  bureau: string
  /** What the rows are, line by line. */
  scope: readonly string[]
  filters: readonly { label: string; value: string }[]
  order: string
  /** 统计截止 */
  asOf: string
  person: string
  at: Date
  personal?: PersonalPart
}

/** What the file says of persons, in words; with the reason where it says it unmasked. */
export type PersonalPart = { words: string; reason?: string }

export type Tally = { rows: number; sums: readonly { header: string; fen: bigint }[] }

/** 说明 as lines of a label and a value. */
export function aboutLines(about: About, { rows, sums }: Tally): [string, string][] {
  const several = (label: string, values: readonly string[]): [string, string][] =>
    values.map((value, index) => [index === 0 ? label : '', value])
  const line = (label: string, value: string | undefined): [string, string][] =>
    value === undefined ? [] : [[label, value]]
  const filters = about.filters.map(({ label, value }) => `${label}:${value}`)
  return [
    ['标题', about.title],
    ['制表单位', about.bureau],
    ...several('筛选条件', filters.length > 0 ? filters : ['无,全部记录']),
    ['排序', about.order],
    ...several('口径', about.scope),
    ['统计截止', about.asOf],
    ...line('个人信息', about.personal?.words),
    ...line('导出事由', about.personal?.reason),
    ['导出人', about.person],
    ['导出时间', formatInstant(about.at, { seconds: true })],
    ['行数', `${rows} 行`],
    ...sums.map(({ header, fen }): [string, string] => [`合计 ${header}`, fenToWanText(fen)]),
  ]
}

import * as z from 'zod'
import { type Day, dateOf, type Precision, parseDay, todayInShanghai } from '@/lib/dates'
import { isId } from '@/lib/ids'
import { type AmountUnit, parseAmount } from '@/lib/money'
import { checkCreditCode } from '@/lib/organizations/credit-code'
import { readPhone } from '@/lib/personal-data'
import { containsIdNumber, visibleText } from '@/lib/text'

/**
 * The pieces schemas are made of. Each takes the text of a form field or a spreadsheet cell and answers with a value or
 * with what the person should do. An optional piece gives null for an empty or missing field.
 */
type Read<T> = { ok: true; value: T } | { ok: false; message: string }

function required<T>(missing: string, read: (text: string) => Read<T>) {
  return z.string(missing).transform((typed, context): T => {
    const text = typed.trim()
    return text === '' ? fail(context, missing) : settle(read(text), context)
  })
}

function optional<T>(read: (text: string) => Read<T>) {
  return z
    .string('填写内容无法识别')
    .nullish()
    .transform((typed, context): T | null => {
      const text = typed?.trim() ?? ''
      return text === '' ? null : settle(read(text), context)
    })
}

function settle<T>(result: Read<T>, context: z.RefinementCtx): T {
  return result.ok ? result.value : fail(context, result.message)
}

function fail(context: z.RefinementCtx, message: string): never {
  context.addIssue({ code: 'custom', message })
  return z.NEVER
}

const ok = <T>(value: T): Read<T> => ({ ok: true, value })
const no = (message: string) => ({ ok: false, message }) as const

/** A required line of text; pasted line breaks become blanks. */
export const text = (max: number) => required('请填写', line(max))
export const optionalText = (max: number) => optional(line(max))

/** Text of several lines; empty is null. */
export const longText = (max: number) => optional(plain(max))
export const requiredLongText = (max: number) => required('请填写', plain(max))

const line = (max: number) => (typed: string) => plain(max)(typed.replace(/\s+/g, ' '))

const plain =
  (max: number) =>
  (typed: string): Read<string> => {
    const read = visibleText(typed, max)
    if (!read.ok) return read
    if (read.text === '') return no('请填写')
    // AP-79: the portal does not collect them, so nobody can leave one in a remark.
    if (containsIdNumber(read.text)) return no('请不要填写身份证号或银行卡号')
    return ok(read.text)
  }

/** Why something is returned, corrected or voided: stands in 变更记录, so a word is not enough. */
export const reasonField = required('请填写原因', reasonOf)
export const optionalReason = optional(reasonOf)

function reasonOf(typed: string): Read<string> {
  const read = plain(200)(typed)
  return read.ok && [...read.value].length < 5 ? no('原因不少于 5 个字') : read
}

/** The id of a record chosen from a list. */
export const choice = required('请选择', idOf)
export const optionalChoice = optional(idOf)

function idOf(typed: string): Read<string> {
  return isId(typed) ? ok(typed.toLowerCase()) : no('请从列表中选择')
}

type Codes = Readonly<Record<string, unknown>>
type CodeOf<Dictionary extends Codes> = keyof Dictionary & string

/** One code of an enum or a dictionary (`{ code: label }`). */
export const oneOf = <Dictionary extends Codes>(codes: Dictionary) => required('请选择', codeIn(codes))
export const optionalOneOf = <Dictionary extends Codes>(codes: Dictionary) => optional(codeIn(codes))

const codeIn =
  <Dictionary extends Codes>(codes: Dictionary) =>
  (typed: string): Read<CodeOf<Dictionary>> =>
    Object.hasOwn(codes, typed) ? ok(typed as CodeOf<Dictionary>) : no('请从列表中选择')

/** Several codes, as a group of checkboxes posts them: joined by commas. Empty is []. */
export const manyOf = <Dictionary extends Codes>(codes: Dictionary) =>
  z
    .string('填写内容无法识别')
    .nullish()
    .transform((typed, context): CodeOf<Dictionary>[] => {
      const chosen = [...new Set((typed ?? '').split(/[,，、]/).map((code) => code.trim()))].filter(Boolean)
      const known = chosen.filter((code): code is CodeOf<Dictionary> => Object.hasOwn(codes, code))
      return known.length === chosen.length ? known : fail(context, '请从列表中选择')
    })

type DayOptions = {
  /** Deadlines may lie ahead; what has happened may not. */
  allowFuture?: boolean
  /** Tests choose their day. */
  today?: () => Day
}

/** A day as a `@db.Date` takes it. */
export const day = (options: DayOptions = {}) => required('请填写日期', wholeDay(options))
export const optionalDay = (options: DayOptions = {}) => optional(wholeDay(options))

/** A day that may be known only to its month or year; the two columns `…On` and `…OnPrecision`. */
export const dayWithPrecision = (options: DayOptions = {}) => required('请填写日期', preciseDay(options))
export const optionalDayWithPrecision = (options: DayOptions = {}) => optional(preciseDay(options))

function readDay(typed: string, { allowFuture = false, today }: DayOptions) {
  return parseDay(typed, { today: today?.() ?? todayInShanghai(new Date()), allowFuture })
}

const wholeDay =
  (options: DayOptions) =>
  (typed: string): Read<Date> => {
    const read = readDay(typed, options)
    if (!read.ok) return read
    return read.precision === 'day' ? ok(dateOf(read.day)) : no('请填写到日,如 2022-10-19')
  }

const preciseDay =
  (options: DayOptions) =>
  (typed: string): Read<{ date: Date; precision: Uppercase<Precision> }> => {
    const read = readDay(typed, options)
    if (!read.ok) return read
    return ok({ date: dateOf(read.day), precision: precisions[read.precision] })
  }

/** A month: 2022-10. */
export const monthText = required('请填写月份,如 2022-10', (typed): Read<string> => {
  const text = typed
    .normalize('NFKC')
    .replace(/[年/.]/g, '-')
    .replace(/月$/, '')
  const [, year, month = ''] = /^((?:19|20)\d\d)-?(\d{1,2})$/.exec(text) ?? []
  const number = Number(month)
  return year && number >= 1 && number <= 12
    ? ok(`${year}-${String(number).padStart(2, '0')}`)
    : no('请填写月份,如 2022-10')
})

/** An instant in Shanghai, to the minute or the second: 2022-10-19 16:29:34. A day alone is its beginning. */
export const optionalInstant = optional((typed): Read<Date> => {
  const text = typed
    .normalize('NFKC')
    .replace(/[年月/.]/g, '-')
    .replace(/日/, ' ')
    .replace('T', ' ')
    .trim()
  const [, day = '', time = '00:00'] =
    /^(\d{4}-\d{1,2}-\d{1,2})(?:\s+(\d{2}:\d{2}(?::\d{2})?))?$/.exec(text) ?? []
  const read = readDay(day, {})
  const at = read.ok ? new Date(`${read.day}T${time}+08:00`) : new Date(Number.NaN)
  return Number.isNaN(at.getTime()) ? no('请填写时间,如 2022-10-19 16:29:34') : ok(at)
})

/** An address of a web page. */
export const optionalUrl = (max: number) =>
  optional((typed): Read<string> => {
    const url = URL.canParse(typed) ? new URL(typed) : null
    if (!url || !/^https?:$/.test(url.protocol) || typed.length > max)
      return no('请填写以 http:// 或 https:// 开头的网址')
    return ok(typed)
  })

const precisions = { day: 'DAY', month: 'MONTH', year: 'YEAR' } as const

/** An amount in 分; a number without a unit is in 万元 unless said otherwise. */
export const amountFen = (unit: AmountUnit = '万元') => required('请填写金额', amountIn(unit))
export const optionalAmountFen = (unit: AmountUnit = '万元') => optional(amountIn(unit))

const amountIn =
  (unit: AmountUnit) =>
  (typed: string): Read<bigint> => {
    const read = parseAmount(typed, unit)
    return read.ok ? ok(read.fen) : no(read.message)
  }

export const wholeNumber = (min: number, max: number) => required('请填写整数', numberIn(min, max))
export const optionalWholeNumber = (min: number, max: number) => optional(numberIn(min, max))

const numberIn =
  (min: number, max: number) =>
  (typed: string): Read<number> => {
    const digits = typed.normalize('NFKC').replace(/(?<=\d),(?=\d{3}(?:\D|$))/g, '')
    const number = /^-?\d{1,15}$/.test(digits) ? Number(digits) : Number.NaN
    return number >= min && number <= max ? ok(number) : no(`请填写 ${min} 到 ${max} 之间的整数`)
  }

/** A number with up to two decimals, in hundredths: 82.35 is 8235. */
export const optionalHundredths = (max: number) =>
  optional((typed): Read<number> => {
    const [, whole, part = ''] = /^(\d{1,9})(?:\.(\d{1,2}))?$/.exec(typed.normalize('NFKC')) ?? []
    const hundredths = whole === undefined ? Number.NaN : Number(whole) * 100 + Number(part.padEnd(2, '0'))
    return hundredths <= max * 100 ? ok(hundredths) : no(`请填写 0 到 ${max} 之间的数,最多两位小数`)
  })

/** A checkbox, or 是/否 in a spreadsheet. Missing is false: browsers do not post an empty box. */
export const flag = z
  .string('填写内容无法识别')
  .nullish()
  .transform((typed, context): boolean => {
    const answer = flags[(typed ?? '').trim().toLowerCase() as keyof typeof flags]
    return answer ?? fail(context, '请填写“是”或“否”')
  })

const flags = {
  true: true,
  on: true,
  '1': true,
  是: true,
  false: false,
  off: false,
  '0': false,
  否: false,
  '': false,
}

/** Which form a record was made with (`once`). Without JavaScript a form has none and posts it empty. */
export const submissionKey = z.preprocess((key) => (key === '' ? undefined : key), z.uuid().optional())

/** The version a form was opened with: see StaleVersion. */
export const version = required('请刷新页面后重试', (typed): Read<number> => {
  return /^[1-9]\d{0,8}$/.test(typed) ? ok(Number(typed)) : no('请刷新页面后重试')
})

/** Valid, or null when left empty; the command asks `checkCreditCode` whether a pilot code needs evidence. */
export const creditCodeField = optional((typed): Read<string> => {
  const { status, normalized, message } = checkCreditCode(typed)
  return status === 'ok' || status === 'pilot'
    ? ok(normalized)
    : no(message ?? '请填写 18 位统一社会信用代码')
})

export const phone = required('请填写电话', phoneOf)
export const optionalPhone = optional(phoneOf)

function phoneOf(typed: string): Read<string> {
  const read = readPhone(typed)
  return read.ok ? ok(read.phone) : no(read.message)
}

type ListOptions = {
  min?: number
  max?: number
  /** Shown at the list when there are fewer than `min`. */
  tooFew?: string
}

/**
 * The repeated rows of a form (`parties.0.role`, see `nestedValues`) or an array. Rows left entirely blank are dropped;
 * the others keep their number in messages, so that one finds its row in the form.
 */
export function listOf<Row extends z.ZodType>(row: Row, { min = 0, max = 100, tooFew }: ListOptions = {}) {
  return z
    .preprocess(rowsByNumber, z.record(z.string().regex(/^\d{1,4}$/), row, '填写内容无法识别'))
    .transform((rows, context): z.output<Row>[] => {
      // Whole numbers as keys come in ascending order, whatever order the form posted them in.
      const list = Object.entries(rows).map(([number, value]) => numberRow(value, Number(number)))
      if (list.length < min) return fail(context, tooFew ?? `请至少填写 ${min} 行`)
      if (list.length > max) return fail(context, `最多填写 ${max} 行`)
      return list
    })
}

const numbers = new WeakMap<object, number>()

/** Notes which number a row has in its form. */
export function numberRow<Row>(row: Row, number: number): Row {
  if (typeof row === 'object' && row !== null) numbers.set(row, number)
  return row
}

/** The number a row read by `listOf` has in its form: rows taken out above it leave a gap, and messages have to find it. */
export const rowNumber = (row: object, position: number) => numbers.get(row) ?? position

function rowsByNumber(raw: unknown): unknown {
  if (raw === undefined || raw === null || raw === '') return {}
  if (typeof raw !== 'object') return raw
  return Object.fromEntries(Object.entries(raw).filter(([, value]) => !isBlank(value)))
}

function isBlank(value: unknown): boolean {
  if (value === undefined || value === null) return true
  if (typeof value === 'string') return value.trim() === ''
  return typeof value === 'object' && Object.values(value).every(isBlank)
}

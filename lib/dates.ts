/**
 * A day is 'YYYY-MM-DD' without a time zone; in the database it is a `@db.Date`, which Prisma gives as a Date at UTC
 * midnight. An instant is a Date and shown in Asia/Shanghai, whatever zone the server or the browser is in.
 * Nothing here asks for the present instant: it is passed in.
 */
export type Day = string
export type Precision = 'day' | 'month' | 'year'

const MS_PER_DAY = 86_400_000

/** For `@db.Date` columns: '2022-10-19' → 2022-10-19T00:00:00Z. */
export function dateOf(day: Day): Date {
  return new Date(`${day}T00:00:00Z`)
}

/** A `@db.Date` value as 'YYYY-MM-DD'. */
export function dayOf(date: Date): Day {
  return date.toISOString().slice(0, 10)
}

/** A day as far as it is known: 2022-10-19, 2022-10 or 2022. */
export function formatDay(date: Date, precision: Precision | Uppercase<Precision> = 'day'): string {
  return dayOf(date).slice(0, { day: 10, month: 7, year: 4 }[precision.toLowerCase() as Precision])
}

export function formatRange(start: Day, end: Day): string {
  return `${start} 至 ${end}`
}

const shanghai = new Intl.DateTimeFormat('en-US', {
  timeZone: 'Asia/Shanghai',
  hourCycle: 'h23',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
})

/** The calendar day in Dingzhou at an instant. */
export function todayInShanghai(now: Date): Day {
  return formatInstant(now).slice(0, 10)
}

/** 'YYYY-MM-DD HH:mm', or with seconds. */
export function formatInstant(instant: Date, { seconds = false } = {}): string {
  const parts: Record<string, string> = {}
  for (const { type, value } of shanghai.formatToParts(instant)) parts[type] = value
  const minutes = `${parts.year}-${parts.month}-${parts.day} ${parts.hour}:${parts.minute}`
  return seconds ? `${minutes}:${parts.second}` : minutes
}

/** The instant at which a day begins in Dingzhou: for filters on instants (no summer time since 1991). */
export function startOfDay(day: Day): Date {
  return new Date(`${day}T00:00:00+08:00`)
}

export function addDays(day: Day, days: number): Day {
  return dayOf(new Date(dateOf(day).getTime() + days * MS_PER_DAY))
}

/** The same day of another month, or its last day: 2022-01-31 and one month is 2022-02-28. */
export function addMonths(day: Day, months: number): Day {
  const [year, month, date] = numbers(day)
  const index = year * 12 + (month - 1) + months
  const [newYear, newMonth] = [Math.floor(index / 12), (((index % 12) + 12) % 12) + 1]
  return dayFrom(newYear, newMonth, Math.min(date, daysInMonth(newYear, newMonth)))
}

/** The same day so many years earlier; 29 February becomes the 28th where there is none. */
export function yearsBefore(day: Day, years: number): Day {
  return addMonths(day, -12 * years)
}

/** Negative when `end` is earlier. */
export function daysBetween(start: Day, end: Day): number {
  return Math.round((dateOf(end).getTime() - dateOf(start).getTime()) / MS_PER_DAY)
}

/** Every month touched, both ends included: ['2022-01', '2022-02', …]. */
export function monthsBetween(start: Day, end: Day): string[] {
  const months: string[] = []
  for (let month = startOfMonth(start); month <= end; month = addMonths(month, 1))
    months.push(month.slice(0, 7))
  return months
}

export function startOfMonth(day: Day): Day {
  return `${day.slice(0, 7)}-01`
}

export function startOfYear(day: Day): Day {
  return `${day.slice(0, 4)}-01-01`
}

export type ReadDay = { ok: true; day: Day; precision: Precision } | { ok: false; message: string }

type DayRules = {
  /** In Dingzhou; see `todayInShanghai`. */
  today: Day
  allowFuture?: boolean
  /** Which day a spreadsheet's serial numbers count from: the workbook says whether it uses the 1904 system. */
  serials?: 1900 | 1904
}

/** Reads a day as people and spreadsheets write it; asks rather than guesses when it could be two days. */
export function parseDay(text: string, { today, allowFuture = false, serials = 1900 }: DayRules): ReadDay {
  const typed = text
    .normalize('NFKC')
    .replace(/[‐-―−]/g, '-')
    .replace(/[T ]0?0:00(:00(\.0+)?)?Z?$/, '')
    .replace(/\s/g, '')
  if (typed === '') return refuse('请填写日期')
  const read = fromSerial(typed, serials) ?? fromParts(typed) ?? refuse(unreadable(typed))
  if (read.ok && !allowFuture && read.day > today) return refuse(`日期不能晚于今天(${today})`)
  return read
}

const refuse = (message: string): ReadDay => ({ ok: false, message })

/** 44853, perhaps with a time of day behind the point, is 2022-10-19 in the 1900 system. */
function fromSerial(typed: string, serials: 1900 | 1904): ReadDay | null {
  const serial = /^([1-9]\d{4})(?:\.\d+)?$/.exec(typed)?.[1]
  // 1899-12-30 and not 1900-01-01: spreadsheets count from one, and count a 29 February 1900 that never was.
  return serial
    ? {
        ok: true,
        day: addDays(serials === 1900 ? '1899-12-30' : '1904-01-01', Number(serial)),
        precision: 'day',
      }
    : null
}

const WRITTEN = [
  /^(\d{4})([-/.])(\d{1,2})\2(\d{1,2})$/,
  /^(\d{4})(年)(\d{1,2})月(\d{1,2})[日号]?$/,
  /^(\d{4})()(\d{2})(\d{2})$/,
  /^(\d{4})([-/.])(\d{1,2})$/,
  /^(\d{4})(年)(\d{1,2})月$/,
  /^(\d{4})年?$/,
]

function fromParts(typed: string): ReadDay | null {
  const parts = WRITTEN.map((form) => form.exec(typed)).find((found) => found !== null)
  if (!parts) return null
  const [, yearText = '', separator, monthText, dateText] = parts
  const [year, month, date] = [Number(yearText), Number(monthText ?? 1), Number(dateText ?? 1)]
  if (year < 1800 || year > 2199) return refuse(`年份“${yearText}”不正确,请核对`)
  // A spreadsheet drops the last zero of 2022.10.
  if (separator === '.' && monthText === '1' && dateText === undefined) {
    return refuse(`“${typed}”可能是1月或10月,请写成 ${year}-01 或 ${year}-10`)
  }
  if (month < 1 || month > 12) return refuse(`没有${month}月,请核对日期`)
  if (date < 1 || date > daysInMonth(year, month))
    return refuse(`${year}年${month}月没有${date}日,请核对日期`)
  const precision = dateText !== undefined ? 'day' : monthText !== undefined ? 'month' : 'year'
  return { ok: true, day: dayFrom(year, month, date), precision }
}

function unreadable(typed: string) {
  const [, first, second, year] = /^(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})$/.exec(typed) ?? []
  if (first && second && Number(first) <= 12 && Number(second) <= 12 && Number(first) !== Number(second)) {
    const [one, other] = [first.padStart(2, '0'), second.padStart(2, '0')]
    return `“${typed}”可能是${Number(one)}月${Number(other)}日或${Number(other)}月${Number(one)}日,请写成 ${year}-${one}-${other} 或 ${year}-${other}-${one}`
  }
  if (/^\d{2}([-/.]\d{1,2}){1,2}$|^\d{2}年/.test(typed)) return '请写四位年份,如 2022-10-19'
  return '请按 2022-10-19 的写法填写日期'
}

function daysInMonth(year: number, month: number) {
  return new Date(Date.UTC(year, month, 0)).getUTCDate()
}

function dayFrom(year: number, month: number, date: number): Day {
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(date).padStart(2, '0')}`
}

function numbers(day: Day): [number, number, number] {
  return [Number(day.slice(0, 4)), Number(day.slice(5, 7)), Number(day.slice(8, 10))]
}

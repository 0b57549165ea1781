/**
 * What a number on a sheet is (a quantity, a share, a day) and how a person sees it there. Both stand in its number format
 * alone. The formats people use daily are written here; rarer ones go to the library, which takes 150 ms to load.
 */
import { createRequire } from 'node:module'

const DATE = 'yyyy"年"m"月"d"日"'
const MONTH = 'yyyy"年"m"月"'
const SHORT = 'm"月"d"日"'
const CLOCK = 'h"时"mm"分"'

/** Those a file does not spell out, as Excel and WPS show them in a Chinese Windows. */
const BUILT_IN = {
  ...{ 0: 'General', 1: '0', 2: '0.00', 3: '#,##0', 4: '#,##0.00', 9: '0%', 10: '0.00%', 11: '0.00E+00' },
  ...{ 12: '# ?/?', 13: '# ??/??', 14: 'yyyy/m/d', 15: 'd-mmm-yy', 16: 'd-mmm', 17: 'mmm-yy' },
  ...{ 18: 'h:mm AM/PM', 19: 'h:mm:ss AM/PM', 20: 'h:mm', 21: 'h:mm:ss', 22: 'yyyy/m/d h:mm' },
  ...{
    27: MONTH,
    28: SHORT,
    29: SHORT,
    30: 'm-d-yy',
    31: DATE,
    32: CLOCK,
    33: 'h"时"mm"分"ss"秒"',
    34: CLOCK,
  },
  ...{ 35: CLOCK, 36: MONTH, 37: '#,##0', 38: '#,##0', 39: '#,##0.00', 40: '#,##0.00', 45: 'mm:ss' },
  ...{ 46: '[h]:mm:ss', 47: 'mm:ss.0', 48: '##0.0E+0', 49: '@', 50: MONTH, 51: SHORT, 52: MONTH, 53: SHORT },
  ...{ 54: SHORT, 55: CLOCK, 56: CLOCK, 57: MONTH, 58: SHORT },
}

/**
 * @param {number} id
 * @param {string | undefined} code as the file spells it out
 */
export const formatOf = (id, code) =>
  id === 14 || id === 22 ? BUILT_IN[id] : (code ?? BUILT_IN[id] ?? 'General')

/** What is left of a format without the text it only shows. */
const bare = (format) =>
  format
    .replace(/"[^"]*"|\\.|_./g, '')
    .replace(/\[(?!h+\]|m+\]|s+\])[^\]]*\]/gi, '')
    .split(';')[0]

const dates = new Map([['General', false]])

export function isDate(format) {
  let known = dates.get(format)
  if (known === undefined) {
    known = /[ymdhse]/i.test(bare(format).replace(/general|E[+-]/gi, ''))
    dates.set(format, known)
  }
  return known
}

/** 15 digits are what a spreadsheet keeps, shows and means: 19.989999999999998 is 19.99. */
function kept(value) {
  return String(value).length <= 16 ? value : Number(value.toPrecision(15))
}
const LOST_FROM = 1e15
const SCIENTIFIC = /^\d(\.\d+)?E\+(1[1-9]|[2-9]\d)$/i

/**
 * @param {number} value
 * @param {string} format
 * @param {boolean} date1904
 * @returns {import('../types').NumberCell | import('../types').DateCell}
 */
export function numberCell(value, format, date1904) {
  if (isDate(format)) {
    const date = dateOf(value, date1904)
    return { kind: 'date', text: shown(value, format, date1904), date, serial: value, format }
  }
  const cell = { kind: 'number', text: shown(value, format, date1904), number: plainDigits(kept(value)) }
  if (format !== 'General' && format !== '@') cell.format = format
  if (Math.abs(value) >= LOST_FROM) cell.lostPrecision = true
  return cell
}

/** 9.11307E+17 as text is what a code becomes that was a number when somebody saved it as .csv or as text. */
export function textCell(text) {
  if (text.length > 24 || !SCIENTIFIC.test(text)) return text
  return { kind: 'number', text, number: plainDigits(Number(text)), lostPrecision: true }
}

/** Without an exponent. */
export function plainDigits(value) {
  const text = String(value)
  const [mantissa, exponent] = text.split('e')
  if (exponent === undefined) return text
  const negative = mantissa.startsWith('-') ? '-' : ''
  const [whole, part = ''] = mantissa.replace('-', '').split('.')
  const shift = Number(exponent)
  if (shift < 0) return `${negative}0.${'0'.repeat(-shift - 1)}${whole}${part}`
  return `${negative}${whole}${part.padEnd(shift, '0')}`
}

const DAY = 86_400
const LAST_DAY = 2_958_465

/** 2022-10-19, with a time of day behind it; empty for a time alone and for what is no day. */
export function dateOf(serial, date1904) {
  const parts = partsOf(serial, date1904)
  if (parts === null || parts.year === 0) return ''
  const { year, month, day, hour, minute, second } = parts
  const two = (value) => String(value).padStart(2, '0')
  const date = `${year}-${two(month)}-${two(day)}`
  return hour + minute + second === 0 ? date : `${date} ${two(hour)}:${two(minute)}:${two(second)}`
}

function partsOf(serial, date1904) {
  const seconds = Math.round(serial * DAY)
  const days = Math.floor(seconds / DAY) + (date1904 ? 1462 : 0)
  if (!(serial >= 0) || days > LAST_DAY) return null
  const rest = seconds - Math.floor(seconds / DAY) * DAY
  const time = { hour: Math.floor(rest / 3600), minute: Math.floor(rest / 60) % 60, second: rest % 60 }
  // Day 60 is the 29th of February 1900, which never was: Lotus 1-2-3 counted it.
  if (days === 60 || days < 1) return { year: 0, month: 0, day: 0, ...time }
  const date = new Date((days - (days > 60 ? 25_569 : 25_568)) * DAY * 1000)
  return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate(), ...time }
}

/** 2022-10-19 or 2022-10-19T08:30:00 as some programs write days. */
export function serialOf(iso) {
  const milliseconds = Date.parse(/T/.test(iso) ? `${iso.replace(/Z$/, '')}Z` : `${iso}T00:00:00Z`)
  return Number.isNaN(milliseconds) ? Number.NaN : milliseconds / 1000 / DAY + 25_569
}

const MEMORY = 20_000
const remembered = new Map()

function shown(value, format, date1904) {
  if (format === 'General' || format === '@') return general(value)
  const key = `${format}\n${value}`
  let text = remembered.get(key)
  if (text === undefined) {
    text = simpleDate(value, format, date1904) ?? simpleNumber(value, format) ?? rare(value, format, date1904)
    if (remembered.size > MEMORY) remembered.clear()
    remembered.set(key, text)
  }
  return text
}

/** Eleven characters, as a column wide enough shows it. */
function general(value) {
  const size = Math.abs(value)
  if (Number.isInteger(value) && size < 1e11) return String(value)
  if (size >= 1e11 || size < 1e-9) {
    const [mantissa, exponent] = value.toExponential(5).split('e')
    const sign = exponent.startsWith('-') ? '-' : '+'
    return `${Number(mantissa)}E${sign}${exponent.slice(1).padStart(2, '0')}`
  }
  const places = 10 - Math.max(1, String(Math.trunc(size)).length)
  return plainDigits(Number(kept(value).toFixed(places)))
}

const TOKENS = /"([^"]*)"|\\(.)|(y+|m+|d+|h+|s+)|([-/.:\s年月日时分秒]+)|(@$|;|\[\$[^\]]*\])|(.)/gi

/** yyyy-mm-dd, yyyy"年"m"月"d"日", yyyy/m/d h:mm; undefined for what needs more. */
function simpleDate(value, format, date1904) {
  if (!isDate(format)) return undefined
  const parts = partsOf(value, date1904)
  if (parts === null || parts.year === 0) return undefined
  let text = ''
  let clock = false
  for (const [, quoted, escaped, letters, sign, ignored, other] of format.matchAll(TOKENS)) {
    if (other !== undefined) return undefined
    if (ignored !== undefined) continue
    if (letters === undefined) {
      text += quoted ?? escaped ?? sign
      continue
    }
    const letter = letters[0].toLowerCase()
    if (letters.length > (letter === 'y' ? 4 : 2)) return undefined
    if (letter === 'y' && letters.length < 4) return undefined
    // m behind hours is minutes, and nobody writes m between a month and an hour
    const minutes = letter === 'm' && clock
    clock = letter === 'h' || minutes
    const part = minutes
      ? parts.minute
      : parts[{ y: 'year', m: 'month', d: 'day', h: 'hour', s: 'second' }[letter]]
    text += String(part).padStart(letters.length, '0')
  }
  return text
}

/** 0, 0.00, #,##0.00, 0%, 000000 */
function simpleNumber(value, format) {
  const match = /^(#,##)?(0+)(\.0+)?(%)?(?:_ )?$/.exec(format)
  if (match === null) return undefined
  const [, grouped, zeros, places = '.', percent = ''] = match
  const scaled = kept(percent ? value * 100 : value)
  const size = Math.abs(scaled)
  // half away from zero in the digits shown: 1.005 is 1.01; beyond 15 digits zeros are shown
  const fixed = size < LOST_FROM ? (size * (1 + 4e-16)).toFixed(places.length - 1) : plainDigits(size)
  const [whole, part] = fixed.split('.')
  const digits = grouped ? whole.replace(/\B(?=(\d{3})+$)/g, ',') : whole.padStart(zeros.length, '0')
  const negative = scaled < 0 && Number(fixed) !== 0 ? '-' : ''
  return `${negative}${digits}${part === undefined ? '' : `.${part}`}${percent}`
}

let library

function rare(value, format, date1904) {
  try {
    library ??= createRequire(import.meta.url)('@e965/xlsx').SSF
    return library.format(format, value, { date1904 })
  } catch {
    return general(value)
  }
}

import { type Day, parseDay, todayInShanghai } from '@/lib/dates'
import type { Cell } from '@/lib/imports/cells'
import { textOf } from '@/lib/imports/cells'
import { type AmountUnit, fenToWanText, parseAmount } from '@/lib/money'
import type { SheetColumn } from '@/lib/sheets/description'
import { JOINT } from '@/lib/sheets/values'
import { bigrams, diceOf } from '@/lib/similarity'

export type Proposal = { value: string; label: string }

export type ReadCell =
  | { ok: true; value: string; note?: string }
  | { ok: false; message: string; proposals: Proposal[] }

export type CellContext = {
  unit: AmountUnit | null
  /** What people said words of this column mean. */
  words: Readonly<Record<string, string>>
}

export const LOST = '已丢失精度,请按原始资料补填'

const ok = (value: string, note?: string): ReadCell =>
  note ? { ok: true, value, note } : { ok: true, value }
const no = (message: string, proposals: Proposal[] = []): ReadCell => ({ ok: false, message, proposals })

/**
 * A cell as the form of its record would be filled in: codes for words, ISO days, amounts in 万元. Organizations and
 * references stay as they are written: what they mean depends on the register (organizations.ts, references.ts).
 */
export function readCell(column: SheetColumn, cell: Cell, context: CellContext): ReadCell {
  const text = textOf(cell).trim()
  if (text === '') return ok('')
  if (cell !== null && typeof cell === 'object') {
    if ('error' in cell) return no(`单元格为公式错误 ${cell.error},请填写数值`)
    if ('rounded' in cell) return no(LOST)
  }
  switch (column.kind) {
    case 'text':
      return ok(column.long ? text : text.replace(/\s+/g, ' '))
    case 'code':
      return readCode(text, cell)
    case 'date':
      return readDate(text, column.precise === true)
    case 'month':
      return readMonth(text)
    case 'amount':
      return readAmount(text, cell, context.unit)
    case 'number':
      return readNumber(text, cell)
    case 'choice':
      return column.several ? readChoices(column, text, context) : readChoice(column, text, context)
    case 'flag':
      return readFlag(text)
    default:
      return ok(text)
  }
}

/** 1.30682E+17 and 130682000000000000 are what is left of a code that was taken for a number. */
function readCode(text: string, cell: Cell): ReadCell {
  const typed = text.normalize('NFKC')
  if (/^\d(\.\d+)?E\+?\d+$/i.test(typed)) return no(LOST)
  const isNumber = cell !== null && typeof cell === 'object' && 'number' in cell
  if (isNumber && typed.replace(/\D/g, '').length > 15) return no(LOST)
  return ok(typed.replace(/^'/, '').replace(/\s+/g, ''))
}

let knownToday: { at: number; day: Day } | undefined
/** Asked for every date of a file: once a minute is enough. */
function today(): Day {
  const at = Math.floor(Date.now() / 60_000)
  if (knownToday?.at !== at) knownToday = { at, day: todayInShanghai(new Date()) }
  return knownToday.day
}

/** Whether a day may lie ahead is the form's business: here it is only read. */
function readDate(text: string, precise: boolean): ReadCell {
  const read = parseDay(text, { today: today(), allowFuture: true })
  if (!read.ok) return no(read.message, proposedDays(read.message))
  if (read.precision === 'day') return ok(read.day)
  const known = read.day.slice(0, read.precision === 'month' ? 7 : 4)
  return precise ? ok(known) : no('请填写到日,如 2022-10-19', [{ value: `${read.day}`, label: read.day }])
}

/** The ways out a message names itself: 请写成 2022-10-11 或 2022-11-10 */
function proposedDays(message: string): Proposal[] {
  return (message.match(/\d{4}-\d{2}(-\d{2})?(?= 或|$)/g) ?? []).map((day) => ({ value: day, label: day }))
}

function readMonth(text: string): ReadCell {
  const read = parseDay(text, { today: today(), allowFuture: true })
  return read.ok && read.precision !== 'year' ? ok(read.day.slice(0, 7)) : no('请按 2022-10 的写法填写月份')
}

function readAmount(text: string, cell: Cell, unit: AmountUnit | null): ReadCell {
  // a quantity that went through a spreadsheet's floating point: 0.1 + 0.2
  const typed = cell !== null && typeof cell === 'object' && 'number' in cell ? rounded(text) : text
  const read = parseAmount(typed, unit ?? '万元')
  if (!read.ok) return read.absent ? no(read.message) : no(read.message)
  if (unit === null && !/[元圆万亿]/.test(typed)) {
    const other = parseAmount(typed, '元')
    const as = (fen: bigint) => `${fenToWanText(fen)} 万元`
    return no('没有写明单位,请选择金额单位', [
      { value: `${typed}万元`, label: `万元,即 ${as(read.fen)}` },
      ...(other.ok ? [{ value: `${typed}元`, label: `元,即 ${as(other.fen)}` }] : []),
    ])
  }
  const note = read.warning ?? (read.approximate ? '原文为约数' : undefined)
  return ok(fenToWanText(read.fen), note)
}

const rounded = (digits: string) =>
  /\.\d{7,}$/.test(digits) ? String(Math.round(Number(digits) * 1e6) / 1e6) : digits

const DIGITS = '零一二三四五六七八九'

/** 第三届, 12 人, 40%, 0.4 shown as 40 % */
function readNumber(text: string, cell: Cell): ReadCell {
  if (cell !== null && typeof cell === 'object' && 'number' in cell && cell.percent) {
    return ok(String(Math.round(Number(cell.number) * 1e6) / 1e4))
  }
  const typed = text
    .normalize('NFKC')
    .replace(/[\s,]/g, '')
    .replace(/^第/, '')
    .replace(/(届|级|人|个|家|项|%|万)$/, (unit) => (unit === '万' ? unit : ''))
  if (/^-?\d+(\.0+)?$/.test(typed)) return ok(typed.replace(/\.0+$/, ''))
  const tens = /^([一二三四五六七八九])?(十)?([一二三四五六七八九])?$/.exec(typed)
  if (typed !== '' && tens) {
    const [, first, ten, last] = tens
    const of = (digit: string | undefined, none: number) => (digit ? DIGITS.indexOf(digit) : none)
    if (ten) return ok(String(of(first, 1) * 10 + of(last, 0)))
    if (first && !last) return ok(String(of(first, 0)))
  }
  return no('请填写整数')
}

const yes = new Set(['是', '有', '√', '✓', '✔', 'y', 'yes', 'true', '1', '对'])
const nope = new Set(['否', '无', '×', '✗', 'n', 'no', 'false', '0', '不是', '—', '-'])

function readFlag(text: string): ReadCell {
  const typed = text.normalize('NFKC').toLowerCase()
  if (yes.has(typed)) return ok('true')
  if (nope.has(typed)) return ok('false')
  return no('请填写“是”或“否”', [
    { value: '是', label: '是' },
    { value: '否', label: '否' },
  ])
}

type Choice = Extract<SheetColumn, { kind: 'choice' }>

const bareWord = (word: string) =>
  word
    .normalize('NFKC')
    .replace(/[\s、,,。()()“”"]/g, '')
    .toLowerCase()

const dictionaries = new WeakMap<object, Map<string, string>>()

function dictionaryOf(column: Choice): Map<string, string> {
  const known = dictionaries.get(column)
  if (known) return known
  const words = new Map<string, string>()
  for (const [word, code] of Object.entries(column.words ?? {})) words.set(bareWord(word), code)
  for (const [code, label] of Object.entries(column.values)) {
    words.set(bareWord(code), code)
    words.set(bareWord(label), code)
  }
  dictionaries.set(column, words)
  return words
}

function readChoice(column: Choice, text: string, { words }: CellContext): ReadCell {
  const said = words[text]
  if (said !== undefined && Object.hasOwn(column.values, said)) return ok(said)
  const code = dictionaryOf(column).get(bareWord(text))
  if (code !== undefined) return ok(code)
  return no(`“${text}”不在可选范围内`, likely(column, text))
}

function readChoices(column: Choice, text: string, context: CellContext): ReadCell {
  const codes: string[] = []
  for (const part of text.split(/[、,,;;/\n]/).filter((part) => part.trim() !== '')) {
    const read = readChoice(column, part.trim(), context)
    if (!read.ok) return read
    codes.push(read.value)
  }
  return ok([...new Set(codes)].join(JOINT))
}

/** The words of the dictionary most like it; all of a short dictionary where none is. */
function likely({ values }: Choice, text: string): Proposal[] {
  const grams = bigrams(text)
  const ranked = Object.values(values)
    .map((label) => ({ label, alike: text.includes(label) ? 1 : diceOf(grams, bigrams(label)) }))
    .toSorted((a, b) => b.alike - a.alike)
  const near = ranked.filter(({ alike }) => alike > 0.2)
  return (near.length > 0 ? near.slice(0, 3) : ranked.length <= 6 ? ranked : []).map(({ label }) => ({
    value: label,
    label,
  }))
}

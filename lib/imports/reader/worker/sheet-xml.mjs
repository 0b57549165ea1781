/** Reads a worksheet's XML row by row as it is unpacked. What its `dimension` claims is not asked. */
import { dateOf, numberCell, serialOf, textCell } from './formats.mjs'
import { damaged, hostile, Refused } from './refusal.mjs'
import { attribute, isTrue } from './xml.mjs'

const LAST_ROW = 1_048_576
const LAST_COLUMN = 16_384

/**
 * @typedef {{ strings: string[], formats: string[], date1904: boolean }} Book
 * @typedef {import('../types').Range} Range
 */

/** @implements {import('./xml.mjs').Handler} */
export class SheetXml {
  /** @type {Range[]} */
  merges = []
  /** @type {[number, number][]} */
  hiddenColumns = []
  #row = 0
  #hidden = false
  #cells = []
  #column = -1
  #style = 0
  #type = ''
  #formula = false
  #value = null
  #phonetic = false
  /** @type {((text: string) => void) | null} */
  text = null
  #collect = (text) => {
    this.#value += text
  }

  /**
   * @param {import('./output.mjs').Output} output
   * @param {Book} book
   */
  constructor(output, book) {
    this.output = output
    this.book = book
  }

  open(name, tag) {
    switch (name) {
      case 'c':
        return this.#openCell(tag)
      case 'v':
        this.#value ??= ''
        this.text = this.#collect
        return
      case 't':
        if (this.#column < 0 || this.#phonetic) return
        this.#value ??= ''
        this.text = this.#collect
        return
      case 'f':
        this.#formula = true
        return
      case 'rPh':
        this.#phonetic = true
        return
      case 'row':
        return this.#openRow(tag)
      case 'col':
        return this.#hideColumns(tag)
      case 'mergeCell':
        return this.#merge(tag)
    }
  }

  close(name) {
    switch (name) {
      case 'v':
      case 't':
        this.text = null
        return
      case 'c': {
        const cell = this.#cell()
        if (cell !== null) this.#put(cell)
        return
      }
      case 'rPh':
        this.#phonetic = false
        return
      case 'row':
        this.output.row(this.#row, this.#cells, this.#hidden)
        this.#cells = []
        this.#column = -1
        return
    }
  }

  #openRow(tag) {
    const stated = attribute(tag, 'r')
    const row = stated === undefined ? this.#row + 1 : Number(stated)
    if (!Number.isInteger(row) || row <= this.#row || row > LAST_ROW) throw damaged(':行号混乱')
    this.#row = row
    this.#hidden = isTrue(attribute(tag, 'hidden'))
    this.#column = -1
  }

  #openCell(tag) {
    const address = attribute(tag, 'r')
    this.#column = address === undefined ? this.#column + 1 : columnOf(address)
    if (this.#column < 0 || this.#column >= LAST_COLUMN) throw damaged(':单元格地址混乱')
    this.#style = Number(attribute(tag, 's') ?? 0)
    this.#type = attribute(tag, 't') ?? 'n'
    this.#formula = false
    this.#value = null
  }

  #put(cell) {
    const { limits, sheet } = this.output
    if (this.#column >= limits.columns)
      throw new Refused(
        'tooManyColumns',
        `工作表“${sheet.name}”第 ${this.#row} 行超过 ${limits.columns} 列。请删去右侧无关的列后再上传。`,
      )
    while (this.#cells.length < this.#column) this.#cells.push(null)
    this.#cells[this.#column] = cell
  }

  #cell() {
    const cell = this.#content()
    if (!this.#formula) return cell
    if (cell === null) return this.#value === null ? { kind: 'error', text: '', formula: true } : null
    return typeof cell === 'string'
      ? { kind: 'text', text: cell, formula: true }
      : Object.assign(cell, { formula: true })
  }

  #content() {
    const value = this.#value
    if (value === null || value === '') return null
    const { strings, formats, date1904 } = this.book
    switch (this.#type) {
      case 's': {
        const text = strings[Number(value)]
        if (text === undefined) throw damaged(':文字表不完整')
        return textCell(text)
      }
      case 'inlineStr':
      case 'str':
        return textCell(unescaped(value))
      case 'b':
        return { kind: 'boolean', text: isTrue(value.trim()) ? 'TRUE' : 'FALSE', value: isTrue(value.trim()) }
      case 'e':
        return { kind: 'error', text: value }
      case 'd':
        return isoCell(value.trim(), formats[this.#style])
      default: {
        const number = Number(value)
        if (!Number.isFinite(number)) throw damaged(`:第 ${this.#row} 行的数字无法读取`)
        return numberCell(number, formats[this.#style] ?? 'General', date1904)
      }
    }
  }

  #hideColumns(tag) {
    if (!isTrue(attribute(tag, 'hidden'))) return
    const first = Number(attribute(tag, 'min'))
    const last = Number(attribute(tag, 'max'))
    if (this.hiddenColumns.length > LAST_COLUMN) throw hostile('列定义过多')
    this.hiddenColumns.push([first - 1, last - 1])
  }

  #merge(tag) {
    const range = rangeOf(attribute(tag, 'ref') ?? '')
    if (range === null) throw damaged(':合并区域无法读取')
    if (this.merges.length > this.output.limits.merges) throw hostile('合并区域过多')
    this.merges.push(range)
  }
}

function isoCell(text, format) {
  const serial = serialOf(text)
  if (Number.isNaN(serial)) return text
  const shown = dateOf(serial, false)
  return { kind: 'date', text: shown, date: shown, serial, format: format ?? 'yyyy-mm-dd' }
}

/** C15 → 2; -1 for what is no address. */
export function columnOf(address) {
  let column = 0
  for (let at = 0; at < address.length; at++) {
    const letter = address.charCodeAt(at) & ~32
    if (letter < 65 || letter > 90) return at === 0 ? -1 : column - 1
    column = column * 26 + letter - 64
  }
  return -1
}

/** @returns {Range | null} */
export function rangeOf(ref) {
  const match = /^\$?([A-Z]{1,3})\$?(\d{1,7})(?::\$?([A-Z]{1,3})\$?(\d{1,7}))?$/i.exec(ref)
  if (match === null) return null
  const [, left, top, right = left, bottom = top] = match
  return {
    top: Number(top) - 1,
    left: columnOf(`${left}1`),
    bottom: Number(bottom) - 1,
    right: columnOf(`${right}1`),
  }
}

/** Excel writes characters that XML cannot hold as _x000D_, and the underscore before such a text as _x005F_. */
export const unescaped = (text) =>
  text.includes('_x')
    ? text.replace(/_x([\da-f]{4})_/gi, (_, hex) => String.fromCharCode(Number.parseInt(hex, 16)))
    : text

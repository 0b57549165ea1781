/**
 * A web page called .xls, as many government systems export. Every table with something in it becomes a sheet, also one
 * within another: the outer one is there for the looks of the page. Nothing is fetched, nothing is run.
 */
import { textCell } from './formats.mjs'
import { Refused } from './refusal.mjs'
import { tagEnd } from './xml.mjs'

const ENTITIES = { nbsp: '\u00a0', amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", yen: '¥', middot: '·' }
/** What stands between these is no text of the page. */
const UNSHOWN = new Set(['script', 'style', 'title', 'xml', 'noscript'])

/**
 * @param {string} text
 * @param {import('./output.mjs').Output} output
 */
export function readHtml(text, output) {
  const reader = new HtmlTables(output)
  let at = 0
  for (let open = text.indexOf('<'); open !== -1; open = text.indexOf('<', at)) {
    reader.text(text.slice(at, open))
    const [end, closing, name, rest] = markup(text, open)
    if (name !== undefined && closing) reader.close(name)
    else if (name !== undefined) reader.open(name, rest)
    else if (end === open + 1) reader.text('<')
    at = end
  }
  reader.text(text.slice(at))
  reader.endTable()
  if (reader.tables === 0)
    throw new Refused('notASheet', '这是网页文件,其中没有表格。请上传 .xlsx、.xls 或 .csv 文件。')
  output.remark('文件实际是网页格式的表格,已读取其中的表格')
  output.done('html', false)
}

/** Where the markup at `open` ends, and the tag it is. What is not closed reaches to the end of the file. */
function markup(text, open) {
  if (text.startsWith('<!--', open)) {
    const end = text.indexOf('-->', open)
    return [end === -1 ? text.length : end + 3]
  }
  const first = text[open + 1] ?? ''
  if (!/[a-z/!?]/i.test(first)) return [open + 1]
  const close = tagEnd(text, open)
  if (close === -1) return [text.length]
  const closing = first === '/'
  const [, name, rest = ''] =
    /^([a-z][\w:-]*)([\s\S]*)$/i.exec(text.slice(open + (closing ? 2 : 1), close)) ?? []
  if (name === undefined) return [close + 1]
  const lower = name.toLowerCase()
  if (closing || !UNSHOWN.has(lower)) return [close + 1, closing, lower, rest]
  return [endOf(text, lower, close)]
}

function endOf(text, name, from) {
  const pattern = new RegExp(`</${name}\\s*>`, 'gi')
  pattern.lastIndex = from
  return pattern.exec(text) === null ? text.length : pattern.lastIndex
}

class HtmlTables {
  tables = 0
  #begun = false
  #row = 0
  #cells = []
  #hidden = false
  /** @type {string | null} */
  #text = null
  #colspan = 1
  #rowspan = 1
  /** Column → the last row a cell above reaches down to. */
  #reach = []
  #merges = []
  #open = false
  #caption = false

  constructor(output) {
    this.output = output
  }

  text(piece) {
    if (this.#text !== null && piece !== '') this.#text += unentitied(piece.replace(/[\r\n\t ]+/g, ' '))
  }

  open(name, rest) {
    switch (name) {
      case 'table':
        return this.endTable()
      case 'br':
      case 'p':
      case 'div':
        return this.#break()
      case 'caption':
        this.#beginRow('')
        this.#beginCell('')
        this.#caption = true
        return
      case 'tr':
        this.#endRow()
        return this.#beginRow(rest)
      case 'td':
      case 'th':
        if (!this.#open) this.#beginRow('')
        this.#endCell()
        return this.#beginCell(rest)
    }
  }

  close(name) {
    if (name === 'table') this.endTable()
    else if (name === 'td' || name === 'th') this.#endCell()
    else if (name === 'tr' || (name === 'caption' && this.#caption)) this.#endRow()
  }

  #break() {
    if (this.#text !== null && this.#text.trim() !== '') this.#text = `${this.#text.trimEnd()}\n`
  }

  #beginRow(rest) {
    this.#open = true
    this.#row++
    this.#cells = []
    this.#hidden = /display\s*:\s*none/i.test(rest)
  }

  #beginCell(rest) {
    this.#text = ''
    this.#colspan = span(rest, 'colspan', this.output.limits.columns)
    this.#rowspan = span(rest, 'rowspan', this.output.limits.rows)
  }

  #endCell() {
    if (this.#text === null) return
    const text = this.#text.replace(/\u00a0/g, ' ').trim()
    this.#text = null
    let left = this.#cells.length
    while ((this.#reach[left] ?? 0) >= this.#row) left++
    while (this.#cells.length < left) this.#cells.push(null)
    this.#cells.push(text === '' ? null : textCell(text))
    const right = left + this.#colspan - 1
    const bottom = this.#row + this.#rowspan - 1
    for (let column = left; column <= right; column++) this.#reach[column] = bottom
    while (this.#cells.length <= right) this.#cells.push(null)
    if (this.#colspan > 1 || this.#rowspan > 1)
      this.#merges.push({ top: this.#row - 1, left, bottom: bottom - 1, right })
  }

  #endRow() {
    if (!this.#open) return
    this.#endCell()
    if (!this.#begun && this.#cells.some((cell) => cell !== null)) {
      this.#begun = true
      this.output.beginSheet(`表${++this.tables}`, false)
    }
    if (this.#begun) this.output.row(this.#row, this.#cells, this.#hidden)
    this.#open = false
    this.#caption = false
  }

  endTable() {
    this.#endRow()
    if (this.#begun) this.output.endSheet(this.#merges, [])
    this.#begun = false
    this.#row = 0
    this.#reach = []
    this.#merges = []
  }
}

function span(rest, name, most) {
  const value = Number(new RegExp(`\\b${name}\\s*=\\s*["']?\\s*(\\d+)`, 'i').exec(rest)?.[1] ?? 1)
  return Math.min(Math.max(1, value), most)
}

function unentitied(text) {
  if (!text.includes('&')) return text
  return text.replace(/&(?:#(\d{1,7})|#x([\da-f]{1,6})|([a-z]{2,6}));?/gi, (whole, decimal, hex, name) => {
    if (name) return ENTITIES[name.toLowerCase()] ?? whole
    const code = decimal ? Number(decimal) : Number.parseInt(hex, 16)
    return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : ''
  })
}

/**
 * A worksheet's XML again, with cells in red, corrected texts and one more column that says what is wrong. Rows without a
 * mark, and all that is not a row, pass as they are.
 */
import { letters } from './output.mjs'
import { columnOf } from './sheet-xml.mjs'
import { attribute, tagEnd } from './xml.mjs'

const HEADER = '错误信息'
const WIDTH = 48

/**
 * @param {AsyncIterable<string>} pieces
 * @param {import('../marks').SheetMarks} marks
 * @param {number} message the new column, from 0
 * @param {{ wrong: (style: number) => number, note: number }} styles
 * @returns {AsyncGenerator<string>}
 */
export async function* markedSheet(pieces, marks, message, styles) {
  const rows = new Map([
    [marks.headerRow, { columns: [], message: HEADER }],
    ...[...marks.rows].sort((a, b) => a.row - b.row).map((mark) => [mark.row, mark]),
  ])
  let waiting = ''
  let prefix = null
  let marker = null
  for await (const piece of pieces) {
    waiting += piece
    if (prefix === null) {
      const head = /^[\s\S]*?<((?:\w+:)?)sheetData\b[^>]*>/.exec(waiting)
      if (head === null) continue
      prefix = head[1]
      marker = new RowMarker(prefix, rows, message, styles)
      const empty = head[0].endsWith('/>')
      yield markedHead(empty ? `${head[0].slice(0, -2)}>` : head[0], prefix, message)
      waiting = (empty ? `</${prefix}sheetData>` : '') + waiting.slice(head[0].length)
    }
    const [done, rest] = marker.take(waiting)
    yield done
    waiting = rest
  }
  yield waiting
}

/** Column definitions stand in order and do not overlap; one that reaches over our column is cut, because it may hide it. */
function markedHead(head, p, message) {
  const number = message + 1
  const ours = `<${p}col min="${number}" max="${number}" width="${WIDTH}" customWidth="1"/>`
  // a wrong size is worse than none
  const plain = head.replace(new RegExp(`<${p}dimension\\b[^>]*?(?:/>|></${p}dimension>)`), '')
  const columns = new RegExp(`(<${p}cols\\b[^>]*>)([\\s\\S]*?)(</${p}cols>)`).exec(plain)
  if (columns === null)
    return plain.replace(new RegExp(`<${p}sheetData\\b`), (tag) => `<${p}cols>${ours}</${p}cols>${tag}`)
  const before = []
  const after = []
  for (const [tag] of columns[2].matchAll(new RegExp(`<${p}col\\b[^>]*>`, 'g'))) {
    const first = Number(attribute(tag, 'min'))
    const last = Number(attribute(tag, 'max'))
    const part = (from, to) => withAttribute(withAttribute(tag, 'min', from), 'max', to)
    if (first < number) before.push(part(first, Math.min(last, number - 1)))
    if (last > number) after.push(part(Math.max(first, number + 1), last))
  }
  const list = [columns[1], ...before, ours, ...after, columns[3]].join('')
  return plain.slice(0, columns.index) + list + plain.slice(columns.index + columns[0].length)
}

class RowMarker {
  #next = 1
  #ended = false

  constructor(prefix, rows, message, styles) {
    this.p = prefix
    this.rows = rows
    this.message = message
    this.styles = styles
  }

  /** What of a text can be written now, and what waits for more of it. */
  take(text) {
    if (this.#ended) return [text, '']
    const { p } = this
    const written = []
    let at = 0
    for (;;) {
      const open = text.indexOf(`<${p}row`, at)
      const end = text.indexOf(`</${p}sheetData>`, at)
      if (end !== -1 && (open === -1 || end < open)) {
        written.push(text.slice(at, end), this.#rowsBefore(Number.POSITIVE_INFINITY), text.slice(end))
        this.#ended = true
        return [written.join(''), '']
      }
      const close = open === -1 ? -1 : this.#rowEnd(text, open)
      if (close === -1) return [written.join(''), text.slice(at)]
      written.push(text.slice(at, open), this.#row(text.slice(open, close)))
      at = close
    }
  }

  #rowEnd(text, open) {
    const tag = tagEnd(text, open)
    if (tag === -1) return -1
    if (text[tag - 1] === '/') return tag + 1
    const close = `</${this.p}row>`
    const end = text.indexOf(close, tag)
    return end === -1 ? -1 : end + close.length
  }

  #row(xml) {
    const stated = attribute(xml.slice(0, tagEnd(xml, 0)), 'r')
    const number = stated === undefined ? this.#next : Number(stated)
    this.#next = number + 1
    const missing = this.#rowsBefore(number)
    const mark = this.rows.get(number)
    this.rows.delete(number)
    return missing + (mark === undefined ? xml : this.#marked(xml, number, mark))
  }

  /** Rows with a mark that are not in the file. */
  #rowsBefore(limit) {
    let xml = ''
    for (const [number, mark] of this.rows) {
      if (number >= limit) break
      this.rows.delete(number)
      xml += this.#marked(`<${this.p}row r="${number}"/>`, number, mark)
    }
    return xml
  }

  #marked(xml, number, { columns, values = {}, message }) {
    const { p, styles } = this
    const close = tagEnd(xml, 0)
    // `spans` says which columns are used; without it they are looked for
    const head = `${withoutAttribute(xml.slice(0, close).replace(/\/$/, ''), 'spans')}>`
    const cells = this.#cellsOf(xml.slice(close + 1))
    const write = (column, style, text) => {
      const place = `<${p}c r="${letters(column)}${number}" s="${style}"`
      cells.set(
        column,
        text === undefined
          ? `${place}/>`
          : `${place} t="inlineStr"><${p}is><${p}t xml:space="preserve">${escaped(text)}</${p}t></${p}is></${p}c>`,
      )
    }
    for (const [column, text] of Object.entries(values)) {
      const cell = cells.get(Number(column))
      // other cells rest on a formula that is written here for all of them
      if (cell !== undefined && /<(?:\w+:)?f\b[^>]*\bref=/.test(cell)) continue
      write(Number(column), styleOf(cell), text)
    }
    for (const column of columns) {
      const cell = cells.get(column)
      const style = styles.wrong(styleOf(cell))
      if (cell === undefined) write(column, style)
      else {
        const end = tagEnd(cell, 0)
        cells.set(column, withAttribute(cell.slice(0, end), 's', style) + cell.slice(end))
      }
    }
    write(this.message, styles.note, message)
    const ordered = [...cells].sort(([a], [b]) => a - b)
    return `${head}${ordered.map(([, cell]) => cell).join('')}</${p}row>`
  }

  /** By column; cells without an address get one, because others come between them. */
  #cellsOf(xml) {
    const cells = new Map()
    const pattern = new RegExp(`<${this.p}c(?=[\\s/>])`, 'g')
    let column = -1
    for (let open = pattern.exec(xml); open !== null; open = pattern.exec(xml)) {
      const tag = tagEnd(xml, open.index)
      const address = attribute(xml.slice(open.index, tag), 'r')
      column = address === undefined ? column + 1 : columnOf(address)
      const end = xml[tag - 1] === '/' ? tag + 1 : xml.indexOf(`</${this.p}c>`, tag) + `</${this.p}c>`.length
      cells.set(column, xml.slice(open.index, end))
      pattern.lastIndex = end
    }
    return cells
  }
}

const styleOf = (cell) =>
  cell === undefined ? 0 : Number(attribute(cell.slice(0, tagEnd(cell, 0)), 's') ?? 0)

const attributePattern = (name) => new RegExp(`\\s${name}\\s*=\\s*("[^"]*"|'[^']*')`)

const withoutAttribute = (tag, name) => tag.replace(attributePattern(name), '')

/** @param {string} tag its beginning is enough */
export function withAttribute(tag, name, value) {
  const rest = withoutAttribute(tag, name)
  return rest.replace(/^<?[\w:]+/, (start) => `${start} ${name}="${value}"`)
}

const NAMES = { '&': '&amp;', '<': '&lt;', '>': '&gt;' }

/** What XML cannot hold is left out; a text that looks like its own escape is escaped. */
const escaped = (text) =>
  text
    .toWellFormed()
    .replace(/_(?=x[\da-f]{4}_)/gi, '_x005F_')
    // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what XML cannot hold
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '')
    .replace(/[&<>]/g, (character) => NAMES[character])
    .slice(0, 32_767)

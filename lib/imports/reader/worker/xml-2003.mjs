/** "XML 表格 2003", which systems export under the name .xls. */
import { dateOf, numberCell, serialOf, textCell } from './formats.mjs'
import { externalLinks } from './refusal.mjs'
import { attributes, isTrue, XmlScanner } from './xml.mjs'

/**
 * @param {string} text
 * @param {import('./output.mjs').Output} output
 */
export function readXml2003(text, output) {
  const scanner = new XmlScanner(new Workbook2003(output))
  const start = text.charCodeAt(0) === 0xfeff ? 1 : 0
  for (let at = start; at < text.length; at += 262_144) scanner.write(text.slice(at, at + 262_144))
  scanner.end()
  output.remark('文件实际是“XML 表格 2003”格式,已按此读取')
  output.done('xml2003', false)
}

const FORMATS = { Percent: '0.00%', 'General Number': 'General', Fixed: '0.00', Standard: '#,##0.00' }

class Workbook2003 {
  text = null
  #styles = new Map()
  #style = ''
  #row = 0
  #cells = []
  #column = -1
  #across = 0
  #hidden = false
  #formula = false
  #type = ''
  #value = ''
  #merges = []
  #hiddenColumns = []
  #definedColumn = 0
  #cell = {}
  #inRow = false
  #collect = (piece) => {
    this.#value += piece
  }

  constructor(output) {
    this.output = output
  }

  open(name, tag) {
    switch (name) {
      case 'Style':
        this.#style = attributes(tag).ID
        return
      case 'NumberFormat':
        this.#styles.set(this.#style, attributes(tag).Format ?? 'General')
        return
      case 'Worksheet':
        return this.#beginSheet(attributes(tag))
      case 'Column':
        return this.#defineColumn(attributes(tag))
      case 'Row':
        return this.#beginRow(attributes(tag))
      case 'Cell':
        return this.#beginCell(attributes(tag))
      case 'Data':
        this.#type = attributes(tag).Type ?? 'String'
        this.#value = ''
        if (this.#inRow) this.text = this.#collect
        return
      case 'Comment':
        this.text = null
        return
      case 'SupBook':
        throw externalLinks()
    }
  }

  close(name) {
    switch (name) {
      case 'Data':
        this.text = null
        return
      case 'Cell':
        return this.#endCell()
      case 'Row':
        this.output.row(this.#row, this.#cells, this.#hidden)
        this.#inRow = false
        return
      case 'Worksheet':
        return this.output.endSheet(this.#merges, this.#hiddenColumns)
    }
  }

  #beginSheet({ Name = '' }) {
    this.output.beginSheet(Name, false)
    this.#row = 0
    this.#merges = []
    this.#hiddenColumns = []
    this.#definedColumn = 0
  }

  #defineColumn({ Index, Span = '0', Hidden }) {
    const first = Index === undefined ? this.#definedColumn : Number(Index) - 1
    this.#definedColumn = first + Number(Span) + 1
    if (isTrue(Hidden)) this.#hiddenColumns.push([first, this.#definedColumn - 1])
  }

  #beginRow({ Index, Hidden }) {
    this.#row = Index === undefined ? this.#row + 1 : Math.max(this.#row + 1, Number(Index))
    this.#hidden = isTrue(Hidden)
    this.#cells = []
    this.#column = -1
    this.#across = 0
    this.#inRow = true
  }

  #beginCell(cell) {
    this.#column = cell.Index === undefined ? this.#column + 1 + this.#across : Number(cell.Index) - 1
    this.#column = Math.min(Math.max(0, this.#column), 16_384)
    this.#across = Math.min(Number(cell.MergeAcross ?? 0), 16_384)
    const down = Number(cell.MergeDown ?? 0)
    this.#cell = cell
    this.#formula = cell.Formula !== undefined
    this.#value = ''
    if (this.#across > 0 || down > 0)
      this.#merges.push({
        top: this.#row - 1,
        left: this.#column,
        bottom: this.#row - 1 + down,
        right: this.#column + this.#across,
      })
  }

  #endCell() {
    const cell = this.#content()
    if (cell === null) return
    while (this.#cells.length < this.#column) this.#cells.push(null)
    const typed = typeof cell === 'string' ? { kind: 'text', text: cell } : cell
    this.#cells[this.#column] = this.#formula ? { ...typed, formula: true } : cell
  }

  #content() {
    const value = this.#value
    if (value === '') return null
    const code = this.#styles.get(this.#cell.StyleID) ?? 'General'
    switch (this.#type) {
      case 'Number':
        return numberCell(Number(value), FORMATS[code] ?? (code.includes('Date') ? 'yyyy/m/d' : code), false)
      case 'DateTime': {
        const serial = serialOf(value)
        if (Number.isNaN(serial)) return value
        const date = dateOf(serial, false)
        return { kind: 'date', text: date, date, serial, format: code }
      }
      case 'Boolean':
        return { kind: 'boolean', text: isTrue(value) ? 'TRUE' : 'FALSE', value: isTrue(value) }
      case 'Error':
        return { kind: 'error', text: value }
      default:
        return textCell(value)
    }
  }
}

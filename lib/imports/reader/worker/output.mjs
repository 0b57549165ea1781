/** What a reader finds goes through here: counted against the limits, and sent on in portions that read in a few milliseconds. */
import { empty, hostile, Refused } from './refusal.mjs'

const PORTION = 4_000

export class Output {
  #waiting = []
  #cellsWaiting = 0
  #rows = 0
  #cells = 0
  #characters = 0
  #remarks = []
  #formulas = 0
  #unsaved = 0

  /**
   * @param {(message: import('../messages').WorkerMessage) => void} post
   * @param {import('../limits').Limits} limits
   */
  constructor(post, limits) {
    this.post = post
    this.limits = limits
  }

  remark(text) {
    if (!this.#remarks.includes(text)) this.#remarks.push(text)
  }

  beginSheet(name, hidden) {
    this.sheet = { name, hidden, columns: 0, last: 0, hiddenRows: [] }
    this.post({ type: 'sheet', name, hidden })
    if (hidden) this.remark(`工作表“${name}”是隐藏的,已一并读取`)
  }

  /**
   * @param {number} row from 1
   * @param {import('../types').Cell[]} cells
   * @param {boolean} hidden
   */
  row(row, cells, hidden) {
    let length = cells.length
    while (length > 0 && (cells[length - 1] === null || cells[length - 1] === '')) length--
    if (length === 0) return
    const { limits, sheet } = this
    if (length > limits.columns)
      throw new Refused(
        'tooManyColumns',
        `工作表“${sheet.name}”第 ${row} 行超过 ${limits.columns} 列。请删去右侧无关的列后再上传。`,
      )
    if (++this.#rows > limits.rows + limits.headingRows)
      throw new Refused(
        'tooManyRows',
        `文件超过 ${limits.rows.toLocaleString('en')} 行。请拆成几个文件分别上传。`,
      )
    const kept = new Array(length)
    for (let at = 0; at < length; at++) kept[at] = this.#kept(cells[at] ?? null, row, at)
    this.#cells += length
    if (this.#cells > limits.cells || this.#characters > limits.characters) throw tooMuchText()
    sheet.columns = Math.max(sheet.columns, length)
    if (hidden) sheet.hiddenRows.push(row)
    this.#waiting.push(hidden ? { row, cells: kept, hidden: true } : { row, cells: kept })
    this.#cellsWaiting += length
    if (this.#cellsWaiting >= PORTION) this.#flush()
  }

  #kept(cell, row, column) {
    if (cell === null || cell === '') return null
    const text = typeof cell === 'string' ? cell : cell.text
    this.#characters += text.length
    if (text.length > this.limits.cellCharacters)
      throw new Refused(
        'tooMuchText',
        `工作表“${this.sheet.name}”第 ${row} 行第 ${column + 1} 列的文字超过 ${this.limits.cellCharacters} 字。请缩短后再上传。`,
      )
    if (typeof cell === 'string') return clean(cell)
    if (cell.formula) this.#formulas++
    if (cell.formula && cell.kind === 'error' && cell.text === '') this.#unsaved++
    cell.text = clean(text)
    return cell
  }

  #flush() {
    if (this.#waiting.length > 0) this.post({ type: 'rows', json: JSON.stringify(this.#waiting) })
    this.#waiting = []
    this.#cellsWaiting = 0
  }

  /**
   * @param {import('../types').Range[]} merges
   * @param {[number, number][]} hiddenColumns first and last, from 0
   */
  endSheet(merges, hiddenColumns) {
    this.#flush()
    const { sheet } = this
    if (merges.length > this.limits.merges) throw hostile('合并区域过多')
    const hidden = []
    for (let column = 0; column < sheet.columns; column++)
      if (hiddenColumns.some(([first, last]) => column >= first && column <= last)) hidden.push(column)
    this.post({ type: 'sheetEnd', merges, hiddenColumns: hidden, columns: sheet.columns })
    const { hiddenRows } = sheet
    if (hiddenRows.length > 0)
      this.remark(
        `工作表“${sheet.name}”有 ${hiddenRows.length} 行隐藏(第 ${listed(hiddenRows, String)} 行),已一并读取`,
      )
    if (hidden.length > 0)
      this.remark(`工作表“${sheet.name}”有 ${hidden.length} 列隐藏(${listed(hidden, letters)} 列),已一并读取`)
  }

  /** @param {import('../types').FileFormat} format @param {boolean} date1904 */
  done(format, date1904) {
    if (this.#rows === 0) throw empty()
    if (this.#formulas > 0) this.remark(`${this.#formulas} 个单元格是公式,按保存的结果读取`)
    if (this.#unsaved > 0)
      this.remark(
        `其中 ${this.#unsaved} 个公式没有保存结果,读作空白错误;用 Excel 或 WPS 打开并保存一次即可补上`,
      )
    if (date1904) this.remark('文件使用 1904 日期系统,日期已按此换算')
    this.post({ type: 'done', format, date1904, remarks: this.#remarks })
  }
}

const tooMuchText = () =>
  new Refused(
    'tooMuchText',
    '文件内容过多,超过可以读取的数量。请删去无关的列和工作表,或拆成几个文件后再上传。',
  )

// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what must not get into the database
const CONTROLS = /[\u0000-\u0008\u000b-\u001f\u007f\ufeff\ufffe\uffff]/
// biome-ignore lint/suspicious/noControlCharactersInRegex: as above
const ALL_CONTROLS = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\ufeff\ufffe\uffff]/g

/** PostgreSQL takes neither NUL nor half of a surrogate pair. */
function clean(text) {
  const whole = text.isWellFormed() ? text : text.toWellFormed()
  return CONTROLS.test(whole) ? whole.replace(/\r\n?/g, '\n').replace(ALL_CONTROLS, '') : whole
}

export const letters = (column) =>
  column < 26
    ? String.fromCharCode(65 + column)
    : letters(Math.floor(column / 26) - 1) + String.fromCharCode(65 + (column % 26))

/** 3、5–7、9 … at most five pieces. */
function listed(numbers, name) {
  const pieces = []
  for (let at = 0; at < numbers.length; at++) {
    const first = numbers[at]
    while (numbers[at + 1] === numbers[at] + 1) at++
    pieces.push(first === numbers[at] ? name(first) : `${name(first)}–${name(numbers[at])}`)
    if (pieces.length > 5) return `${pieces.slice(0, 5).join('、')} 等`
  }
  return pieces.join('、')
}

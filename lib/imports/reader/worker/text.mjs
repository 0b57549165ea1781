/** Text in the encodings that Chinese spreadsheets are saved in, and .csv in all that people separate cells with. */
import { textCell } from './formats.mjs'
import { Refused } from './refusal.mjs'

const NOT_TEXT = () =>
  new Refused(
    'notASheet',
    '这不是可以读取的表格文件。请上传 .xlsx、.xls 或 .csv 文件;改过扩展名的文件请用原程序打开后另存。',
  )

/**
 * @param {Buffer} bytes
 * @returns {{ text: string, encoding: string }}
 */
export function decodeText(bytes) {
  const [a, b, c] = bytes
  if (a === 0xef && b === 0xbb && c === 0xbf) return whole('utf-8', bytes)
  if (a === 0xff && b === 0xfe) return whole('utf-16le', bytes)
  if (a === 0xfe && b === 0xff) return whole('utf-16be', bytes)
  const sample = bytes.subarray(0, 4096)
  if (sample.includes(0)) return withoutMark(bytes, sample)
  for (const encoding of ['utf-8', 'gb18030']) {
    try {
      return { text: new TextDecoder(encoding, { fatal: true }).decode(bytes), encoding }
    } catch {
      // the next one
    }
  }
  throw NOT_TEXT()
}

function whole(encoding, bytes) {
  const text = new TextDecoder(encoding).decode(bytes)
  if (text.slice(0, 4096).includes('\0')) throw NOT_TEXT()
  return { text, encoding }
}

/** UTF-16 without its mark: digits, commas and line ends have a zero byte on one side. */
function withoutMark(bytes, sample) {
  let even = 0
  let odd = 0
  for (let at = 0; at < sample.length; at++) if (sample[at] === 0) at % 2 === 0 ? even++ : odd++
  const encoding = odd > even * 10 ? 'utf-16le' : even > odd * 10 ? 'utf-16be' : undefined
  if (encoding === undefined || bytes.length % 2 === 1) throw NOT_TEXT()
  const { text } = whole(encoding, bytes)
  // pictures and programs have zeros, but not the letters and lines of a table
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what no text has
  if (/[\u0001-\u0008\u000e-\u001f\ufffd]/.test(text.slice(0, 2048))) throw NOT_TEXT()
  return { text, encoding }
}

const NAMES = { 'utf-8': 'UTF-8', gb18030: 'GBK', 'utf-16le': 'UTF-16', 'utf-16be': 'UTF-16' }

/**
 * @param {{ text: string, encoding: string }} decoded
 * @param {import('./output.mjs').Output} output
 */
export function readCsv({ text, encoding }, output) {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: as above
  if (/[\u0000-\u0008\u000e-\u001a\u001c-\u001f]/.test(text.slice(0, 2048))) throw NOT_TEXT()
  const stated = /^\ufeff?sep=([,;\t|])\r?\n/i.exec(text)
  const body = stated ? text.slice(stated[0].length) : text
  const separator = stated?.[1] ?? separatorOf(body)
  output.beginSheet('Sheet1', false)
  const quotes = records(body, separator, true, () => {})
  // a quotation mark that nobody closes is a mark like any other
  if (!quotes) output.remark('有引号没有成对,已按普通字符读取,请核对')
  let row = stated ? 1 : 0
  records(body, separator, quotes, (fields) => output.row(++row, fields.map(fieldCell), false))
  output.endSheet([], [])
  if (NAMES[encoding] !== 'UTF-8')
    output.remark(`文字编码识别为 ${NAMES[encoding]},如有乱码请另存为 .xlsx 后再上传`)
  if (separator !== ',') output.remark(`单元格之间按${SEPARATORS[separator]}分隔`)
  output.done('csv', false)
}

const SEPARATORS = { ',': '逗号', ';': '分号', '\t': '制表符', '|': '竖线' }

/** ="001234" and a leading tab are how programs keep Excel from taking a code for a number. */
function fieldCell(field) {
  const text = /^="([^"]*)"$/.exec(field)?.[1] ?? field.replace(/^\t+|\t+$/g, '')
  return text === '' ? null : textCell(text)
}

/** The one that cuts the first records into equally many fields, and more than one. */
function separatorOf(text) {
  const sample = text.slice(0, 20_000)
  let best = ','
  let most = 0
  for (const separator of Object.keys(SEPARATORS)) {
    const widths = new Map()
    let seen = 0
    records(sample, separator, true, (fields) => {
      if (++seen <= 50 && fields.length > 1) widths.set(fields.length, (widths.get(fields.length) ?? 0) + 1)
    })
    const alike = Math.max(0, ...widths.values())
    if (alike > most) {
      best = separator
      most = alike
    }
  }
  return best
}

/**
 * Cuts text into records. False when a quotation mark is not closed: then nothing behind it was cut.
 * @param {string} text
 * @param {string} separator
 * @param {boolean} quotes
 * @param {(fields: string[]) => void} send
 */
function records(text, separator, quotes, send) {
  const code = separator.charCodeAt(0)
  let at = text.charCodeAt(0) === 0xfeff ? 1 : 0
  let fields = []
  while (at < text.length) {
    let field
    if (quotes && text.charCodeAt(at) === 34) {
      let end = text.indexOf('"', at + 1)
      while (end !== -1 && text.charCodeAt(end + 1) === 34) end = text.indexOf('"', end + 2)
      if (end === -1) return false
      field = text.slice(at + 1, end).replaceAll('""', '"')
      at = end + 1
    }
    const start = at
    while (at < text.length) {
      const next = text.charCodeAt(at)
      if (next === code || next === 10 || next === 13) break
      at++
    }
    fields.push(field === undefined ? text.slice(start, at) : field + text.slice(start, at))
    if (at >= text.length) break
    const ended = text.charCodeAt(at)
    at++
    if (ended === code) {
      if (at === text.length) fields.push('')
      continue
    }
    if (ended === 13 && text.charCodeAt(at) === 10) at++
    send(fields)
    fields = []
  }
  if (fields.length > 0) send(fields)
  return true
}

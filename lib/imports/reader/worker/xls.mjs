/**
 * .xls (Excel 97–2003, old WPS) is read by SheetJS: its records took thirty years to grow and no less to read by hand. What
 * the library says is asked only for cells; its wish for memory and time is met by the limits of this worker.
 */
import { createRequire } from 'node:module'
import { numberCell, textCell } from './formats.mjs'
import { damaged, encrypted, externalLinks, macros, Refused } from './refusal.mjs'

/**
 * @param {Buffer} bytes
 * @param {import('./output.mjs').Output} output
 */
export function readXls(bytes, output) {
  const streams = streamNames(bytes)
  if (streams.has('EncryptedPackage')) throw encrypted()
  if (!streams.has('Workbook') && !streams.has('Book')) throw otherDocument(streams)
  if (streams.has('_VBA_PROJECT_CUR') || streams.has('_VBA_PROJECT')) throw macros()
  const library = createRequire(import.meta.url)('@e965/xlsx')
  checkRecords(records(library, bytes))
  output.post({ type: 'alive', quietMs: output.limits.opaqueMs })
  const book = parsed(library, bytes)
  const date1904 = book.Workbook?.WBProps?.date1904 === true
  if (book.SheetNames.length > output.limits.sheets)
    throw new Refused(
      'tooManySheets',
      `工作表超过 ${output.limits.sheets} 张。请只保留需要导入的工作表后再上传。`,
    )
  book.SheetNames.forEach((name, index) => {
    const sheet = book.Sheets[name]
    const rows = sheet?.['!data']
    if (sheet === undefined || sheet['!type'] === 'chart') {
      output.remark(`“${name}”不是数据表,未读取`)
      return
    }
    output.beginSheet(name, (book.Workbook?.Sheets?.[index]?.Hidden ?? 0) !== 0)
    rows?.forEach((cells, row) => {
      const read = Array.from(cells, (cell) => cellOf(cell, date1904))
      output.row(row + 1, read, sheet['!rows']?.[row]?.hidden === true)
    })
    const merges = (sheet['!merges'] ?? []).map(({ s, e }) => ({
      top: s.r,
      left: s.c,
      bottom: e.r,
      right: e.c,
    }))
    const hidden = (sheet['!cols'] ?? []).flatMap((column, at) => (column?.hidden ? [[at, at]] : []))
    output.endSheet(merges, hidden)
    // the rows were sent on: let go of them
    sheet['!data'] = []
  })
  output.done('xls', date1904)
}

function records(library, bytes) {
  try {
    const file = library.CFB.read(bytes, { type: 'buffer' })
    return Buffer.from((library.CFB.find(file, '/Workbook') ?? library.CFB.find(file, '/Book')).content)
  } catch {
    throw damaged()
  }
}

const BEGIN = 0x0809
const END = 0x000a
const PASSWORD = 0x002f
const SHEET = 0x0085
const OTHER_BOOK = 0x01ae
const OTHER_BOOK_OF_EXCEL_5 = 0x0017
const LONGEST = 8224

/** The library makes the best of records it cannot follow; a sheet read half would be worse than one not read. */
function checkRecords(stream) {
  let depth = 0
  let begun = false
  let excel5 = false
  for (let at = 0; at + 4 <= stream.length; ) {
    const type = stream.readUInt16LE(at)
    const length = stream.readUInt16LE(at + 2)
    if (depth === 0 && type !== BEGIN) break
    if (type === PASSWORD) throw encrypted()
    const body = stream.subarray(at + 4, at + 4 + length)
    if (isMacroSheet(type, body)) throw macros()
    if (type === BEGIN && depth === 0) excel5 = body.length >= 2 && body.readUInt16LE(0) < 0x0600
    if (excel5 ? isLinkOfExcel5(type, body) : isLink(type, body)) throw externalLinks()
    if (type === BEGIN) depth++
    if (type === END) depth--
    begun = true
    at += 4 + length
    if (length > LONGEST || at > stream.length) throw damaged()
  }
  if (!begun || depth !== 0) throw damaged(':没有读到文件结尾,可能没有传完')
}

/** A macro sheet of Excel 4, as the list of sheets or as its own beginning says. */
const isMacroSheet = (type, body) =>
  (type === SHEET && body.length >= 6 && body[5] === 1) ||
  (type === BEGIN && body.length >= 4 && body.readUInt16LE(2) === 0x0040)

/** Which book a reference means: this one and add-ins have a number of their own there, others their path. */
function isLink(type, body) {
  if (type !== OTHER_BOOK || body.length < 6) return false
  const length = body.readUInt16LE(2)
  const first = body[4] === 0 ? body[5] : body.readUInt16LE(5)
  return length <= 0xff && !(length === 1 && (first === 0 || first === 0x20))
}

/** The path begins with 1; a sheet of the same book with 3. */
const isLinkOfExcel5 = (type, body) =>
  type === OTHER_BOOK_OF_EXCEL_5 && body.length >= 3 && body[0] > 1 && body[1] === 1

function parsed(library, bytes) {
  try {
    return library.read(bytes, {
      type: 'buffer',
      dense: true,
      cellText: false,
      cellHTML: false,
      cellNF: true,
      cellStyles: true,
      cellFormula: true,
      bookVBA: false,
      // the numbers of a sheet are not its years: see dateOf
      cellDates: false,
    })
  } catch (error) {
    if (/password|encrypt/i.test(String(error))) throw encrypted()
    throw damaged()
  }
}

/** @returns {import('../types').Cell} */
function cellOf(cell, date1904) {
  if (cell === undefined || cell === null) return null
  const content = contentOf(cell, date1904)
  if (cell.f === undefined) return content
  if (content === null) return cell.t === 'z' ? { kind: 'error', text: '', formula: true } : null
  return typeof content === 'string'
    ? { kind: 'text', text: content, formula: true }
    : { ...content, formula: true }
}

const ERRORS = {
  ...{ 0: '#NULL!', 7: '#DIV/0!', 15: '#VALUE!', 23: '#REF!', 29: '#NAME?', 36: '#NUM!', 42: '#N/A' },
}

function contentOf({ t, v, z }, date1904) {
  switch (t) {
    case 's':
      return v === '' ? null : textCell(v)
    case 'n':
      return numberCell(v, formatOfXls(z), date1904)
    case 'b':
      return { kind: 'boolean', text: v ? 'TRUE' : 'FALSE', value: v === true }
    case 'e':
      return { kind: 'error', text: ERRORS[v] ?? '#N/A' }
    default:
      return null
  }
}

/** The library shows the two built-in dates as in America. */
const formatOfXls = (format) =>
  format === 'm/d/yy' ? 'yyyy/m/d' : format === 'm/d/yy h:mm' ? 'yyyy/m/d h:mm' : (format ?? 'General')

const SECTOR_END = 0xfffffffa

/** The names in the directory of the file, which is a small file system of its own. */
function streamNames(bytes) {
  const names = new Set()
  if (bytes.length < 512) throw damaged()
  const size = 1 << bytes.readUInt16LE(30)
  if (size !== 512 && size !== 4096) throw damaged()
  const table = allocation(bytes, size)
  let sector = bytes.readUInt32LE(48)
  for (let seen = 0; sector < SECTOR_END && seen < 10_000; seen++) {
    const start = (sector + 1) * size
    if (start + size > bytes.length) throw damaged(':没有读到文件结尾,可能没有传完')
    for (let at = start; at < start + size; at += 128) {
      const length = Math.min(bytes.readUInt16LE(at + 64), 64)
      if (length >= 2) names.add(bytes.toString('utf16le', at, at + length - 2))
    }
    sector = table(sector)
  }
  return names
}

/** Which sector follows which. Files larger than 7 MB list more of the table than its header does; the directory is early. */
function allocation(bytes, size) {
  return (sector) => {
    const perSector = size / 4
    const index = Math.floor(sector / perSector)
    if (index >= 109) return SECTOR_END
    const holder = bytes.readUInt32LE(76 + index * 4)
    const at = (holder + 1) * size + (sector % perSector) * 4
    return at + 4 > bytes.length ? SECTOR_END : bytes.readUInt32LE(at)
  }
}

function otherDocument(streams) {
  if (streams.has('WordDocument'))
    return new Refused(
      'otherFormat',
      '这是 Word 文件,不是表格。请把其中的表格复制到 Excel 或 WPS 表格中,保存后再上传。',
    )
  if (streams.has('PowerPoint Document'))
    return new Refused('otherFormat', '这是 PPT 文件,不是表格。请上传 .xlsx、.xls 或 .csv 文件。')
  return damaged()
}

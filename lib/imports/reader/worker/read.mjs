/** What a file is, told by its content: townships rename files, and systems export web pages as .xls. */
import { readHtml } from './html.mjs'
import { empty, macros, Refused } from './refusal.mjs'
import { decodeText, readCsv } from './text.mjs'
import { readXls } from './xls.mjs'
import { readXlsx } from './xlsx.mjs'
import { readXml2003 } from './xml-2003.mjs'
import { openZip } from './zip.mjs'

/** Files people take for spreadsheets, by how they begin. */
const OTHERS = [
  ['25504446', 'PDF 文件'],
  ['89504e47', '图片'],
  ['ffd8ff', '图片'],
  ['47494638', '图片'],
  ['49492a00', '图片'],
  ['4d4d002a', '图片'],
  ['52494646', '图片或影音文件'],
  ['424d', '图片'],
  ['52617221', '压缩包'],
  ['377abcaf', '压缩包'],
  ['1f8b', '压缩包'],
  ['4d5a', '程序'],
  ['7f454c46', '程序'],
  ['7b5c7274', 'RTF 文档'],
  ['53514c69', '数据库文件'],
]

/**
 * @param {Buffer} bytes
 * @param {string} fileName
 * @param {import('./output.mjs').Output} output
 */
export async function readFile(bytes, fileName, output) {
  const kind = kindOf(bytes)
  // whatever is in it: nobody should get used to sending these
  if (kind === 'zip' && /\.(xlsm|xltm|xlam)$/i.test(fileName)) throw macros()
  remarkName(kind, fileName, output)
  if (kind === 'zip')
    await readXlsx(await openZip(bytes, output.limits, () => output.post({ type: 'alive' })), output)
  else if (kind === 'xls') readXls(bytes, output)
  else readText(bytes, output)
}

/** @returns {'zip' | 'xls' | 'text'} */
export function kindOf(bytes) {
  if (bytes.length === 0) throw empty()
  const start = bytes.subarray(0, 8).toString('hex')
  if (start.startsWith('504b0304') || start.startsWith('504b0506')) return 'zip'
  if (start === 'd0cf11e0a1b11ae1') return 'xls'
  const other = OTHERS.find(([magic]) => start.startsWith(magic))
  if (other !== undefined)
    throw new Refused('notASheet', `这是${other[1]},不是表格。请上传 .xlsx、.xls 或 .csv 文件。`)
  return 'text'
}

function readText(bytes, output) {
  const decoded = decodeText(bytes)
  const start = decoded.text.slice(0, 4096)
  if (decoded.text.trim() === '') throw empty()
  if (/^\ufeff?\s*MIME-Version:/i.test(start))
    throw new Refused(
      'otherFormat',
      '这是“单个文件网页”(.mht),暂不支持。请用 Excel 或 WPS 打开,另存为 .xlsx 后再上传。',
    )
  if (/^\ufeff?ID;P/.test(start))
    throw new Refused('otherFormat', '这是 SYLK 文件,暂不支持。请用 Excel 打开,另存为 .xlsx 后再上传。')
  if (
    /urn:schemas-microsoft-com:office:spreadsheet/.test(start) &&
    /^\ufeff?\s*<(\?xml|Workbook)/.test(start)
  )
    return readXml2003(decoded.text, output)
  if (/^\ufeff?\s*<(\?xml|!doctype|!--|html|head|meta|body|table|style|div)\b/i.test(start))
    return readHtml(decoded.text, output)
  readCsv(decoded, output)
}

const EXPECTED = { zip: ['xlsx', 'xltx'], xls: ['xls', 'et', 'xlt'], text: ['csv', 'txt', 'tsv'] }
const WORDS = { zip: '.xlsx', xls: '.xls', text: '文本或网页' }

function remarkName(kind, fileName, output) {
  const extension = /\.([a-z\d]{1,5})$/i.exec(fileName)?.[1]?.toLowerCase()
  if (extension === undefined || EXPECTED[kind].includes(extension)) return
  output.remark(`文件扩展名是 .${extension},内容是${WORDS[kind]}格式,已按内容读取`)
}

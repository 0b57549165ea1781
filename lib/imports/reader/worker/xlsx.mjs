/** .xlsx in all its dialects: Excel's, WPS's, Java exporters', strict OOXML, with or without prefixes, addresses and sizes. */
import { formatOf } from './formats.mjs'
import { damaged, externalLinks, macros, Refused } from './refusal.mjs'
import { SheetXml, unescaped } from './sheet-xml.mjs'
import { attributes, isTrue, readXml } from './xml.mjs'

/**
 * @param {import('./zip.mjs').Zip} zip
 * @param {import('./output.mjs').Output} output
 */
export async function readXlsx(zip, output) {
  const book = await openBook(zip, output.limits)
  if (book.charts.length > 0)
    output.remark(`${book.charts.map((name) => `“${name}”`).join('、')}不是数据表,未读取`)
  const context = {
    date1904: book.date1904,
    strings: await sharedStrings(zip, book.strings),
    formats: (await readStyles(zip, book.styles)).formats,
  }
  for (const { name, hidden, part } of book.sheets) {
    output.beginSheet(name, hidden)
    const reader = new SheetXml(output, context)
    await readXml(zip, part, reader)
    output.endSheet(reader.merges, reader.hiddenColumns)
  }
  output.done('xlsx', book.date1904)
}

/**
 * The workbook and where its parts are.
 * @param {import('./zip.mjs').Zip} zip
 * @param {import('../limits').Limits} limits
 */
export async function openBook(zip, limits) {
  const path = await workbookPath(zip)
  const workbook = zip.find(path)
  if (workbook === undefined) throw otherZip(zip)
  const relations = await readRelations(zip, path)
  await refuseActive(zip, relations)
  const stated = []
  let date1904 = false
  await readXml(zip, workbook, {
    open(name, tag) {
      if (name === 'workbookPr') date1904 = isTrue(attributes(tag).date1904)
      else if (name === 'sheet') stated.push(attributes(tag))
      if (stated.length > limits.sheets)
        throw new Refused(
          'tooManySheets',
          `工作表超过 ${limits.sheets} 张。请只保留需要导入的工作表后再上传。`,
        )
    },
    close() {},
    text: null,
  })
  const charts = []
  const sheets = stated.flatMap(({ name = '', state, id }) => {
    const relation = relations.get(id)
    if (relation !== undefined && relation.type !== 'worksheet') {
      charts.push(name)
      return []
    }
    const part = relation && zip.find(relation.target)
    if (part === undefined) throw damaged(`:缺少工作表“${name}”`)
    return [{ name, hidden: state === 'hidden' || state === 'veryHidden', part }]
  })
  if (sheets.length === 0) throw damaged(':没有工作表')
  const partOf = (type) => {
    const relation = [...relations.values()].find((candidate) => candidate.type === type)
    return relation && zip.find(relation.target)
  }
  return { sheets, charts, date1904, styles: partOf('styles'), strings: partOf('sharedStrings') }
}

async function workbookPath(zip) {
  const relations = zip.find('_rels/.rels') ? await readRelations(zip, '') : new Map()
  for (const { type, target } of relations.values()) if (type === 'officeDocument') return target
  return 'xl/workbook.xml'
}

/** By id; targets as paths from the root, whether they are written so or relative to the part. */
async function readRelations(zip, path) {
  const folder = path.slice(0, path.lastIndexOf('/') + 1)
  const part = zip.find(`${folder}_rels/${path.slice(folder.length)}.rels`)
  const relations = new Map()
  if (part === undefined) return relations
  await readXml(zip, part, {
    open(name, tag) {
      if (name !== 'Relationship') return
      const { Id, Type = '', Target = '', TargetMode } = attributes(tag)
      if (TargetMode === 'External') return
      relations.set(Id, { type: Type.slice(Type.lastIndexOf('/') + 1), target: resolved(folder, Target) })
    },
    close() {},
    text: null,
  })
  return relations
}

function resolved(folder, target) {
  const clean = target.replaceAll('\\', '/')
  const steps = (clean.startsWith('/') ? clean.slice(1) : folder + clean).split('/')
  const path = []
  for (const step of steps) {
    if (step === '..') path.pop()
    else if (step !== '.' && step !== '') path.push(step)
  }
  return path.join('/')
}

async function sharedStrings(zip, part) {
  const strings = []
  if (part === undefined) return strings
  let text = ''
  let phonetic = false
  const collect = (piece) => {
    text += piece
  }
  const handler = {
    text: null,
    open(name) {
      if (name === 't') handler.text = phonetic ? null : collect
      else if (name === 'rPh') phonetic = true
    },
    close(name) {
      if (name === 't') handler.text = null
      else if (name === 'rPh') phonetic = false
      else if (name === 'si') {
        strings.push(unescaped(text))
        text = ''
      }
    },
  }
  await readXml(zip, part, handler)
  return strings
}

/** The number format of each cell style. */
export async function readStyles(zip, part) {
  const codes = new Map()
  const ids = []
  if (part === undefined) return { formats: [] }
  let cellStyles = false
  await readXml(zip, part, {
    open(name, tag) {
      if (name === 'numFmt') {
        const { numFmtId, formatCode } = attributes(tag)
        codes.set(Number(numFmtId), formatCode)
      } else if (name === 'cellXfs') cellStyles = true
      else if (name === 'xf' && cellStyles) ids.push(Number(attributes(tag).numFmtId ?? 0))
    },
    close(name) {
      if (name === 'cellXfs') cellStyles = false
    },
    text: null,
  })
  return { formats: ids.map((id) => formatOf(id, codes.get(id))) }
}

/** VBA, the macros of WPS, and the sheets of Excel 4 that are macros. */
const MACRO_PARTS = /(^|\/)(vbaProject|JDEData)\.bin$|^xl\/macrosheets\//i
const MACRO_TYPES = new Set(['vbaProject', 'xlMacrosheet', 'xlIntlMacrosheet'])

/** By name, by relation and by type: whoever hides a part under another name still has to say what it is. */
async function refuseActive(zip, relations) {
  const types = [...relations.values()].map(({ type }) => type)
  const named = (pattern) => zip.entries.some(({ name }) => pattern.test(name))
  if (named(MACRO_PARTS) || types.some((type) => MACRO_TYPES.has(type)) || (await saysMacros(zip)))
    throw macros()
  if (named(/^xl\/externalLinks\//i) || types.includes('externalLink')) throw externalLinks()
}

async function saysMacros(zip) {
  const part = zip.find('[Content_Types].xml')
  let says = false
  if (part === undefined) return false
  await readXml(zip, part, {
    open(_, tag) {
      says ||= /macroEnabled|vbaProject|macrosheet/i.test(attributes(tag).ContentType ?? '')
    },
    close() {},
    text: null,
  })
  return says
}

/** A ZIP archive that is no .xlsx. */
function otherZip(zip) {
  const save = '请用 Excel 或 WPS 打开,另存为 .xlsx 文件后再上传。'
  if (zip.find('xl/workbook.bin')) return new Refused('otherFormat', `暂不支持 .xlsb 文件。${save}`)
  if (zip.find('word/document.xml'))
    return new Refused(
      'otherFormat',
      '这是 Word 文件,不是表格。请把其中的表格复制到 Excel 或 WPS 表格中,保存后再上传。',
    )
  if (zip.find('ppt/presentation.xml'))
    return new Refused('otherFormat', '这是 PPT 文件,不是表格。请上传 .xlsx、.xls 或 .csv 文件。')
  if (zip.find('content.xml') && zip.find('mimetype'))
    return new Refused('otherFormat', `暂不支持 OpenDocument(.ods)文件。${save}`)
  return new Refused('notASheet', '这是压缩包,不是表格。请解压后上传其中的 .xlsx、.xls 或 .csv 文件。')
}

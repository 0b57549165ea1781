import type { Writable } from 'node:stream'
import { formatInstant } from '@/lib/dates'
import { headerOf } from '@/lib/exports/columns'
import { templateVersions } from '@/lib/exports/templates/versions'
import {
  dropdownOf,
  EXAMPLE,
  formatWords,
  NOTE,
  templateColumns,
  templateTitles,
} from '@/lib/exports/templates/words'
import { type CellStyle, cellStyles, columnName, linesOf, serialOf, textXml } from '@/lib/exports/xlsx/cells'
import { type Piece, row, type Sheet, type Validation, wordRow } from '@/lib/exports/xlsx/sheet'
import { writeWorkbook } from '@/lib/exports/xlsx/workbook'
import type { SheetColumn, SheetDescription } from '@/lib/sheets/description'

/** Title, note, header, example; people write from the row below. */
const [HEADER, EXAMPLE_ROW] = [3, 4]
/** As many rows as an import takes. */
const LAST = EXAMPLE_ROW + 50_000
const OPTIONS = '_选项'

export function templateFileName({ type }: SheetDescription): string {
  return `${templateTitles[type]}导入模板_v${templateVersions[type].version}.xlsx`
}

/** 填报表 to write in, 填写说明 to read, and hidden: the words of the dropdowns, and what template this is. */
export async function writeTemplate(
  description: SheetDescription,
  output: Writable,
  at: Date,
): Promise<void> {
  const columns = templateColumns(description)
  const options = columns.map(dropdownOf)
  const sheets = [
    entrySheet(description, columns, options),
    guideSheet(description, columns, options),
    optionSheet(options),
    metaSheet(description, columns, at),
  ]
  await writeWorkbook(sheets, output, at)
}

type Options = readonly (readonly string[] | null)[]

function entrySheet(description: SheetDescription, columns: readonly SheetColumn[], options: Options): Sheet {
  const last = columnName(columns.length - 1)
  return {
    name: '填报表',
    first: true,
    columns: columns.map((column) => ({ width: Math.max(column.width, 12), style: entryStyle(column) })),
    frozen: EXAMPLE_ROW - 1,
    merges: [`A1:${last}1`, `A2:${last}2`],
    validations: validationsOf(columns, options),
    printTitles: [HEADER, HEADER],
    rows: [
      wordRow(1, [`${templateTitles[description.type]}导入模板`], 'title', 28),
      wordRow(2, [NOTE], 'note', 20),
      wordRow(HEADER, columns.map(headerPieces), 'header', 32),
      row(EXAMPLE_ROW, exampleCells(columns), 32),
    ],
  }
}

function headerPieces(column: SheetColumn): readonly Piece[] {
  const label = { text: headerOf(column) }
  return column.required ? [{ text: '*', red: true }, label] : [label]
}

/** Everything that is no day, amount or number is text, so that no code loses its zeros and 2022-10 stays a month. */
function entryStyle(column: SheetColumn): CellStyle {
  if (column.kind === 'date') return column.precise ? 'code' : 'day'
  if (column.kind === 'amount' || column.kind === 'number') return column.kind
  return 'code'
}

function exampleCells(columns: readonly SheetColumn[]): string {
  // It says what it is in the first cell that shows nothing else.
  const free = columns.findIndex(({ example }) => example === '')
  const cells = columns.map((column, index) => {
    const reference = `${columnName(index)}${EXAMPLE_ROW}`
    const text = index === free ? EXAMPLE : column.example
    const day = entryStyle(column) === 'day' ? serialOf(text) : null
    if (day !== null && text !== '')
      return `<c r="${reference}" s="${cellStyles.exampleDay}"><v>${day}</v></c>`
    if (column.kind === 'amount' && /^[\d.]+$/.test(text))
      return `<c r="${reference}" s="${cellStyles.exampleAmount}"><v>${text}</v></c>`
    return textXml(reference, cellStyles.example, text)
  })
  return cells.join('')
}

function validationsOf(columns: readonly SheetColumn[], options: Options): Validation[] {
  return columns.flatMap((column, index) => {
    const words = options[index]
    if (!words) return []
    const letter = columnName(index)
    return [
      {
        range: `${letter}${EXAMPLE_ROW + 1}:${letter}${LAST}`,
        words: `'${OPTIONS}'!$${letter}$1:$${letter}$${words.length}`,
        open: 'several' in column && column.several === true,
      },
    ]
  })
}

const GUIDE = [22, 8, 34, 44, 60]

function guideSheet(description: SheetDescription, columns: readonly SheetColumn[], options: Options): Sheet {
  const { version } = templateVersions[description.type]
  const notes = [
    `本模板用于批量导入${description.label},版本 v${version}。`,
    '从“填报表”第 5 行开始填写,每行一条;第 4 行为示例,导入时自动忽略,可以删除。',
    '不要合并单元格;列的顺序可以调整,不需要的列可以删除,表头文字请保持不变。',
    '编号、代码列已设为文本格式;从别处复制时请选择“只粘贴文本”。',
    '也可以直接上传自己的表格,系统会识别表头并请您核对。',
  ]
  const header = notes.length + 3
  const rows = [
    wordRow(1, ['填写说明'], 'title', 28),
    ...notes.map((note, index) => wordRow(index + 2, [`${index + 1}. ${note}`], 'text')),
    wordRow(header, ['列', '必填', '填写格式', '说明', '可填内容'], 'header', 24),
    ...columns.map((column, index) => {
      const choices = options[index] ?? []
      const listed = choices.length > 30 ? `见下拉列表,共 ${choices.length} 项` : choices.join('、')
      const words = [
        headerOf(column),
        column.required ? '是' : '',
        formatWords(column),
        column.hint ?? '',
        listed,
      ]
      const lines = Math.max(...words.map((word, place) => linesOf(word, GUIDE[place] ?? 10)))
      return wordRow(header + index + 1, words, 'long', undefined, lines)
    }),
  ]
  return {
    name: '填写说明',
    columns: GUIDE.map((width) => ({ width })),
    rows,
  }
}

/** One column of words per dropdown, under the letter of its column in 填报表. */
function optionSheet(options: Options): Sheet {
  const height = Math.max(1, ...options.map((words) => words?.length ?? 0))
  const rows = Array.from({ length: height }, (_, index) => {
    const cells = options.map((words, column) => {
      const word = words?.[index]
      return word === undefined ? '' : textXml(`${columnName(column)}${index + 1}`, cellStyles.code, word)
    })
    return row(index + 1, cells.join(''))
  })
  return { name: OPTIONS, hidden: true, columns: options.map(() => ({ width: 20 })), rows }
}

function metaSheet({ type }: SheetDescription, columns: readonly SheetColumn[], at: Date): Sheet {
  const { version, shape } = templateVersions[type]
  const lines = [
    ['template', type],
    ['version', String(version)],
    ['shape', shape],
    ['generatedAt', formatInstant(at, { seconds: true })],
    ['columns', columns.map(({ key }) => key).join(',')],
  ]
  return {
    name: '_meta',
    hidden: true,
    columns: [{ width: 16 }, { width: 60 }],
    rows: lines.map((line, index) => wordRow(index + 1, line, 'code')),
  }
}

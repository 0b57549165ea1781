import { createHash } from 'node:crypto'
import { columnName, type Row, type Sheet, textOf } from '@/lib/imports/cells'
import { fits } from '@/lib/imports/content'
import { findingRows, isIndexHeader } from '@/lib/imports/data-rows'
import { type Header, type HeaderBlock, headerBlocks, headersAt } from '@/lib/imports/header-rows'
import { bareHeader, matchHeader, namesOf, unitOfHeader, unitOfNote } from '@/lib/imports/headers'
import type { ColumnPlan, Plan, SheetPlan } from '@/lib/imports/plan'
import { oldTemplate, seenExport, templateMeta } from '@/lib/imports/template-version'
import { atOnce, type Work } from '@/lib/organizations/names/slices'
import type { SheetColumn, SheetDescription, SheetType } from '@/lib/sheets/description'

/** Below this a header says nothing. */
const HEARD = 0.42

/** Words of a file name, a sheet name or a title that tell what a table is about. */
const topics: Record<SheetType, RegExp> = {
  organization: /企业名录|单位名录|企业名单|单位名单|企业信息|单位信息|高校名单|企业台账|单位库|企业库/,
  event: /活动|大会(?!签约)|会议|对接会/,
  intention: /意向/,
  agreement: /协议|签约/,
  project: /项目/,
  progressReport: /进展|月报|填报|进度/,
  technologyContract: /技术合同|合同登记|认定登记|成交额/,
  patent: /专利|知识产权/,
  achievement: /成果/,
  target: /目标|任务分解/,
  externalFigure: /外部数据|公开报道/,
  externalRanking: /排名|位次|监测评价/,
}

/** How well a sheet fits a record type, and how its columns would be understood. */
type Reading = { score: number; type: SheetType; plan: SheetPlan }

export type Recognised = { plan: Plan | null; sheets: SheetPlan[] }

/**
 * Which sheets of a file hold records of which type, and which column is which: by the words of the header, checked
 * against what stands below it. `wanted` is what somebody says the file is. Deterministic; nothing is decided here that
 * cannot be corrected on the page.
 */
export const recognise = (...given: Parameters<typeof recognising>): Recognised =>
  atOnce(recognising(...given))

/** The same in steps, for files of fifty thousand rows. */
export function* recognising(
  sheets: readonly Sheet[],
  descriptions: Readonly<Record<SheetType, SheetDescription>>,
  { fileName, wanted }: { fileName: string; wanted?: SheetType | undefined },
): Work<Recognised> {
  const said = wanted ?? templateType(sheets, descriptions)
  const types = said ? [said] : (Object.keys(descriptions) as SheetType[])
  const readings: Reading[][] = []
  for (const sheet of sheets) {
    const ofSheet: Reading[] = []
    for (const type of types) {
      ofSheet.push(readSheet(sheet, descriptions[type], fileName))
      yield
    }
    readings.push(ofSheet.toSorted((a, b) => b.score - a.score))
  }
  const best = readings
    .flatMap(([first], index) => (first && !sheets[index]?.hidden ? [first] : []))
    .toSorted((a, b) => b.score - a.score)[0]
  if (!best || (!said && best.score <= 0)) {
    return {
      plan: null,
      sheets: readings.flatMap(([first]) => (first ? [{ ...first.plan, use: false }] : [])),
    }
  }
  const planned: SheetPlan[] = []
  const told = [oldTemplate(sheets, descriptions[best.type]), seenExport(sheets)].flatMap(
    (note) => note ?? [],
  )
  for (const [index, ofSheet] of readings.entries()) {
    const reading = ofSheet.find(({ type }) => type === best.type)
    const sheet = sheets[index]
    if (!reading || !sheet) continue
    const fitting = reading.score > 0 && reading.score >= best.score * 0.5
    const use = reading === best || (fitting && !sheets[index]?.hidden)
    const { headerFrom, headerTo } = reading.plan
    const whole = use ? yield* replanning(sheet, descriptions[best.type], headerFrom, headerTo) : reading.plan
    planned.push({ ...whole, use, ...(use && { notes: [...told, ...whole.notes] }) })
  }
  return { plan: { type: best.type, sheets: planned, defaults: {}, words: {} }, sheets: planned }
}

function templateType(
  sheets: readonly Sheet[],
  descriptions: Readonly<Record<SheetType, SheetDescription>>,
): SheetType | null {
  const type = templateMeta(sheets)?.('template') ?? ''
  return Object.hasOwn(descriptions, type) ? (type as SheetType) : null
}

/** Enough of a sheet to tell what it holds: nine record types are tried on it, one is worked out in full. */
const SAMPLED = 200

function readSheet(whole: Sheet, description: SheetDescription, fileName: string): Reading {
  const sheet = { ...whole, rows: whole.rows.slice(0, SAMPLED) }
  const columns = description.columns.map((column) => ({ column, names: namesOf(column) }))
  const heard = new Map<string, ReturnType<typeof matchHeader>[]>()
  const hear = (header: Header) => {
    const key = `${header.whole}\n${header.leaf}\n${header.group}`
    const known = heard.get(key) ?? columns.map(({ names }) => matchHeader(names, header))
    heard.set(key, known)
    return known
  }
  const promise = ({ headers }: HeaderBlock) => {
    const best = new Map<number, number>()
    for (const header of headers) {
      hear(header).forEach(({ confidence }, index) => {
        if (confidence >= HEARD) best.set(index, Math.max(best.get(index) ?? 0, confidence))
      })
    }
    return [...best.values()].reduce((sum, confidence) => sum + confidence, 0)
  }
  const block = headerBlocks(sheet)
    .map((candidate) => ({ candidate, score: promise(candidate) }))
    // of equals the one with more lines: it knows which party a 名称 belongs to
    .toSorted(
      (a, b) => b.score - a.score || b.candidate.to - b.candidate.from - (a.candidate.to - a.candidate.from),
    )[0]?.candidate
  const plan = atOnce(planOf(sheet, description, block ?? { from: 0, to: 0, headers: [] }))
  return { type: description.type, plan, score: scoreOf(plan, description, sheet, fileName) }
}

/** The same for a header somebody pointed at. */
export const replan = (...given: Parameters<typeof replanning>): SheetPlan => atOnce(replanning(...given))

function* replanning(sheet: Sheet, description: SheetDescription, from: number, to: number): Work<SheetPlan> {
  return yield* planOf(sheet, description, { from, to, headers: headersAt(sheet, from, to) })
}

function* planOf(
  sheet: Sheet,
  description: SheetDescription,
  { from, to, headers }: HeaderBlock,
): Work<SheetPlan> {
  const bare: ColumnPlan[] = headers.map(({ index, whole }) => ({
    index,
    header: whole,
    hidden: sheet.hiddenColumns.includes(index),
    key: null,
    confidence: 0,
    reasons: isIndexHeader(whole) ? ['序号,不导入'] : [],
    unit: unitOfHeader(whole),
    samples: [],
  }))
  const { rows, leftOut } = yield* findingRows(sheet, { headerTo: to, columns: bare })
  const columns = assign(bare, headers, description.columns, (index) =>
    rows.map(({ cells }) => cells[index] ?? null),
  ).map((column) => ({ ...column, samples: samplesOf(rows, column.index) }))
  return {
    name: sheet.name,
    hidden: sheet.hidden,
    use: true,
    headerFrom: from,
    headerTo: to,
    unit: unitAbove(sheet, from),
    columns,
    notes: notesOf(
      sheet,
      columns,
      rows.filter(({ hidden }) => hidden).map(({ row }) => row),
    ),
    leftOut,
    dataRows: rows.length,
    picture: pictureOf(sheet, to),
    fingerprint: fingerprintOf(columns),
    top: topOf(sheet, to),
  }
}

/** The rows a person looks at to see whether the header was found: those above it, it, and the first below. */
function topOf({ rows }: Sheet, headerTo: number): NonNullable<SheetPlan['top']> {
  return rows
    .filter(({ row }) => row <= Math.max(12, headerTo + 6))
    .map(({ row, cells, hidden }) => ({
      row,
      hidden,
      cells: cells.slice(0, 60).map((cell) => textOf(cell).replace(/\s+/g, ' ').slice(0, 60)),
    }))
}

/** The best header for each column and the best column for each header, the surest pairs first. */
function assign(
  plans: ColumnPlan[],
  headers: readonly Header[],
  columns: readonly SheetColumn[],
  cellsOf: (index: number) => Parameters<typeof fits>[1],
): ColumnPlan[] {
  const named = columns.map((column) => ({ column, names: namesOf(column) }))
  const pairs = headers.flatMap((header, position) => {
    if (isIndexHeader(header.whole)) return []
    const cells = cellsOf(header.index)
    return named.flatMap(({ column, names }) => {
      const { confidence, reason } = matchHeader(names, header)
      if (confidence < HEARD) return []
      const fit = fits(column, cells)
      if (column.key === 'code' && fit !== null && fit < 0.5) return []
      const sure = fit === null ? confidence : confidence * (fit < 0.3 ? 0.45 : 0.7 + 0.3 * fit)
      const about =
        fit === null ? [] : [fit >= 0.9 ? '内容相符' : fit < 0.3 ? '内容多不相符' : '部分内容不相符']
      return sure < HEARD * 0.6 ? [] : [{ position, column, confidence: sure, reasons: [reason, ...about] }]
    })
  })
  const taken = new Set<string>()
  const placed = new Map<number, (typeof pairs)[number]>()
  for (const pair of pairs.toSorted((a, b) => b.confidence - a.confidence)) {
    if (placed.has(pair.position) || taken.has(pair.column.key)) continue
    placed.set(pair.position, pair)
    taken.add(pair.column.key)
  }
  return plans.map((plan, position) => {
    const pair = placed.get(position)
    if (!pair) return plan
    return {
      ...plan,
      key: pair.column.key,
      confidence: Math.round(pair.confidence * 100) / 100,
      reasons: pair.reasons,
    }
  })
}

/** A required column that is missing, a header that means nothing here, a name that tells what the table is about. */
const [MISSING, UNHEARD, ABOUT] = [0.35, 0.3, 1.5]

function scoreOf(plan: SheetPlan, description: SheetDescription, sheet: Sheet, fileName: string): number {
  const found = new Map(
    plan.columns.flatMap(({ key, confidence }) => (key ? [[key, confidence] as const] : [])),
  )
  const weigh = description.columns.reduce((sum, { key, required, readOnly }) => {
    const confidence = found.get(key)
    if (readOnly) return sum
    if (confidence !== undefined) return sum + confidence * (required ? 2 : 1)
    return sum - (required ? MISSING : 0)
  }, 0)
  const unheard = plan.columns.filter(({ key, header }) => key === null && !isIndexHeader(header)).length
  const titles = sheet.rows
    .filter(({ row }) => row < plan.headerFrom)
    .flatMap(({ cells }) => cells.map(textOf))
    .join(' ')
  const about = [fileName, sheet.name, titles].filter((text) => topics[description.type].test(text)).length
  return found.size < 2 ? -10 : weigh + about * ABOUT - unheard * UNHEARD
}

function unitAbove(sheet: Sheet, headerFrom: number) {
  for (const { row, cells } of sheet.rows) {
    if (row >= headerFrom) return null
    for (const cell of cells) {
      const unit = unitOfNote(textOf(cell))
      if (unit) return unit
    }
  }
  return null
}

function notesOf(sheet: Sheet, columns: readonly ColumnPlan[], hiddenRows: readonly number[]): string[] {
  const hidden = columns.filter((column) => column.hidden)
  return [
    ...(sheet.remarks ?? []),
    ...(hiddenRows.length > 0
      ? [
          `有 ${hiddenRows.length} 个隐藏行(第 ${hiddenRows.slice(0, 5).join('、')} 行${hiddenRows.length > 5 ? '等' : ''}),已一并读入`,
        ]
      : []),
    ...(hidden.length > 0
      ? [
          `有 ${hidden.length} 个隐藏列(${hidden.map(({ index, header }) => `${columnName(index)} ${header}`).join('、')}),已一并读入`,
        ]
      : []),
    ...(sheet.hidden ? ['该工作表为隐藏工作表,未导入'] : []),
  ]
}

function samplesOf(rows: readonly Row[], index: number): string[] {
  const texts = rows.slice(0, 50).map(({ cells }) => textOf(cells[index]).trim())
  return [...new Set(texts.filter((text) => text !== ''))].slice(0, 3).map((text) => text.slice(0, 40))
}

const PICTURED = { rowsBelow: 6, columns: 30, letters: 60 }

function pictureOf(sheet: Sheet, headerTo: number): SheetPlan['picture'] {
  return sheet.rows
    .filter(({ row }) => row <= headerTo + PICTURED.rowsBelow)
    .slice(0, 30)
    .map(({ row, hidden, cells }) => ({
      row,
      hidden,
      cells: cells.slice(0, PICTURED.columns).map((cell) => textOf(cell).slice(0, PICTURED.letters)),
    }))
}

/** Headers in their order, blanks and marks aside: what two files of the same template have in common. */
export function fingerprintOf(columns: readonly Pick<ColumnPlan, 'header'>[]): string {
  return createHash('sha256')
    .update(columns.map(({ header }) => bareHeader(header)).join('|'))
    .digest('hex')
}

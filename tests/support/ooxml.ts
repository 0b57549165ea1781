import { unzip } from './workbook'

// What Excel refuses or "repairs" and other programs let pass, by ECMA-376 part 1: the order of elements, counts that are
// told, names, references. An independent reading of the letters; no program of ours writes it.

const WORKSHEET =
  'sheetPr dimension sheetViews sheetFormatPr cols sheetData sheetCalcPr sheetProtection protectedRanges scenarios autoFilter sortState dataConsolidate customSheetViews mergeCells phoneticPr conditionalFormatting dataValidations hyperlinks printOptions pageMargins pageSetup headerFooter rowBreaks colBreaks'
const WORKBOOK =
  'fileVersion fileSharing workbookPr workbookProtection bookViews sheets functionGroups externalReferences definedNames calcPr'
const STYLES = 'numFmts fonts fills borders cellStyleXfs cellXfs cellStyles dxfs tableStyles colors'
const FONT = 'b i strike condense extend outline shadow u vertAlign sz color name family charset scheme'
const HEADER_FOOTER = 'oddHeader oddFooter evenHeader evenFooter firstHeader firstFooter'

type Node = { name: string; attributes: Record<string, string>; children: Node[]; text: string }

export function ooxmlFaults(bytes: Buffer): string[] {
  const parts = new Map([...unzip(bytes)].map(([name, xml]) => [name, parseXml(xml)]))
  const faults: string[] = []
  const wrong = (part: string, what: string) => faults.push(`${part}: ${what}`)
  const inOrder = (part: string, node: Node | undefined, order: string) => {
    const known = order.split(' ')
    const places = node?.children.map(({ name }) => known.indexOf(name)) ?? []
    if (places.some((place, index) => place < 0 || place < (places[index - 1] ?? 0)))
      wrong(part, `${node?.name}: ${node?.children.map(({ name }) => name).join(' ')}`)
  }

  const styles = parts.get('xl/styles.xml')
  inOrder('styles', styles, STYLES)
  for (const list of styles?.children ?? []) {
    if (Number(list.attributes.count) !== list.children.length) wrong('styles', `${list.name} count`)
  }
  for (const font of child(styles, 'fonts')?.children ?? []) inOrder('styles', font, FONT)
  const formats = child(styles, 'cellXfs')?.children.length ?? 0
  for (const xf of child(styles, 'cellXfs')?.children ?? []) {
    for (const [attribute, list] of [
      ['fontId', 'fonts'],
      ['fillId', 'fills'],
      ['borderId', 'borders'],
    ] as const) {
      if (Number(xf.attributes[attribute]) >= (child(styles, list)?.children.length ?? 0))
        wrong('styles', attribute)
    }
  }

  const book = parts.get('xl/workbook.xml')
  inOrder('workbook', book, WORKBOOK)
  const sheets = child(book, 'sheets')?.children ?? []
  const names = sheets.map(({ attributes }) => attributes.name ?? '')
  for (const name of names) {
    if (name.length === 0 || name.length > 31 || /[[\]:*?/\\]|^'|'$/.test(name))
      wrong('workbook', `name ${name}`)
  }
  if (new Set(names.map((name) => name.toLowerCase())).size !== names.length) wrong('workbook', 'names twice')
  for (const { attributes, text } of child(book, 'definedNames')?.children ?? []) {
    const own = names[Number(attributes.localSheetId)]
    if (!text.split(/,(?=')/).every((range) => range.startsWith(`'${own?.replaceAll("'", "''")}'!$`)))
      wrong('workbook', `${attributes.name} ${text}`)
  }
  const types = child(parts.get('[Content_Types].xml'), 'Override', true)
  for (const name of parts.keys()) {
    if (name.startsWith('xl/') && !name.includes('_rels') && !types.includes(`/${name}`))
      wrong(name, 'no type')
  }

  for (const [index, name] of names.entries()) {
    const sheet = parts.get(`xl/worksheets/sheet${index + 1}.xml`)
    inOrder(name, sheet, WORKSHEET)
    for (const fault of sheetFaults(sheet, formats, names)) wrong(name, fault)
    const header = child(sheet, 'headerFooter')
    inOrder(name, header, HEADER_FOOTER)
    if (header?.children.some(({ text }) => text.length > 255)) wrong(name, 'header too long')
  }
  return faults
}

function* sheetFaults(sheet: Node | undefined, formats: number, names: string[]): Generator<string> {
  let last = 0
  for (const { attributes, children } of child(sheet, 'sheetData')?.children ?? []) {
    const number = Number(attributes.r)
    if (number <= last) yield `row ${number} after ${last}`
    last = number
    let column = 0
    for (const cell of children) {
      const [, letters = '', row] = /^([A-Z]{1,3})(\d+)$/.exec(cell.attributes.r ?? '') ?? []
      const at = columnOf(letters)
      if (at <= column || Number(row) !== number) yield `cell ${cell.attributes.r} in row ${number}`
      column = at
      if (Number(cell.attributes.s ?? 0) >= formats) yield `cell ${cell.attributes.r}: style`
      const inline = cell.attributes.t === 'inlineStr'
      if (inline !== (child(cell, 'is') !== undefined) || inline === (child(cell, 'v') !== undefined))
        yield `cell ${cell.attributes.r}: type`
      const texts = inline ? flat(cell).filter((node) => node.name === 't') : []
      if (texts.some((node) => node.attributes['xml:space'] !== 'preserve'))
        yield `cell ${cell.attributes.r}: blanks`
      if (texts.reduce((sum, { text }) => sum + text.length, 0) > 32_767)
        yield `cell ${cell.attributes.r}: long`
      if (!inline && !Number.isFinite(Number(child(cell, 'v')?.text || 'x')))
        yield `cell ${cell.attributes.r}: number`
    }
  }
  for (const list of ['mergeCells', 'dataValidations']) {
    const node = child(sheet, list)
    if (node && (node.children.length === 0 || Number(node.attributes.count) !== node.children.length))
      yield `${list} count`
  }
  for (const { attributes, children } of child(sheet, 'dataValidations')?.children ?? []) {
    if ((attributes.errorTitle ?? '').length > 32 || (attributes.error ?? '').length > 255)
      yield 'validation text'
    const [, quoted] = /^'(.+)'!\$/.exec(children[0]?.text ?? '') ?? []
    if (!names.includes(quoted ?? '')) yield `validation of ${quoted}`
  }
  let before = 0
  for (const { attributes } of child(sheet, 'cols')?.children ?? []) {
    if (Number(attributes.min) <= before || Number(attributes.max) < Number(attributes.min)) yield 'columns'
    before = Number(attributes.max)
    if (Number(attributes.width) > 255) yield 'width'
  }
}

const columnOf = (letters: string) =>
  [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0)
const flat = (node: Node): Node[] => [node, ...node.children.flatMap(flat)]

function child(node: Node | undefined, name: string): Node | undefined
function child(node: Node | undefined, name: string, parts: true): string[]
function child(node: Node | undefined, name: string, parts?: true) {
  const found = node?.children.filter((candidate) => candidate.name === name) ?? []
  return parts ? found.map(({ attributes }) => attributes.PartName) : found[0]
}

/** Enough XML for what spreadsheets are: throws on anything that is not well-formed. */
function parseXml(xml: string): Node {
  const root: Node = { name: '', attributes: {}, children: [], text: '' }
  const open = [root]
  let at = 0
  for (const tag of xml.matchAll(/<(\?[^>]*\?|\/?)([\w:]*)((?:\s+[\w:]+="[^"<]*")*)\s*(\/?)>/g)) {
    const current = open.at(-1) ?? root
    const between = xml.slice(at, tag.index)
    if (/[<>]|&(?!(?:amp|lt|gt|quot|apos);)/.test(between))
      throw new Error(`not XML: ${between.slice(0, 80)}`)
    current.text += decoded(between)
    at = tag.index + tag[0].length
    const [, lead = '', name = '', attributes = '', closed] = tag
    if (lead.startsWith('?')) continue
    if (lead === '/') {
      if (open.pop()?.name !== name) throw new Error(`</${name}> closes something else`)
      continue
    }
    const node: Node = {
      name,
      attributes: Object.fromEntries(
        [...attributes.matchAll(/([\w:]+)="([^"]*)"/g)].map(([, key = '', value = '']) => [
          key,
          decoded(value),
        ]),
      ),
      children: [],
      text: '',
    }
    current.children.push(node)
    if (!closed) open.push(node)
  }
  const [top] = root.children
  if (open.length !== 1 || root.children.length !== 1 || !top) throw new Error('not one element')
  return top
}

const decoded = (text: string) =>
  text.replace(/&(amp|lt|gt|quot|apos);/g, (_, name: string) => entities[name] ?? '')
const entities: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

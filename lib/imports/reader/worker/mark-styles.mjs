/** A workbook's styles again, with a red twin of every cell style that needs one, and a style for messages. */

import { withAttribute } from './mark-sheet.mjs'
import { damaged } from './refusal.mjs'
import { attribute } from './xml.mjs'

const RED = 'FFFFC7CE'
const DARK_RED = 'FFC00000'

export class MarkedStyles {
  #twins = new Map()

  /** @param {string} xml */
  constructor(xml) {
    this.xml = xml
    const root = /<((?:\w+:)?)styleSheet\b/.exec(xml)
    if (root === null) throw damaged()
    this.p = root[1]
    const styles = this.#list('cellXfs')
    this.cells =
      styles.body.match(new RegExp(`<${this.p}xf\\b[^>]*?(?:/>|>[\\s\\S]*?</${this.p}xf>)`, 'g')) ?? []
    this.fill = this.#count('fill')
    this.font = this.#count('font')
    this.note = this.cells.length
    this.added = [
      `<${this.p}xf numFmtId="0" fontId="${this.font}" fillId="0" borderId="0" xfId="0" applyFont="1" applyAlignment="1"><${this.p}alignment vertical="center" wrapText="1"/></${this.p}xf>`,
    ]
  }

  /** The style that looks like this one, in red. */
  wrong = (style) => {
    let twin = this.#twins.get(style)
    if (twin === undefined) {
      twin = this.cells.length + this.added.length
      this.#twins.set(style, twin)
      const plain =
        this.cells[style] ?? this.cells[0] ?? `<${this.p}xf numFmtId="0" fontId="0" borderId="0"/>`
      this.added.push(withAttribute(withAttribute(plain, 'fillId', this.fill), 'applyFill', 1))
    }
    return twin
  }

  /** To be asked when all sheets have been written. */
  toString() {
    const { p } = this
    let xml = this.#appended(
      this.xml,
      'fonts',
      `<${p}font><${p}sz val="11"/><${p}color rgb="${DARK_RED}"/><${p}name val="宋体"/></${p}font>`,
      this.font + 1,
    )
    xml = this.#appended(
      xml,
      'fills',
      `<${p}fill><${p}patternFill patternType="solid"><${p}fgColor rgb="${RED}"/><${p}bgColor indexed="64"/></${p}patternFill></${p}fill>`,
      this.fill + 1,
    )
    return this.#appended(xml, 'cellXfs', this.added.join(''), this.cells.length + this.added.length)
  }

  #list(name, xml = this.xml) {
    const match = new RegExp(`(<${this.p}${name}\\b[^>]*[^/]>)([\\s\\S]*?)</${this.p}${name}>`).exec(xml)
    if (match === null) throw damaged(':样式表无法读取')
    return { index: match.index, whole: match[0], head: match[1], body: match[2] }
  }

  #count(name) {
    const { body } = this.#list(`${name}s`)
    return (body.match(new RegExp(`<${this.p}${name}(?=[\\s/>])`, 'g')) ?? []).length
  }

  #appended(xml, name, more, count) {
    const { index, whole, head, body } = this.#list(name, xml)
    const counted = attribute(head, 'count') === undefined ? head : withAttribute(head, 'count', count)
    return `${xml.slice(0, index)}${counted}${body}${more}</${this.p}${name}>${xml.slice(index + whole.length)}`
  }
}

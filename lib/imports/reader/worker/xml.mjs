/**
 * Reads XML as it is unpacked, so that a sheet of 100 MB is never in memory as a whole. Knows no entities but the five of
 * XML itself, and refuses every document type: where an entity bomb would be.
 */
import { damaged, hostile } from './refusal.mjs'
import { unpacked } from './zip.mjs'

const LONGEST_TAG = 1_000_000

/**
 * @typedef {object} Handler names come without their prefix
 * @property {(name: string, tag: string) => void} open `tag` is all between the angle brackets: see `attribute`
 * @property {(name: string) => void} close
 * @property {((text: string) => void) | null} text asked anew for each piece: null where no text is wanted
 */

/**
 * @param {import('./zip.mjs').Zip} zip
 * @param {import('./zip.mjs').Entry} entry
 * @param {Handler} handler
 */
export async function readXml(zip, entry, handler) {
  const scanner = new XmlScanner(handler)
  let decoder
  for await (const piece of unpacked(zip, entry)) {
    decoder ??= new TextDecoder(encodingOf(piece))
    scanner.write(decoder.decode(piece, { stream: true }))
  }
  scanner.write(decoder?.decode() ?? '')
  scanner.end()
}

function encodingOf(start) {
  if (start[0] === 0xff && start[1] === 0xfe) return 'utf-16le'
  if (start[0] === 0xfe && start[1] === 0xff) return 'utf-16be'
  const named = /^[^>]{0,60}encoding\s*=\s*["']([\w-]+)["']/.exec(
    start.subarray(0, 200).toString('latin1'),
  )?.[1]
  return /^gb/i.test(named ?? '') ? 'gb18030' : 'utf-8'
}

export class XmlScanner {
  #rest = ''
  #depth = 0

  /** @param {Handler} handler */
  constructor(handler) {
    this.handler = handler
  }

  /** @param {string} piece */
  write(piece) {
    const { handler } = this
    const text = this.#rest === '' ? piece : this.#rest + piece
    let at = 0
    for (;;) {
      const open = text.indexOf('<', at)
      if (open === -1) {
        // what comes next may belong to an entity begun here
        const cut = handler.text === null ? text.length : cutEntity(text, at)
        if (cut > at) handler.text?.(decoded(text.slice(at, cut)))
        at = cut
        break
      }
      if (open > at) handler.text?.(decoded(text.slice(at, open)))
      at = open
      const end = this.#markup(text, open)
      if (end === -1) break
      at = end
    }
    this.#rest = text.slice(at)
    if (this.#rest.length > LONGEST_TAG && !this.#rest.startsWith('<![CDATA[')) throw damaged()
  }

  /** Where the markup that begins at `open` ends, or -1 if the rest of it is not here yet. */
  #markup(text, open) {
    const next = text.charCodeAt(open + 1)
    if (Number.isNaN(next)) return -1
    if (next === 33) return this.#special(text, open)
    const close = tagEnd(text, open)
    if (close === -1) return -1
    if (next === 47) {
      this.#depth--
      this.handler.close(localName(text.slice(open + 2, close)))
    } else if (next !== 63) {
      const empty = text.charCodeAt(close - 1) === 47
      const tag = text.slice(open + 1, empty ? close - 1 : close)
      const name = localName(tag)
      this.handler.open(name, tag)
      if (empty) this.handler.close(name)
      else this.#depth++
    }
    return close + 1
  }

  #special(text, open) {
    if (text.startsWith('<!--', open)) {
      const end = text.indexOf('-->', open + 4)
      return end === -1 ? -1 : end + 3
    }
    if (text.startsWith('<![CDATA[', open)) {
      const end = text.indexOf(']]>', open + 9)
      if (end === -1) return -1
      this.handler.text?.(text.slice(open + 9, end))
      return end + 3
    }
    if (text.length - open < 9) return -1
    throw hostile('含有文档类型声明')
  }

  end() {
    if (this.#depth !== 0 || this.#rest.trim() !== '') throw damaged()
  }
}

/** Where the markup begun at `open` ends; -1 if it does not. `>` may stand in a quoted value. */
export function tagEnd(text, open) {
  let close = text.indexOf('>', open)
  while (close !== -1) {
    const quote = openQuote(text, open, close)
    if (quote === '') return close
    const closing = text.indexOf(quote, close)
    close = closing === -1 ? -1 : text.indexOf('>', closing)
  }
  return -1
}

function openQuote(text, from, to) {
  let quote = 0
  for (let at = from; at < to; at++) {
    const code = text.charCodeAt(at)
    if (quote === 0) {
      if (code === 34 || code === 39) quote = code
    } else if (code === quote) quote = 0
  }
  return quote === 0 ? '' : String.fromCharCode(quote)
}

function localName(tag) {
  let start = 0
  for (let at = 0; at < tag.length; at++) {
    const code = tag.charCodeAt(at)
    if (code === 58) start = at + 1
    else if (code <= 32) return tag.slice(start, at)
  }
  return tag.slice(start)
}

function cutEntity(text, from) {
  const last = text.lastIndexOf('&')
  return last >= from && text.length - last < 12 && text.indexOf(';', last) === -1 ? last : text.length
}

const NAMED = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

export function decoded(text) {
  if (!text.includes('&')) return text
  return text.replace(/&(?:#(\d{1,7})|#x([\da-f]{1,6})|([a-z]{2,4}));/gi, (whole, decimal, hex, name) => {
    if (name) return NAMED[name] ?? whole
    const code = decimal ? Number(decimal) : Number.parseInt(hex, 16)
    return code <= 0x10ffff ? String.fromCodePoint(code) : ''
  })
}

/**
 * One attribute by its name without prefix, for tags whose values hold no names and signs (cells, rows).
 * @param {string} tag
 * @param {string} name
 */
export function attribute(tag, name) {
  for (let at = tag.indexOf(name); at !== -1; at = tag.indexOf(name, at + 1)) {
    const before = tag.charCodeAt(at - 1)
    if (before > 32 && before !== 58) continue
    let next = at + name.length
    while (tag.charCodeAt(next) <= 32) next++
    if (tag.charCodeAt(next) !== 61) continue
    next++
    while (tag.charCodeAt(next) <= 32) next++
    const end = tag.indexOf(tag[next] ?? '', next + 1)
    return end === -1 ? undefined : tag.slice(next + 1, end)
  }
  return undefined
}

/** All attributes, by their names without prefix. @returns {Record<string, string>} */
export function attributes(tag) {
  const found = Object.create(null)
  for (const [, name, double, single] of tag.matchAll(/([\w.:-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g))
    found[name.slice(name.indexOf(':') + 1)] = decoded(double ?? single)
  return found
}

export const isTrue = (value) => value === '1' || value === 'true' || value === 'on'

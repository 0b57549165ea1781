/** The person's own .xlsx again, with what is wrong in it: only the parts that change are written anew. */
import { crc32, createDeflateRaw } from 'node:zlib'
import { markedSheet } from './mark-sheet.mjs'
import { MarkedStyles } from './mark-styles.mjs'
import { kindOf } from './read.mjs'
import { columnOf, rangeOf } from './sheet-xml.mjs'
import { openBook } from './xlsx.mjs'
import { attribute, readXml } from './xml.mjs'
import { openZip, unpacked } from './zip.mjs'

/**
 * @param {Buffer} bytes
 * @param {import('../marks').SheetMarks[]} marks
 * @param {import('../limits').Limits} limits
 * @param {() => void} alive
 * @returns {Promise<Uint8Array | null>} null for what is no .xlsx
 */
export async function markFile(bytes, marks, limits, alive) {
  if (kindOf(bytes) !== 'zip') return null
  const zip = await openZip(bytes, limits, alive)
  const book = await openBook(zip, limits)
  if (book.styles === undefined) return null
  const styles = new MarkedStyles(await textOf(zip, book.styles))
  const changed = new Map()
  for (const { name, part } of book.sheets) {
    const ofSheet = marks.find(({ sheet }) => sheet === name)
    if (ofSheet === undefined) continue
    const message = await freeColumn(zip, part, limits)
    changed.set(part, await packed(markedSheet(texts(zip, part), ofSheet, message, styles)))
    alive()
  }
  changed.set(book.styles, await packed([styles.toString()]))
  await dropCalculationChain(zip, changed)
  return archive(zip, changed)
}

/**
 * The order in which formulas were last calculated: a spreadsheet makes it anew, but calls a file broken whose order names
 * a cell that has no formula any more because somebody corrected it.
 */
async function dropCalculationChain(zip, changed) {
  const chain = zip.entries.find(({ name }) => /calcChain\.xml$/i.test(name))
  if (chain === undefined) return
  changed.set(chain, null)
  for (const part of zip.entries) {
    if (!/(^\[Content_Types\]\.xml|\.rels)$/i.test(part.name)) continue
    const text = await textOf(zip, part)
    const without = text.replace(/<(?:\w+:)?(?:Override|Relationship)\b[^>]*calcChain\.xml"[^>]*\/>/gi, '')
    if (without !== text) changed.set(part, await packed([without]))
  }
}

async function* texts(zip, part) {
  const decoder = new TextDecoder()
  for await (const piece of unpacked(zip, part)) yield decoder.decode(piece, { stream: true })
  yield decoder.decode()
}

async function textOf(zip, part) {
  let text = ''
  for await (const piece of texts(zip, part)) text += piece
  return text
}

/** Right of everything that is filled in or merged. */
async function freeColumn(zip, part, limits) {
  let column = -1
  let free = 0
  await readXml(zip, part, {
    open(name, tag) {
      if (name === 'row') column = -1
      else if (name === 'c') column = nextColumn(column, attribute(tag, 'r'))
      else if (name === 'v' || name === 'is') free = Math.max(free, column + 1)
      else if (name === 'mergeCell') {
        const right = rangeOf(attribute(tag, 'ref') ?? '')?.right ?? 0
        // a title merged over all 16 384 columns is not wide, it is careless
        if (right < limits.columns) free = Math.max(free, right + 1)
      }
    },
    close() {},
    text: null,
  })
  return free
}

const nextColumn = (column, address) => (address === undefined ? column + 1 : columnOf(address))

async function packed(pieces) {
  const deflate = createDeflateRaw({ level: 6 })
  const chunks = []
  const finished = (async () => {
    for await (const chunk of deflate) chunks.push(chunk)
  })()
  let crc = 0
  let size = 0
  for await (const piece of pieces) {
    const bytes = Buffer.from(piece)
    crc = crc32(bytes, crc)
    size += bytes.length
    if (!deflate.write(bytes)) await new Promise((resolve) => deflate.once('drain', resolve))
  }
  deflate.end()
  await finished
  return { body: Buffer.concat(chunks), crc, size, method: 8 }
}

/** Parts that did not change keep their packed bytes. */
function archive(zip, changed) {
  const pieces = []
  const central = []
  let offset = 0
  const kept = zip.entries.filter((entry) => changed.get(entry) !== null)
  for (const entry of kept) {
    const { body, crc, size, method } = changed.get(entry) ?? {
      ...entry,
      body: zip.bytes.subarray(entry.start, entry.start + entry.packed),
    }
    const record = Buffer.from(entry.central.subarray(0, 46))
    // sizes stand in the header, not behind the data
    record.writeUInt16LE(entry.flags & ~8, 8)
    record.writeUInt16LE(method, 10)
    record.writeUInt32LE(crc, 16)
    record.writeUInt32LE(body.length, 20)
    record.writeUInt32LE(size, 24)
    record.writeUInt16LE(0, 30)
    record.writeUInt16LE(0, 32)
    record.writeUInt32LE(offset, 42)
    const local = Buffer.alloc(30)
    local.writeUInt32LE(0x04034b50, 0)
    record.copy(local, 4, 6, 30)
    local.writeUInt16LE(0, 28)
    central.push(record, entry.rawName)
    pieces.push(local, entry.rawName, body)
    offset += local.length + entry.rawName.length + body.length
  }
  const directory = Buffer.concat(central)
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50, 0)
  end.writeUInt16LE(kept.length, 8)
  end.writeUInt16LE(kept.length, 10)
  end.writeUInt32LE(directory.length, 12)
  end.writeUInt32LE(offset, 16)
  return new Uint8Array(Buffer.concat([...pieces, directory, end]))
}

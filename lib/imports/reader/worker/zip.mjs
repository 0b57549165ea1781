/**
 * Opens a ZIP archive that nobody vouches for. Everything is checked before the first part is read: names, places and
 * sizes against each other, and the true sizes by unpacking once and counting. A ratio of packed to unpacked is not
 * asked for: a sheet with formatted blank rows honestly shrinks to a hundredth.
 */
import { crc32, createInflateRaw } from 'node:zlib'
import { damaged, encrypted, hostile, Refused } from './refusal.mjs'

const END = 0x06054b50
const END_64 = 0x06064b50
const LOCATOR_64 = 0x07064b50
const CENTRAL = 0x02014b50
const LOCAL = 0x04034b50
const UNKNOWN = 0xffffffff

/**
 * @typedef {{ name: string, rawName: Buffer, method: number, flags: number, crc: number, packed: number, size: number,
 *   offset: number, start: number, central: Buffer }} Entry
 * @typedef {{ bytes: Buffer, entries: Entry[], find: (name: string) => Entry | undefined, alive: () => void }} Zip
 */

/**
 * @param {Buffer} bytes
 * @param {import('../limits').Limits} limits
 * @param {() => void} [alive] called now and then while large parts are unpacked
 * @returns {Promise<Zip>}
 */
export async function openZip(bytes, limits, alive = () => {}) {
  const end = findEnd(bytes)
  if (end.count > limits.parts) throw hostile(`含有 ${end.count} 个部件`)
  const entries = readCentral(bytes, end)
  entries.forEach(checkEntry)
  checkPlaces(bytes, entries, end.offset)
  const declared = entries.reduce((sum, { size }) => sum + size, 0)
  if (declared > limits.unpackedBytes) throw tooLarge(limits)
  await count({ bytes, entries, alive }, limits)
  const byName = new Map(entries.map((entry) => [entry.name.toLowerCase(), entry]))
  if (byName.size < entries.length) throw hostile('部件重名')
  return { bytes, entries, alive, find: (name) => byName.get(name.toLowerCase()) }
}

const tooLarge = (limits) =>
  new Refused(
    'tooLarge',
    `文件解压后超过 ${limits.unpackedBytes / 1024 / 1024} MB。请删去空白格式、图片和无关工作表,或拆成几个文件后再上传。`,
  )

/** The end record stands last, behind it at most a comment. */
function findEnd(bytes) {
  const lowest = Math.max(0, bytes.length - 22 - 0xffff)
  for (let at = bytes.length - 22; at >= lowest; at--) {
    if (bytes.readUInt32LE(at) !== END) continue
    const end = {
      count: bytes.readUInt16LE(at + 10),
      size: bytes.readUInt32LE(at + 12),
      offset: bytes.readUInt32LE(at + 16),
    }
    const large = end.count === 0xffff || end.size === UNKNOWN || end.offset === UNKNOWN
    const found = large ? findEnd64(bytes, at) : end
    if (found.offset + found.size > at) throw damaged()
    return found
  }
  throw damaged(':没有读到文件结尾,可能没有传完')
}

function findEnd64(bytes, end) {
  const locator = end - 20
  if (locator < 0 || bytes.readUInt32LE(locator) !== LOCATOR_64) throw damaged()
  const at = Number(bytes.readBigUInt64LE(locator + 8))
  if (at + 56 > locator || bytes.readUInt32LE(at) !== END_64) throw damaged()
  return {
    count: Number(bytes.readBigUInt64LE(at + 32)),
    size: Number(bytes.readBigUInt64LE(at + 40)),
    offset: Number(bytes.readBigUInt64LE(at + 48)),
  }
}

/** @returns {Entry[]} */
function readCentral(bytes, end) {
  const entries = []
  let at = end.offset
  for (let index = 0; index < end.count; index++) {
    if (at + 46 > bytes.length || bytes.readUInt32LE(at) !== CENTRAL) throw damaged()
    const nameLength = bytes.readUInt16LE(at + 28)
    const extraLength = bytes.readUInt16LE(at + 30)
    const next = at + 46 + nameLength + extraLength + bytes.readUInt16LE(at + 32)
    if (next > bytes.length) throw damaged()
    const rawName = bytes.subarray(at + 46, at + 46 + nameLength)
    const entry = {
      name: rawName.toString('utf8').replaceAll('\\', '/'),
      rawName,
      flags: bytes.readUInt16LE(at + 8),
      method: bytes.readUInt16LE(at + 10),
      crc: bytes.readUInt32LE(at + 16),
      packed: bytes.readUInt32LE(at + 20),
      size: bytes.readUInt32LE(at + 24),
      offset: bytes.readUInt32LE(at + 42),
      start: 0,
      link: bytes.readUInt32LE(at + 38) >>> 28 === 0xa,
      central: bytes.subarray(at, next),
    }
    readExtra64(bytes.subarray(at + 46 + nameLength, at + 46 + nameLength + extraLength), entry)
    entries.push(entry)
    at = next
  }
  return entries
}

/** Java's writers give 64-bit sizes also to small parts. */
function readExtra64(extra, entry) {
  for (let at = 0; at + 4 <= extra.length; ) {
    const length = extra.readUInt16LE(at + 2)
    if (extra.readUInt16LE(at) === 1) {
      let field = at + 4
      for (const key of ['size', 'packed', 'offset']) {
        if (entry[key] !== UNKNOWN) continue
        if (field + 8 > at + 4 + length || field + 8 > extra.length) throw damaged()
        entry[key] = Number(extra.readBigUInt64LE(field))
        field += 8
      }
    }
    at += 4 + length
  }
}

function checkEntry({ name, flags, method, link }) {
  if (flags & 1) throw encrypted()
  if (link) throw hostile('含有链接')
  const outside = name.startsWith('/') || /^[a-z]:/i.test(name) || name.split('/').includes('..')
  if (outside || name.includes('\0') || name === '') throw hostile('部件名称指向文件之外')
  if (method !== 0 && method !== 8) throw damaged(':压缩方式不受支持')
}

/** Parts lie one behind the other; one that lies in another is a bomb's way to be counted once and unpacked often. */
function checkPlaces(bytes, entries, centralOffset) {
  let free = 0
  for (const entry of [...entries].sort((a, b) => a.offset - b.offset)) {
    const { offset, rawName } = entry
    if (offset < free) throw hostile('部件互相重叠')
    if (offset + 30 > centralOffset || bytes.readUInt32LE(offset) !== LOCAL) throw damaged()
    const nameLength = bytes.readUInt16LE(offset + 26)
    entry.start = offset + 30 + nameLength + bytes.readUInt16LE(offset + 28)
    free = entry.start + entry.packed
    if (free > centralOffset) throw damaged()
    if (!rawName.equals(bytes.subarray(offset + 30, offset + 30 + nameLength)))
      throw hostile('部件名称前后不一')
  }
}

async function count(zip, limits) {
  let total = 0
  for (const entry of zip.entries) {
    let crc = 0
    let size = 0
    for await (const piece of unpacked(zip, entry)) {
      size += piece.length
      total += piece.length
      if (total > limits.unpackedBytes) throw tooLarge(limits)
      crc = crc32(piece, crc)
    }
    if (size !== entry.size || crc !== entry.crc) throw damaged(':部件大小或校验值不符')
  }
}

const ALIVE_EVERY = 32

/**
 * @param {Pick<Zip, 'bytes' | 'alive'>} zip
 * @param {Entry} entry
 * @returns {AsyncGenerator<Buffer>}
 */
export async function* unpacked({ bytes, alive }, { start, packed, method }) {
  const body = bytes.subarray(start, start + packed)
  if (method === 0) {
    if (body.length > 0) yield body
    return
  }
  const inflate = createInflateRaw({ chunkSize: 256 * 1024 })
  inflate.end(body)
  let pieces = 0
  try {
    for await (const piece of inflate) {
      if (++pieces % ALIVE_EVERY === 0) alive()
      yield piece
    }
  } catch (error) {
    throw error instanceof Refused ? error : damaged()
  }
}

import { buffer } from 'node:stream/consumers'
import { inflateRawSync } from 'node:zlib'
import type { ExportFile } from '@/lib/exports/commands'

/** An independent, plain reading of an .xlsx: by the central directory and by the letters of its XML. */
export type ReadCell = { type: string | null; style: string; text: string }
export type ReadSheet = { name: string; state: string; xml: string; rows: ReadCell[][] }

export async function bytesOf({ file }: Pick<ExportFile, 'file'>): Promise<Buffer> {
  return buffer(file.stream())
}

export function unzip(bytes: Buffer): Map<string, string> {
  const end = bytes.lastIndexOf(Buffer.from('PK\x05\x06', 'latin1'))
  if (end < 0) throw new Error('no end of the ZIP')
  const parts = new Map<string, string>()
  let at = bytes.readUInt32LE(end + 16)
  for (let count = bytes.readUInt16LE(end + 10); count > 0; count -= 1) {
    const [size, full] = [bytes.readUInt32LE(at + 20), bytes.readUInt32LE(at + 24)]
    const lengths = [28, 30, 32].map((offset) => bytes.readUInt16LE(at + offset))
    const [name = 0, extra = 0, comment = 0] = lengths
    const local = bytes.readUInt32LE(at + 42)
    const start = local + 30 + bytes.readUInt16LE(local + 26) + bytes.readUInt16LE(local + 28)
    const packed = bytes.subarray(start, start + size)
    const plain = bytes.readUInt16LE(at + 10) === 0 ? packed : inflateRawSync(packed)
    if (plain.length !== full) throw new Error('a part has not the size it claims')
    parts.set(bytes.toString('utf8', at + 46, at + 46 + name), plain.toString('utf8'))
    at += 46 + name + extra + comment
  }
  return parts
}

const entities: Record<string, string> = { '&amp;': '&', '&lt;': '<', '&gt;': '>', '&quot;': '"' }
const plainText = (xml: string) => xml.replace(/&(amp|lt|gt|quot);/g, (entity) => entities[entity] ?? entity)

export function sheetsOf(bytes: Buffer): ReadSheet[] {
  const parts = unzip(bytes)
  const book = parts.get('xl/workbook.xml') ?? ''
  return [...book.matchAll(/<sheet name="([^"]+)" sheetId="(\d+)"(?: state="(\w+)")?/g)].map(
    ([, name = '', id, state = 'visible']) => {
      const xml = parts.get(`xl/worksheets/sheet${id}.xml`) ?? ''
      const rows: ReadCell[][] = []
      for (const [, number, cells = ''] of xml.matchAll(/<row r="(\d+)"[^>]*>(.*?)<\/row>/gs)) {
        const row: ReadCell[] = []
        for (const [, letters = '', style = '', type, inner = ''] of cells.matchAll(
          /<c r="([A-Z]+)\d+" s="(\d+)"(?: t="(\w+)")?>(.*?)<\/c>/gs,
        )) {
          const index = [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1
          const texts = [...inner.matchAll(/<(?:t|v)(?: [^>]*)?>(.*?)<\/(?:t|v)>/gs)].map(
            ([, text = '']) => text,
          )
          row[index] = { type: type ?? null, style, text: plainText(texts.join('')) }
        }
        rows[Number(number) - 1] = row
      }
      return { name: plainText(name), state, xml, rows }
    },
  )
}

/** Rows below the header as texts by header. */
export function recordsOf({ rows }: ReadSheet, header = 0): Record<string, string>[] {
  const names = (rows[header] ?? []).map((cell) => cell?.text ?? '')
  return rows
    .slice(header + 1)
    .map((row) => Object.fromEntries(names.map((name, index) => [name, row[index]?.text ?? ''])))
}

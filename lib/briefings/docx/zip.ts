import { buffer } from 'node:stream/consumers'
import { ZipFile } from 'yazl'

export type ZipPart = readonly [name: string, content: string | Buffer]

export async function zipped(parts: readonly ZipPart[]): Promise<Buffer> {
  const zip = new ZipFile()
  // the first day a ZIP can name, in whatever zone this runs: equal parts make equal files
  const fixed = new Date(1980, 0, 1)
  for (const [name, content] of parts)
    zip.addBuffer(Buffer.from(content), name, { mtime: fixed, forceDosTimestamp: true, compressionLevel: 6 })
  zip.end()
  const failed = new Promise<never>((_, reject) => zip.on('error', reject))
  return Promise.race([buffer(zip.outputStream), failed])
}

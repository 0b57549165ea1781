import 'server-only'

import { randomUUID } from 'node:crypto'
import { type FileHandle, open, unlink } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable, type Writable } from 'node:stream'

/** A file that is whole, waiting to be sent. It has no name on disk any more and is gone when it was read or closed. */
export type Spooled = { size: number; stream(): ReadableStream<Uint8Array>; discard(): Promise<void> }

/**
 * Writes a file to disk before a byte of it is sent: an error on the way is an error and not half a file that looks whole,
 * and whoever downloads slowly holds no transaction.
 */
export async function spool(write: (output: Writable) => Promise<void>): Promise<Spooled> {
  const path = join(tmpdir(), `luodi-export-${randomUUID()}`)
  const writer = await open(path, 'wx', 0o600)
  const output = writer.createWriteStream()
  try {
    const file = await open(path, 'r')
    try {
      // From here on nobody finds it by its name, and a crash leaves nothing behind.
      await unlink(path)
      await write(output)
      const { size } = await file.stat()
      return { size, stream: () => streamOf(file), discard: () => file.close() }
    } catch (error) {
      await file.close()
      throw error
    }
  } finally {
    output.destroy()
  }
}

/** Closes the file when it is read to its end, and when nobody wants the rest. */
function streamOf(file: FileHandle): ReadableStream<Uint8Array> {
  return Readable.toWeb(file.createReadStream({ start: 0 })) as ReadableStream<Uint8Array>
}

/**
 * The thread in which files of strangers are opened. It has its own memory limit and is ended when it takes too long; the
 * portal's thread only receives plain rows. Plain JavaScript, because Node starts it without the portal's build.
 */
import { parentPort, workerData } from 'node:worker_threads'
import { markFile } from './mark.mjs'
import { Output } from './output.mjs'
import { readFile } from './read.mjs'
import { damaged, Refused } from './refusal.mjs'

const { job, bytes, fileName, limits, marks } = workerData
const post = (message) => parentPort.postMessage(message)
const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
post({ type: 'alive' })
try {
  if (job === 'read') await readFile(file, fileName, new Output(post, limits))
  else {
    const marked = await markFile(file, marks, limits, () => post({ type: 'alive' }))
    parentPort.postMessage({ type: 'marked', bytes: marked }, marked === null ? [] : [marked.buffer])
  }
} catch (error) {
  // What a parser did not expect is a broken file to the person, and a line in the log to us.
  const refused = error instanceof Refused
  const { reason, message } = refused ? error : damaged()
  post({ type: 'refused', reason, message, unexpected: refused ? undefined : String(error?.stack ?? error) })
}

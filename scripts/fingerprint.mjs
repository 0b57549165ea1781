/** Knowing whether sources have changed since something was made from them. */
import crypto from 'node:crypto'
import fs from 'node:fs'
import path from 'node:path'

/**
 * One hash over the names and contents of files and folders; what does not exist counts as absent.
 * @param {string} root
 * @param {string[]} places relative to root
 * @param {(place: string) => boolean} [skip]
 */
export function fingerprint(root, places, skip = () => false) {
  const hash = crypto.createHash('sha256')
  const add = (place) => {
    const file = path.join(root, place)
    if (skip(place) || !fs.existsSync(file)) return
    if (fs.statSync(file).isDirectory()) {
      for (const name of fs.readdirSync(file).sort()) add(path.posix.join(place, name))
      return
    }
    const content = fs.readFileSync(file)
    // Name and length stand before the content, so that two files can never read as one.
    hash.update(`${place}\0${content.length}\0`).update(content)
  }
  for (const place of places) add(place)
  return hash.digest('hex')
}

/**
 * Does `work` unless it was last done for the same fingerprint, which is kept in the file `stamp`.
 * @param {{ stamp: string, identity: string, complete?: () => boolean }} made
 * @param {() => Promise<void>} work
 */
export async function unlessDone({ stamp, identity, complete = () => true }, work) {
  if (complete() && fs.existsSync(stamp) && fs.readFileSync(stamp, 'utf8') === identity) return
  fs.rmSync(stamp, { force: true }) // interrupted work must not look done
  await work()
  fs.mkdirSync(path.dirname(stamp), { recursive: true })
  fs.writeFileSync(stamp, identity)
}
